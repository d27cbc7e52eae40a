namespace Kazus.Text.Documents;

public enum SourceFormat
{
    Text,
    Markdown,
    Jats,
    Docx,
    Html,
    Pdf,
}

/// <summary>
/// An article as one text and the parts found in it. For plain text and Markdown <see cref="Text"/> is the file's own text
/// unchanged, so spans point into the file; for the other formats it is the article written out in reading order.
/// </summary>
public sealed record Document : Node
{
    // Kept for the very object it was made for: a copy made by "with" makes its own.
    private Places? places;

    public Document(string id, string text) : base(new Span(0, text.Length))
    {
        Id = id;
        Text = text;
        CodePoints = new CodePoints(text);
    }

    /// <summary>The name the document goes by: its DOI or the file's name without extension.</summary>
    public string Id { get; init; }

    public string Text { get; }

    public CodePoints CodePoints { get; }

    public required SourceFormat Format { get; init; }

    public Metadata Metadata { get; init; } = Metadata.None;

    /// <summary>The sections of the article; subsections hang under them.</summary>
    public IReadOnlyList<Section> Outline { get; init; } = [];

    /// <summary>Tables in reading order, wherever they stand.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];

    /// <summary>Figures in the order of their legends.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    public IReadOnlyList<CallOut> CallOuts { get; init; } = [];

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    public IReadOnlyList<Reference> References { get; init; } = [];

    public IReadOnlyList<Declaration> Declarations { get; init; } = [];

    /// <summary>Running heads, page numbers, licence notices, cover pages: in the text, not part of the article's prose.</summary>
    public IReadOnlyList<Paragraph> Furniture { get; init; } = [];

    public IReadOnlyList<Revision> Revisions { get; init; } = [];

    public IReadOnlyList<Comment> Comments { get; init; } = [];

    /// <summary>All sections and subsections in reading order.</summary>
    public IEnumerable<Section> Sections => Outline.SelectMany(s => s.WithSubsections());

    /// <summary>All paragraphs of the prose, then captions and legends, in the order they stand in the text.</summary>
    public IEnumerable<Paragraph> Paragraphs =>
        Sections.SelectMany(s => s.Paragraphs)
            .Concat(Tables.Where(t => t.Caption is not null).Select(t => t.Caption!))
            .Concat(Tables.SelectMany(t => t.Notes))
            .Concat(Figures.Select(f => f.Legend))
            .OrderBy(p => p.Span);

    /// <summary>All sentences of all paragraphs, in the order they stand in the text. References and furniture have none.</summary>
    public IEnumerable<Sentence> Sentences => Paragraphs.SelectMany(p => p.Sentences);

    public override IEnumerable<Node> Children =>
        Metadata.Nodes().Concat(Outline).Concat(Tables).Concat(Figures).Concat(CallOuts).Concat(Citations)
            .Concat(Citations.Select(c => c.Named).OfType<Node>())
            .Concat(References).Concat(Declarations).Concat(Furniture).Concat(Revisions).Concat(Comments);

    /// <summary>Where a position lies, in words: "abstract", "case", "Table 1, row 2, column 3", "Figure 5 legend".</summary>
    public string WhereIs(int position) => PlacesOfThis.WhereIs(position);

    /// <summary>The innermost section at a position, or null.</summary>
    public Section? SectionAt(int position) => PlacesOfThis.SectionAt(position);

    /// <summary>The line of a position, from 1.</summary>
    public int LineOf(int position) => PlacesOfThis.LineOf(position);

    /// <summary>The characters of a span.</summary>
    public string Quote(Span span) => span.Of(Text);

    private Places PlacesOfThis => places is { } known && ReferenceEquals(known.Document, this) ? known : places = new Places(this);
}
