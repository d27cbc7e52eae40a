using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row removes an organ ("distal pancreatectomy and splenectomy") that the text says was left.</summary>
internal static partial class OwnRowOrgan
{
    public static Finding? Disagrees(Manuscript m, Under cell)
    {
        if (m.IsTwofold || !cell.Is("procedure", "surgery", "operation", "treatment", "resection")) return null;
        var told = m.In(Part.Title, Part.Abstract, Part.Case, Part.Conclusion).ToList();
        foreach (Match removed in Removal().AllIn(cell.Text))
        {
            var organ = OrganOf(removed.Value);
            // Told as removed anywhere, at whatever time, the row may mean that.
            if (told.Exists(t => Removal().AllIn(t.Text).Any(r => OrganOf(r.Value) == organ) || Taken().AllIn(t.Text).Any(x => IsOrgan(x, organ)))) continue;
            var left = told.Where(t => t.Part is Part.Abstract or Part.Case).SelectMany(t => Left().AllIn(t.Text).Where(x => IsOrgan(x, organ)).Select(x => (Told: t, Match: x))).ToList();
            if (left.Count == 0) continue;
            return Kz306OwnRowDisagrees.Rule.Find($"{cell.Header}: {removed.Value} in the own row, \"{left[0].Match.Value}\" in {m.Document.WhereIs(left[0].Told.Span(left[0].Match).Start)}.", Kz306OwnRowDisagrees.Settle, "surgery.procedure", [m.At(cell.Cell.Span, cell.Text), .. left.Take(4).SelectMany(l => new[] { m.At(l.Told.Span(l.Match), l.Match.Value), m.At(l.Told.Whole) })]);
        }
        return null;
    }

    // What the name of an operation removes, as the organ begins.
    private static string OrganOf(string removal) => Removed.First(r => removal.EndsWith(r.Operation, StringComparison.OrdinalIgnoreCase)).Organ;

    private static readonly (string Operation, string Organ)[] Removed =
        [("splenectomy", "spleen"), ("oophorectomy", "ovar"), ("hysterectomy", "uter"), ("orchidectomy", "test"), ("orchiectomy", "test"), ("cystectomy", "bladder"), ("nephrectomy", "kidney"), ("laryngectomy", "larynx")];

    private static bool IsOrgan(Match match, string organ) => match.Groups["organ"].Value.StartsWith(organ, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<!\b(?:partial|polar|subtotal|supraglottic|unilateral|hemi) ?)\b(?:splenectomy|(?:salpingo-?)?oophorectomy|hysterectomy|orchid?ectomy|cystectomy|nephrectomy|laryngectomy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Removal();

    private const string Organ = @"(?<organ>spleen|ovar(?:y|ies)|uterus|test(?:is|icle|es)|bladder|kidney|larynx)";

    [GeneratedRegex(@"\b(?:remov|resect|excis|sacrific|taken)\w*\b(?:(?!\b(?:preserv|spar|leav|with|from|near|behind|above|below)\w*\b)[^.;]){0,40}?\b" + Organ + @"\b|\b" + Organ + @"\b[^.;,]{0,40}? (?:removed|resected|excised|sacrificed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Taken();

    [GeneratedRegex(@"\b" + Organ + @"[- ](?:preserving|sparing|conserving)\b|\b" + Organ + @" (?:was|were|had been) (?:left in (?:place|situ)|preserved|spared|kept|conserved|retained)\b|\bpreserv(?:ation of|ing) (?:the |her |his )?" + Organ + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Left();
}
