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
                if (!SideBySide(date, length) || Gestation(date.Sentence.Text, length)) continue;
                // "At 15 months, in October 2015": a small child's age.
                if (m.Births.Any(b => date.First - length.Months >= b.First - 1.5 && date.First - length.Months <= b.Last + 1.5)) continue;
                var events = told.Where(e => e != date && e.Last < date.First + 1).ToList();
                if (events.Count == 0 || events.Exists(e => Course.Fits(e, date, length, IsBeforeOperation(m, e, date, length) ? 0.5 : 1.1))) continue;
                var counted = CountedFrom(m, date, length, events);
                if (counted is null) continue;
                yield return Rule.Find($"{date.Say} is {date.First - counted.First} months after {counted.Say}, not {length.Say}.", "Correct the date or the interval.", "history.interval", m.At(date.Span, date.Say), m.At(date.Sentence.Span(length.Start, length.Size), length.Say), m.At(counted.Span, counted.Say));
                yield break;
            }
        foreach (var finding in Origins(m, told).Concat(Named(m, told)).Concat(AfterTreatment(m, told)).Concat(FromDate(m, told)).Concat(DaysSinceEvent.In(m)).Concat(DaysLater.In(m)).Concat(DischargeDay.In(m)).Concat(DatedBeforeItsEvent.In(m)).DistinctBy(f => f.Places[0].Start)) yield return finding;
    }

    // "Six months after the operation": the visit before it, five months back, is not what is meant.
    private static bool IsBeforeOperation(Manuscript m, TimePoint event_, TimePoint date, Length length) =>
        length.Grain is >= 0.9 and < 6 && m.Operations.FirstOrDefault(o => o.First < date.First) is { } first && event_.Last < first.First && AfterOperation().IsMatch(date.Sentence.Text[length.End..]);

    private sealed record Origin(TimePoint Date, Length Length, string Word, bool IsThis)
    {
        public double Month => Date.First - Length.Months;

        public double Slack => Length.Grain >= 12 ? 7 : Length.Grain >= 6 ? 4 : 1.6;
    }

    // "In August 2020, 22 months after the resection" and "in June 2021, 26 months after the resection": one resection has one date.
    private static IEnumerable<Finding> Origins(Manuscript m, List<TimePoint> told)
    {
        var origins = (from date in told where date.HasMonth from length in date.Sentence.Lengths where length.Grain >= 0.2 && SideBySide(date, length)
                       let noun = Event().Match(date.Sentence.Text[length.End..]) where noun.Success select new Origin(date, length, noun.Groups["what"].Value.ToLowerInvariant(), noun.Value.Contains(" this ", StringComparison.OrdinalIgnoreCase) || noun.Value.Contains(" that ", StringComparison.OrdinalIgnoreCase))).ToList();
        for (var i = 0; i < origins.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (origins[j], origins[i]);
                // "This excision" is the one just told, and may be another than "the excision"; a craniofacial resection is no craniotomy.
                if (a.Word != b.Word || a.IsThis != b.IsThis || Math.Abs(a.Month - b.Month) <= a.Slack + b.Slack) continue;
                yield return Rule.Find($"{a.Date.Say} less {a.Length.Say} and {b.Date.Say} less {b.Length.Say} are two dates of one event.", "Correct the date or the interval.", "history.interval", m.At(a.Date.Span, a.Date.Say), m.At(a.Date.Sentence.Span(a.Length.Start, a.Length.Size), a.Length.Say), m.At(b.Date.Span, b.Date.Say), m.At(b.Date.Sentence.Span(b.Length.Start, b.Length.Size), b.Length.Say));
                yield break;
            }
    }

    // "In 2013, ten years after the second section", where the sections are dated 2002 and 2006.
    private static IEnumerable<Finding> Named(Manuscript m, List<TimePoint> told)
    {
        foreach (var date in told)
            foreach (var length in date.Sentence.Lengths.Where(l => l.Grain >= (date.HasMonth ? 0.2 : 12)))
            {
                if (!SideBySide(date, length) && !IsSecondOfTwo(date, length) || Gestation(date.Sentence.Text, length) || NamedEvent.After(date.Sentence.Text[length.End..]) is not { } named) continue;
                var dates = named.Dates(m, told, date, length);
                if (dates.Count == 0 || dates.Exists(d => Course.Fits(d, date, length, 1.2))) continue;
                var counted = dates.MinBy(d => Math.Abs(date.First - d.First - length.Months))!;
                // "48 months after the first operation and 45 months after the second": the date found is the second's.
                if (date.Sentence.Lengths.Exists(l => l != length && Course.Fits(counted, date, l, 1.1))) continue;
                yield return Rule.Find($"{date.Say} is {date.First - counted.First} months after {counted.Say}, not {length.Say}.", "Correct the date or the interval.", "history.interval", m.At(date.Span, date.Say), m.At(date.Sentence.Span(length.Start, length.Size), length.Say), m.At(counted.Span, counted.Say));
                yield break;
            }
    }

    // "In May 2022, 30 months after the operation of June 2018": the sentence has both dates.
    private static IEnumerable<Finding> FromDate(Manuscript m, List<TimePoint> told)
    {
        foreach (var date in told.Where(d => d.HasMonth))
            foreach (var length in date.Sentence.Lengths.Where(l => l.Grain >= 0.9 && l.Start >= date.End && SideBySide(date, l)))
            {
                var from = told.Find(d => d.Sentence == date.Sentence && d.HasMonth && d.Start > length.End && d.First < date.First && OfDate().IsMatch(date.Sentence.Text[length.End..d.Start]));
                if (from is null || Course.Fits(from, date, length, 1.2)) continue;
                yield return Rule.Find($"{date.Say} is {date.First - from.First} months after {from.Say}, not {length.Say}.", "Correct the date or the interval.", "history.interval", m.At(date.Span, date.Say), m.At(date.Sentence.Span(length.Start, length.Size), length.Say), m.At(from.Span, from.Say));
            }
    }

    // "After the end of the chemotherapy begun in June 2018" is not counted from June.
    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his |this |that )?(?!.*\b(?:start\w*|beg[aiu]n\w*|commenced|initiated|end|last|complet\w+|first|diagnosed|noticed)\b)[\p{L} -]{4,40} (?:of|in|on) (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfDate();

    // "Three cycles from December 2018 to February 2019 ... In December 2019, five months after the last of these": counted from where they ended.
    private static IEnumerable<Finding> AfterTreatment(Manuscript m, List<TimePoint> told)
    {
        foreach (var date in told.Where(d => d.HasMonth && d.Sentence.Part == Part.Case))
            foreach (var length in date.Sentence.Lengths.Where(l => l.Grain >= 0.9))
            {
                if (!SideBySide(date, length) || !LastOf().IsMatch(date.Sentence.Text[length.End..])) continue;
                var before = told.Where(d => d.HasMonth && d.Sentence != date.Sentence && d.Sentence.Part == Part.Case && d.Sentence.Whole.Start < date.Sentence.Whole.Start && date.Sentence.Paragraph - d.Sentence.Paragraph <= 1).GroupBy(d => d.Sentence).LastOrDefault();
                if (before is null || !Given().IsMatch(before.Key.Text) || !Until().IsMatch(before.Key.Text) || before.MaxBy(d => d.First) is not { } end || Course.Fits(end, date, length, 1.2)) continue;
                yield return Rule.Find($"{date.Say} is {date.First - end.First} months after {end.Say}, not {length.Say}.", "Correct the date or the interval.", "history.interval", m.At(date.Span, date.Say), m.At(date.Sentence.Span(length.Start, length.Size), length.Say), m.At(end.Span, end.Say));
                yield break;
            }
    }

    [GeneratedRegex(@"^ (?:after|following|from) (?:the )?(?:last|end|final|completion)\b(?: (?:of|one))?[^.;,]{0,30}\b(?:these|them|cycles?|courses?|chemotherapy|radiotherapy|irradiation|treatment|infusions?|doses?|fractions?|injections?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastOf();

    [GeneratedRegex(@"\b(?:cycles?|courses?|chemotherapy|radiotherapy|irradiat\w+|infusions?|doses?|fractions?|injections?|Gy|\w+mab|\w+tinib|\w+platin|\w+rubicin)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?:from|between) [^.;]{4,40} (?:to|until|and) |\b(?:last|ended|completed|finished|until)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    // "Born at 39 weeks, in September": counted from conception.
    private static bool Gestation(string text, Length length) => length.Months < 10.5 && length.Grain < 1 && Pregnancy().IsMatch(text);

    /// <summary>Whether a length of time stands beside a date and ends there: "in May 2019, six weeks after surgery".</summary>
    internal static bool SideBySide(TimePoint date, Length length)
    {
        var text = date.Sentence.Text;
        var after = text[length.End..];
        if (Back().IsMatch(after) || Pause().IsMatch(text[..length.Start])) return false;
        if (length.Start >= date.End) return Forward().IsMatch(text[date.End..length.Start]) && (After().IsMatch(after) || text[date.End..length.Start].Contains("after", StringComparison.Ordinal));
        return date.Start >= length.End && Backward().IsMatch(text[length.End..date.Start]) && !OfThatDate().IsMatch(text[length.End..date.Start]) && !TimePoint.In(date.Sentence).Any(d => d.End <= length.Start && Forward().IsMatch(text[d.End..length.Start]));
    }

    // "In July 2021, 30 months after the first and five months after the second operation"
    private static bool IsSecondOfTwo(TimePoint date, Length length) => length.Start > date.End && AfterTheOther().IsMatch(date.Sentence.Text[date.End..length.Start]);

    [GeneratedRegex(@"^,? \(?" + Numbers.Pattern + @" (?:days|weeks|months|years) after (?:the |her |his )(?:first|second|third|initial|original)(?: [\p{L}-]+){0,2} and $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTheOther();

    // "26 months after the resection of March 2017": the date is where the months begin.
    [GeneratedRegex(@" (?:of|from|performed in|done in|carried out in) $|^ (?:after|following|from|since) (?:the |her |his |that |this )?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfThatDate();

    // "A pause of two weeks in January 2018"
    [GeneratedRegex(@"\b(?:pause|break|interruption|stay|trial|rest|leave|holiday) of (?:about |some |nearly )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pause();

    // The dated operation before it, for "after surgery"; whatever stands nearest otherwise says nothing.
    private static TimePoint? CountedFrom(Manuscript m, TimePoint date, Length length, List<TimePoint> events)
    {
        var operations = m.Operations.Where(o => o.First < date.First).ToList();
        var after = date.Sentence.Text[length.End..];
        // "after the documentation of response": counted from what is no operation.
        if (Named().IsMatch(after) && !AfterOperation().IsMatch(after)) return null;
        if (operations.Count > 0) return operations.MinBy(o => Math.Abs(date.First - o.First - length.Months));
        // Counted from an operation that no date is told of: what else is dated since the patient came.
        var from = m.Presentation?.First ?? 0;
        return AfterOperation().IsMatch(date.Sentence.Text[length.End..]) ? events.Where(e => e.HasMonth && e.First >= from && e.Sentence.Part == Part.Case).MinBy(e => Math.Abs(date.First - e.First - length.Months)) : null;
    }

    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his |this )?(?<what>(?!first|second|third|last|another)\p{L}{5,}|surgery)(?! of the (?:second|other))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Event();

    [GeneratedRegex(@"\b(?:born|birth|gestation|pregnan\w*|deliver\w*|caesarean|cesarean|trimester|at \d\d weeks)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pregnancy();

    [GeneratedRegex(@"^,? ?\(?(?:when,? |that is,? |i\.e\.,? )?(?:after |at )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forward();

    // "30 months after the operation of June 2018" is counted from that date; "a week after surgery and still absent in June 2018" ends elsewhere.
    [GeneratedRegex(@"^(?: (?:after|following|from) (?:(?! and\b| but\b)[\w -]){3,40}(?<! of)| postoperatively)?,? ?\(?(?:in |at the end of |on (?:the )?)?(?<! of )$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Backward();

    [GeneratedRegex(@"^ (?:after|following|from|postoperatively)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"^ (?:after|following|from) ", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his |this )?(?:(?:first |initial |definitive )?re-?\w+\b|(?:(?!second\b|third\b|fourth\b|last\b|repeat|another\b|of\b|end\b|re-)[\p{L}-]+ ){0,2}(?:operation|surgery|resection|excision|removal|\w*ectomy|\w*otomy|\w*plasty|amputation|curettage|embolization|embolisation|procedure|implantation|transplantation|replacement|exenteration|enucleation|evisceration|debulking|reconstruction|bypass|decompression|fusion|ablation|dissection|fixation|repair))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterOperation();

    [GeneratedRegex(@"^ (?:before|earlier|ago|previously|prior)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Back();
}
