using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>"All three are alive without disease", while one of the cases ends with disease, or with death.</summary>
internal static partial class Kz314AllOfThem
{
    public static Rule Rule { get; } = new("KZ314", "all-of-them", Severity.Error, "outcome-disagrees", Check) { WhyNot = m => !m.IsCaseReport ? Manuscript.NoCase : m.Patients < 2 ? "the article tells of one patient" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        if (Kz302OutcomesDisagree.Rule.Check(m).Any()) yield break;
        foreach (var finding in ByNumber(m)) yield return finding;
        foreach (var finding in ToldOfAll.In(m)) yield return finding;
        var patients = m.OneByOne.Select(Fate.Of).ToList();
        foreach (var told in m.In(Part.Abstract, Part.Introduction, Part.Discussion, Part.Conclusion).Concat(SummingUp(m).Where(t => Ours().IsIn(t.Text))))
            foreach (Match all in Together().Matches(told.Text))
            {
                var clause = told.Text[all.Index..(told.Text.IndexOf(';', all.Index) is var stop && stop > 0 ? stop : told.Text.Length)];
                // "Patient 1 has had no recurrence" is said of one.
                if (told.Named is not null || Others().IsMatch(told.Text) || Except().IsMatch(clause)) continue;
                var none = all.Groups["none"].Success;
                foreach (var fate in patients)
                {
                    var against = none
                        ? Died().IsMatch(clause) ? fate.Death : Back().IsMatch(clause) ? fate.Back : null
                        : Free().IsMatch(clause) ? fate.Death ?? fate.Diseased : Alive().IsMatch(clause) ? fate.Death : null;
                    if (against is null) continue;
                    yield return Rule.Find($"\"{all.Value}\" in {m.Document.WhereIs(told.Whole.Start)}; \"{against.Text.Trim()}\" in {m.Document.WhereIs(against.Whole.Start)}.", "Say what became of each patient, and say the same everywhere.", "outcome.status",
                        [m.At(told.Whole), m.At(against.Whole), .. new[] { fate.Back, fate.Last }.OfType<Told>().Where(t => t != against && !none).Select(t => m.At(t.Whole))]);
                    yield break;
                }
            }
    }

    /// <summary>Every sentence of the abstract, discussion and conclusion: also those that the reader of one patient's course leaves to the literature.</summary>
    internal static IEnumerable<Told> SummingUp(Manuscript m) =>
        m.Document.Sections.Where(s => s.Kind is SectionKind.Abstract or SectionKind.Discussion or SectionKind.Conclusion).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Select(s => new Told(Part.Discussion, s.Plain, 0));

    [GeneratedRegex(@"\bour (?:two|three|four|five|six) (?:patients|cases|women|men|children|girls|boys)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ours();

    // "Patient 2 is living with residual disease", who died in the case section.
    private static IEnumerable<Finding> ByNumber(Manuscript m)
    {
        foreach (var told in SummingUp(m))
        {
            if (told.Named is not { } number || Others().IsMatch(told.Text.Replace('[', '(')) && told.Text.Contains("et al", StringComparison.Ordinal)) continue;
            if (m.OneByOne.FirstOrDefault(o => o.Told[0].Patient == number) is not { } one) continue;
            var fate = Fate.Of(one);
            var (lives, died) = (Lives().IsMatch(told.Text), Dies().IsMatch(told.Text));
            var against = lives && !died ? fate.Death : died && !lives && fate.Death is null ? one.Outcomes.LastOrDefault(o => o.Kind is OutcomeKind.Free or OutcomeKind.Alive or OutcomeKind.Diseased)?.Sentence : null;
            if (against is null) continue;
            yield return Rule.Find($"Patient {number}: \"{(lives ? Lives() : Dies()).Match(told.Text).Value}\" in {m.Document.WhereIs(told.Whole.Start)}; \"{against.Text.Trim()}\" in {m.Document.WhereIs(against.Whole.Start)}.", "Say what became of each patient, and say the same everywhere.", "outcome.status", m.At(told.Whole), m.At(against.Whole));
            yield break;
        }
    }

    [GeneratedRegex(@"\b(?:is|remains|was) (?:still |now )?(?:alive|living|well|free of)\b|\blives\b|\bsurvives\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lives();

    [GeneratedRegex(@"\b(?:died|succumbed|passed away)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dies();

    /// <summary>What became of one of the patients: the sentences that tell it.</summary>
    private sealed record Fate(Told? Death, Told? Back, Told? Diseased, Told? Last)
    {
        public static Fate Of(Manuscript one)
        {
            var told = one.Told.ToList();
            var comeback = Comeback.Of(one).FirstOrDefault(c => c.Told.Part == Part.Case)?.Told;
            var death = one.Outcomes.FirstOrDefault(o => o is { Kind: OutcomeKind.Death, Present: true, Part: Part.Case })?.Sentence;
            var from = comeback is null ? -1 : told.IndexOf(comeback);
            var after = comeback is null ? [] : told[(from + 1)..];
            var still = after.FindLast(t => Remains().IsMatch(t.Text)) ?? told.FindLast(t => WithDisease().IsIn(t.Text));
            var cured = told.FindLast(t => Cured().IsIn(t.Text));
            var diseased = still is not null && (cured is null || told.IndexOf(cured) < told.IndexOf(still)) ? still : null;
            return new(death, comeback, diseased, still);
        }
    }

    [GeneratedRegex(@"\b(?:all|both|each|every(?:one)?|(?<none>none|neither|no))\b(?: of)?(?: the| our| these| them| their| this)?(?: (?:one|two|three|four|five|six|[2-9]))?(?: (?:patients?|women|men|woman|man|children|child|girls?|boys?|sisters|brothers|siblings|cases|persons|subjects|survivors|individuals|of them))?(?=,| (?:of|are|is|were|was|remain\w*|have|has|had|surviv\w+|alive|live|lives|living|show\w*|developed|recurr\w+|relaps\w+|died|did|could|continue\w*|stayed|responded|with|without|but|except)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Together();

    [GeneratedRegex(@"^\W*(?:all|both|each|every\w*)\b[^.;]{0,45}\b(?:alive|living|survived|survive|surviving)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alive();

    [GeneratedRegex(@"^\W*(?:all|both|each|every\w*)\b[^.;]{0,60}\b(?:(?:without|no)(?: \w+){0,3} (?:disease|tumou?r|recurrence|relapse|metasta\w+)|free (?:of|from)|disease-free|tumou?r-free|recurrence-free|in (?:complete |continuous )?remission|NED|cured|(?:is|are|remain\w*|were) well)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Free();

    [GeneratedRegex(@"^\W*(?:none|neither|no)\b[^.;]{0,75}\b(?:recurr\w*|relaps\w*|metasta\w*|progress\w*|regrowth|spread|local failures?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Back();

    [GeneratedRegex(@"^\W*(?:none|neither|no)\b[^.;]{0,40}\b(?:died|has died|dead|death|succumbed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Died();

    [GeneratedRegex(@"\b(?:et al|literature|published|previous(?:ly)?|reported (?:cases|patients)|series of|\d{2,} patients)\b|\[\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:except|but (?:one|case|patient)|apart from|other than|at (?:first|presentation|diagnosis)|initially|margins?|nodes)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Except();

    [GeneratedRegex(@"\b(?:unchanged|stable|persist\w*|progress\w*|with disease|with tumou?r|not changed|palliative|growing|larger|partial (?:response|remission)|has been treated|is (?:being )?treated|under treatment|declined)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remains();

    [GeneratedRegex(@"\b(?:alive with|living with|with (?:stable|progressive|persistent|residual|metastatic)) (?:disease|tumou?r|metastases)\b|\bAWD\b", RegexOptions.CultureInvariant)]
    private static partial Regex WithDisease();

    [GeneratedRegex(@"\b(?:no evidence of|without|free of|free from|no (?:further |sign of |signs of |new )?)(?: \w+){0,2} ?(?:disease|tumou?r|recurrence|relapse|metasta\w+)|\b(?:disease|tumou?r)-free\b|\bcomplete (?:response|remission)\b|\bNED\b|\bdisappeared\b", RegexOptions.CultureInvariant)]
    private static partial Regex Cured();
}
