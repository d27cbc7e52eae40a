using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>How the patient fares is told in two ways that exclude each other: walking without help and with a stick, at work and given up, decannulated and with the cannula in place.</summary>
internal static class Kz320FaresOtherwise
{
    public static Rule Rule { get; } = new("KZ320", "fares-otherwise", Severity.Warning, "outcome-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne, IsGeneral = true };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var (one, own) in Opposed.Find(m, outcomes: true)) yield return Kz319SaidOtherwise.Say(Rule, m, one, own, "fares.");
        // What the stricter rules are sure of is said there.
        if (ReturnOrNot.In(m, Rule) is { } finding && !Kz302OutcomesDisagree.Rule.Check(m).Concat(Kz311CameBack.Rule.Check(m)).Any()) yield return finding;
    }
}
