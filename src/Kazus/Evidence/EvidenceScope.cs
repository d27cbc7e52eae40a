using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Evidence;

/// <summary>Which claims an analysis may use: all, or only those one source makes, or only those of one of its tables.</summary>
/// <param name="Source">Id of the only source, or null for all.</param>
/// <param name="Where">Words the place must begin with ("Table 1"), or null.</param>
/// <param name="OwnFromRecord">True when the own case, if it appears in the scope at all, is taken from its whole record.</param>
public sealed record EvidenceScope(string? Source = null, string? Where = null, bool OwnFromRecord = true)
{
    /// <summary>All claims.</summary>
    public static EvidenceScope All { get; } = new();

    /// <summary>True when every claim is used.</summary>
    public bool IsAll => Source is null && Where is null;

    /// <summary>True when the claim may be used.</summary>
    public bool Holds(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return (Source is null || claim.Anchor.Source == Source)
            && (Where is null || claim.Anchor.Where?.StartsWith(Where, StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>The case as this scope tells it. A claim accepted outside the scope does not settle a question inside it.</summary>
    public Case Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (IsAll) return @case;
        List<Claim> told = [.. @case.Claims.Where(Holds)];
        return @case.Own && OwnFromRecord && told.Count > 0 ? @case : @case with { Claims = told };
    }
}
