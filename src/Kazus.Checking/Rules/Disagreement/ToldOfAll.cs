using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>"In our two patients normal sensation was regained", while one of the cases ends with the contrary: held against the learnt contrasts of how patients fare.</summary>
internal static partial class ToldOfAll
{
    public static IEnumerable<Finding> In(Manuscript m)
    {
        List<Manuscript>? each = null;
        foreach (var told in Kz314AllOfThem.SummingUp(m).Where(t => All().IsIn(t.Text) && !Others().IsMatch(t.Text)).Select(AfterThem))
            foreach (var said in Saying.AllIn(told).Where(s => s.Contrast.IsOutcome && !Opposed.OfTheDisease.Contains(s.Contrast.Name) && !s.Contrast.HasHead && !s.OnlySupports).DistinctBy(s => s.Contrast))
                foreach (var one in each ??= [.. m.OneByOne])
                {
                    var own = one.Sayings.Where(s => s.Contrast == said.Contrast && s.Told.Part == Part.Case && s.Told.Whole.Start > (one.FirstTreatment ?? 0)).ToList();
                    if (own.Count == 0 || own.Exists(s => s.Pole == said.Pole || s.OnlySupports)) continue;
                    yield return (Kz314AllOfThem.Rule with { Severity = Severity.Warning }).Find($"\"{said.Words}\" in {m.Document.WhereIs(said.Span.Start)}; \"{own[^1].Words}\" in {m.Document.WhereIs(own[^1].Span.Start)}.", "Say what became of each patient, and say the same everywhere.", "outcome." + said.Contrast.Name.Replace(' ', '-'),
                        [m.At(said.Span, said.Pole), m.At(told.Whole), .. own.TakeLast(3).Select(s => m.At(s.Told.Whole, s.Pole))]);
                    yield break;
                }
    }

    // What is said of them stands after the words that name them.
    private static Told AfterThem(Told told) =>
        All().Match(told.Text) is var all && told.Text.Length > all.Index + all.Length ? new(told.Part, told.Plain.Slice(all.Index + all.Length, told.Text.Length), 0) : told;

    [GeneratedRegex(@"\b(?:(?:in|of|for) (?:both|all|each|either)(?: of)?(?: our| the| these| two| three| four)* (?:patients|cases|children|women|men|girls|boys|siblings|brothers|sisters)|(?:both|all|neither|none)(?: of)? (?:our|the|these|two|three|four)? ?(?:two |three |four )?(?:patients|cases|children|women|men|girls|boys|siblings|brothers|sisters)|our (?:two|three|four) (?:patients|cases|children|women|men|girls|boys))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex All();

    [GeneratedRegex(@"\bet al\b|\[\d|\^\d|\b(?:literature|published|previous|series|reported|should|(?-i:may)|presented|presentation|before)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
