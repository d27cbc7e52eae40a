using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Server.Entry;

/// <summary>A person's choice among claims.</summary>
internal static class ClaimChoice
{
    /// <summary>
    /// Sets the state of one claim. Where a question has one answer, accepting a claim opens an accepted one again that cannot be
    /// true beside it; null when there is no such claim.
    /// </summary>
    public static Case? Set(Case @case, string claim, ClaimState state)
    {
        if (@case.Claims.FirstOrDefault(c => c.Id == claim) is not { } chosen) return null;
        var variable = Variables.Get(chosen.Variable);
        bool Gives(Claim other) => state == ClaimState.Accepted && other.Id != claim && other.Variable == chosen.Variable && other.State == ClaimState.Accepted
            && !variable.Several && ValueComparison.Compare(variable, other.Value, chosen.Value) == Agreement.Different;
        return @case with { Claims = [.. @case.Claims.Select(c => c.Id == claim ? c with { State = state } : Gives(c) ? c with { State = ClaimState.Proposed } : c)] };
    }
}
