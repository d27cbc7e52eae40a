using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Facts;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.References;

namespace Kazus.Manuscript;

/// <summary>What a report is made of: the authors' prose and everything it may call by name.</summary>
public sealed record ReportParts
{
    public required FrontMatter Front { get; init; }

    /// <summary>The prose files in reading order; see <see cref="InReadingOrder"/>.</summary>
    public required IReadOnlyList<ProseFile> Prose { get; init; }

    public LiveFacts Facts { get; init; } = LiveFacts.None;

    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    public IReadOnlyList<ReportFigure> Figures { get; init; } = [];

    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Every conflict of the record, for the list at the end.</summary>
    public IReadOnlyList<ReportConflict> Conflicts { get; init; } = [];

    /// <summary>Reads a picture named in the prose (<c>![caption](imaging/c5.png)</c>), or gives null when there is none.</summary>
    public Func<string, byte[]?> Picture { get; init; } = _ => null;

    /// <summary>Files sorted as a manuscript is numbered, by ordinal comparison of their paths.</summary>
    public static IReadOnlyList<ProseFile> InReadingOrder(IEnumerable<ProseFile> files) =>
        [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
}
