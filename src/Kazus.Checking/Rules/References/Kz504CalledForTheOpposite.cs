using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>A call-out for "no recurrence" covers a figure whose legend shows the recurrence, or the other way round.</summary>
internal static class Kz504CalledForTheOpposite
{
    public static Rule Rule { get; } = new("KZ504", "called-for-the-opposite", Severity.Error, "call-out", Check) { WhyNot = m => m.Document.Figures.Count == 0 ? "the file has no legends" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var call in m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Figure))
        {
            // What the call-out stands for is what its clause says before it.
            var said = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract or Part.Discussion && o.Sentence.Whole.Contains(call.Span.Start) && o.Span.End <= call.Span.Start && call.Span.Start - o.Span.End < 90 && Clear(m, o.Span.End, call.Span.Start)).MaxBy(o => o.Span.Start);
            if (said is null || said.Kind == OutcomeKind.Death) continue;
            foreach (var figure in call.Items.Select(i => m.Document.Figures.FirstOrDefault(f => f.Number == i.Number)).OfType<Figure>())
            {
                var shown = m.Outcomes.Where(o => o.Part == Part.Legend && figure.Legend.Span.Contains(o.Span.Start)).ToList();
                if (shown.Count == 0 || shown.Exists(s => s.Present == said.Present) || !shown.Exists(s => s.Speaks(said))) continue;
                var opposite = shown.First(s => s.Speaks(said));
                yield return Rule.Find(
                    said.Present ? $"The call-out stands for {said.Words}; figure {figure.Number} shows none." : $"The call-out stands for \"{said.Words}\"; it covers figure {figure.Number}, which shows \"{opposite.Words}\".",
                    $"End the call-out before figure {figure.Number}, or correct the legend.", "figure.range", m.At(call.Span), m.At(figure.Legend.Span, opposite.Words), m.At(said.Span, said.Words));
            }
        }
    }

    private static bool Clear(Manuscript m, int from, int to)
    {
        var between = m.Document.Text.AsSpan(from, to - from);
        return !between.Contains(';') && !between.Contains("but ", StringComparison.Ordinal);
    }
}
