using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>"Three weeks later, on 2 July", where the day told last lies two weeks back and no day before it fits either.</summary>
internal static partial class DaysLater
{
    public static IEnumerable<Finding> In(Manuscript m)
    {
        var told = m.In(Part.Case).ToList();
        var days = m.Dates.Where(d => d.DayNumber is not null && d.Sentence.Part == Part.Case && !Course.IsBirth(d)).OrderBy(d => d.Span.Start).ToList();
        foreach (var day in days)
        {
            if (Later(day) is not { Size: > 0 } length || days.FindLast(d => d.Span.Start < day.Span.Start) is not { } from) continue;
            if (days.Exists(d => d.Span.Start < day.Span.Start && Fits(d, day, length)) || !IsLastEvent(m, told, from, day)) continue;
            var apart = day.DayNumber!.Value - from.DayNumber!.Value;
            // What lies far from where it should be is counted from another event.
            if (apart <= 0 || Math.Abs(apart - Days(length)) > 200) continue;
            yield return Kz205DatedInterval.Rule.Find($"From {from.SayDay} to {day.SayDay} are {apart} days, not {length.Say}.", "Correct the date or the interval.", "history.interval",
                m.At(day.Span, day.SayDay), m.At(day.Sentence.Span(length.Start, length.Size), length.Say), m.At(from.Span, from.SayDay));
            yield break;
        }
    }

    private static Length Later(TimePoint day)
    {
        var text = day.Sentence.Text;
        return day.Sentence.Lengths.Find(l => l.Grain < 0.9 && l.From == l.Start && (l.End <= day.Start && l.Start == 0 && LaterOn().IsMatch(text[l.End..day.Start]) || l.Start >= day.End && Comma().IsMatch(text[day.End..l.Start]) && JustLater().IsMatch(text[l.End..])));
    }

    private static double Days(Length length) => Math.Round(length.Months * Length.DaysOfMonth);

    // Three weeks are told of 18 to 24 days; two weeks to the day are not three.
    private static bool Fits(TimePoint from, TimePoint to, Length length)
    {
        var (apart, days) = (to.DayNumber!.Value - from.DayNumber!.Value, Days(length));
        var slack = length.Grain > 0.2 ? Math.Max(3, 0.2 * days) : days <= 10 ? 1 : 0.1 * days;
        return Math.Abs(apart - days) <= slack && !(length.Grain > 0.2 && days <= 35 && apart % 7 == 0 && apart != (int)days);
    }

    // Nothing that has a time of its own, or a month alone, is told between the two, and they stand near each other.
    private static bool IsLastEvent(Manuscript m, List<Told> told, TimePoint from, TimePoint day)
    {
        if (day.Sentence.Paragraph - from.Sentence.Paragraph > 2 || day.Sentence == from.Sentence) return false;
        var between = told.SkipWhile(t => t != from.Sentence).TakeWhile(t => t != day.Sentence).ToList();
        return between.TrueForAll(t => (t == from.Sentence || m.DatesIn(t).Count == 0) && !Timed().IsMatch(t.Text[(t == from.Sentence ? from.End : 0)..]));
    }

    [GeneratedRegex(@"\b(?:days?|weeks?|months?|years?) (?:later|after\w*|thereafter)\b|\b(?:post-?operative|POD|hospital) day\b|\bday \d|\b(?:later|afterwards|subsequently|thereafter|then|eventually|discharged|went home|re-?admitted|another|second)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Timed();

    [GeneratedRegex(@"^ later,? (?:on )?(?:the )?$", RegexOptions.CultureInvariant)]
    private static partial Regex LaterOn();

    [GeneratedRegex(@"^, \(?$", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"^ later\b", RegexOptions.CultureInvariant)]
    private static partial Regex JustLater();
}
