using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>"All margins were negative" in one part, an involved margin in the pathology, and no further operation that would have cleared it.</summary>
internal static partial class MarginsDisagree
{
    public static Finding? In(Manuscript m)
    {
        if (m.Patients > 1 || m.IsRepeated) return null;
        var margins = m.Statements.Where(s => s.Variable == "surgery.margins").ToList();
        var involved = m.In(Part.Case).SelectMany(t => Involved().AllIn(t.Text).Where(x => !Denied().IsMatch(t.Text[..x.Index])).Select(x => (Told: t, Match: x))).ToList();
        if (involved.Count == 0 || m.In(Part.Case).Any(t => Again().IsIn(t.Text) && !NotDone().IsMatch(t.Text))) return null;
        foreach (var part in new[] { Part.Abstract, Part.Conclusion, Part.Title })
        {
            var own = margins.Where(s => s.Part == part).ToList();
            if (own.Count == 0 || own.Exists(s => s.Value == "positive") || m.In(part).Any(t => Involved().IsMatch(t.Text))) continue;
            var (told, match) = involved[0];
            // Cleared by what was removed later.
            if (m.In(Part.Case).Any(t => t.Whole.Start > told.Whole.Start && Later().IsMatch(t.Text))) return null;
            return Kz301ValuesDisagree.Rule.Find($"Margins: negative in {m.Document.WhereIs(own[0].Span.Start)}, \"{match.Value}\" in {m.Document.WhereIs(told.Span(match).Start)}.", "Look it up in the record and correct the one that is wrong.", "surgery.margins", m.At(own[0].Span, "negative"), m.At(told.Span(match), "positive"), m.At(told.Whole));
        }
        return null;
    }

    [GeneratedRegex(@"\bmargins?\b[^.;]{0,60}\b(?:was|were) (?:microscopically |macroscopically |focally |histologically )*(?:involved|positive|infiltrated|invaded|not free|reached)\b|\b(?:positive|involved) (?:surgical |resection |deep |lateral )*margins?\b|\bmicroscopically (?:positive|involved)\b|\bR[12]\b(?=[ )\].,;])|\btumou?r (?:reached|extended to|was present at|abutted) (?:the )?(?:[\p{L}-]+ ){0,3}margins?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Involved();

    [GeneratedRegex(@"\b(?:no|not|without|neither|none|never|if|risk of|had)\b[^.;]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:weeks?|days?) later\b[^.;]{0,120}\b(?:removed|excised|resected|taken)\b|\bin (?:2|two|several) (?:stages|steps|sessions)\b|\b(?:new|final|second|further) margins?\b|\bno residual tumou?r\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(?:discussed|declined|refused|would|offered|considered|not|rejected|advised against|proposed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"\b(?:re-?excis\w*|re-?resect\w*|second (?:operation|resection|excision|procedure|stage)|wider (?:excision|resection)|further (?:resection|excision)|completion|re-?operat\w*|revision|shelled out|elsewhere|first operation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();
}
