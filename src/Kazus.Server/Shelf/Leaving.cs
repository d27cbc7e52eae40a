using Kazus.Cases;
using Kazus.Checking;
using Kazus.Checks;
using Kazus.Registry;

namespace Kazus.Server.Shelf;

/// <summary>Which cases may leave in a file, and why the others stay.</summary>
/// <param name="Cases">The cases that may leave.</param>
/// <param name="Stay">The others.</param>
internal sealed record Leaving(IReadOnlyList<Case> Cases, IReadOnlyList<ExportRefusal> Stay)
{
    /// <summary>Open privacy findings in the words or pictures of the report, which tells of all cases at once.</summary>
    public IReadOnlyList<Finding> InReport { get; init; } = [];

    /// <summary>True when everything may leave.</summary>
    public bool IsFree => Stay.Count == 0 && InReport.Count == 0;

    /// <summary>Judges the report: each patient it tells of, and its own words.</summary>
    /// <param name="now">The casebook.</param>
    /// <param name="found">What the checks say of the record and of the report.</param>
    /// <param name="collection">The collection, whose kept findings count as well, or null.</param>
    public static Leaving OfReport(Snapshot now, IEnumerable<Finding> found, CaseCollection? collection)
    {
        var leaving = Of(now, now.Casebook.Cases, collection);
        return leaving with { InReport = [.. found.Where(f => f.Dismissed is null && f.Severity != Severity.Note && f.Case is null && f.Rule.StartsWith("KZ80", StringComparison.Ordinal)).DistinctBy(f => (f.Rule, f.Message))] };
    }

    /// <summary>Judges cases of a casebook as <c>kazus export</c> does.</summary>
    public static Leaving Of(Snapshot now, IEnumerable<Case> cases, CaseCollection? collection)
    {
        var published = ExportGate.Published(now.Casebook);
        var kept = (collection?.Findings() ?? []).Where(f => f.IsOpenPrivacy).ToLookup(f => f.Case, f => f.Message);
        var judged = cases.Select(c => (Case: c, Why: ExportGate.Refusal(c, published, kept[c.Id]))).ToList();
        return new Leaving([.. judged.Where(j => j.Why is null).Select(j => j.Case)], [.. judged.Select(j => j.Why).OfType<ExportRefusal>()]);
    }
}
