using Kazus.Text.Documents;

namespace Kazus.Text.Reading;

internal enum MarkKind
{
    Bold,
    Italic,
    Superscript,
    Subscript,
    Link,
    CitationLink,
}

/// <summary>A stretch of the text that the source sets apart; a link carries its target.</summary>
internal readonly record struct Mark(Span Span, MarkKind Kind, string? Target = null);

internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Table,
}

/// <summary>A block as a format's reader hands it over: before anyone has asked what it is for.</summary>
internal sealed record Block(BlockKind Kind, Span Span, PlainText Plain)
{
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Of a heading, from 1.</summary>
    public int Level { get; init; }

    /// <summary>Of a list item, where the source numbers it.</summary>
    public string? Number { get; init; }

    public DraftTable? Table { get; init; }

    /// <summary>What the source itself says this is, or null.</summary>
    public ParagraphKind? Role { get; init; }

    /// <summary>What kind of section the source says this heading opens, or null.</summary>
    public SectionKind? Section { get; init; }

    public string Text => Plain.Text;

    /// <summary>Whether all of it is bold (or set as a heading by its look).</summary>
    public bool AllBold => Covered(MarkKind.Bold) >= Plain.Length && Plain.Length > 0;

    /// <summary>How many characters at the beginning are bold or italic without a break.</summary>
    public int Lead(params ReadOnlySpan<MarkKind> kinds)
    {
        foreach (var mark in Marks)
            if (kinds.Contains(mark.Kind) && Plain.FromDocument(mark.Span.Start) == 0)
                return Plain.FromDocument(mark.Span.End);
        return 0;
    }

    private int Covered(MarkKind kind)
    {
        var covered = 0;
        foreach (var mark in Marks)
            if (mark.Kind == kind) covered += Plain.FromDocument(mark.Span.End) - Plain.FromDocument(mark.Span.Start);
        return covered;
    }
}

internal sealed record DraftTable(IReadOnlyList<DraftRow> Rows);

internal sealed record DraftRow(Span Span, bool IsHeader, IReadOnlyList<DraftCell> Cells);

internal sealed record DraftCell(Span Span, PlainText Plain)
{
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    public int RowSpan { get; init; } = 1;

    public int ColumnSpan { get; init; } = 1;

    public bool IsHeader { get; init; }
}

/// <summary>A whole article as a format's reader hands it over.</summary>
internal sealed record Draft(string Id, SourceFormat Format, string Text, IReadOnlyList<Block> Blocks)
{
    /// <summary>What the source itself says about title, authors, dates; the rest is looked for in the text.</summary>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <summary>References that the source marks up itself, or empty.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    public IReadOnlyList<Revision> Revisions { get; init; } = [];

    public IReadOnlyList<Comment> Comments { get; init; } = [];
}
