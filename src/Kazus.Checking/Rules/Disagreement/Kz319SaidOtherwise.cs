using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>Two words that exclude each other are said of one thing of the patient: a nerve kept and cut, a tumour solid and cystic, a smoker who never smoked.</summary>
internal static class Kz319SaidOtherwise
{
    public static Rule Rule { get; } = new("KZ319", "said-otherwise", Severity.Warning, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne, IsGeneral = true };

    private static IEnumerable<Finding> Check(Manuscript m) =>
        // What the stricter rule is sure of is said there.
        Opposed.Find(m, outcomes: false).Where(f => f.One.Contrast.Name != "side" || !IsOther(f.One) && !Sided.TellsWhatWasLeft(f.One.Told) && f.Own.Exists(o => o.Pole != f.One.Pole && !IsOther(o)) && !Kz304SidesDisagree.Rule.Check(m).Any()).Select(f => Say(Rule, m, f.One, f.Own, "said."));

    private static bool IsOther(Saying said) => Sided.IsOther(said.Told, said.Told.Plain.FromDocument(said.Span.Start));

    internal static Finding Say(Rule rule, Manuscript m, Saying one, List<Saying> own, string variable)
    {
        var other = own.FindLast(o => o.Pole != one.Pole && !o.OnlySupports) ?? own[^1];
        return rule.Find($"{char.ToUpperInvariant(one.Contrast.Name[0])}{one.Contrast.Name[1..]}: \"{one.Words}\" in {m.Document.WhereIs(one.Span.Start)}, \"{other.Words}\" in {m.Document.WhereIs(other.Span.Start)}.", "Look it up in the record and correct the one that is wrong.", variable + one.Contrast.Name,
            [m.At(one.Span, one.Words), m.At(one.Told.Whole), m.At(other.Span, other.Words), .. own.Where(o => o.Pole == other.Pole).TakeLast(4).Select(o => m.At(o.Told.Whole))]);
    }
}
