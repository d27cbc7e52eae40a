using Kazus.Provenance;

namespace Kazus.Manuscript.Facts;

/// <summary>One statement behind a number or a word of the report: who says it, where, in which words.</summary>
public sealed record FactClaim
{
    /// <summary>The source as a reader knows it ("Sun et al. 2022", "Patient record").</summary>
    public required string Source { get; init; }

    /// <summary>The part of the source ("abstract", "Table 1, row 4"), or null.</summary>
    public string? Where { get; init; }

    /// <summary>The characters that state it, or null when none were kept.</summary>
    public string? Quote { get; init; }

    /// <summary>What is claimed, as one would say it, or null when the quote alone is known.</summary>
    public string? Value { get; init; }

    /// <summary>Key of the source in the reference list, or null for a patient's own record.</summary>
    public string? Reference { get; init; }

    /// <summary>What a person has said of the claim.</summary>
    public ClaimState State { get; init; } = ClaimState.Proposed;

    /// <summary>Who read it: a person or a rule.</summary>
    public string? Reader { get; init; }

    /// <summary>A claim of the record, with the source's name as it is to be shown.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="source">How the source is named.</param>
    /// <param name="isReference">Whether the claim's source is a work of the reference list.</param>
    public static FactClaim From(Claim claim, string source, bool isReference) => new()
    {
        Source = source,
        Where = claim.Anchor.Where,
        Quote = claim.Anchor.Quote,
        Value = claim.Value.ToString(),
        Reference = isReference ? claim.Anchor.Source : null,
        State = claim.State,
        Reader = claim.Reader,
    };
}
