using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>When the own patient was born, as an age beside a date, or a birth date, tells it.</summary>
/// <param name="First">First month it can be.</param>
/// <param name="Last">Last month it can be.</param>
/// <param name="Age">Where the age stands.</param>
/// <param name="Date">Where the date stands.</param>
/// <param name="Words">The two in words.</param>
internal sealed partial record Birth(int First, int Last, Place Age, Place Date, string Words)
{
    public string Range => First / 12 == Last / 12 ? Year(First) : $"{Year(First)} or {Year(Last)}";

    public bool Agrees(Birth other) => First <= other.Last && other.First <= Last;

    /// <summary>Every statement of the article that fixes the birth, in reading order.</summary>
    public static IEnumerable<Birth> Of(Manuscript m)
    {
        var presentation = m.Presentation;
        var came = Reading.Age.In(m).FirstOrDefault(a => a.AtPresentation)?.Years;
        TimePoint? before = null;
        Told? kin = null;
        foreach (var told in m.In(Part.Case, Part.Abstract, Part.Introduction, Part.Discussion))
        {
            if (told.TellsOfSeveral) continue;
            // "His older sister carries it. A myxoma was removed from her in 2014, when she was 28."
            if (told.OfRelative(told.Text.Length)) kin = told;
            else if (kin is not null && kin.Part == told.Part && kin.Paragraph == told.Paragraph && OfThatPerson().IsMatch(told.Text)) continue;
            else kin = null;
            List<TimePoint> dates = told.Part == Part.Discussion ? [.. TimePoint.In(told)] : [.. m.DatesIn(told)];
            foreach (var date in dates.Where(d => Course.IsBirth(d) && !(came > 16 && OfAChild().IsMatch(told.Text[..d.Start]))))
                yield return new(date.First, date.Last, m.At(date.Span, date.Say), m.At(date.Span, date.Say), $"Born {date.Say}");
            foreach (var age in Reading.Age.In(told))
            {
                // A mother's child, not the patient.
                if (came > 16 && age.Years < came / 3 && (ChildsAge().IsMatch(told.Text) || dates.Count == 0 || presentation is not null && dates.Exists(d => d.First >= presentation.First - 12))) continue;
                // "In a woman now aged 64 it has appeared three times: in 2002"
                var date = NowAged().IsMatch(told.Text[..(age.Start + age.Size)]) && dates.Exists(d => d.Start > age.Start) ? null : Nearest(dates, age.Start, age.Size, told);
                // "A 57-year-old woman who worked at a kindergarten was brought to our hospital in October": the relative clause parts nothing.
                if (date is null && age.AtPresentation && presentation is { HasMonth: true } && presentation.Sentence == told && presentation.Start > age.Start + age.Size && told.Text[(age.Start + age.Size)..presentation.Start].Contains(" who ", StringComparison.Ordinal) && !SinceThen().IsMatch(told.Text[..presentation.Start]) && dates.TrueForAll(d => d == presentation)) date = presentation;
                if (date is not null)
                {
                    // An age at presentation beside the date of something long before tells nothing.
                    if (age.AtPresentation && presentation is not null && date != presentation && date.Sentence != presentation.Sentence && !date.HasMonth) continue;
                    yield return At(m, age.Years, date, age, 0);
                }
                // The age the case begins with is that of the presentation, which the next paragraph may date.
                else if (dates.Count == 0 && age.AtPresentation && told.Part == Part.Case && told.Paragraph == 0 && presentation is { HasMonth: true } && presentation.Sentence.Paragraph <= 1 && ReferenceEquals(m.In(Part.Case).First(), told))
                    yield return At(m, age.Years, presentation, age, 0);
                // "At the last visit, in May 2019, she was well. She was 44 years old."
                else if (dates.TrueForAll(d => SinceThen().IsMatch(told.Text[..d.Start]) || LooksBack(told, age, d, before)) && before is not null && told.Part == Part.Case && before.Sentence.Part == Part.Case && before.Sentence.Paragraph == told.Paragraph && (IsNow().IsMatch(told.Text[..age.Start] + age.Sentence.Text.Substring(age.Start, Math.Min(age.Size, 12))) || AtThatTime().IsMatch(told.Text[(age.Start + age.Size)..])))
                    yield return At(m, age.Years, before, age, 14);
            }
            if (Worn().FirstIn(told.Text) is { Success: true } stretch && !told.OfRelative(stretch.Index))
            {
                yield return OfYear(m, told, stretch.Groups["a"], stretch.Groups["x"]);
                yield return OfYear(m, told, stretch.Groups["b"], stretch.Groups["y"]);
            }
            foreach (Match match in MonthsOfAge().AllIn(told.Text))
            {
                if (Numbers.Parse(match.Groups["n"].Value) is not { } n || told.OfRelative(match.Index) || Corrected().IsMatch(told.Text[..match.Index])) continue;
                if (Nearest(dates, match.Index, match.Length, told) is not { HasMonth: true } date) continue;
                var months = (int)(match.Groups["unit"].Value.StartsWith('w') ? n * 7 / 30.4 : n);
                yield return new(date.First - months - 1, date.Last - months + (months > 23 ? 1 : 0), m.At(told.Span(match), $"{months} mo"), m.At(date.Span, date.Say), $"{match.Value} in {date.Say}");
            }
            // The paragraph goes on from its latest date, whatever older ones it looks back to.
            if (told.Part == Part.Case && dates.Where(d => !Course.IsBirth(d)).MaxBy(d => d.First) is { } last && (before is null || before.Sentence.Paragraph != told.Paragraph || last.First >= before.First)) before = last;
        }
    }

    [GeneratedRegex(@"\b(?:from|in|to|of|with) (?:her|him)\b|^(?:S?[Hh]e|They) (?:had|has|was|is|died)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfThatPerson();

    private static Birth At(Manuscript m, int years, TimePoint date, Age age, int later) =>
        new(date.First - 12 * (years + 1) + 1, date.Last - 12 * years + later, m.At(age.Span, $"{years} a"), m.At(date.Span, date.Say), $"{years} years in {date.Say}");

    private static Birth OfYear(Manuscript m, Told told, Group age, Group year)
    {
        var (years, first) = ((int)(Numbers.Parse(age.Value) ?? 0), 12 * int.Parse(year.Value, System.Globalization.CultureInfo.InvariantCulture));
        return new(first - 12 * (years + 1) + 1, first + 11 - 12 * years, m.At(told.Span(age), $"{years} a"), m.At(told.Span(year), year.Value), $"{years} years in {year.Value}");
    }

    // "from 2012 to 2014, that is, from the age of 15 to the age of 17"
    [GeneratedRegex(@"\b(?:from|between) (?<x>(?:19|20)\d\d) (?:to|until|and) (?<y>(?:19|20)\d\d),? \(?(?:that is,? |i\.e\.,? )?(?:from |between )?(?:the ages? of |ages? )(?<a>" + Numbers.Pattern + @") (?:to|until|and) (?:the age of )?(?<b>" + Numbers.Pattern + @")\b(?! ?(?:months|weeks))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Worn();

    private static TimePoint? Nearest(List<TimePoint> dates, int start, int size, Told told)
    {
        // "Epilepsy since the age of 6, and had had a knee replaced in 2014": two things of the past.
        dates = [.. dates.Where(d => d.Start < start + size || !AndHad().IsMatch(told.Text[(start + size)..d.Start]) && !(NowAged().IsMatch(told.Text[..(start + size)]) && HasDone().IsMatch(told.Text[(start + size)..d.Start])))];
        // "Now 33 years old, had given birth to a son in 2020": the age is of the present; "to a son in 2010, at the age of 30" is of then.
        // "Two years after the second operation of 2016, he was 58": the year tells which operation.
        var date = dates.Where(d => !Course.IsBirth(d) && !OfWhatItCountsFrom().IsMatch(told.Text[..d.Start]) && !(d.Start > start && GaveBirth().IsMatch(told.Text[..d.Start]))).OrderBy(d => d.Start < start ? start - d.End : 20 + d.Start - start).FirstOrDefault();
        return date is null || Apart().IsMatch(Pronoun().Replace(told.Text[Math.Min(date.End, start)..Math.Max(date.Start, start)], "")) ? null : date;
    }

    [GeneratedRegex(@"\b(?:give|gives|gave|given|giving) birth\b[^.;]{0,40}$|\b(?:delivered|had|borne?) (?:an? |her |two |three |four |five |\d )?(?:(?:first|second|third|healthy|own) )*(?:child|children|sons?|daughters?|bab(?:y|ies)|boys?|girls?|twins|infants?)(?:[, ]+(?:in|and|the|first|second|other|(?:19|20)\d\d))*[, ]*$|\bbecame (?:a mother|pregnant)(?: again)? in $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GaveBirth();

    [GeneratedRegex(@"\b(?:days?|weeks?|months?|years?) (?:after|since|following|from) (?:the |her |his |that |this )?[^.;,]{3,40} of $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfWhatItCountsFrom();

    [GeneratedRegex(@"^(?: years)?(?: of age)? and [^.;]*,? and had (?:(?:had|been|also|later) )?\p{L}+|^(?: years)?(?: of age)?, and had (?:(?:had|been|also|later) )?\p{L}+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndHad();

    // "Now 45 years old, she has moved to Spain in 2019": older now than then.
    [GeneratedRegex(@"\bnow,? (?:aged )?(?:\d+|[\p{L}-]+)(?: years)?(?: old| of age)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NowAged();

    [GeneratedRegex(@"\bhas (?:since |meanwhile |also |again )?(?!been\b|remained\b|no\b)(?:had|become|given|begun|gone|taken|run|won|\p{L}+ed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HasDone();

    // "She is now 45 years old and rides again; she regrets the delay of 2017": the year is of what went before.
    private static bool LooksBack(Told told, Age age, TimePoint date, TimePoint? before) =>
        before is not null && date.Last < before.First && date.Start > age.Start + age.Size && told.Text[(age.Start + age.Size)..date.Start].Contains(';') && NowAged().IsMatch(told.Text[..(age.Start + age.Size)]);

    private static string Year(int month) => TimePoint.Name(month / 12 * 12, month / 12 * 12 + 11);

    // "; he was 18" goes on about the same patient at the same time.
    [GeneratedRegex(@"; (?:s?he|the patient) (?:(?:was|is)(?: now| then)? )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    // "The patient, 58 years old at that control"
    [GeneratedRegex(@"^(?: old| of age)? at (?:that|this) (?:control|visit|time|examination|point|date|follow-up)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtThatTime();

    [GeneratedRegex(@"\b(?:the|her|his|a) (?:healthy )?(?:boy|girl|child|children|baby|son|daughter|infant)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChildsAge();

    // "two children, the younger born in 2011", "a girl of 3,410 g was born in April 2022"
    [GeneratedRegex(@"\b(?:boy|girl) of \d[\d.,]* ?k?g was (?:born|delivered)\b[^.;]{0,20}$|\b(?:children|child|sons?|daughters?|twins|babies|baby|younger|elder|eldest|youngest)\b[^.;]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfAChild();

    // The age and the date belong to different things.
    [GeneratedRegex(@";|\b(?:had (?:undergone|been|had)|history|previous(?:ly)?|since|who|years? (?:ago|before|earlier))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    [GeneratedRegex(@"\bsince (?:early |late )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SinceThen();

    [GeneratedRegex(@"^By then,? (?:s?he was )?(?:aged )?(?:\d|[a-z])|^(?:S?[Hh]e|The (?:patient|boy|girl|child|man|woman)),? (?:who )?(?:is|was|,? now) ?(?:now |by then |then )?(?:\d|[a-z])|^(?:The (?:patient|boy|girl|child|man|woman)|S?[Hh]e), now |\band (?:s?he )?(?:is|was) (?:now )?\d", RegexOptions.CultureInvariant)]
    private static partial Regex IsNow();

    [GeneratedRegex(@"(?<![\w.]|years?,? (?:and )?)(?:at |aged |at the age of )?(?<n>" + Numbers.Pattern + @")[- ](?<unit>months?|weeks?)(?: of age|[- ]old)\b|\b(?:aged|at the age of|(?:boy|girl|infant|child|baby|patient) of) (?<n>" + Numbers.Pattern + @") (?<unit>months|weeks)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthsOfAge();

    [GeneratedRegex(@"\bcorrected\b[^.;]{0,30}$|\bgestation", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Corrected();
}
