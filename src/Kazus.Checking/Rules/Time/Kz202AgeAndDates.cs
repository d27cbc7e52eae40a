using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Time;

/// <summary>Ages and calendar dates of the patient give different years of birth.</summary>
internal static partial class Kz202AgeAndDates
{
    public static Rule Rule { get; } = new("KZ202", "age-and-dates", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private sealed record Birth(int First, int Last, Place Age, Place Date, string Words);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var births = Births(m).ToList();
        for (var i = 0; i < births.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (births[j], births[i]);
                if (a.First <= b.Last && b.First <= a.Last) continue;
                yield return Rule.Find($"{a.Words} means birth in {Range(a)}; {b.Words} means birth in {Range(b)}.", "Correct the age or the date that is wrong.", "patient.age", a.Age, a.Date, b.Age, b.Date);
                yield break;
            }
    }

    private static IEnumerable<Birth> Births(Manuscript m)
    {
        var presentation = Course.Presentation(m);
        foreach (var told in m.In(Part.Case, Part.Abstract, Part.Introduction))
        {
            var dates = m.Dates.Where(d => d.Sentence == told).ToList();
            foreach (var date in dates.Where(Course.IsBirth))
                yield return new(date.First, date.Last, m.At(date.Span, date.Say), m.At(date.Span, date.Say), $"Born {date.Say}");
            foreach (var age in Age.In(told))
            {
                var date = dates.Where(d => !Course.IsBirth(d)).OrderBy(d => d.Start < age.Start ? age.Start - d.End : 20 + d.Start - age.Start).FirstOrDefault();
                if (date is null || Apart().IsMatch(told.Text[Math.Min(date.End, age.Start)..Math.Max(date.Start, age.Start)])) continue;
                // An age at presentation beside the date of something long before tells nothing.
                if (age.AtPresentation && presentation is not null && date != presentation && date.Sentence != presentation.Sentence && !date.HasMonth) continue;
                yield return new(date.First - 12 * (age.Years + 1) + 1, date.Last - 12 * age.Years, m.At(age.Span, $"{age.Years} a"), m.At(date.Span, date.Say), $"{age.Years} years in {date.Say}");
            }
        }
    }

    private static string Range(Birth birth) => birth.First / 12 == birth.Last / 12 ? TimePoint.Name(birth.First - birth.First % 12, birth.First - birth.First % 12 + 11) : $"{TimePoint.Name(birth.First / 12 * 12, birth.First / 12 * 12 + 11)} or {TimePoint.Name(birth.Last / 12 * 12, birth.Last / 12 * 12 + 11)}";

    // The age and the date belong to different things.
    [GeneratedRegex(@";|\b(?:had (?:undergone|been|had)|history|previous(?:ly)?|since|who|years? (?:ago|before|earlier))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Apart();
}
