using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

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
        if (Lasted(m) is { } lasted) yield return lasted;
    }

    // "At the age of 18 months, five years before", of a child of four.
    private static Finding? AgeThen(Manuscript m)
    {
        if (Age.In(m).FirstOrDefault(a => a.AtPresentation && a.Sentence.Part is Part.Case or Part.Abstract && a.AtPresentation) is not { } now) return null;
        foreach (var told in m.In(Part.Case, Part.Abstract))
            foreach (Match match in Then().Matches(told.Text))
            {
                if (told.OfRelative(match.Index) || Numbers.Parse(match.Groups["n"].Value) is not { } n || Numbers.Parse(match.Groups["k"].Value) is not { } ago) continue;
                var grain = match.Groups["u"].Value.StartsWith('m') ? 1.0 / 12 : 1;
                var years = match.Groups["unit"].Value.StartsWith('m') ? n / 12 : n;
                var meant = years + ago * grain;
                // An age of nine is any between nine and ten, and four years ago any between three and a half and four and a half.
                var last = meant + (match.Groups["unit"].Value.StartsWith('m') ? 0.2 : 1) + 0.6 * grain;
                if (last >= now.Years && meant - 0.6 * grain <= now.Years + 1) continue;
                return Rule.Find($"\"{match.Value}\" makes the patient {Numbers.Say(Math.Round(meant, 1))} years old; the age given is {now.Years}.", "Correct the age or the number of years.", "history.date", m.At(told.Span(match)), m.At(now.Span, $"{now.Years} a"));
            }
        return null;
    }

    // "Noticed in February 2017, so that the symptoms had lasted six months", of a patient who came in August 2018.
    private static Finding? Lasted(Manuscript m)
    {
        if (Course.Presentation(m) is not { HasMonth: true } came) return null;
        foreach (var told in m.In(Part.Case, Part.Abstract))
        {
            if (m.Dates.FirstOrDefault(d => d.Sentence == told && d.HasMonth && d.First < came.First && Began().IsMatch(told.Text[..d.Start])) is not { } began) continue;
            foreach (var length in told.Lengths.Where(l => l.Start > began.End && l.Grain >= 0.9 && DurationBefore().IsMatch(told.Text[..l.Start])))
                if (!length.Agrees(came.First - began.First, 1) && Math.Abs(length.Months - (came.First - began.First)) > 1.6)
                    return Rule.Find($"From {began.Say} to {came.Say} are {came.First - began.First} months, not {length.Say}.", "Correct the date or the duration.", "symptom.duration", m.At(began.Span, began.Say), m.At(told.Span(length.Start, length.Size), length.Say), m.At(came.Span, came.Say));
        }
        return null;
    }

    [GeneratedRegex(@"\b(?:noticed|noted|began|begun|started|appeared|first|since|onset|felt|developed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Began();

    [GeneratedRegex(@"\b(?:lasted|existed|been present|persisted|symptoms?|duration|history)\b[^.;]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DurationBefore();

    [GeneratedRegex(@"\bat (?:the )?age of (?<n>" + Numbers.Pattern + @")(?: (?<unit>months|years))?,? (?<k>" + Numbers.Pattern + @"|a) (?<u>years?|months) (?:before|earlier|ago|previously|prior to)(?: (?:this|the|her|his) (?:present |current )?(?:admission|presentation|referral|illness|visit|diagnosis|consultation)\b|(?=[,.;)]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Then();
}
