using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>Ages and calendar dates of the patient give different years of birth.</summary>
internal static partial class Kz202AgeAndDates
{
    public static Rule Rule { get; } = new("KZ202", "age-and-dates", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var births = m.Births;
        for (var i = 0; i < births.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (births[j], births[i]);
                if (a.Agrees(b)) continue;
                yield return Rule.Find($"{a.Words} means birth in {a.Range}; {b.Words} means birth in {b.Range}.", "Correct the age or the date that is wrong.", "patient.age", a.Age, a.Date, b.Age, b.Date);
                yield break;
            }
        if (AgeThen(m) is { } then) yield return then;
    }

    // "At the age of 18 months, five years before", of a child of four.
    private static Finding? AgeThen(Manuscript m)
    {
        if (Age.In(m).FirstOrDefault(a => a.AtPresentation && a.Sentence.Part is Part.Case or Part.Abstract && a.AtPresentation) is not { } now) return null;
        foreach (var told in m.In(Part.Case, Part.Abstract).Where(t => t.Part == Part.Abstract || t.Paragraph < 4))
            foreach (Match match in Then().AllIn(told.Text))
            {
                if (told.OfRelative(match.Index) || match.Groups["plain"].Success && Later(m, told) || Numbers.Parse(match.Groups["n"].Value) is not { } n || Numbers.Parse(match.Groups["k"].Value) is not { } ago) continue;
                var grain = match.Groups["u"].Value.StartsWith('m') ? 1.0 / 12 : 1;
                var years = match.Groups["unit"].Value.StartsWith('m') ? n / 12 : n;
                var meant = years + ago * grain;
                // Nine and some months, and four years and some months, are less than fifteen: both are told in whole years.
                var rounded = match.Groups["unit"].Value.StartsWith('m') ? 0.2 : 1;
                if (meant + rounded + grain > now.Years && meant - 0.5 * grain < now.Years + 1) continue;
                return Rule.Find($"\"{match.Value}\" makes the patient {Numbers.Say(Math.Round(meant, 1))} years old; the age given is {now.Years}.", "Correct the age or the number of years.", "history.date", m.At(told.Span(match)), m.At(now.Span, $"{now.Years} a"));
            }
        return null;
    }

    // "Four years earlier" in a sentence on the course counts from there, not from the presentation.
    private static bool Later(Manuscript m, Told told) => m.Operations.Any(o => o.Sentence.Whole.Start < told.Whole.Start) || m.Presentation is { } came && m.DatesIn(told).Any(d => d.First > came.Last);

    // "At the age of nine, four years earlier", "aged 30, eight years before this admission", "six years ago, when she was 24".
    [GeneratedRegex(@"\b(?:at (?:the )?age of|aged|at age|when (?:s?he|the (?:patient|boy|girl|child|man|woman)) (?:was|had been)) (?<n>" + Numbers.Pattern + @")(?: (?<unit>months|years)(?: old| of age)?)?,? \(?(?:that is,? |i\.e\.,? )?(?<k>" + Numbers.Pattern + @"|a) (?<u>years?|months) (?:" + Ago + @")|\b(?<k>" + Numbers.Pattern + @") (?<u>years?) (?:" + Ago + @"),? \(?(?:that is,? )?(?:at (?:the )?age of|aged|at age|when (?:s?he|the (?:patient|boy|girl|child|man|woman)) was) (?<n>" + Numbers.Pattern + @")(?: (?<unit>months|years))?\b(?![-–.]\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Then();

    private const string Ago = @"(?:before|earlier|ago|previously|prior to) (?:this|the|her|his) (?:present |current )?(?:admission|presentation|referral|illness|visit|consultation)\b|(?<plain>(?:before|earlier|ago|previously)(?=[,.;:)]| (?:for|because|after|at|in|and|with|when)\b))|(?:before|prior to) (?:admission|presentation|referral)\b";
}
