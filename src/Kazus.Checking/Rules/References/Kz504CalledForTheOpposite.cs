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
            // What the call-out stands for is what its clause says before it.
            var said = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract or Part.Discussion && o.Sentence.Whole.Contains(call.Span.Start) && o.Span.End <= call.Span.Start && call.Span.Start - o.Span.End < 90 && Clear(m, o.Span.End, call.Span.Start)).MaxBy(o => o.Span.Start);
            if (said is null && Normal(m, call) is { } normal && Shows(m, call) is { } shows)
            {
                yield return Rule.Find($"The call-out stands for \"{normal.Words}\"; it covers figure {shows.Figure.Number}, which shows \"{shows.Outcome.Words}\".", $"End the call-out before figure {shows.Figure.Number}, or correct the legend.", "figure.range", m.At(call.Span), m.At(shows.Figure.Legend.Span, shows.Outcome.Words), m.At(normal.Span, normal.Words));
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
