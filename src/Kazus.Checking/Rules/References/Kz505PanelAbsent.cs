using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>A panel is called that the legend of its figure does not have.</summary>
internal static partial class Kz505PanelAbsent
{
    public static Rule Rule { get; } = new("KZ505", "panel-absent", Severity.Error, "call-out", Check) { WhyNot = m => m.Document.Figures.Count == 0 ? "the file has no legends" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var call in m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Figure && !m.Document.Figures.Any(f => f.Span.Contains(c.Span)) && !OfAnother(m.Document.Text[Math.Max(0, c.Span.Start - 30)..c.Span.Start])))
            foreach (var item in call.Items.Where(i => i.Panels.Count > 0))
            {
                // A legend that tells no panels apart may leave them to the picture.
                if (m.Document.Figures.FirstOrDefault(f => f.Number == item.Number) is not { Panels.Count: > 1 } figure) continue;
                var absent = item.Panels.Where(p => !figure.Panels.Any(k => k.Letter.Equals(p, StringComparison.OrdinalIgnoreCase)) && !Letters(figure).Contains(char.ToLowerInvariant(p[0]))).ToList();
                if (absent.Count == 0) continue;
                yield return Rule.Find($"Panel {absent[0]} of figure {item.Number} is called; the legend has {string.Join(", ", figure.Panels.Select(p => p.Letter))}.", "Add the panel to the legend, or call the one that is meant.", "figure.panel", m.At(call.Span, $"{item.Number}{absent[0]}"), m.At(figure.Legend.Span));
            }
    }

    // "[27]: fig. 2h", "Currie 1997, fig. 2h": a figure of the cited work.
    private static bool OfAnother(string before) => Cited().IsMatch(before);

    [GeneratedRegex(@"(?:\d\]?|\bet al\.?)[:,] (?:see |their )?$", RegexOptions.CultureInvariant)]
    private static partial Regex Cited();

    // Single letters of the legend, and those a range covers: "(a–d)".
    private static HashSet<char> Letters(Figure figure)
    {
        var letters = new HashSet<char>();
        foreach (Match match in Single().Matches(figure.Legend.Plain.Text))
        {
            var from = char.ToLowerInvariant(match.Groups["a"].Value[0]);
            var to = match.Groups["b"].Success ? char.ToLowerInvariant(match.Groups["b"].Value[0]) : from;
            for (var c = from; c <= to; c++) letters.Add(c);
        }
        return letters;
    }

    [GeneratedRegex(@"(?<![\p{L}\d])(?<a>[A-La-l])(?:[-–](?<b>[A-La-l]))?(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Single();
}
