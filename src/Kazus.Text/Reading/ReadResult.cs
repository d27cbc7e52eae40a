using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading;

/// <summary>What reading a file gave: its documents (one, or several where the file holds a set of articles) and findings.</summary>
public sealed record ReadResult(IReadOnlyList<Document> Documents, IReadOnlyList<Finding> Findings)
{
    /// <summary>The document, or the first of a set; null where nothing could be read.</summary>
    public Document? Document => Documents.Count > 0 ? Documents[0] : null;

    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    internal static ReadResult Failed(ReadingRule rule, string name, string message) => new([], [rule.Finding(name, message)]);
}
