using Kazus.Manuscript.Displays;

namespace Kazus.Manuscript.Prose;

/// <summary>A block of the prose. Closed: one of the nested records.</summary>
public abstract record Block
{
    private Block()
    {
    }

    public SourcePlace At { get; init; }

    /// <summary>The characters of the file it came from.</summary>
    public string Markdown { get; init; } = "";

    public sealed record Heading(int Level, IReadOnlyList<Inline> Title) : Block;

    public sealed record Paragraph(IReadOnlyList<Inline> Line) : Block;

    /// <summary>A list; <paramref name="Start"/> is its first number, or null for bullets.</summary>
    public sealed record Items(int? Start, IReadOnlyList<IReadOnlyList<Block>> Entries) : Block;

    public sealed record Quote(IReadOnlyList<Block> Blocks) : Block;

    public sealed record Code(string Text) : Block;

    /// <summary>A table typed in the prose; the first row is its header.</summary>
    public sealed record Grid(IReadOnlyList<bool> Numeric, IReadOnlyList<IReadOnlyList<IReadOnlyList<Inline>>> Rows) : Block;

    /// <summary>The place of a table or figure called by name.</summary>
    public sealed record Place(DisplayKind Kind, string Id) : Block;

    /// <summary>A picture alone in its paragraph.</summary>
    public sealed record Picture(string Id, string Path, IReadOnlyList<Inline> Caption) : Block;

    /// <summary>A table in its place, with its number.</summary>
    public sealed record PlacedTable(ReportTable Table, int Number) : Block
    {
        /// <summary>Printed citations of cells, by row and column.</summary>
        public IReadOnlyDictionary<(int Row, int Column), IReadOnlyList<CitationPart>> Citations { get; init; } =
            new Dictionary<(int Row, int Column), IReadOnlyList<CitationPart>>();
    }

    /// <summary>A figure in its place, with its number.</summary>
    public sealed record PlacedFigure(ReportFigure Figure, int Number) : Block;
}
