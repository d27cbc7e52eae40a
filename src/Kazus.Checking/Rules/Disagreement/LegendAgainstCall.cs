using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The text calls a single figure for a finding that is gone ("without pathological uptake (Figure 4)"), and its legend shows that it persists.</summary>
internal static partial class LegendAgainstCall
{
    public static Finding? In(Manuscript m)
    {
        foreach (var call in m.Document.CallOuts.Where(c => c is { Target: CallOutTarget.Figure, Items.Count: 1 }))
        {
            if (m.In(Part.Case, Part.Abstract).FirstOrDefault(t => t.Whole.Contains(call.Span.Start)) is not { } told || m.Document.Figures.FirstOrDefault(f => f.Number == call.Items[0].Number) is not { } figure) continue;
            var at = told.Plain.FromDocument(call.Span.Start);
            if (at <= 0 || at > told.Text.Length || Gone().FirstIn(told.Text[..at]) is not { Success: true } gone) continue;
            foreach (var legend in m.In(Part.Legend).Where(l => figure.Legend.Span.Contains(l.Whole.Start)))
            {
                if (Persists().Match(legend.Text) is not { Success: true } shown || Denied().IsMatch(legend.Text[..shown.Index]) || OfAnotherTime(m, told, legend)) continue;
                return Kz302OutcomesDisagree.Rule.Find($"\"{gone.Groups["w"].Value}\" in {m.Document.WhereIs(told.Span(gone.Groups["w"]).Start)}; \"{shown.Value}\" in {m.Document.WhereIs(legend.Span(shown).Start)}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.response",
                    m.At(legend.Span(shown), shown.Value), m.At(legend.Whole), m.At(told.Span(gone.Groups["w"]), gone.Groups["w"].Value), m.At(told.Whole));
            }
        }
        return null;
    }

    private static bool OfAnotherTime(Manuscript m, Told told, Told legend)
    {
        var (said, shown) = (m.DatesIn(told).Where(d => d.HasMonth).ToList(), TimePoint.In(legend).Where(d => d.HasMonth).ToList());
        if (said.Count > 0 && shown.Count > 0) return !shown.Exists(s => said.Exists(d => d.First == s.First));
        return legend.Lengths.Count > 0 && told.Lengths.Count > 0 && !legend.Lengths.Exists(l => told.Lengths.Exists(l.Agrees));
    }

    [GeneratedRegex(@"\b(?<w>(?:no|without|free of|free from|absence of|neither) (?:[\p{L}-]+ ){0,3}?(?<!other |further |elsewhere )(?:uptake|activity|enhancement|tumou?r|mass|nodules?|lesions?|disease|metasta\w+|residue|remnant)|complete (?:metabolic |radiological |radiologic |clinical |pathological )?(?:response|remission|regression)|(?:had |has )?(?:completely )?(?:disappeared|vanished|resolved))\b(?![^.;]*\b(?:but|except|other than|apart from|outside|elsewhere|in the (?:liver|lungs|chest))\b)[^.;()]{0,50}\(?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gone();

    [GeneratedRegex(@"\b(?:persist\w+|residual|remaining|increasing|growing|progressive|recurrent) (?:[\p{L}-]+ ){0,2}?(?:uptake|activity|enhancement|tumou?r|mass|nodules?|lesions?|disease|metasta\w+|nodes?|infiltrat\w+|growth)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Persists();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|free of|free from|absence of|before|preoperative\w*|initial)\b[^.;:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();
}
