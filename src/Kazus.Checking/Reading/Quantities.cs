using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Checking.Rules.Disagreement;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Follows every number with a unit from one part of the article to the others.</summary>
internal static partial class Quantities
{
    // How much two lengths, of time or size, must have in common to be about one thing.
    private const double Alike = 1.5;

    /// <summary>Numbers of one part that no other part has, while the case has a different number about the same thing which that part does not have. Asked for as <see cref="Manuscript.Measured"/>.</summary>
    public static IEnumerable<Finding> FindDisagreements(Manuscript m)
    {
        var all = m.Quantities;
        foreach (var one in all.Where(q => q.Sentence.Part is not Part.Case and not Part.Title))
        {
            // A list of lengths tells of several things.
            if (one.Time is { } listed && one.Sentence.Lengths.Count(l => l.From == listed.From) > 2) continue;
            // A table gives many shares and times; which of them the text means it does not say.
            if (one.Sentence.Part == Part.Table && one.Kind is "share" or "score" or "cycle" or "time") continue;
            // "60 of the 66 Gy planned were given"
            if (Planned().IsMatch(one.Sentence.Text.AsSpan(one.Start + one.Size))) continue;
            // "In the course of forty years" tells of a life.
            if (one.Time is not null && InTheCourseOf().IsMatch(one.Before)) continue;
            // A house's protocol is no patient's course.
            if (one.Sentence.Terms.Exists(t => t.Lower is "protocol" or "policy" or "guideline" or "schedule")) continue;
            if (one.Sentence.Part is Part.Discussion or Part.Introduction && !one.Sentence.SpeaksOfOwn || !AtMost().IsIn(one.Before) && (Compared().IsIn(one.Before) || Bound().IsIn(one.Before)) || IsConfirmed(m, one)) continue;
            // Its counterpart shares what the words around it are about; the best match is shown.
            var twins = all.Where(q => q.Sentence.Part == Part.Case && q.Kind == one.Kind && !q.IsOneOfSeveral && !(q.Kind is "dose" or "cycle" or "course" && (InPart().IsMatch(q.Before) || OfWhole().IsMatch(q.Before) || IsPlan(q)))).Select(q => (Quantity: q, Shared: Shared(m, one, q))).Where(q => q.Shared > 0).OrderByDescending(q => q.Shared).Select(q => q.Quantity).ToList();
            // "Below 5 ng/mL until two years after" allows the 3 ng/mL of a visit.
            if (twins.Exists(q => LikeNumbers.IsWithin(one, q))) continue;
            var twin = twins.Find(q => !ToldOfAnother.Sample(one, q));
            // "No more than 600 ml": only more than that is something else.
            if (twin is not null && AtMost().IsMatch(one.Before) && twin.Number <= 1.02 * one.Number) continue;
            // A number that the part has besides one that does agree (a start and a final dose) is another number.
            if (twin is null || all.Any(q => q != one && q.Sentence.Part == one.Sentence.Part && q.Agrees(twin))) continue;
            // "AFP, 22 ng/mL on day 14, was still raised": of another day than the first value.
            if (ToldOfAnother.Day(one, twin) || ToldOfAnother.ScoreInTime(all, one, twin)) continue;
            // "The sum was 14 mm" is of several.
            if (one.Kind == "length" && Sum().IsMatch(one.Before) != Sum().IsMatch(twin.Before)) continue;
            // A body has many lengths and a course many times: that two are of one thing is only likely, unless digits are exchanged.
            yield return (one.Kind is "time" or "length" && !Transposed(one, twin) ? Kz301ValuesDisagree.Rule with { Severity = Severity.Warning } : Kz301ValuesDisagree.Rule).Find($"{one.Name} in {m.Document.WhereIs(one.Span.Start)}, {twin.Name} in {m.Document.WhereIs(twin.Span.Start)}, about {About(m, one, twin)}.", "Look it up in the record and correct the one that is wrong.", VariableOf(one), m.At(one.Span, one.Words), m.At(twin.Span, twin.Words), m.At(one.Sentence.Whole), m.At(twin.Sentence.Whole));
        }
    }

    /// <summary>Numbers of the abstract that nothing else in the article has.</summary>
    public static IEnumerable<Quantity> OnlyInAbstract(Manuscript m)
    {
        var all = m.Quantities;
        var patient = m.In(Part.Abstract).FirstOrDefault(t => Age.In(t).Any() || m.Statements.Any(s => s.Variable == "patient.sex" && s.Part == Part.Abstract && t.Whole.Contains(s.Span)));
        foreach (var one in all.Where(q => q.Sentence.Part == Part.Abstract && q.Kind is not ("day" or "stage" or "session") && q.Span.Start >= (patient?.Whole.Start ?? 0)))
        {
            // "three of them (0.7%)" is counted in the abstract itself.
            if (one.Kind == "share" && one.Before.TrimEnd().EndsWith('(') || one.Time is not null && (one.Time.Value.Grain > 1 || Use(one) != 1) || IsConfirmed(m, one) || InText(m, one) || IsHalved(m, one) || IsBetweenDates(m, one) || IsInLaboratoryTable(m, one) || IsUnderItsUnit(m, one)) continue;
            if (!all.Any(q => q.Sentence.Part == Part.Case && q.Kind == one.Kind && Shared(m, one, q) > 0)) yield return one;
        }
    }

    // "Ferritin, µg/L | 910 | 640": a line of a table that names what was measured, and has the number.
    private static bool IsInLaboratoryTable(Manuscript m, Quantity one)
    {
        if (!one.Kind.StartsWith("lab ", StringComparison.Ordinal) || Digits(one.Words) is not { Length: > 0 } digits) return false;
        var names = Measure.NamesIn(one.Sentence.Text);
        return m.Document.Tables.SelectMany(t => t.Body).Any(r => r.Cells.Count > 1 && (Keys.Of(r.Cells[0].Text, 6).Overlaps(one.Of) || Measure.NameIn(r.Cells[0].Text) is { } name && names.Contains(name)) && r.Cells.Skip(1).Any(c => Numbers.In(c.Text).Any(n => n.Match.Value == digits)));
    }

    [GeneratedRegex(@"^ (?:that |which )?(?:(?:was|were|had been) )?(?:(?:originally|initially|first) )?(?:planned|intended|prescribed|foreseen)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Planned();

    /// <summary>Whether the sentence goes on to say that it was only planned: "six cycles of doxorubicin were planned, and five were given".</summary>
    internal static bool IsPlan(Quantity one) => OnlyPlanned().IsMatch(one.Sentence.Text.AsSpan(one.Start + one.Size));

    [GeneratedRegex(@"^(?:[^.;]|\.(?=\d)){0,90}\b(?:was|were|had been) (?:originally |initially |first )?(?:planned|intended|foreseen|scheduled)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyPlanned();

    [GeneratedRegex(@"\b(?:in the course of|over the course of|over a span of) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InTheCourseOf();

    // "Ten months later, thyroidectomy", of which the case section has both dates, one after the other.
    private static bool IsBetweenDates(Manuscript m, Quantity one)
    {
        if (one.Time is not { } time || !Apart().IsMatch(one.Sentence.Text.AsSpan(one.Start + one.Size))) return false;
        var months = m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case).OrderBy(d => d.First).DistinctBy(d => d.First).ToList();
        return months.Zip(months.Skip(1)).Any(p => Course.Fits(p.First, p.Second, time, 0.6));
    }

    [GeneratedRegex(@"^ (?:later|after|before|earlier|thereafter)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    // "The dose was halved" tells 200 mg where 400 are told.
    private static bool IsHalved(Manuscript m, Quantity one) =>
        m.In(Part.Case).Any(t => Halved().Match(t.Text) is { Success: true } change && m.Quantities.Any(q => q.Sentence.Part == Part.Case && q.Kind == one.Kind && Math.Abs(q.Number * (change.Value.StartsWith('d') ? 2 : 0.5) - one.Number) < 0.01 * one.Number));

    [GeneratedRegex(@"\b(?:halved|half the dose|half of (?:it|the dose)|doubled)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Halved();

    /// <summary>Whether another part has the number, or its dates and tables give it.</summary>
    public static bool IsConfirmed(Manuscript m, Quantity one) =>
        m.Quantities.Any(q => q.Sentence.Part != one.Sentence.Part && q.Kind == one.Kind && (one.Agrees(q) || About().IsIn(one.Before) && Math.Abs(q.Number - one.Number) <= 0.1 * one.Number)) || InTables(m, one) || Counted(m, one) || one.Time is { } time && (m.Elapsed.Exists(e => time.Agrees(e)) || Aged(m, time))
        || one.Kind == "score" && IsScoredAgain(m, one) || one.Kind is "length" or "time" && Plain(m, one) || IsConversion(m, one) || IsPerDay(m, one) || IsFirstOfTwo(m, one);

    // "| On arrival | 126 |" under "Sodium (mmol/L)": the column gives the unit.
    internal static bool IsUnderItsUnit(Manuscript m, Quantity one) =>
        one.Kind.StartsWith("lab ", StringComparison.Ordinal) && UnitOf(one) is { Length: > 3 } unit && Digits(one.Words) is { Length: > 0 } digits
        && m.Document.Tables.Any(t => t.Body.SelectMany(r => r.Cells).Any(c => c.Text.Trim() == digits && t.Header(c.Column).Contains(unit, StringComparison.Ordinal)));

    // "The score was 14 before surgery and 22 at the end": the second number stands without its name.
    private static bool IsScoredAgain(Manuscript m, Quantity one) =>
        one.Number > 5 && m.In(Part.Case).Any(t => Scored().IsIn(t.Text) && t.Numbers.Exists(n => n.Value == one.Number && !OtherUnit().IsMatch(t.Text[(n.Match.Index + n.Match.Length)..])));

    // "Which was 52 and, ten days later, 58 U/L", "rose from 52 to 58 U/L": two numbers with one unit.
    private static bool IsFirstOfTwo(Manuscript m, Quantity one) =>
        one.Kind.StartsWith("lab ", StringComparison.Ordinal) && Digits(one.Words) is { Length: > 0 } digits
        && m.Told.Where(t => t.Part != one.Sentence.Part && t.Text.Contains(UnitOf(one), StringComparison.Ordinal)).SelectMany(t => SecondOfTwo().AllIn(t.Text)).Any(x => x.Groups["n"].Value == digits && UnitOf(one).Equals(x.Groups["unit"].Value, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?<![\w.,/])(?<n>\d[\d.,]*)(?:,? (?:and|then|to)(?:,[^.;,\d]{3,40},| then| later| finally)? |, (?:[^.;,\d]{3,40}, )?(?:and |then )?)\d[\d.,]* (?<unit>[\p{L}µμ]{1,6}/[\p{L}\d²]{1,4})", RegexOptions.CultureInvariant)]
    private static partial Regex SecondOfTwo();

    // "A calcium of 3.61 mmol/L (14.5 mg/dL)": the number in brackets is the one before them, which another part has.
    private static bool IsConversion(Manuscript m, Quantity one) =>
        Converted().Match(one.Before) is { Success: true } first && m.Told.Any(t => t.Part != one.Sentence.Part && t.Numbers.Exists(n => n.Match.Value == first.Groups["n"].Value));

    [GeneratedRegex(@"(?<![\d.,])(?<n>\d+(?:\.\d+)?) ?[\p{L}µμ][\p{L}\d/·²³⁹]{0,12} ?\($", RegexOptions.CultureInvariant)]
    private static partial Regex Converted();

    // "180 mg per day" where the case section has 60 mg three times a day.
    private static bool IsPerDay(Manuscript m, Quantity one) =>
        one.Kind == "weight" && !Times().Match(one.Sentence.Text, one.Start + one.Size).Success && m.Quantities.Any(q => q.Kind == "weight" && q.Sentence.Part != one.Sentence.Part && Times().Match(q.Sentence.Text, q.Start + q.Size) is { Success: true } times && Math.Abs(q.Number * (times.Groups["two"].Success ? 2 : times.Groups["three"].Success ? 3 : 4) - one.Number) <= 0.01 * one.Number);

    [GeneratedRegex(@"\G,? (?:(?<two>twice|two times|2 times|every (?:12|twelve) hours|in two doses|b\.?i\.?d)|(?<three>three times|3 times|every (?:8|eight) hours|in three doses|t\.?i\.?d)|(?<four>four times|4 times|every (?:6|six) hours|in four doses|q\.?i\.?d))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    // How much two numbers have in common; what is weighed or measured in blood must be the very same thing.
    private static double Shared(Manuscript m, Quantity one, Quantity other)
    {
        var shared = m.Telling.Shared(one.Ideas, other.Ideas);
        if (Transposed(one, other)) return 1 + shared;
        // "The daily tablet of 5 mg", where the case section gives one drug by mouth in one dose.
        if (one.Kind == "weight" && Tablet().IsMatch(one.Before) && Daily().IsIn(other.Sentence.Text) && m.Quantities.Where(q => q.Kind == "weight" && q.Sentence.Part == Part.Case && Daily().IsIn(q.Sentence.Text)).Select(q => q.Number).Distinct().Count() == 1) return 1 + shared;
        // "The dose of 9 µg/kg that we used": of the only drug that is given so.
        if (one.Kind == "rate" && OfNoDrug().IsMatch(one.Before) && m.Quantities.Where(q => q.Kind == "rate" && q.Sentence.Part == Part.Case && UnitOf(q) == UnitOf(one)).Select(q => q.Number).Distinct().Count() == 1) return UnitOf(one) == UnitOf(other) ? 1 + shared : 0;
        if (one.Kind is "weight" or "rate" || one.Kind.StartsWith("lab", StringComparison.Ordinal)) return one.Of.Overlaps(other.Of) ? 1 + shared : 0;
        if (one.Kind == "mitosis" || other.Kind is "dose" or "cycle" && OnlyOne(m, other) && !NotWholeCourse().IsMatch(Near(one))) return 1;
        if (one.Kind == "day" && one.Ideas.Contains("#home") != other.Ideas.Contains("#home")) return 0;
        if (one.Kind == "day") return shared >= Alike || one.Ideas.Contains("#home") && other.Ideas.Contains("#home") ? 1 + shared : 0;
        if (one.Kind is "time" or "length")
        {
            if (one.Kind == "time" && !SameUse(one, other)) return 0;
            // Of anticoagulation, of steroids the case tells one length: it is that one.
            if (one.Kind == "time" && one.Ideas.FirstOrDefault(i => i is "#clot" or "#steroid") is { } lasting && other.Ideas.Contains(lasting) && m.Quantities.Count(q => q.Kind == "time" && q.Sentence.Part == Part.Case && q.Ideas.Contains(lasting)) == 1) return Alike + shared;
            // "58 cm of ileum": a length that was cut out is of that organ, and no other length is.
            if (one.Kind == "length" && CutOut(one) is { } organ && CutOut(other) is { } its) return organ == its && m.Quantities.Count(q => q.Sentence.Part == Part.Case && CutOut(q) == organ) == 1 ? 100 : 0;
            // A distance is no size.
            if (one.Kind == "length" && IsDistance(one) != IsDistance(other)) return 0;
            if (one.Kind == "length" && one.Ideas.Contains("#edge") && other.Ideas.Contains("#edge") && (IsCloserThanClosest(one, other) || !Closest().IsMatch(one.Sentence.Text) && !Closest().IsMatch(other.Before))) return 1;
            // The sentence that calls a figure tells what its legend shows.
            if (one.Sentence.Part == Part.Legend) return Calls(m, other.Sentence, one.Sentence) ? 1 + shared : shared >= 2 * Alike ? shared : 0;
            return shared >= Alike ? shared : 0;
        }
        if (one.Sentence.Part == Part.Legend && one.Kind is "clock" or "score") return 0;
        if (other.Kind is "cycle" or "course" && other.Words.Contains(" after ", StringComparison.Ordinal)) return 1;
        if (ToldOfAnother.Grade(one, other)) return 0;
        var keys = one.About.Count(other.About.Contains);
        return keys + (one.Kind == "clock" && Operation().IsMatch(one.Sentence.Text) && Operation().IsMatch(other.Sentence.Text) && !NotWhole().IsMatch(one.Before) && !NotWhole().IsMatch(other.Before) ? 1 : 0);
    }

    // The organ of which a length was taken, and not left.
    private static string? CutOut(Quantity one) =>
        OfOrgan().Match(one.Sentence.Text[(one.Start + one.Size)..]) is { Success: true } organ && !Left().IsMatch(one.Before) && !StaysAfter().IsIn(one.Sentence.Text, (one.Start + one.Size + organ.Length)..) ? organ.Groups["organ"].Value.ToLowerInvariant() : null;

    [GeneratedRegex(@"^ (?:(?:segment )?of )(?:the |her |his )?(?:(?:distal|proximal|terminal|adjacent|right|left) )*(?<organ>ileum|jejunum|duodenum|(?:small |large )?(?:bowel|intestine)|(?:sigmoid |ascending |descending |transverse )?colon|rectum|stomach|o?esophagus|ureter|urethra|trachea|vein|artery|(?:inferior )?vena cava|aorta|nerve|fibula|tibia|femur|humerus|radius|ulna|clavicle|mandible|rib|bone)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOrgan();

    [GeneratedRegex(@"\b(?:leav\w+|left|remain\w*|preserv\w+|keep\w*|kept|spar\w+|at|within|for|involv\w+|affect\w+|along|over)(?: (?:only|about|some|behind|at least|a|the|length of))* $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"^ (?:remain\w*|(?:was|were|could be) (?:left|preserved|spared|kept|involved))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StaysAfter();

    [GeneratedRegex(@"\b(?:daily|a day|per day|each day|every day|once|twice) ?(?:tablet|dose|capsule|pill)?s? (?:was|were|of|had been)?[^.;,]{0,12}$|\b(?:tablet|capsule|pill)s? (?:of|with) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tablet();

    [GeneratedRegex(@"\b(?:daily|a day|per day|each day|every day|twice a day)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Daily();

    private static string UnitOf(Quantity q) => q.Words[(q.Words.LastIndexOf(' ') + 1)..].TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');

    [GeneratedRegex(@"\b(?:[Tt]he|[Oo]ur|[Aa]) dose (?:of|was) $", RegexOptions.CultureInvariant)]
    private static partial Regex OfNoDrug();

    // "During the first 104 weeks he received 28 doses"
    [GeneratedRegex(@"\b(?:(?:during|in|over|within) the (?:first|initial|next|following)|thereafter|afterwards|then)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex InPart();

    // "The drug was left out of the last two cycles": some of those that were given.
    [GeneratedRegex(@"\b(?:the|his|her|these|those) (?:first|last|final|next|remaining|other|initial|previous|subsequent|following|further|additional|latter|former) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex OfWhole();

    // Of clear margins the nearest is the smallest: a smaller one elsewhere is another.
    private static bool IsCloserThanClosest(Quantity one, Quantity other) =>
        Closest().IsMatch(other.Before) && !Closest().IsMatch(one.Sentence.Text) && one.Number < 0.98 * other.Number;

    // The words beside a number.
    private static string Near(Quantity one) => one.Sentence.Text[Math.Max(0, one.Start - 40)..Math.Min(one.Sentence.Text.Length, one.Start + one.Size + 28)];

    // "3.24" for "3.42": the same digits in another order, of which one decimal at least, or three in all.
    private static bool Transposed(Quantity one, Quantity other) => Numbers.AreExchanged(Digits(one.Words), Digits(other.Words), one.Kind is "sound" or "pressure" or "dose" ? 2 : 3);

    private static string Digits(string words) => string.Concat(words.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ','));

    // The case tells one dose, or one number of cycles, and no other.
    private static bool OnlyOne(Manuscript m, Quantity other) => m.Quantities.Where(q => q.Kind == other.Kind && q.Sentence.Part == Part.Case).Select(q => q.Number).Distinct().Count() == 1;

    // A fraction, a boost, an equivalent, a dose planned or of another time is no total.
    [GeneratedRegex(@"\b(?:per fraction|each|daily|boost|equivalent|EQD2|BED|biological\w*|planned|previous\w*|re-?irradiat\w*|maintenance|second-line|first-line|further|more|mean|median|recommended|usual\w*|least|tolerance|limit|organ|spinal cord)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotWholeCourse();

    [GeneratedRegex(@"\b(?:no more than|not more than|at most|not exceed(?:ing)?|did not exceed) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtMost();

    // "for 3 months before", "3 months ago" look back from the patient's coming; "3 months after" looks forward from treatment.
    internal static bool SameUse(Quantity one, Quantity other) => Use(one) is var a && Use(other) is var b && (a == 0 || b == 0 || a == b) && !(a < 0 != b < 0 && Afterwards().IsMatch((a < 0 ? other : one).Sentence.Text));

    // "18 years ago" is not the time of a control "1 and 6 months" after the operation.
    [GeneratedRegex(@"\b(?:post-?operative\w*|follow-?up|recurrence|controls?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Afterwards();

    private static int Use(Quantity one)
    {
        var after = one.Sentence.Text.AsSpan(one.Start + one.Size);
        var before = one.Sentence.Text.AsSpan(0, one.Start);
        if (Ago().IsMatch(after)) return -1;
        if (Taken().IsMatch(before)) return 2;
        return Since().IsMatch(after) || Reached().IsMatch(before) ? 1 : 0;
    }

    // "tamoxifen for five years": how long it was given.
    [GeneratedRegex(@"\b(?:treatment|therapy|chemotherapy|" + DrugDose.Names + @")\b(?: [\p{L}-]+){0,3} for (?:about |over |the next )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Taken();

    // Whether a sentence of the case calls the figure whose legend a sentence belongs to.
    private static bool Calls(Manuscript m, Told told, Told legend)
    {
        var figure = m.Document.Figures[legend.Paragraph];
        return m.Document.CallOuts.Any(c => told.Whole.Contains(c.Span.Start) && c.Items.Any(i => i.Number == figure.Number));
    }

    /// <summary>The times that the dates of the course add up to: from each to the last one, and from the first operation or the presentation to each. A course has few dates; a book is cut short. Asked for as <see cref="Manuscript.Elapsed"/>.</summary>
    public static List<Length> FindElapsed(Manuscript m)
    {
        var dates = m.Dates.Where(d => d.HasMonth && d.Sentence.Part is Part.Case or Part.Abstract && d.HasMonth).Select(d => d.First).Distinct().Order().Take(40).ToList();
        if (dates.Count < 2) return [];
        var starts = new[] { m.Presentation?.First, m.Operations.FirstOrDefault()?.First, dates[0] }.OfType<int>().Distinct().ToList();
        var lengths = m.Quantities.Where(q => q.Sentence.Part == Part.Case && q.Time is { Grain: >= 1, Months: <= 60 } && Later().IsIn(q.Sentence.Text, (q.Start + q.Size)..)).Select(q => q.Number).Distinct().Take(40).ToList();
        var found = new HashSet<double>();
        foreach (var d in dates)
        {
            if (d < dates[^1]) found.Add(dates[^1] - d);
            foreach (var start in starts.Where(s => s < d)) found.Add(d - start);
        }
        // "In June 2019, 62 months after the plaque" dates the plaque, from which others are counted.
        foreach (var date in m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case).Take(40))
            foreach (var length in date.Sentence.Lengths.Where(l => l.Grain is >= 0.9 and <= 1.1 && l.Months <= 240 && date.Sentence.Text.AsSpan(l.End).StartsWith(" after ")))
                foreach (var d in dates.Where(d => d > date.First)) found.Add(d - date.First + length.Months);
        // From one operation to the next.
        var operations = m.Operations.Select(o => o.First).Distinct().Take(20).ToList();
        for (var i = 1; i < operations.Count; i++) found.Add(operations[i] - operations[i - 1]);
        // A further time told after the last date: "In May 2019 ... eight months later she died".
        foreach (var start in starts)
            foreach (var more in lengths) found.Add(dates[^1] - start + more);
        return [.. found.Select(e => new Length(0, 0, e, 1))];
    }

    // "2 years and 7 months" of age, or an age told in months.
    private static bool Aged(Manuscript m, Length time) => m.Statements.Any(s => s.Variable == "patient.age" && s.Number is { } years && Math.Abs(years * 12 - time.Months) < 1);

    // The number stands in the case with its unit, in a list or a phrase that was not read as a length.
    private static bool Plain(Manuscript m, Quantity one)
    {
        var number = Numbers.In(one.Words).Select(n => n.Value).FirstOrDefault();
        return number > 0 && m.In(Part.Case, Part.Legend, Part.Conclusion, Part.Abstract).Any(t => t.Part != one.Sentence.Part && t.Numbers.Exists(n => n.Value == number && Unit(t.Text, n.Match.Index + n.Match.Length, one)));
    }

    private static bool Unit(string text, int from, Quantity one)
    {
        var rest = text.AsSpan(from, Math.Min(45, text.Length - from));
        return one.Kind == "length" ? rest.Contains("mm", StringComparison.Ordinal) || rest.Contains("cm", StringComparison.Ordinal) : Listed().IsMatch(rest);
    }

    [GeneratedRegex(@"\b(?:older|younger|more|less|longer|shorter|larger|smaller|later|fewer) than(?: the age of)? $|\b(?:within|under|over|up to|at least|every) $|\b(?:gain|difference|improvement|change|drop)\b[^.;]{0,30}(?<!\bto )$|\d (?:to|or|–|-) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Compared();

    [GeneratedRegex(@"^(?:,|;|\band\b|\bor\b|\bto\b|[\d\s./–-]|\b(?:\p{L}+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\b)*[ -]?(?:days?|weeks?|months?|years?|yrs?|mo\b|of (?:life|gestation))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Listed();

    [GeneratedRegex(@"^(?:['’]s?)? ?(?:before|earlier|ago|previously|prior|duration|history)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ago();

    [GeneratedRegex(@"^,? (?:after|later|following|post-?operatively|from (?:the )?(?:operation|surgery|diagnosis)|of follow)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:about|approximately|some|nearly|almost|roughly|around|over|more than|circa|ca\.|close to|just) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"\b(?:distance|apart|margins?|rim|depth|thick\w*|clearance|clear|free)\b[^.;,]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Distance();

    private static bool IsDistance(Quantity one) => Distance().IsMatch(one.Before) || DistanceAfter().IsMatch(one.Sentence.Text.AsSpan(one.Start + one.Size));

    [GeneratedRegex(@"^[- ]?(?:margins?|clearance|cuff|distance)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DistanceAfter();

    [GeneratedRegex(@"\b(?:closest|nearest|narrowest|minimum|minimal)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closest();

    [GeneratedRegex(@"^ (?:later|thereafter|after that)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(?:at|after)(?: the)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reached();

    [GeneratedRegex(@"\b(?:operat\w+|surger\w+|surgical|procedure|\w+ectomy|resection)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    // A stretch within the operation, or after it.
    [GeneratedRegex(@"\b(?:clamp\w*|bypass|arrest|ischa?emi\w+|tourniquet|after|within|every|hospital|intensive|ventilat\w+|first|pump|irradiat\w+|infusion)\b[^.;,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotWhole();

    // The bare number in a cell of the own row is enough: its unit may stand in the header.
    private static bool InTables(Manuscript m, Quantity one) => m.OwnRows.SelectMany(r => r.Cells).Where(c => !one.Kind.StartsWith("lab", StringComparison.Ordinal) || c.Header.Contains('/') || c.Text.Contains('/')).Any(c => Numbers.In(c.Text).Any(n => Math.Abs(n.Value - one.Number) < 1e-9 || one.Kind == "length" && Math.Abs(n.Value * 10 - one.Number) < 1e-9 || one.Time is not null && Math.Abs(n.Value * 12 - one.Number) < 1e-9));

    // "5 of the 6 planned cycles", "after the fourth cycle"
    private static bool Counted(Manuscript m, Quantity one) => one.Kind is "cycle" or "dose" or "course" or "fraction" or "session" && one.Sentence.Text.Contains(one.Kind, StringComparison.OrdinalIgnoreCase)
        && m.In(Part.Case).Any(t => t.Text.Contains(one.Kind, StringComparison.OrdinalIgnoreCase) && (Ordinal(one.Number) is { } nth && t.Text.IndexOf(nth, StringComparison.OrdinalIgnoreCase) is >= 0 and var from && t.Text.IndexOf(one.Kind, from, StringComparison.OrdinalIgnoreCase) - from is > 0 and < 30 || t.Numbers.Exists(n => n.Value == one.Number && t.Text.IndexOf(one.Kind, n.Match.Index, StringComparison.OrdinalIgnoreCase) is var at && at >= 0 && at - n.Match.Index < 40)));

    // "Below 10%" is a bound, not the value.
    [GeneratedRegex(@"(?:\b(?:below|less than|under|over|more than|above|up to|at least)|[<>≤≥]) ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bound();

    private static string? Ordinal(double n) => n % 1 == 0 && n > 0 && n < Quantity.Ordinals.Length ? Quantity.Ordinals[(int)n] : null;

    // The same number anywhere in the case, whatever follows it there ("in 30 fractions", "a total of 30").
    private static bool InText(Manuscript m, Quantity one) => one.Kind is not "share" and not "length" and not "time" && m.In(Part.Case, Part.Legend, Part.Discussion, Part.Conclusion).Any(t => t.Numbers.Exists(n => n.Value == one.Number && n.Value > 2 && !(one.Kind == "score" && !Scored().IsMatch(t.Text)) && !(one.Kind.StartsWith("lab", StringComparison.Ordinal) && !t.Words.Exists(w => one.Of.Contains(w.Stem)) || one.Kind.StartsWith("lab", StringComparison.Ordinal) && OtherUnit().IsMatch(t.Text[(n.Match.Index + n.Match.Length)..]))));

    [GeneratedRegex(@"\b(?:scores?|index|SUV\w*|grade|stage|points)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scored();

    [GeneratedRegex(@"^[- ]?(?:mm|cm|years?|months?|weeks?|days?|hours?|min|%|mg|kg|Gy|patients|of \d|women|men|[×/-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherUnit();

    // "Together with 40 cm of colon" adds up nothing.
    [GeneratedRegex(@"\b(?:sum|total|together(?! with\b)|added up)\b[^.;,]{0,25}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sum();

    // The words of the article for what both numbers are about.
    private static string About(Manuscript m, Quantity one, Quantity twin)
    {
        // Around a count of mitoses stand only the fields they were counted in.
        if (one.Kind == "mitosis") return "mitoses";
        var shared = one.Ideas.Where(twin.Ideas.Contains).Concat(one.About.Where(twin.About.Contains)).Distinct().ToList();
        var words = one.Sentence.Words.Where(w => shared.Contains(w.Stem) || Concepts.Of(one.Sentence.Text.Substring(w.Start, w.Size)) is { } idea && shared.Contains(idea)).Select(w => one.Sentence.Text.Substring(w.Start, w.Size)).Where(w => w.Length > 2 && !w.Equals("the", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        return words.Count > 0 ? string.Join(", ", words) : "the same figure";
    }

    private static string VariableOf(Quantity one) => one.Kind switch
    {
        "volume" => "surgery.blood-loss",
        "weight" or "rate" => "drug.dose",
        "dose" or "dose of a fraction" => "radiotherapy.dose",
        "cycle" or "course" => "chemotherapy.cycles",
        "share" when one.About.Contains("ki-67") => "ihc.ki67",
        "clock" => "surgery.duration",
        "time" or "day" => "course.time",
        "length" => "lesion.size",
        var kind when kind.StartsWith("lab", StringComparison.Ordinal) => "lab.value",
        var kind => kind,
    };
}
