using Kazus.Checks;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.Prose;
using Kazus.Manuscript.References;

namespace Kazus.Manuscript;

/// <summary>
/// A composed report: every name answered, figures, tables and references numbered in the order a reader meets them.
/// The writers print it and decide nothing.
/// </summary>
public sealed record Report
{
    public required FrontMatter Front { get; init; }

    public required ReportOptions Options { get; init; }

    public IReadOnlyList<AbstractPart> Abstract { get; init; } = [];

    public IReadOnlyList<Section> Body { get; init; } = [];

    /// <summary>Declarations and acknowledgements, from the prose and from the front matter.</summary>
    public IReadOnlyList<BackSection> Back { get; init; } = [];

    /// <summary>The works cited, in order of first citation.</summary>
    public IReadOnlyList<ListedReference> References { get; init; } = [];

    public IReadOnlyList<ReportConflict> Conflicts { get; init; } = [];

    /// <summary>What the prose calls that is not there, and what else an author should look at.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Composes a report. What cannot be answered becomes a finding and is shown as it stands; the rest is whole.</summary>
    public static Report Compose(ReportParts parts, ReportOptions? options = null) => new Compose.Composition(parts, options ?? ReportOptions.Default).Compose();

    /// <summary>The words a reader would count: headings and paragraphs of the body, without tables, captions and references.</summary>
    public int WordCount => Body.Sum(s => s.WordCount);
}

/// <summary>A part of the abstract; the title is null when the abstract has no parts.</summary>
public sealed record AbstractPart(string? Title, IReadOnlyList<Block> Blocks);

/// <summary>A section of the body.</summary>
/// <param name="Title">Its heading; empty for text before the first heading.</param>
/// <param name="Level">1 for a section of the body; never skips a level.</param>
/// <param name="Id">Unique within the report; letters, digits, hyphens.</param>
/// <param name="Blocks">What stands before its first subsection.</param>
/// <param name="Sections">Its subsections.</param>
public sealed record Section(IReadOnlyList<Inline> Title, int Level, string Id, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections)
{
    /// <summary>Where its heading stands in the prose.</summary>
    public SourcePlace At { get; init; }

    /// <summary>The heading as the prose writes it.</summary>
    public string Markdown { get; init; } = "";

    public int WordCount => Words(PlainText.Of(Title)) + Blocks.Sum(Words) + Sections.Sum(s => s.WordCount);

    private static int Words(Block block) => block switch
    {
        Block.Paragraph p => Words(PlainText.Of(p.Line)),
        Block.Items i => i.Entries.Sum(e => e.Sum(Words)),
        Block.Quote q => q.Blocks.Sum(Words),
        _ => 0,
    };

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}

/// <summary>A declaration or the acknowledgements.</summary>
public sealed record BackSection(DeclarationKind Kind, string Title, IReadOnlyList<Block> Blocks);
