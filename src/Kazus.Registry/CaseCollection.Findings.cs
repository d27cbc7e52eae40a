using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kazus.Checks;
using Kazus.Interchange;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;

namespace Kazus.Registry;

/// <summary>What a person has said of a finding.</summary>
public enum FindingState
{
    /// <summary>Nobody has judged it.</summary>
    Open,

    /// <summary>A person says it need not be mended, and why.</summary>
    Dismissed,

    /// <summary>The last check did not find it any more.</summary>
    Gone,
}

/// <summary>A finding as the registry keeps it.</summary>
/// <param name="Id">Stable over repeated checks.</param>
/// <param name="Case">The case it is about, or null.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">"error", "warning" or "note".</param>
/// <param name="State">What was said of it.</param>
/// <param name="Message">What is so.</param>
/// <param name="Document">The finding as the JSON of <c>kazus check</c>.</param>
public sealed record StoredFinding(string Id, string? Case, string Rule, string Severity, FindingState State, string Message, string Document)
{
    /// <summary>Who judged it, or null.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>Why it was dismissed, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>True for a privacy finding (KZ801 and on) above a note that nobody has judged: the case may not leave with it.</summary>
    public bool IsOpenPrivacy => State == FindingState.Open && Severity != "note" && Rule.StartsWith("KZ80", StringComparison.Ordinal);
}

public sealed partial class CaseCollection
{
    private static readonly IReadOnlyList<string> FindingColumns =
        ["collection", "id", "case_id", "rule", "severity", "state", "message", "document", "found_at", "judged_by", "judged_at", "reason"];

    /// <summary>Keeps what a check of the whole collection found. What a person dismissed stays dismissed; what is not found any more is gone.</summary>
    public void RecordFindings(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        _registry.Explained(() =>
        {
            using var writer = new ChangeWriter(_registry.Engine, Number);
            var at = Instant.Write(_registry.Clock.GetUtcNow());
            writer.Run("update findings set state = 'gone' where collection = @0 and state = 'open'", Number);
            foreach (var finding in findings)
            {
                var (id, document) = Identity(finding);
                writer.Run("update findings set state = 'open', judged_by = null, judged_at = null, reason = null where collection = @0 and id = @1 and state = 'gone'", Number, id);
                writer.Run($"insert into findings ({string.Join(", ", FindingColumns)}) values (@0, @1, @2, @3, @4, 'open', @5, @6, @7, null, null, null) on conflict (collection, id) do nothing",
                    Number, id, finding.Case, finding.Rule, finding.Severity.ToString().ToLowerInvariant(), CaseColumns.Plain(finding.Message), document, at);
            }
            writer.Keep();
            return 0;
        });
    }

    /// <summary>Dismisses an open finding with a reason.</summary>
    /// <returns>False when there is no such open finding.</returns>
    public bool DismissFinding(string id, string reason, Signature signature)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentNullException.ThrowIfNull(signature);
        return Judge(id, "open", "dismissed", reason, signature);
    }

    /// <summary>Opens a dismissed finding again.</summary>
    public bool ReopenFinding(string id, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return Judge(id, "dismissed", "open", null, signature);
    }

    /// <summary>The findings that were not gone at the last check, by rule.</summary>
    public IReadOnlyList<StoredFinding> Findings() => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return (IReadOnlyList<StoredFinding>)[.. query.Findings.Where(f => f.Collection == Number && f.State != "gone").OrderBy(f => f.Rule).ThenBy(f => f.Id).AsEnumerable()
            .Select(f => new StoredFinding(f.Id, f.CaseId, f.Rule, f.Severity, f.State == "dismissed" ? FindingState.Dismissed : FindingState.Open, f.Message, f.Document) { JudgedBy = f.JudgedBy, Reason = f.Reason })];
    });

    private bool Judge(string id, string from, string to, string? reason, Signature signature) => _registry.Explained(() =>
    {
        using var writer = new ChangeWriter(_registry.Engine, Number);
        var done = writer.Run("update findings set state = @3, judged_by = @4, judged_at = @5, reason = @6 where collection = @0 and id = @1 and state = @2",
            Number, id, from, to, CaseColumns.Plain(signature.By), Instant.Write(_registry.Clock.GetUtcNow()), CaseColumns.Plain(reason)) == 1;
        if (done) writer.Keep();
        return done;
    });

    // The same disagreement at another line is the same finding: it is known by rule, case, variable and what the sides say.
    private static (string Id, string Document) Identity(Finding finding)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) FindingJson.Write(json, finding);
        var key = string.Join('\u001f', [finding.Rule, finding.Case ?? "", finding.Variable ?? "", .. finding.Places.Select(p => $"{p.Path}\u001e{p.Quote}\u001e{p.Value}"), finding.Places.Count == 0 ? finding.Message : ""]);
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 10)), Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
