using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>A date told to the day and the days or weeks since an event whose day is told as well: "on 5 May 2020, nine weeks after the resection", "on postoperative day 3, 30 January 2018".</summary>
internal static partial class DaysSinceEvent
{
    /// <summary>A date and what it is said to be counted from.</summary>
    /// <param name="Date">The date.</param>
    /// <param name="Start">Where the number of days stands in its sentence.</param>
    /// <param name="Size">How many characters it takes.</param>
    /// <param name="Days">The number of days.</param>
    /// <param name="Slack">By how many days it may be off.</param>
    /// <param name="Say">The length as one says it.</param>
    /// <param name="Event">The noun or the abbreviation of the event.</param>
    private sealed record Count(TimePoint Date, int Start, int Size, double Days, double Slack, string Say, string Event)
    {
        public int DaysFrom(TimePoint day) => Date.DayNumber!.Value - day.DayNumber!.Value;

        public bool Fits(TimePoint day) => Math.Abs(DaysFrom(day) - Days) <= Slack;
    }

    public static IEnumerable<Finding> In(Manuscript m)
    {
        var dates = m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && !Course.IsBirth(d)).ToList();
        foreach (var count in dates.Where(d => d.DayNumber is not null).SelectMany(Counts))
        {
            // Where another day told before fits to the day, that was its event: an operation for something else.
            if (count.Slack <= 2 && dates.Exists(d => d.DayNumber is not null && d.Span.Start < count.Date.Span.Start && count.Fits(d))) continue;
            // What lies far from where it should is another event.
            if (DaysOf(m, dates, count) is not [var from, ..] || count.Fits(from) || Math.Abs(count.DaysFrom(from) - count.Days) > 200) continue;
            var apart = count.DaysFrom(from);
            yield return Kz205DatedInterval.Rule.Find(apart < 0 ? $"{count.Date.SayDay} lies before {from.SayDay}, and is told as {count.Say} after it." : $"From {from.SayDay} to {count.Date.SayDay} are {apart} days, not {count.Say}.", "Correct the date or the interval.", "history.interval",
                m.At(count.Date.Span, count.Date.SayDay), m.At(count.Date.Sentence.Span(count.Start, count.Size), count.Say), m.At(from.Span, from.SayDay));
            yield break;
        }
    }

    private static IEnumerable<Count> Counts(TimePoint date)
    {
        var text = date.Sentence.Text;
        foreach (var length in date.Sentence.Lengths.Where(l => l.Grain < 0.9 && Kz205DatedInterval.SideBySide(date, l)))
            if (Event().Match(text[length.End..]) is { Success: true } named && (!OneOfSeveral().IsMatch(named.Value) || TheFirst().IsMatch(named.Value)))
            {
                var days = Math.Round(length.Months * Length.DaysOfMonth);
                yield return new(date, length.Start, length.Size, days, Slack(days, length.Grain) * (Roughly().IsMatch(text[..length.Start]) ? 2 : 1), length.Say, named.Groups["what"].Value);
            }
        foreach (var (day, number) in PostoperativeDays(text))
            if (Beside(text, date, day)) yield return new(date, day.Index, day.Length, number, 1.5, $"day {number}", "operation");
    }

    /// <summary>The days after the operation that a text names, with their numbers: "POD 3", "the third postoperative day".</summary>
    public static IEnumerable<(Match Words, int Number)> PostoperativeDays(string text)
    {
        foreach (Match match in PostoperativeDay().AllIn(text))
        {
            var number = match.Groups["nth"].Success ? Array.IndexOf(Quantity.Ordinals, match.Groups["nth"].Value.ToLowerInvariant()) : (int)(Numbers.Parse(match.Groups["n"].Value) ?? -1);
            if (number >= 0) yield return (match, number);
        }
    }

    private static bool Beside(string text, TimePoint date, Match match) =>
        match.Index >= date.End ? Between().IsMatch(text[date.End..match.Index]) : date.Start >= match.Index + match.Length && Between().IsMatch(text[(match.Index + match.Length)..date.Start]);

    // Weeks are told in whole ones, and more of them more loosely.
    private static double Slack(double days, double grain) => grain > 0.2 ? Math.Max(Math.Min(7, 3 + days * 2 / 7), 0.12 * days) : days <= 10 ? 1 : Math.Max(2, 0.1 * days);

    // The day on which the event is told to have been, before the sentence or earlier in it; none where that is not sure.
    private static List<TimePoint> DaysOf(Manuscript m, List<TimePoint> dates, Count count)
    {
        var isOperation = Operation().IsMatch(count.Event);
        if (WasRepeated(m, count, isOperation)) return [];
        var told = dates.FindAll(d => d != count.Date && d.Span.Start < count.Date.Span.Start && (isOperation ? TakesOut(m, d, count.Date) : Names(d, count)));
        // One that is told to the month alone may be meant.
        if (told.Exists(d => d.DayNumber is null && Course.Fits(d, count.Date, new Length(0, 0, count.Days / Length.DaysOfMonth, 1), 1.6))) return [];
        var days = told.FindAll(d => d.DayNumber is not null);
        return days.Select(d => d.DayNumber).Distinct().Count() == 1 ? days : [];
    }

    private static bool WasRepeated(Manuscript m, Count count, bool isOperation) =>
        m.In(Part.Case).Any(t => t.Whole.Start < count.Date.Sentence.Whole.Start && (isOperation ? Reoperated().IsIn(t.Text) : Again().AllIn(t.Text).Any(a => NamedEvent.Tellings(count.Event, a.Groups["what"].Value).Any())));

    private static bool TakesOut(Manuscript m, TimePoint date, TimePoint later) =>
        NamedEvent.TakingOut(Sofar(date, later)) is { } act && Math.Abs(act.Index - date.Start) < 150 || Explored().IsMatch(Sofar(date, later)[date.Start..]) || Opens(m, date, later) || GoesOnTo(m, date, later);

    // "On 6 May 2021 the right groin was explored through an incision over the canal"
    [GeneratedRegex(@"^[^.;]{0,80}\b(?:was|were) (?:surgically )?(?:explored|opened) (?:through|by|via|surgically)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Explored();

    // "On 6 May 2021 the node was sampled. Then the kidney was removed through the same incision."
    private static bool GoesOnTo(Manuscript m, TimePoint date, TimePoint later) =>
        Next(m, date) is { } next && next != later.Sentence && SameSitting().Match(next.Text) is { Success: true } then && NamedEvent.TakingOut(next.Text, then.Length) is not null;

    private static Told? Next(Manuscript m, TimePoint date)
    {
        var told = m.In(Part.Case).ToList();
        return told.ElementAtOrDefault(told.IndexOf(date.Sentence) + 1) is { } next && next.Paragraph == date.Sentence.Paragraph && m.DatesIn(next).Count == 0 ? next : null;
    }

    [GeneratedRegex(@"^(?:Then,? |(?:In|At|During|Under) the same (?:session|sitting|operation|an(?:a)?esthe\p{L}+|procedure),? )(?!\d|[^.;]{0,60}\b(?:days?|weeks?|months?|years?) (?:later|after))", RegexOptions.CultureInvariant)]
    private static partial Regex SameSitting();

    // "At laparotomy, on 9 June 2020, the mass filled the pelvis. It was removed ..."
    private static bool Opens(Manuscript m, TimePoint date, TimePoint later)
    {
        if (!Opening().AllIn(Sofar(date, later)).Any(o => Math.Abs(o.Index - date.Start) < 60)) return false;
        return Next(m, date) is { } next && next != later.Sentence && NamedEvent.TakingOut(next.Text) is not null;
    }

    [GeneratedRegex(@"\b(?:at|during|by|through|underwent|via) (?:an? |the )?(?:[\p{L}-]+ ){0,2}(?:laparotomy|thoracotomy|craniotomy|sternotomy|celiotomy|laparoscopy|thoracoscopy|exploration)\b|\b(?:laparotomy|thoracotomy|craniotomy|sternotomy|celiotomy|laparoscopy|thoracoscopy|exploration)\b[^.;,]{0,20} (?:was|were)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    private static bool Names(TimePoint date, Count count) => NamedEvent.Tellings(count.Event, Sofar(date, count.Date)).Any(w => Math.Abs(w.Index - date.Start) < 80);

    // In one sentence what stands before the later date.
    private static string Sofar(TimePoint date, TimePoint later) => date.Sentence == later.Sentence ? date.Sentence.Text[..later.Start] : date.Sentence.Text;

    // "after the FNAC", "after the biopsy", "after surgery": the noun ends its phrase. Irradiation lasts, and scans are made more than once.
    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his |this |that )?(?:[\p{L}-]+ ){0,2}?(?<what>(?i:operation|surgery|resection|excision|removal|biopsy|aspiration|cytology|puncture|discharge|\w+ectomy|\w+otomy|\w+plasty|amputation|emboli[sz]ation|transplantation|curettage|exenteration|enucleation)|(?!\p{L}*RT\b|CT\b|MRI\b|PET\b|US\b|ICU\b|ED\b)\p{Lu}{3,}(?:-\p{Lu}+)?)(?= ?[,.;()]|$| (?:by|the|she|he|in|on|with|an?|it|was|had|were|and)\b)|^ (?<what>(?i:post-?operatively))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Event();

    // Of several, or counted from where one began or ended.
    [GeneratedRegex(@"\b(?:first|second|third|fourth|last|initial|repeat\w*|previous|earlier|start|beginning|end|completion|planned|re-resection|re-?excision|re-?operation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneOfSeveral();

    // Counted from the first operation, before the second: the one that is dated.
    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his )first (?:operation|surgery|resection|excision)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TheFirst();

    [GeneratedRegex(@"^(?:operation|surgery|resection|excision|removal|post-?operatively)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    // "On POD 3, 25 January 2018", "on 25 January 2018 (postoperative day 3)", "on the third postoperative day, 25 January 2018", "the 28th day after surgery"
    [GeneratedRegex(@"\b(?:post-?operative|post-?op\.?|post-?surgical) day(?: ?\(POD\))?(?: no\.?| #)? ?(?<n>" + Numbers.Pattern + @")\b|\bPOD ?#?(?<n>\d+)\b|\b(?:(?<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|(?<!-)twentieth)|(?<n>\d{1,2})(?:st|nd|rd|th)) (?:(?:post-?operative|post-?op\.?|post-?surgical) day\b(?: ?\(POD ?\d*\))?|day " + AfterOperation + @")|\bday (?<n>" + Numbers.Pattern + @") " + AfterOperation, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PostoperativeDay();

    private const string AfterOperation = @"(?:(?:after|following) (?:the |her |his )?(?:operation|surgery|resection|excision|procedure)|postoperatively)\b";

    [GeneratedRegex(@"^,? ?\(?(?:on |that is,? (?:on )?|i\.e\.,? (?:on )?)?(?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:about|some|around|approximately|roughly|nearly|almost|over|more than|less than) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Roughly();

    [GeneratedRegex(@"\b(?:re-?operat\w+|re-?open\w+|re-?explor\w+|re-?resect\w+|re-?excis\w+|(?:second|revision) (?:operation|surgery|procedure|look|resection|excision)|(?:back|return\w*) to (?:the )?(?:theatre|operating))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reoperated();

    [GeneratedRegex(@"\b(?:second|third|repeat(?:ed)?|another|further|new|additional)[ -](?<what>[\p{L}-]+(?: [\p{L}-]+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();
}
