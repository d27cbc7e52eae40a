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
        if (m.Patients > 1) return null;
        var margins = m.Statements.Where(s => s.Variable == "surgery.margins").ToList();
        if (InDiscussion(m, margins) is { } later) return later;
        if (m.IsRepeated) return null;
        var involved = m.In(Part.Case).SelectMany(t => Involved().AllIn(t.Text).Where(x => !Denied().IsMatch(t.Text[..x.Index])).Select(x => (Told: t, Match: x))).Where(x => !IsOfEarlierSpecimen(m, x.Told, margins)).ToList();
        if (involved.Count == 0 || m.In(Part.Case).Any(t => Again().IsIn(t.Text) && !NotDone().IsMatch(t.Text))) return null;
        foreach (var part in new[] { Part.Abstract, Part.Conclusion, Part.Title })
        {
            var own = margins.Where(s => s.Part == part).ToList();
            if (own.Count == 0 || own.Exists(s => s.Value == "positive") || m.In(part).Any(t => Involved().IsMatch(t.Text))) continue;
            var (told, match) = involved[0];
            // Cleared by what was removed later: a clear margin two paragraphs on is that of another operation.
            if (m.In(Part.Case).Any(t => t.Whole.Start > told.Whole.Start && Later().IsMatch(t.Text)) || margins.Exists(s => s is { Part: Part.Case, Value: "negative" } && m.In(Part.Case).Any(t => t.Whole.Contains(s.Span.Start) && t.Paragraph > told.Paragraph + 1))) return null;
            return Kz301ValuesDisagree.Rule.Find($"Margins: negative in {m.Document.WhereIs(own[0].Span.Start)}, \"{match.Value}\" in {m.Document.WhereIs(told.Span(match).Start)}.", "Look it up in the record and correct the one that is wrong.", "surgery.margins", m.At(own[0].Span, "negative"), m.At(told.Span(match), "positive"), m.At(told.Whole));
        }
        return null;
    }

    // "The blocks from the other hospital were looked at again: the margin was involved", and the operation told next was clear.
    private static bool IsOfEarlierSpecimen(Manuscript m, Told told, List<Statement> margins) =>
        EarlierSpecimen().IsMatch(told.Text) && margins.Exists(s => s is { Part: Part.Case, Value: "negative" } && s.Span.Start > told.Whole.End)
        || m.Operations.FirstOrDefault(o => o.Sentence.Whole.Start > told.Whole.Start) is { } next && !m.Operations.Any(o => o.Sentence.Whole.Start < told.Whole.Start) && margins.Exists(s => s is { Part: Part.Case, Value: "negative" } && s.Span.Start > next.Sentence.Whole.Start);

    [GeneratedRegex(@"\b(?:slides|blocks|paraffin|specimens?|histology|sections|report)\b[^.;]*\b(?:of (?:19|20)\d\d|outside|elsewhere|other hospital|another hospital|referring|first (?:operation|excision|resection)|previous|earlier|initial|original|obtained|requested|re-?view\w*|re-?examined)\b|\b(?:re-?view\w*|re-?examin\w+|second look)\b[^.;]*\b(?:slides|blocks|specimens?|sections|histology)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlierSpecimen();

    /// <summary>Whether the case section tells of a clear margin and of an involved one: of two operations or two sides each has its own.</summary>
    public static bool AreTwofold(Manuscript m) =>
        m.Statements.Any(s => s is { Variable: "surgery.margins", Part: Part.Case, Value: "negative" }) && m.In(Part.Case).Any(t => Involved().AllIn(t.Text).Any(x => !Denied().IsMatch(t.Text[..x.Index])));

    // "Tumour cells had been present at the cut edge", where the case section and the abstract tell clear margins alone.
    private static Finding? InDiscussion(Manuscript m, List<Statement> margins)
    {
        var own = margins.Where(s => s.Part is Part.Case or Part.Abstract or Part.Title).ToList();
        if (own.Exists(s => s.Value == "positive")) return null;
        var clear = own.Select(s => s.Span).Concat(m.In(Part.Case, Part.Abstract).SelectMany(t => Clear().AllIn(t.Text).Select(x => t.Span(x)))).ToList();
        if (clear.Count == 0 || m.In(Part.Case).Any(t => Involved().AllIn(t.Text).Any(x => !Denied().IsMatch(t.Text[..x.Index])))) return null;
        foreach (var told in m.Retold.Where(t => t.Part is Part.Discussion or Part.Conclusion))
            foreach (var match in Involved().AllIn(told.Text).Where(x => !Denied().IsMatch(told.Text[..x.Index]) && !x.Value.Contains("margin of ", StringComparison.OrdinalIgnoreCase) && !Unreal().IsMatch(told.Text[..x.Index]) && !Others().IsMatch(told.Text)))
                return m.Soften(Kz301ValuesDisagree.Rule).Find($"Margins: negative in {m.Document.WhereIs(clear[0].Start)}, \"{match.Value}\" in {m.Document.WhereIs(told.Span(match).Start)}.", "Look it up in the record and correct the one that is wrong.", "surgery.margins", [m.At(told.Span(match), "positive"), m.At(told.Whole), .. clear.Take(5).Select(c => m.At(c, "negative"))]);
        return null;
    }

    [GeneratedRegex(@"\b(?:patients|whenever|usually|often)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:transection|resection|cut|surgical) (?:surface|edge|plane|line|border)s?\b[^.;]{0,40}\b(?:clear|free|negative)\b|\b(?:every|all|all of the) edges? (?:was|were) (?:free|clear|negative)\b|\b(?:clear|free|negative) (?:transection|resection|cut) (?:surface|edge|line)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clear();

    [GeneratedRegex(@"\b(?:if|(?-i:may)|might|would|should|could|can|risk)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"\bmargins?\b[^.;]{0,60}\b(?:was|were) (?:microscopically |macroscopically |focally |histologically )*(?:involved|positive|infiltrated|invaded|not free|reached)\b|\b(?:positive|involved) (?:surgical |resection |deep |lateral )*margins?\b|\bmicroscopically (?:positive|involved)\b|\bR[12]\b(?=[ )\].,;])|\btumou?r (?:reached|extended to|was present at|abutted) (?:the )?(?:[\p{L}-]+ ){0,3}margins?\b|\btumou?r(?: cells?| tissue)? (?:had been |has been |was |were |remained |still )*(?:present |found |seen |left |visible )?(?:at|on|in|along) the (?:[\p{L}-]+ )?(?:edge|margin|(?:cut|resection|inked) surface|resection line)s?\b|\b(?:tumou?r|growth|lesion|cells|\p{L}+oma) (?:had |still )?(?:extended|reached|came|ran|went|touched|sat)(?: up)?(?: to| on| at)? the ink\b|\b(?:tumou?r|growth|lesion|cells|\p{L}+oma) (?:extended|reached|came) (?:up )?to the inked (?:[\p{L}-]+ )?(?:surface|edge|margin)\b|\b(?:tumou?r|growth|lesion|cells|\p{L}+oma) (?:reaching|touching|extending to|abutting|present at) the (?:[\p{L}-]+ )?(?:ink|margin|edge)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Involved();

    [GeneratedRegex(@"\b(?:no|not|without|neither|none|never|if|risk of|had)\b[^.;:]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:weeks?|days?) later\b[^.;]{0,120}\b(?:removed|excised|resected|taken)\b|\bin (?:2|two|several) (?:stages|steps|sessions)\b|\b(?:new|final|second|further) margins?\b|\bno residual tumou?r\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(?:discussed|declined|refused|would|offered|considered|not|rejected|advised against|proposed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"\b(?:re-?excis\w*|re-?resect\w*|second (?:operation|resection|excision|procedure|stage)|wider (?:excision|resection)|further (?:resection|excision)|completion|re-?operat\w*|revision|shelled out|elsewhere|first operation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();
}
