using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>A call-out for "no recurrence" covers a figure whose legend shows the recurrence, or the other way round.</summary>
internal static partial class Kz504CalledForTheOpposite
{
    public static Rule Rule { get; } = new("KZ504", "called-for-the-opposite", Severity.Error, "call-out", Check) { WhyNot = m => m.Document.Figures.Count == 0 ? "the file has no legends" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var call in m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Figure))
        {
            if (OfOthers(m, call) is { } other)
            {
                yield return Rule.Find($"The call-out stands for {other.Said.Words}; it covers figure {other.Figure.Number}, which shows {other.Shown.Words}.", $"End the call-out before figure {other.Figure.Number}, or correct the legend.", "figure.range", m.At(call.Span), m.At(other.Figure.Legend.Span, other.Shown.Words), other.Said.Place);
                continue;
            }
            // What the call-out stands for is what its clause says before it.
            var said = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract or Part.Discussion && o.Sentence.Whole.Contains(call.Span.Start) && o.Span.End <= call.Span.Start && call.Span.Start - o.Span.End < 90 && Clear(m, o.Span.End, call.Span.Start)).MaxBy(o => o.Span.Start);
            if (said is null && Normal(m, call) is { } normal && Shows(m, call) is { } shows)
            {
                yield return Rule.Find($"The call-out stands for \"{normal.Words}\"; it covers figure {shows.Figure.Number}, which shows \"{shows.Outcome.Words}\".", $"End the call-out before figure {shows.Figure.Number}, or correct the legend.", "figure.range", m.At(call.Span), m.At(shows.Figure.Legend.Span, shows.Outcome.Words), m.At(normal.Span, normal.Words));
                continue;
            }
            if ((said is null or { Present: false, IsReturn: true } || said.Kind == OutcomeKind.Free) && None(m, call) is { } none && Lesion(m, call) is { } lesion)
            {
                yield return Rule.Find($"The call-out stands for \"{none.Words}\"; it covers figure {lesion.Figure.Number}, which shows \"{lesion.Words}\".", $"End the call-out before figure {lesion.Figure.Number}, or correct the legend.", "figure.range", m.At(call.Span), m.At(lesion.Figure.Legend.Span, lesion.Words), m.At(none.Span, none.Words));
                continue;
            }
            if (said is null || said.Kind == OutcomeKind.Death) continue;
            foreach (var figure in call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>())
            {
                var shown = m.Outcomes.Where(o => o.Part == Part.Legend && figure.Legend.Span.Contains(o.Span.Start)).ToList();
                if (said.Kind == OutcomeKind.Free && shown.Find(s => s is { Present: true, IsReturn: true } || s.Kind == OutcomeKind.Diseased) is { } against && !shown.Exists(s => s.IsReturn && !s.Present || s.Kind == OutcomeKind.Free))
                {
                    yield return Rule.Find($"The call-out stands for \"{said.Words}\"; it covers figure {figure.Number}, which shows \"{against.Words}\".", $"End the call-out before figure {figure.Number}, or correct the legend.", "figure.range", m.At(call.Span), m.At(figure.Legend.Span, against.Words), m.At(said.Span, said.Words));
                    continue;
                }
                if (shown.Count == 0 || shown.Exists(s => s.Present == said.Present) || !shown.Exists(s => s.Speaks(said))) continue;
                var opposite = shown.First(s => s.Speaks(said));
                yield return Rule.Find(
                    said.Present ? $"The call-out stands for {said.Words}; figure {figure.Number} shows none." : $"The call-out stands for \"{said.Words}\"; it covers figure {figure.Number}, which shows \"{opposite.Words}\".",
                    $"End the call-out before figure {figure.Number}, or correct the legend.", "figure.range", m.At(call.Span), m.At(figure.Legend.Span, opposite.Words), m.At(said.Span, said.Words));
            }
        }
    }

    // "no further tumour in the first year (Figs 3-4)", "neither recurrence nor seeding was seen (Figs 3-5)"
    private static (string Words, Span Span)? None(Manuscript m, CallOut call)
    {
        var from = Math.Max(0, call.Span.Start - 110);
        return NoneWords().Match(m.Document.Text[from..call.Span.Start]) is { Success: true } match ? (match.Groups["word"].Value, new Span(from + match.Groups["word"].Index, from + match.Groups["word"].Index + match.Groups["word"].Length)) : null;
    }

    // A figure of the time after treatment that shows something new.
    private static (Figure Figure, string Words)? Lesion(Manuscript m, CallOut call)
    {
        foreach (var figure in call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>())
        {
            var text = figure.Legend.Plain.Text;
            if (After().IsMatch(text) && !Denied().IsMatch(text) && NewLesion().Match(text) is { Success: true } shown) return (figure, shown.Value);
        }
        return null;
    }

    [GeneratedRegex(@"\b(?<word>(?:no|neither|nor|without|free of|free from) (?:[\p{L}-]+ ){0,3}(?:tumou?r|recurrence|disease|lesions?|metasta\w+|seeding|relapse|residue|enhancement|growth|progression))\b(?![^.;]*\b(?:but|except|until|previously|whereas|before|other than|apart from)\b)[^.;()]*\(?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoneWords();

    [GeneratedRegex(@"\b(?:after|following|post-?operative\w*|later|follow-?up|at (?:the )?(?:last|latest))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"\b(?:no|not|without|free|absen\w+|resol\w+|disappear\w*|empty|neither|complete (?:removal|remission|response)|scar tissue|only (?:a )?scar|normal|healed|before|preoperative\w*|unchanged)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:(?:new|enhancing|growing|recurrent|intradural|nodular|enlarging|metastatic|residual) (?:[\p{L}-]+ )?)?(?:nodules?|mass|tumou?r|deposits?|metastas[ei]s|implants?)\b(?! (?:bed|cavity|site|markers?))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewLesion();

    private sealed record Named(HashSet<string> Patients, string Words, Place? Place);

    // "in Patients 1 and 3 (Figures 3-5)", where figure 5 is of patient 2.
    private static (Named Said, Figure Figure, Named Shown)? OfOthers(Manuscript m, CallOut call)
    {
        if (m.Document.Sentences.FirstOrDefault(s => s.Span.Contains(call.Span.Start)) is not { } sentence || m.Document.Figures.Any(f => f.Span.Contains(call.Span))) return null;
        var at = sentence.Plain.FromDocument(call.Span.Start);
        // What stands before an earlier call-out belongs to that one.
        var from = m.Document.CallOuts.Where(c => c != call && sentence.Span.Contains(c.Span.Start) && c.Span.End <= call.Span.Start).Select(c => sentence.Plain.FromDocument(c.Span.End)).DefaultIfEmpty(0).Max();
        if (from >= at || PatientsIn(sentence.Text[from..at]) is not { } said) return null;
        foreach (var figure in call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>())
            if (PatientsIn(figure.Legend.Plain.Text) is { } shown && !shown.Patients.Overlaps(said.Patients)) return (said with { Place = m.At(sentence.Plain.ToDocument(from, at)) }, figure, shown);
        return null;
    }

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
        return numbers.Count == 0 ? null : new(numbers, string.Join(" and ", words.Distinct()), null);
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
        foreach (var figure in call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>())
            if (m.Outcomes.FirstOrDefault(o => o.Part == Part.Legend && o is { Present: true, IsReturn: true } && figure.Legend.Span.Contains(o.Span.Start)) is { } shown && !m.Outcomes.Any(o => o.Part == Part.Legend && !o.Present && figure.Legend.Span.Contains(o.Span.Start))) return (figure, shown);
        return null;
    }

    [GeneratedRegex(@"\b(?<word>normal|unremarkable|negative|clear)\b(?![^.;]*\b(?:but|except|until|previously|whereas)\b)[^.;()]*\(?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NormalWords();

    private static bool Clear(Manuscript m, int from, int to)
    {
        var between = m.Document.Text.AsSpan(from, to - from);
        return !between.Contains(';') && !between.Contains("but ", StringComparison.Ordinal);
    }
}
