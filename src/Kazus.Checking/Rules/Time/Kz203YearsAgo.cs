using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>"In 2009, eleven years before": such statements, the date the patient came and the date of receipt do not meet.</summary>
internal static partial class Kz203YearsAgo
{
    public static Rule Rule { get; } = new("KZ203", "years-ago", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private sealed record Anchor(int First, int Last, string Words, IReadOnlyList<Place> Places);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var anchors = m.Told.Where(t => t.Part is Part.Case or Part.Abstract or Part.Introduction).SelectMany(t => Beside(m, t)).Concat(Across(m)).ToList();
        if (anchors.Count == 0) yield break;
        var came = Came(m);
        foreach (var anchor in anchors)
        {
            // "In January 2018, five months ago, he presented" counts from the day of writing.
            if (came is not null && came.Places.Any(c => anchor.Places.Any(a => a.Start <= c.Start && c.End <= a.End))) continue;
            if (came is null || anchor.First <= came.Last && came.First <= anchor.Last) continue;
            // A course of years: counted from what is told there, of which the dates of the case are many.
            if (!Coming().IsMatch(anchor.Words) && m.Dates.Any(d => d.HasMonth && d.First > came.Last + 24 && d.Sentence.Part == Part.Case && !Course.IsBirth(d) && d.First >= anchor.First && d.First <= anchor.Last)) continue;
            yield return Rule.Find($"{anchor.Words} leads to {Range(anchor)}; {came.Words}.", "Correct the year or the number of years.", "history.date", [.. anchor.Places, .. came.Places, .. anchors.Where(a => a != anchor).SelectMany(a => a.Places)]);
            yield break;
        }
        for (var i = 0; i < anchors.Count; i++)
            for (var j = 0; j < i; j++)
                if (anchors[j].First > anchors[i].Last || anchors[i].First > anchors[j].Last)
                {
                    yield return Rule.Find($"{anchors[j].Words} leads to {Range(anchors[j])}; {anchors[i].Words} leads to {Range(anchors[i])}.", "Correct the year or the number of years.", "history.date", [.. anchors[j].Places, .. anchors[i].Places]);
                    yield break;
                }
    }

    // "In 2015, six years before the referral" is counted from the patient's coming and nothing else.
    [GeneratedRegex(@"\b(?:before|prior to) (?:the |her |his |this )?(?:present |current |first )?(?:admission|referral|presentation|consultation|visit)|\bbefore (?:s?he|the patient) (?:came|presented|consulted|was)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Coming();

    private static Told? SaidBefore(Manuscript m, Told told) => m.In(told.Part).TakeWhile(t => t != told).LastOrDefault() is { } before && before.Paragraph == told.Paragraph ? before : null;

    /// <summary>Whether a length stands beside a date and leads from it to the patient's coming: "in January 2020, eight months before admission".</summary>
    internal static bool LeadsToComing(TimePoint date, Length length) =>
        length.Start >= date.End && Joins().IsMatch(date.Sentence.Text[date.End..length.Start]) && Admission().IsMatch(date.Sentence.Text[length.End..]);

    // A year and how long ago it was, side by side.
    private static IEnumerable<Anchor> Beside(Manuscript m, Told told)
    {
        foreach (var date in m.DatesIn(told))
            foreach (var length in told.Lengths)
            {
                // "Since 2009, that is, for nine years" needs no "before".
                var since = length.Start >= date.End && Since().IsMatch(told.Text[..date.Start]) && SinceJoin().IsMatch(told.Text[date.End..length.Start]);
                if (!since && (!Before().IsIn(told.Text, length.End..) || Elsewhere().IsMatch(told.Text[length.End..]))) continue;
                var forward = since || length.Start >= date.End && Joins().IsMatch(told.Text[date.End..length.Start]);
                // "Well until August 2018, when a pain had set in, 7 months before admission"
                forward |= length.Start >= date.End && When().IsMatch(told.Text[date.End..length.Start]) && Admission().IsMatch(told.Text[length.End..]);
                var backward = date.Start >= length.End && BackJoin().IsMatch(told.Text[length.End..date.Start]);
                if (!forward && !backward) continue;
                var start = Math.Min(date.Start, length.Start);
                var end = Math.Max(date.End, length.End + Before().Match(told.Text[length.End..]).Length);
                var slack = length.Grain >= 12 ? 6 : 1;
                // "It began in 1998. However, two years previously (June 1996) ..." counts from the year before it.
                if (SaidBefore(m, told) is { } before && m.DatesIn(before).Any(d => d.First <= date.Last + length.Months + slack && d.Last >= date.First + length.Months - slack)) continue;
                yield return new((int)(date.First + length.Months) - slack, (int)(date.Last + length.Months) + slack, $"\"{told.Text[start..end]}\"", [m.At(told.Span(start, end - start), $"{date.Say} + {length.Say}")]);
            }
    }

    [GeneratedRegex(@"^, when [^.;\d]{0,100}, (?:that is, |about |some )?$", RegexOptions.CultureInvariant)]
    private static partial Regex When();

    [GeneratedRegex(@"^ before (?:the |her |his )?(?:admission|referral|presentation|consultation)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Admission();

    // "resection of X 3 years ago" in the abstract and "in 2021, X was removed" in the case.
    private static IEnumerable<Anchor> Across(Manuscript m)
    {
        foreach (var told in m.In(Part.Abstract, Part.Introduction))
            foreach (var length in told.Lengths.Where(l => l.Grain >= 12 && Ago().IsMatch(told.Text[l.End..])))
            {
                var words = Keys.Before(told.Text, length.Start, 9);
                var dated = m.Dates.Where(d => d.Sentence.Part is Part.Case or Part.Introduction && d.Sentence != told && !Course.IsBirth(d)).Select(d => (Date: d, Shared: Keys.After(d.Sentence.Text, d.End, 10).Count(words.Contains))).Where(d => d.Shared >= 2).OrderByDescending(d => d.Shared).FirstOrDefault().Date;
                if (dated is null) continue;
                yield return new((int)(dated.First + length.Months) - 6, (int)(dated.Last + length.Months) + 7, $"{dated.Say} and \"{told.Text[length.Start..length.End]} ago\"", [m.At(told.Span(length.Start, length.Size), length.Say), m.At(dated.Span, dated.Say)]);
            }
    }

    // When the patient came: the date given, or no later than the receipt less the follow-up.
    private static Anchor? Came(Manuscript m)
    {
        if (m.Presentation is { } date) return new(date.First, date.Last, $"the patient came in {date.Say}", [m.At(date.Span, date.Say)]);
        if (Course.Received(m) is not { } received) return null;
        var longest = FollowUps.Of(m).OrderByDescending(f => f.Length.Months).FirstOrDefault();
        var at = received.Month - (int)(longest?.Length.Months ?? 0);
        return new(0, at + 1, $"received {TimePoint.Name(received.Month, received.Month)}{(longest is null ? "" : $" with {longest.Length.Say} of follow-up")}, the patient came no later than {TimePoint.Name(at, at)}", [m.At(received.Date.Span), .. longest is null ? [] : new[] { m.At(longest.Sentence.Span(longest.Length.Start, longest.Length.Size), longest.Length.Say) }]);
    }

    private static string Range(Anchor anchor)
    {
        var middle = (anchor.First + anchor.Last) / 2 / 12 * 12;
        return TimePoint.Name(middle, middle + 11);
    }

    [GeneratedRegex(@"^ (?:before|earlier|ago|previously|prior to)\b(?: (?:this|the|her|his)(?: present| current)? (?:admission|illness|presentation|referral|diagnosis|visit)| it| that| admission| presentation| referral| (?:s?he|the patient) (?:came|presented|consulted|was (?:first )?(?:seen|referred|admitted)))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    // Counted from another event than the patient's coming.
    [GeneratedRegex(@"^ (?:before|prior to) (?:the |her |his |this )?(?:operation|surgery|resection|death|recurrence|second|first(?! (?:visit|admission|presentation|referral|consultation)\b)|\w+ectomy|ablation)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^ago\b|^ ago\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ago();

    [GeneratedRegex(@"\bsince (?:\p{L}+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@"^,? ?\(?(?:that is,? |i\.e\.,? )(?:for )?(?:about |some )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SinceJoin();

    // "in November 2018 because of gallstones, that is, 18 months before the referral"
    [GeneratedRegex(@"^,? ?\(?(?:that is,? |i\.e\.,? |about |some )?$|^ (?:because of|for|after|on account of|during|at) [^.;,\d]{1,40}, \(?(?:that is|i\.e\.),? (?:about |some )?$|^, (?:in|at|during) [^.;,\d]{1,60} and (?:about |some |almost )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joins();

    [GeneratedRegex(@"^ (?:before|earlier|ago|previously|prior to [\w ]{3,30}|before [\w ]{3,30}),? ?\(?(?:that is,? )?(?:in )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BackJoin();
}
