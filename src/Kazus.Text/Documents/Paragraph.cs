namespace Kazus.Text.Documents;

/// <summary>What a paragraph is for.</summary>
public enum ParagraphKind
{
    Prose,
    ListItem,
    Heading,
    Title,
    Authors,
    Affiliations,
    Dates,
    Keywords,
    Declaration,
    Caption,
    Legend,
    TableNote,
    Reference,
    Footnote,
    /// <summary>Page furniture: running heads, page numbers, licence notices, repository cover lines. Not part of the article's prose.</summary>
    Furniture,
    /// <summary>Anything else before the article begins: correspondence, e-mail addresses, article type.</summary>
    Front,
}

/// <summary>A paragraph: its clean text and the sentences in it.</summary>
public sealed record Paragraph(Span Span, ParagraphKind Kind, PlainText Plain) : Node(Span)
{
    public IReadOnlyList<Sentence> Sentences { get; init; } = [];

    public override IEnumerable<Node> Children => Sentences;

    public override string ToString() => Plain.Text;
}

/// <summary>A sentence: its clean text, without markup, and its span in the document's text.</summary>
public sealed record Sentence(Span Span, PlainText Plain) : Node(Span)
{
    public string Text => Plain.Text;

    public override string ToString() => Plain.Text;
}
