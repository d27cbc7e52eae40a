using Kazus.Cases;
using Kazus.Checking;
using Kazus.Registry;

namespace Kazus.Cli.Registry;

/// <summary>Whether a case may leave in a document for others.</summary>
internal static class ExportGate
{
    /// <summary>The sentence that says why a case stays here, or null when it may leave.</summary>
    /// <param name="one">The case.</param>
    /// <param name="published">Ids of sources that are publications.</param>
    /// <param name="open">Findings that nobody has judged.</param>
    internal static string? Refusal(Case one, IReadOnlySet<string> published, IReadOnlyList<StoredFinding> open)
    {
        // What stands in a journal is out already.
        if (!one.Own && one.Sources.Count > 0 && one.Sources.All(published.Contains)) return null;
        if (string.IsNullOrWhiteSpace(one.Consent)) return $"{one.Id} is not exported: no consent of the patient is recorded. Record it under 'consent' in the case, with its scope.";
        var findings = open.Where(f => f.State == FindingState.Open && f.Case == one.Id && f.Severity != "note" && f.Rule.StartsWith("KZ80", StringComparison.Ordinal)).Select(f => f.Message)
            .Concat(CasePrivacy.Of(one, one.Id).Select(f => f.Message)).Distinct().ToList();
        return findings.Count == 0 ? null : $"{one.Id} is not exported: {findings[0]}{(findings.Count > 1 ? $" ({findings.Count} such findings)" : "")} Mend it first.";
    }
}
