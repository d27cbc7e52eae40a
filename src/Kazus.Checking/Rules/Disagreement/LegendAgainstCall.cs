using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The text calls a single figure for a finding that is gone ("without pathological uptake (Figure 4)"), and its legend shows that it persists; or for a lesion that was found, and its legend shows none.</summary>
internal static partial class LegendAgainstCall
{
    public static Finding? In(Manuscript m)
    {
        foreach (var call in m.Document.CallOuts.Where(c => c is { Target: CallOutTarget.Figure, Items.Count: 1 }))
        {
            if (m.In(Part.Case, Part.Abstract).FirstOrDefault(t => t.Whole.Contains(call.Span.Start)) is not { } told || m.Document.Figures.FirstOrDefault(f => f.Number == call.Items[0].Number) is not { } figure) continue;
            var at = told.Plain.FromDocument(call.Span.Start);
            if (at <= 0 || at > told.Text.Length) continue;
            var legends = m.In(Part.Legend).Where(l => figure.Legend.Span.Contains(l.Whole.Start)).ToList();
            if (FoundAndNotShown(m, told, at, legends) is { } found) return found;
            if (Gone().FirstIn(told.Text[..at]) is not { Success: true } gone) continue;
            foreach (var legend in legends)
            {
                if (Persists().Match(legend.Text) is not { Success: true } shown || Denied().IsMatch(legend.Text[..shown.Index]) || OfAnotherTime(m, told, legend)) continue;
                return Kz302OutcomesDisagree.Rule.Find($"\"{gone.Groups["w"].Value}\" in {m.Document.WhereIs(told.Span(gone.Groups["w"]).Start)}; \"{shown.Value}\" in {m.Document.WhereIs(legend.Span(shown).Start)}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.response",
                    m.At(legend.Span(shown), shown.Value), m.At(legend.Whole), m.At(told.Span(gone.Groups["w"]), gone.Groups["w"].Value), m.At(told.Whole));
            }
        }
        return null;
    }

    // "CT showed four nodules of the pleura (Figure 3)", and under the figure of the same month: "No nodule is seen on the pleura."
    private static Finding? FoundAndNotShown(Manuscript m, Told told, int call, List<Told> legends)
    {
        var text = told.Text[..call];
        if (Lesion().FirstIn(text) is not { Success: true } lesion || !Seen().IsMatch(text) || DeniedOrThoughtOf().IsMatch(text)) return null;
        // A legend with more than one picture may show it in another.
        if (legends.Count == 0 || legends.Exists(l => Panel().IsMatch(l.Text)) || legends.SelectMany(l => Lesion().AllIn(l.Text)).ToList() is not [var named]) return null;
        var legend = legends.Find(l => NoSuch().IsMatch(l.Text));
        if (legend is null || NoSuch().Match(legend.Text) is not { Success: true } none || Keys.Stem(named.Value) != Keys.Stem(lesion.Value) || !legends.Exists(l => IsOfSameTime(m, told, l))) return null;
        return Kz302OutcomesDisagree.Rule.Find($"\"{lesion.Value}\" in {m.Document.WhereIs(told.Span(lesion).Start)}; \"{none.Value}\" in {m.Document.WhereIs(legend.Span(none).Start)}.", "Say what was found and when, and say the same everywhere.", "outcome.recurrence",
            m.At(legend.Span(none), none.Value), m.At(legend.Whole), m.At(told.Span(lesion), lesion.Value), m.At(told.Whole));
    }

    private static bool IsOfSameTime(Manuscript m, Told told, Told legend) =>
        legend.Lengths.Exists(l => told.Lengths.Exists(l.Agrees)) || TimePoint.In(legend).Any(s => s.HasMonth && m.DatesIn(told).Any(d => d.First == s.First && d.HasMonth));

    [GeneratedRegex(@"\b(?:nodules?|recurrences?|relapses?|metastas[ei]s|deposits?|implants?|lesions?|mass|tumou?r|enhancement|uptake)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lesion();

    [GeneratedRegex(@"\b(?:showed|revealed|disclosed|demonstrated|detected|found|seen|noted|appeared|developed|identified|visible|diagnosed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Seen();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|free of|free from|absence|exclud\w+|ruled out|suspect\w+|possib\w+|resolv\w+|disappear\w+|vanish\w+|had been|before)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeniedOrThoughtOf();

    [GeneratedRegex(@"\b(?:no|without(?: any)?|neither|absence of(?: any)?) (?:(?:sign|signs|evidence|trace) of )?(?:[\p{L}-]+ ){0,2}?(?<!other |further |residual |remaining |more )(?:nodules?|recurrences?|relapses?|metastas[ei]s|deposits?|implants?|lesions?|mass|tumou?r|enhancement|uptake)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoSuch();

    // "(a)", "left:"
    [GeneratedRegex(@"\([a-fA-F]\)|^\W*[A-F][:,.] |\b(?:left|right|upper|lower) (?:panel|image|picture)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Panel();

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
