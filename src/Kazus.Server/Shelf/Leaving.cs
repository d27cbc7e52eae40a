using Kazus.Cases;
using Kazus.Checking;
using Kazus.Registry;

namespace Kazus.Server.Shelf;

/// <summary>Which cases may leave in a file, and why the others stay.</summary>
/// <param name="Cases">The cases that may leave.</param>
/// <param name="Stay">The others.</param>
internal sealed record Leaving(IReadOnlyList<Case> Cases, IReadOnlyList<ExportRefusal> Stay)
{
    /// <summary>Judges cases of a casebook as <c>kazus export</c> does.</summary>
    public static Leaving Of(Snapshot now, IEnumerable<Case> cases, CaseCollection? collection)
    {
        var published = ExportGate.Published(now.Casebook);
        var kept = (collection?.Findings() ?? []).Where(f => f.IsOpenPrivacy).ToLookup(f => f.Case, f => f.Message);
        var judged = cases.Select(c => (Case: c, Why: ExportGate.Refusal(c, published, kept[c.Id]))).ToList();
        return new Leaving([.. judged.Where(j => j.Why is null).Select(j => j.Case)], [.. judged.Select(j => j.Why).OfType<ExportRefusal>()]);
    }
}
