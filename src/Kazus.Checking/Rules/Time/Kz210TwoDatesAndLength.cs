using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>Two dates and the time between them do not fit: "from May 2019 to November 2020 (24 months)", "first noticed in February 2017" of someone who came in August 2018 after "six months".</summary>
internal static partial class Kz210TwoDatesAndLength
{
    public static Rule Rule { get; } = new("KZ210", "two-dates-and-length", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m) => Stretches(m).Concat(Onset(m)).Concat(OnsetOfTimeline(m)).Concat(AfterTheLast(m)).Concat(YearsAfter(m)).Concat(OnDrug(m)).Concat(StoppedAfter(m)).DistinctBy(f => f.Places[0].Start).Take(2);

    // "From A to B (n months)", "for n months, from A to B", "began in A and ended in B, n months later".
    private static IEnumerable<Finding> Stretches(Manuscript m)
    {
        foreach (var group in m.Dates.Where(d => d.HasMonth && d.Sentence.Part is Part.Case or Part.Abstract && d.HasMonth).GroupBy(d => d.Sentence))
        {
            var told = group.Key;
            if (told.Lengths.Count == 0) continue;
            var dates = group.OrderBy(d => d.Start).ToList();
            for (var i = 1; i < dates.Count; i++)
            {
                var (from, to) = (dates[i - 1], dates[i]);
                if (to.First <= from.First || to.Start <= from.End) continue;
                var between = told.Text[from.End..to.Start];
                if (told.Lengths.Find(l => Belongs(told.Text, between, from, to, l)) is not { Size: > 0 } length || Course.Fits(from, to, length, 1.2)) continue;
                yield return Say(m, from, to, length, told);
            }
        }
    }

    private static bool Belongs(string text, string between, TimePoint from, TimePoint to, Length length)
    {
        if (Rhythm().IsMatch(text[..length.From])) return false;
        // Directly after the second date, or after the word "for" before the first.
        var ranged = To().IsMatch(between) && From().IsMatch(text[..from.Start]);
        if (length.Start >= to.End) return ranged ? Apposed().IsMatch(text[to.End..length.Start]) && !Elsewhere().IsMatch(text[length.End..]) : Later().IsMatch(text[length.End..]) && Comma().IsMatch(text[to.End..length.Start]) && Started().IsMatch(text[..from.End]) && Single(between);
        return ranged && length.End <= from.Start && Before().IsMatch(text[length.End..from.Start]) && For().IsMatch(text[..length.From]);
    }

    // Nothing else happens between the two.
    private static bool Single(string between) => !between.AsSpan().ContainsAny(';', '.');

    // When it began, how long it had lasted, and when the patient came.
    private static IEnumerable<Finding> Onset(Manuscript m)
    {
        if (m.Presentation is not { HasMonth: true } came) yield break;
        foreach (var begun in m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && d.Sentence.Paragraph < 4 && d.First < came.First && (Began().IsMatch(d.Sentence.Text) || Since().IsMatch(d.Sentence.Text[..d.Start])) && Onsets().IsMatch(d.Sentence.Text)))
        {
            var told = begun.Sentence;
            if (m.DatesIn(told).Count(d => d != came) > 1 || OtherMonth().IsMatch(told.Text[begun.End..])) continue;
            var lengths = told.Lengths.Where(l => l.Grain >= 0.2 && Lasted(told.Text, l, begun) && !OfAnother(told.Text, l, begun)).ToList();
            if (lengths.Count == 0 && OfAbstract(m, begun, came) is { } summed)
            {
                yield return summed;
                yield break;
            }
            // What leads "to admission" is the other rule's.
            if (lengths.Count == 0 || lengths.Exists(l => Course.Fits(begun, came, l, 1.2) || Kz203YearsAgo.LeadsToComing(begun, l))) continue;
            yield return Say(m, begun, came, lengths[0], told);
            yield break;
        }
    }

    // "Cough had begun in July 2019, and pain had been present for two months", "a two-month history of pain and, since July 2019, cough": two complaints.
    private static bool OfAnother(string text, Length length, TimePoint begun)
    {
        if (length.Start < begun.End) return Since().IsMatch(text[..begun.Start]);
        var joined = And().Match(text[..length.Start], begun.End);
        return joined.Success && Complaints(text[joined.Index..length.Start]).Except(Complaints(text[..joined.Index])).Any();
    }

    private static IEnumerable<string> Complaints(string text) => Onsets().AllIn(text).Select(x => Keys.Stem(x.Value)).Where(x => x is not ("sympto" or "compla"));

    [GeneratedRegex(@"\b(?:and|but|while|whereas)\b|;", RegexOptions.CultureInvariant)]
    private static partial Regex And();

    // "Since June 2018 he had had hiccups"
    [GeneratedRegex(@"\bsince (?:early |late |mid-?|about |the (?:end|beginning) of )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    // "Menstruation returned in June 2018 and was regular until November, when the bleeding began"
    [GeneratedRegex(@"\b(?:until|till|in|from|since|by) (?:early |late |mid-?)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherMonth();

    // The abstract gives the time instead of the case section, which dates both ends.
    private static Finding? OfAbstract(Manuscript m, TimePoint begun, TimePoint came)
    {
        var all = m.Statements.Where(s => s.Variable == "symptom.duration" && s.Number is not null).ToList();
        var told = all.Where(s => !s.OnlySupports && s.Part == Part.Abstract && m.In(Part.Abstract).Any(t => t.Lengths.Exists(l => t.Span(l.Start, l.Size) == s.Span && (DurationAfter().IsMatch(t.Text[l.End..]) || For().IsMatch(t.Text[..l.From]))))).ToList();
        var months = came.First - begun.First;
        if (told.Count != 1 || all.Exists(s => s.Part == Part.Case && s.Agrees(told[0])) || Math.Abs(told[0].Number!.Value - months) <= Math.Max(1.6, 0.15 * months)) return null;
        return Rule.Find($"From {begun.Say} to {came.Say} are {months} months, not {told[0].Value}.", "Correct the date or the length of time.", "history.interval", m.At(begun.Span, begun.Say), m.At(told[0].Span, told[0].Value), m.At(came.Span, came.Say));
    }

    // "August 2016 | Onset of back pain" in the timeline of a patient who came in October 2017 and had had back pain for 8 months.
    private static IEnumerable<Finding> OnsetOfTimeline(Manuscript m)
    {
        if (m.Patients > 1 || m.Presentation is not { HasMonth: true } came) yield break;
        foreach (var (row, cell) in m.Document.Tables.SelectMany(TimelineRow.In).SelectMany(r => r.Rest.Where(c => OnsetRow().IsMatch(c.Text)).Select(c => (r, c))))
        {
            var months = came.First - row.Date.First;
            var lasted = m.Statements.Where(s => s.Variable == "symptom.duration" && s.Part is Part.Abstract or Part.Case && s is { Variable: "symptom.duration", Number: not null }).ToList();
            if (months < 1 || lasted.Exists(s => Math.Abs(s.Number!.Value - months) <= Math.Max(1.6, 0.15 * months))) continue;
            var of = lasted.Where(s => !s.OnlySupports && m.In(s.Part).Any(t => t.Whole.Start <= s.Span.Start && s.Span.End <= t.Whole.End && IsOfComplaint(t.Text, cell.Text))).ToList();
            if (of.Count == 0 || of.Exists(s => EndsAtADate(m, row, s.Number!.Value))) continue;
            yield return Rule.Find($"From {row.Date.Say} to {came.Say} are {months} months, not {of[0].Value}.", "Correct the date or the length of time.", "history.interval",
                [m.At(row.Label.Span, row.Date.Say), m.At(cell.Span), m.At(came.Span, came.Say), .. of.Select(s => m.At(s.Span, s.Value))]);
            yield break;
        }
    }

    // It had lasted so long when something else happened that the text or the timeline dates: the first visit to another doctor.
    private static bool EndsAtADate(Manuscript m, TimelineRow onset, double months) =>
        m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && !Course.IsBirth(d)).Concat(m.Document.Tables.SelectMany(TimelineRow.In).Select(r => r.Date))
            .Any(d => d.First > onset.Date.First && Math.Abs(d.First - onset.Date.First - months) <= 1.6);

    // Both speak of one complaint, which is not said to have grown worse since.
    private static bool IsOfComplaint(string told, string row) =>
        !Worsened().IsMatch(told) && Onsets().AllIn(row).Select(x => Keys.Stem(x.Value)).Intersect(Onsets().AllIn(told).Select(x => Keys.Stem(x.Value))).Any();

    [GeneratedRegex(@"^\W*(?:onset|beginning|start|first (?:symptoms?|signs?|notice|noticed|appearance|episode|complaints?)|appearance) (?:of|with)\b|^\W*(?:[\p{L}-]+ ){1,5}(?:began|started|first noticed|first noted|set in|appeared|noticed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnsetRow();

    [GeneratedRegex(@"\b(?:wors\w+|increas\w+|aggravat\w+|deteriorat\w+|intensif\w+|exacerbat\w+|severe|constant|again|recurr\w+|new|acute\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Worsened();

    // "It had returned in November 2016, eleven months later", after a sentence with a date, when no date before it fits.
    private static IEnumerable<Finding> AfterTheLast(Manuscript m)
    {
        var told = m.In(Part.Case).ToList();
        var dates = m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && !Course.IsBirth(d)).OrderBy(d => d.Span.Start).ToList();
        foreach (var date in dates)
        {
            var text = date.Sentence.Text;
            var length = date.Sentence.Lengths.Find(l => l.Grain >= 0.9 && (l.Start >= date.End && Comma().IsMatch(text[date.End..l.Start]) && Later().IsMatch(text[l.End..]) || l.End <= date.Start && LaterIn().IsMatch(text[l.End..date.Start])));
            if (length.Size == 0) continue;
            var at = told.IndexOf(date.Sentence);
            var earlier = dates.Where(d => d.Span.Start < date.Span.Start && d.First < date.First).ToList();
            // The date it is counted from stands in the sentence before; an event without one may lie between them.
            if (at < 1 || earlier.FindLast(d => d.Sentence == told[at - 1]) is not { } from || earlier.Exists(d => Course.Fits(d, date, length, 1.6)) || told[at - 1].Lengths.Exists(l => l.Grain >= 0.9)) continue;
            yield return Say(m, from, date, length, date.Sentence);
        }
    }

    // "Removed in 2006, and four years after that, in 2012, she had"
    private static IEnumerable<Finding> YearsAfter(Manuscript m)
    {
        foreach (var told in m.In(Part.Case, Part.Abstract))
            foreach (Match match in AfterThatYear().AllIn(told.Text))
                if (Numbers.Parse(match.Groups["k"].Value) is { } years && Year(match.Groups["x"]) is var from && Year(match.Groups["y"]) is var to && to > from && Math.Abs(to - from - years) > 1)
                    yield return Rule.Find($"From {from} to {to} are {to - from} years, not {Numbers.Say(years)}.", "Correct the date or the length of time.", "history.interval", m.At(told.Span(match.Groups["x"]), $"{from}"), m.At(told.Span(match.Groups["k"]), $"{Numbers.Say(years)} y"), m.At(told.Span(match.Groups["y"]), $"{to}"), m.At(told.Whole));

        static int Year(Group group) => int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\bin (?:\p{Lu}\p{L}+ )?(?<x>(?:19|20)\d\d)\b(?:(?!(?:19|20)\d\d)[^;]){0,120}[ ,](?<k>" + Numbers.Pattern + @") years (?:after (?:that|this|it)|later|afterwards|thereafter),? (?:that is,? )?(?:in|and in) (?:\p{Lu}\p{L}+ )?(?<y>(?:19|20)\d\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AfterThatYear();

    // "From October 2019 larotrectinib was given ... In June 2020, after five months of larotrectinib", "After five months of larotrectinib, in June 2020"
    private static IEnumerable<Finding> OnDrug(Manuscript m)
    {
        var dates = m.Dates.Where(d => d.HasMonth && d.Sentence.Part is Part.Case or Part.Abstract).OrderBy(d => d.Span.Start).ToList();
        foreach (var date in dates)
            foreach (var length in date.Sentence.Lengths.Where(l => l.Grain >= 0.9))
            {
                var text = date.Sentence.Text;
                if (OfDrug().FirstIn(text[length.End..]) is not { Success: true } drug) continue;
                var beside = length.Start >= date.End ? AfterOnly().IsMatch(text[date.End..length.Start])
                    : length.End + drug.Length <= date.Start && AfterFirst().IsMatch(text[..length.Start]) && ThenIn().IsMatch(text[(length.End + drug.Length)..date.Start]);
                if (!beside) continue;
                var begun = dates.FindAll(d => d.Sentence != date.Sentence && d.First < date.First && d.Sentence.Text.Contains(drug.Groups["drug"].Value, StringComparison.OrdinalIgnoreCase) && Given().IsMatch(d.Sentence.Text));
                // Once stopped, it may have been begun again at a time nobody dates.
                if (begun is not [var from] || Course.Fits(from, date, length, 1.2) || m.In(Part.Case).Any(t => t.Whole.Start > from.Span.Start && t.Whole.Start < date.Span.Start && Stopped().IsMatch(t.Text))) continue;
                yield return Say(m, from, date, length, date.Sentence);
            }
    }

    // "In November 2019 mitotane was begun ... It was stopped in May 2021, after the planned 24 months": in one paragraph, with one beginning.
    private static IEnumerable<Finding> StoppedAfter(Manuscript m)
    {
        foreach (var date in m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case))
        {
            var text = date.Sentence.Text;
            if (WasStopped().Match(text[..date.Start]) is not { Success: true } subject || date.Sentence.Lengths.Find(l => l.Grain >= 0.9 && l.Start >= date.End && AfterPlanned().IsMatch(text[date.End..l.Start]) && EndsThere().IsMatch(text[l.End..])) is not { Size: > 0 } length) continue;
            var begun = m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && d.Sentence.Paragraph == date.Sentence.Paragraph && d.Sentence != date.Sentence && d.First < date.First && Given().IsMatch(d.Sentence.Text)
                && (Pronoun().IsMatch(subject.Groups["what"].Value) || d.Sentence.Text.Contains(subject.Groups["what"].Value, StringComparison.OrdinalIgnoreCase))).ToList();
            if (begun is not [var from] || Course.Fits(from, date, length, 1.2)) continue;
            yield return Say(m, from, date, length, date.Sentence);
        }
    }

    [GeneratedRegex(@"^(?:The )?(?<what>\p{L}+) (?:was|were) (?:then |finally )?(?:stopped|discontinued|ended|completed|terminated|withdrawn|finished) (?:in|on) (?:early |late |mid-?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WasStopped();

    [GeneratedRegex(@"^(?:it|they|this|these|treatment|therapy|drug)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^,? \(?after (?:the |a total of |about |only |just )?(?:planned |scheduled |intended |full )?$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterPlanned();

    [GeneratedRegex(@"^ ?(?:[.;,)]|of (?:treatment|therapy)\b|$)", RegexOptions.CultureInvariant)]
    private static partial Regex EndsThere();

    [GeneratedRegex(@"^,? \(?after (?:only |about |just )?$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterOnly();

    [GeneratedRegex(@"(?:^|[,;] )after (?:only |about |just )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterFirst();

    [GeneratedRegex(@"^,? \(?(?:in|on) (?:early |late |mid-?|the )?$", RegexOptions.CultureInvariant)]
    private static partial Regex ThenIn();

    [GeneratedRegex(@"^ (?:of|on) (?:treatment with |therapy with |continuous )?(?<drug>" + DrugDose.Names + @")\b(?: (?:mono)?therapy| treatment)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfDrug();

    [GeneratedRegex(@"\b(?:given|begun|started|commenced|initiated|introduced|received|prescribed|administered|put on|took|treated with)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?:stopped|interrupted|withheld|discontinued|paused|suspended|withdrawn)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stopped();

    [GeneratedRegex(@"^ later,? (?:in|on) (?:early |late |mid-?|the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LaterIn();

    // How long it had lasted when the patient came: "so that it had lasted for six months", "six months before referral".
    private static bool Lasted(string text, Length length, TimePoint begun) =>
        !Rhythm().IsMatch(text[..length.From]) && (DurationBefore().IsMatch(text[..length.From]) || DurationAfter().IsMatch(text[length.End..])
            || length.Start >= begun.End && Apposed().IsMatch(text[begun.End..length.Start]) && BeforeCame().IsMatch(text[length.End..]));

    private static Finding Say(Manuscript m, TimePoint from, TimePoint to, Length length, Told told) =>
        Rule.Find($"From {from.Say} to {to.Say} are {to.First - from.First} months, not {length.Say}.", "Correct the date or the length of time.", "history.interval", m.At(from.Span, from.Say), m.At(told.Span(length.Start, length.Size), length.Say), m.At(to.Span, to.Say));

    [GeneratedRegex(@"^ ?(?:to|until|till|through|and|–|—|-) ?(?:the (?:(?:end|beginning|middle) of )?|early |late |mid-?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex To();

    [GeneratedRegex(@"\b(?:from|between) (?:early |late |mid-?|the (?:(?:end|beginning|middle) of )?)?$|[(,] ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"^,? ?\(?(?:that is,? |i\.e\.,? |a (?:total|period|course|duration) of |in (?:all|total),? |for (?:a total of )?|over |altogether |about )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Apposed();

    // "(six months after surgery)" is counted from something else.
    [GeneratedRegex(@"^,? (?:after|following|before|post|from|later|earlier|ago|of age|old|apart)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^,? later\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"^,? ?\(?$", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"\b(?:started|begun|began|commenced|initiated|introduced) (?:\w+ ){0,3}(?:in|on) (?:\w+ )?\w+\.? \d{4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Started();

    [GeneratedRegex(@"^,? ?\(?(?:that is,? )?(?:from|between) (?:early |late |mid-?|the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:for|over|during|lasted|lasting)(?: a (?:total|period|course) of)?(?: about| some| nearly| almost)? $|\b(?:total|period|course|duration) of $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex For();

    [GeneratedRegex(@"\b(?:noticed|noted|felt|observed|began|begun|started|appeared|developed|onset|experienced|complained|set in|arose|become aware|became aware|detected by)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Began();

    [GeneratedRegex(@"\b(?:pain\w*|swelling|lump|bump|knot|thickening|mass|nodule|lesion|symptoms?|complaints?|weakness|numbness|headaches?|cough|bleeding|h(?:a)?ematuria|dysphagia|hoarseness|diplopia|vision|weight loss|fever|fatigue|itch\w*|ulcer|spot|mole|gait|discharge|obstruction|epistaxis|dyspn(?:o)?ea|breathlessness|jaundice|palpitations|seizures?|tinnitus|hearing|limp\w*|stiffness|deformity|proptosis|ptosis|paraesthesia|tingling|vomiting|nausea|distension|hump|tumou?r|constipation|diarrh(?:o)?ea|(?:urinary )?(?:frequency|urgency|retention)|incontinence|malaise|dizziness|vertigo|unsteadiness|syncope|cramps|tenderness|bloating|anorexia|sweats|sweating|flush\w*|snoring|pruritus|rash|redness|amenorrh(?:o)?ea|galactorrh(?:o)?ea|hirsutism|virili[sz]ation|h(?:a)?emoptysis|h(?:a)?ematemesis|h(?:a)?ematochezia|mel(?:a)?ena|rhinorrh(?:o)?ea|tremor|confusion|discomfort|fullness|heaviness|ache|aching|soreness|paralysis|palsy|drooping|epiphora|tearing|crusting|congestion|heartburn|regurgitation|strabismus|squint|clumsiness|dysphonia|odynophagia|trismus|otalgia|earache|dysuria|nocturia|polyuria|thirst|bruis\w+|wheez\w+|stridor)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Onsets();

    [GeneratedRegex(@"\b(?:every|each|intervals? of|in the first|for the first|within|after|initial|last|first|alternate|cycles? of)\s(?:of )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rhythm();

    [GeneratedRegex(@"\b(?:lasted|existed|persisted|been present|been there|present|continued|gone on|going on|troubled \w+|suffered|duration (?:of (?:the )?\p{L}+ )?(?:was|of)|history of|delay of|interval of|symptomatic|complaints|symptoms)(?: (?:for|over|during))?(?: (?:about|some|nearly|almost|approximately|a total of))? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DurationBefore();

    [GeneratedRegex(@"^['’]?[ -](?:duration|history)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DurationAfter();

    [GeneratedRegex(@"^ (?:(?:before|prior to) (?:the |this |her |his )?(?:first )?(?:admission|referral|presentation|consultation|visit|diagnosis|she (?:came|was seen)|he (?:came|was seen))\b|earlier(?=[,.;)]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeCame();
}
