using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Time;

/// <summary>A date and the time since an event stand side by side, and no event of the course is that long before the date.</summary>
internal static partial class Kz205DatedInterval
{
    public static Rule Rule { get; } = new("KZ205", "dated-interval", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var told = m.Dates.Where(d => d.Sentence.Part is Part.Case or Part.Abstract && !Course.IsBirth(d)).ToList();
        foreach (var date in told.Where(d => d.HasMonth))
            foreach (var length in date.Sentence.Lengths.Where(l => l.Grain >= 0.2))
            {
                if (!SideBySide(date, length)) continue;
                // "At 15 months, in October 2015": a small child's age.
                if (m.Births.Any(b => date.First - length.Months >= b.First - 1.5 && date.First - length.Months <= b.Last + 1.5)) continue;
                var events = told.Where(e => e != date && e.Last < date.First + 1).ToList();
                if (events.Count == 0 || events.Exists(e => Fits(e, date, length))) continue;
                var counted = CountedFrom(m, date, length, events);
                if (counted is null) continue;
                yield return Rule.Find($"{date.Say} is {date.First - counted.First} months after {counted.Say}, not {length.Say}.", "Correct the date or the interval.", "history.interval", m.At(date.Span, date.Say), m.At(date.Sentence.Span(length.Start, length.Size), length.Say), m.At(counted.Span, counted.Say));
            }
    }

    private static bool Fits(TimePoint from, TimePoint to, Length length)
    {
        var slack = length.Grain >= 12 ? 7 : length.Grain >= 6 ? 4 : 1.1;
        return length.Months >= to.First - from.Last - slack && length.Months <= to.Last - from.First + slack;
    }

    private static bool SideBySide(TimePoint date, Length length)
    {
        var text = date.Sentence.Text;
        var after = text[length.End..];
        if (Back().IsMatch(after)) return false;
        if (length.Start >= date.End) return Forward().IsMatch(text[date.End..length.Start]) && (After().IsMatch(after) || text[date.End..length.Start].Contains("after", StringComparison.Ordinal));
        return date.Start >= length.End && Backward().IsMatch(text[length.End..date.Start]);
    }

    // The dated operation before it, for "after surgery"; whatever stands nearest otherwise says nothing.
    private static TimePoint? CountedFrom(Manuscript m, TimePoint date, Length length, List<TimePoint> events)
    {
        var operations = Course.Operations(m).Where(o => o.First < date.First).ToList();
        return operations.Count == 0 ? null : operations.MinBy(o => Math.Abs(date.First - o.First - length.Months));
    }

    [GeneratedRegex(@"^,? ?\(?(?:when,? |that is,? |i\.e\.,? )?(?:after |at )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forward();

    [GeneratedRegex(@"^(?: (?:after|following|from) [\w -]{3,40}| postoperatively)?,? ?\(?(?:in |at the end of |on )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Backward();

    [GeneratedRegex(@"^ (?:after|following|from|postoperatively)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"^ (?:before|earlier|ago|previously|prior)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Back();
}
