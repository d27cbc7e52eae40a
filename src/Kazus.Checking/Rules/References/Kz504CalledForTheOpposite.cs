using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.References;

/// <summary>A call-out for "no recurrence" covers a figure whose legend shows the recurrence, or the other way round.</summary>
internal static partial class Kz504CalledForTheOpposite
{
    public static Rule Rule { get; } = new("KZ504", "called-for-the-opposite", Severity.Error, "call-out", Check) { WhyNot = m => m.Document.Figures.Count == 0 ? "the file has no legends" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var call in m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Figure))
        {
            var said = Said(m, call);
            // What a legend says of the outcome decides; a lesion that it only names is looked at when no legend of the range does.
            var found = OfOthers(m, call) is { } other ? [other] : said is null ? [] : Opposites(m, call, said).ToList();
            if (found.Count == 0 && (OfNormal(m, call, said) ?? OfNone(m, call, said) ?? OfSaying(m, call)) is { } weaker) found = [weaker];
            foreach (var finding in found) yield return finding;
        }
    }

    // What the call-out stands for is what its clause says before it.
    private static Outcome? Said(Manuscript m, CallOut call) =>
        m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract or Part.Discussion && o.Sentence.Whole.Contains(call.Span.Start) && o.Span.End <= call.Span.Start && call.Span.Start - o.Span.End < 90 && !OfSome().IsMatch(o.Sentence.Text) && Clear(m, o.Span.End, call.Span.Start)).MaxBy(o => o.Span.Start);

    // "Three of the five nodules had disappeared and two had not changed": both are shown.
    [GeneratedRegex(@"\b(?:one|two|three|four|five|six|some|most|many|half|\d+) of (?:the |these |its |his |her )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b[^.;]*\b(?:disappeared|resolved|vanished|gone)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSome();

    private static IEnumerable<Figure> Figures(Manuscript m, CallOut call) => call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>();

    private static IEnumerable<Finding> Opposites(Manuscript m, CallOut call, Outcome said)
    {
        if (said.Kind == OutcomeKind.Death) yield break;
        foreach (var figure in Figures(m, call))
        {
            var shown = m.Outcomes.Where(o => o.Part == Part.Legend && figure.Legend.Span.Contains(o.Span.Start)).ToList();
            if (said.Kind == OutcomeKind.Free && shown.Find(s => s is { Present: true, IsReturn: true } || s.Kind == OutcomeKind.Diseased) is { } against && !shown.Exists(s => s.IsReturn && !s.Present || s.Kind == OutcomeKind.Free))
            {
                yield return Covers(m, call, figure, (said.Words, m.At(said.Span, said.Words)), against.Words);
                continue;
            }
            if (shown.Count == 0 || shown.Exists(s => s.Present == said.Present) || shown.Find(s => s.Speaks(said)) is not { } opposite) continue;
            yield return said.Present
                ? Rule.Find($"The call-out stands for {said.Words}; figure {figure.Number} shows none.", Settle(figure), "figure.range", m.At(call.Span), m.At(figure.Legend.Span, opposite.Words), m.At(said.Span, said.Words))
                : Covers(m, call, figure, (said.Words, m.At(said.Span, said.Words)), opposite.Words);
        }
    }

    // What is normal besides what one figure shows is likely to be something else; a range that goes too far is not.
    private static Finding? OfNormal(Manuscript m, CallOut call, Outcome? said) =>
        said is null && Normal(m, call) is { } normal && Shows(m, call) is { } shows ? Covers(m, call, shows.Figure, (normal.Words, m.At(normal.Span, normal.Words)), shows.Outcome.Words) with { Severity = call.Items.Count > 1 ? Rule.Severity : Severity.Warning } : null;

    private static Finding? OfNone(Manuscript m, CallOut call, Outcome? said) =>
        (said is null or { Present: false, IsReturn: true } || said.Kind == OutcomeKind.Free) && None(m, call) is { } none && Lesion(m, call) is { } lesion && !(New().IsMatch(none.Words) && !New().IsMatch(lesion.Words)) ? Covers(m, call, lesion.Figure, (none.Words, m.At(none.Span, none.Words)), lesion.Words) : null;

    // "The implants in place without breakage (Figs 3-5)", where figure 5 shows the broken rod.
    private static Finding? OfSaying(Manuscript m, CallOut call)
    {
        if (call.Items.Count < 2) return null;
        foreach (var said in m.Sayings.Where(s => s.Contrast is { IsOutcome: true, HasHead: false } && !s.OnlySupports && s.Told.Part is Part.Case or Part.Abstract && s.Told.Whole.Contains(call.Span.Start) && s.Span.End <= call.Span.Start && call.Span.Start - s.Span.End < 80 && Clear(m, s.Span.End, call.Span.Start)))
            foreach (var figure in Figures(m, call))
            {
                var shown = m.Sayings.Where(s => s.Told.Part == Part.Legend && s.Contrast == said.Contrast && !s.OnlySupports && figure.Legend.Span.Contains(s.Span.Start)).ToList();
                if (shown.Count > 0 && shown.TrueForAll(s => s.Pole != said.Pole)) return Covers(m, call, figure, (said.Words, m.At(said.Span, said.Words)), shown[0].Words);
            }
        return null;
    }

    private static Finding Covers(Manuscript m, CallOut call, Figure figure, (string Words, Place Place) said, string shown) =>
        Rule.Find($"The call-out stands for \"{said.Words}\"; it covers figure {figure.Number}, which shows \"{shown}\".", Settle(figure), "figure.range", m.At(call.Span), m.At(figure.Legend.Span, shown), said.Place);

    private static string Settle(Figure figure) => $"End the call-out before figure {figure.Number}, or correct the legend.";

    // "No new lesions": those that were there may be shown.
    [GeneratedRegex(@"\b(?:new|further)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex New();

    // "no further tumour in the first year (Figs 3-4)", "neither recurrence nor seeding was seen (Figs 3-5)"
    private static (string Words, Span Span)? None(Manuscript m, CallOut call)
    {
        var from = Math.Max(0, call.Span.Start - 140);
        return NoneWords().FirstIn(m.Document.Text[from..call.Span.Start]) is { Success: true } match ? (match.Groups["word"].Value, new Span(from + match.Groups["word"].Index, from + match.Groups["word"].Index + match.Groups["word"].Length)) : null;
    }

    // A figure of the time after treatment that shows something new.
    private static (Figure Figure, string Words)? Lesion(Manuscript m, CallOut call)
    {
        foreach (var figure in Figures(m, call))
        {
            var text = figure.Legend.Plain.Text;
            if (Denied().IsMatch(text)) continue;
            if ((After().IsMatch(text) || InFollowUp(m, call)) && NewLesion().Match(text) is { Success: true } shown) return (figure, shown.Value);
            // Metastases are there whenever the picture was taken.
            if (Spread().Match(text) is { Success: true } spread) return (figure, spread.Value);
        }
        return null;
    }

    // "MRI at 3, 12 and 24 months displayed no other tissue (Figures 4-6)": all of them are of that time.
    private static bool InFollowUp(Manuscript m, CallOut call) =>
        call.Items.Count > 1 && m.Document.Sentences.FirstOrDefault(s => s.Span.Contains(call.Span.Start)) is { } sentence && Months().IsMatch(sentence.Text);

    [GeneratedRegex(@"\b(?:at|repeated(?: at)?) (?:\d+|\p{L}+)(?:(?:, | and )(?:\d+|\p{L}+))* (?:months|years)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex(@"\b(?<word>(?:lungs?|liver|chest|abdomen|brain|spine|thorax) (?:was|were|is|are|remained|stayed) (?:free|clear))\b|\b(?<word>(?:no|neither|nor|never (?:had|show(?:ed|n|s)?|reveal(?:ed|s)?|demonstrated|disclosed|displayed|documented|detected|found)|did not (?:show|reveal|demonstrate|disclose|display|document|detect|find)|without|free of|free from) (?:[\p{L}-]+ ){0,3}(?:tumou?r|recurrence|disease|lesions?|metasta\w+|seeding|relapse|residue|enhancement|growth|progression|tissue|abnormality|uptake|nodules?|foci|focus|deposits?|mass|activity))\b(?! (?:was|were|is|are) (?:new|larger|growing)\b)(?![^.;]*\b(?:but|except|until|previously|whereas|before(?! (?:and|each|irradiation|radiotherapy|chemotherapy|treatment|discharge))|other than|apart from)\b)[^.;()]*\(?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoneWords();

    [GeneratedRegex(@"\b(?:after|following|post-?operative\w*|later|follow-?up|at (?:the )?(?:last|latest))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"\b(?:no|not|without|free|absen\w+|resol\w+|disappear\w*|empty|neither|(?:complete|total|entire)(?: [\p{L}-]+)? (?:removal|resection|excision|remission|response)|remov(?:ed|al)|scar tissue|only (?:a )?scar|normal|healed|before|preoperative\w*|unchanged)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:(?:new|enhancing|growing|recurrent|intradural|nodular|enlarging|metastatic|residual) (?:[\p{L}-]+ )?)?(?:nodules?|mass|tumou?r|deposits?|(?<=\b[Nn]ew )foc(?:us|i)|(?<=\b(?:[Mm]etastatic|[Ee]nlarged|[Nn]ew|[Ii]nvolved) (?:lymph )?)nodes?|metastas[ei]s|(?<!\b(?:dental|breast|titanium|silicone|cochlear|metallic|metal|orbital|the|of|with|two|both|four) )implants)\b(?! (?:bed|cavity|site|markers?))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewLesion();

    [GeneratedRegex(@"\b(?:(?:cystic|multiple|bilateral|pulmonary|hepatic|osseous|lung|liver|bone|brain|new|distant|solitary|single) )*metastas[ei]s(?= (?:in|of|to|at)\b|[,.;:)]|$)|\b(?:multiple|numerous|several) (?:pulmonary |hepatic |lung |liver )?(?:nodules|foci|deposits) (?:in|of) (?:both|the)\b|\b(?:local )?recurren(?:ce|t tumou?r)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spread();

    private sealed record Named(HashSet<string> Patients, string Words);

    // "in Patients 1 and 3 (Figures 3-5)", where figure 5 is of patient 2.
    private static Finding? OfOthers(Manuscript m, CallOut call)
    {
        if (m.Document.Sentences.FirstOrDefault(s => s.Span.Contains(call.Span.Start)) is not { } sentence || m.Document.Figures.Any(f => f.Span.Contains(call.Span))) return null;
        var at = sentence.Plain.FromDocument(call.Span.Start);
        // What stands before an earlier call-out belongs to that one.
        var from = m.Document.CallOuts.Where(c => c != call && sentence.Span.Contains(c.Span.Start) && c.Span.End <= call.Span.Start).Select(c => sentence.Plain.FromDocument(c.Span.End)).DefaultIfEmpty(0).Max();
        if (from >= at || (PatientsIn(sentence.Text[from..at]) ?? Headed(m, sentence)) is not { } said) return null;
        foreach (var figure in Figures(m, call))
            if (PatientsIn(figure.Legend.Plain.Text) is { } shown && !shown.Patients.Overlaps(said.Patients))
                return Rule.Find($"The call-out stands for {said.Words}; it covers figure {figure.Number}, which shows {shown.Words}.", Settle(figure), "figure.range", m.At(call.Span), m.At(figure.Legend.Span, shown.Words), m.At(sentence.Plain.ToDocument(from, at)));
        return null;
    }

    // Under the heading "Patient 1", in a sentence that names no other.
    private static Named? Headed(Manuscript m, Sentence sentence) =>
        PatientsIn(sentence.Text) is null && m.Document.Sections.FirstOrDefault(s => s.Paragraphs.Any(p => p.Span.Contains(sentence.Span.Start))) is { } section && PatientsIn(section.Title) is { Patients.Count: 1 } named ? named : null;

    private static Named? PatientsIn(string text)
    {
        if (!text.Contains("atient", StringComparison.Ordinal) && !text.Contains("ase", StringComparison.Ordinal)) return null;
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var words = new List<string>();
        foreach (Match match in Numbered().Matches(text))
        {
            foreach (Capture n in match.Groups["n"].Captures) numbers.Add(n.Value.ToUpperInvariant());
            words.Add(match.Value.Trim());
        }
        return numbers.Count == 0 ? null : new(numbers, string.Join(" and ", words.Distinct()));
    }

    [GeneratedRegex(@"\b(?:[Pp]atients?|[Cc]ases?) (?:[Nn]os?\. ?)?(?<n>\d{1,2}|[A-E])(?!\d|\.\d|%|-\d|[ -](?:year|month|mm|cm|%))\b(?:(?:, and |, | and | & | or )(?<n>\d{1,2}|[A-E])(?!\d|\.\d|%|-\d|[ -](?:year|month|mm|cm))\b)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    // "a normal chest CT (Figs 3-5)"
    private static (string Words, Span Span)? Normal(Manuscript m, CallOut call)
    {
        var from = Math.Max(0, call.Span.Start - 60);
        var before = m.Document.Text[from..call.Span.Start];
        return NormalWords().Match(before) is { Success: true } match ? (match.Groups["word"].Value, new Span(from + match.Groups["word"].Index, from + match.Groups["word"].Index + match.Groups["word"].Length)) : null;
    }

    private static (Figure Figure, Outcome Outcome)? Shows(Manuscript m, CallOut call)
    {
        foreach (var figure in Figures(m, call))
            // A legend that shows the normal thing as well is called for it.
            if (!figure.Legend.Plain.Text.Contains("normal", StringComparison.OrdinalIgnoreCase) && m.Outcomes.FirstOrDefault(o => o.Part == Part.Legend && o is { Present: true, IsReturn: true } && figure.Legend.Span.Contains(o.Span.Start)) is { } shown && !m.Outcomes.Any(o => o.Part == Part.Legend && !o.Present && figure.Legend.Span.Contains(o.Span.Start))) return (figure, shown);
        return null;
    }

    // What is "negative for CD99" is a stain.
    [GeneratedRegex(@"(?<!\bmargins? (?:was|were|had been) )\b(?<word>normal|unremarkable|(?<![\p{L}\d]-)negative(?! for (?!(?:[\p{L}-]+ ){0,2}(?:tumou?r|recurr|metasta|malignan|disease|residu|lesion)))|clear)\b(?![^.;]*\b(?:but|except|until|previously|whereas)\b)[^.;()]*\(?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NormalWords();

    private static bool Clear(Manuscript m, int from, int to)
    {
        var between = m.Document.Text.AsSpan(from, to - from);
        return !between.Contains(';') && !between.Contains("but ", StringComparison.Ordinal);
    }
}
