using Kazus.Cases;

namespace Kazus.Checking;

/// <summary>Whether a case may leave in a document for others: with recorded consent and without open privacy findings, or when it is published already.</summary>
public static class ExportGate
{
    /// <summary>Ids of the sources of a casebook that are publications.</summary>
    public static IReadOnlySet<string> Published(Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        return casebook.Sources.Keys.Where(s => s != "record").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Why a case stays here, or null when it may leave.</summary>
    /// <param name="one">The case.</param>
    /// <param name="published">Ids of sources that are publications.</param>
    /// <param name="open">Messages of privacy findings of this case that were kept and that nobody has judged.</param>
    public static ExportRefusal? Refusal(Case one, IReadOnlySet<string> published, IEnumerable<string> open)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(open);
        // What stands in a journal is out already.
        if (!one.Own && one.Sources.Count > 0 && one.Sources.All(published.Contains)) return null;
        if (string.IsNullOrWhiteSpace(one.Consent)) return new ExportRefusal(one.Id, []);
        List<string> findings = [.. open.Concat(CasePrivacy.Of(one, one.Id).Select(f => f.Message)).Distinct()];
        return findings.Count == 0 ? null : new ExportRefusal(one.Id, findings);
    }
}

/// <summary>A case that stays here.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Findings">The privacy findings to mend first; none when it is the consent that is missing.</param>
public sealed record ExportRefusal(string Case, IReadOnlyList<string> Findings)
{
    /// <summary>True when no consent of the patient is recorded.</summary>
    public bool NoConsent => Findings.Count == 0;

    /// <summary>Why, in a sentence.</summary>
    public string Sentence => NoConsent
        ? $"{Case} is not exported: no consent of the patient is recorded. Record it under 'consent' in the case, with its scope."
        : $"{Case} is not exported: {Findings[0]}{(Findings.Count > 1 ? $" ({Findings.Count} such findings)" : "")} Mend it first.";
}
