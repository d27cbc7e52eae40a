using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The own row leaves the patient with a complaint ("Seizures at last visit: weekly") that the text says has gone, or without one that the text says has stayed.</summary>
internal static partial class OwnRowFares
{
    public static Finding? Disagrees(Manuscript m)
    {
        if (m.FirstTreatment is not { } treated) return null;
        foreach (var row in m.OwnRows)
            foreach (var cell in row.Cells)
            {
                if (!AtTheEnd().IsIn(cell.Header) || ComplaintOf(cell.Header) is not { } complaint || IsThere(cell.Text) is not { } there) continue;
                var told = m.In(Part.Case).Where(t => t.Whole.Start > treated).Concat(m.In(Part.Abstract, Part.Conclusion)).Where(t => !Comeback.Mentioned(t.Text)).ToList();
                var gone = Say(told, Gone(), complaint);
                var stayed = Say(told, Stayed(), complaint);
                var (against, same) = there ? (gone, stayed) : (stayed, gone);
                if (same.Count > 0 || !against.Exists(a => a.Told.Part == Part.Case)) continue;
                return Kz302OutcomesDisagree.Rule.Find($"{cell.Header}: {cell.Text} in the own row, \"{against[0].Words.Value}\" in {m.Document.WhereIs(against[0].Told.Span(against[0].Words).Start)}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.complaint",
                    [m.At(cell.Cell.Span, cell.Text), .. against.Take(4).SelectMany(a => new[] { m.At(a.Told.Span(a.Words), a.Words.Value), m.At(a.Told.Whole) })]);
            }
        return null;
    }

    private static bool? IsThere(string cell) => None().IsMatch(cell) ? false : Some().IsMatch(cell) ? true : null;

    private static List<(Told Told, Match Words)> Say(List<Told> told, Regex words, string complaint) =>
        [.. told.SelectMany(t => words.AllIn(t.Text).Where(w => ComplaintOf(w.Value) == complaint && !t.OfRelative(w.Index) && !Unreal().IsMatch(t.Text[..w.Index])).Select(w => (t, w)))];

    private static string? ComplaintOf(string words) => Complaints().FirstIn(words) is { Success: true } word ? word.Value.ToLowerInvariant()[..3] switch
    {
        "epi" or "sei" or "fit" or "con" => "seizures",
        "dou" or "dip" => "diplopia",
        var other => other,
    } : null;

    private const string Complaint = @"(?:seizures?|epilep\p{L}+|fits|convulsions?|headaches?|pain|diplopia|double vision|incontinence|vertigo|tinnitus|flush(?:es|ing)|diarrh?o?ea|hypogly?c?a?emi\p{L}+|dysphagia|hoarseness)";

    [GeneratedRegex(@"\b" + Complaint + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complaints();

    [GeneratedRegex(@"\b(?:last|latest|final|after|post-?operative(?:ly)?|follow-?up|outcome|at the end|result|now|since)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtTheEnd();

    [GeneratedRegex(@"^\W*(?:none|no|nil|absent|free|gone|resolved|ceased|never|seizure-free|pain-free|Engel (?:class )?I(?![IV]))\b(?! change)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex None();

    [GeneratedRegex(@"^\W*(?:yes|present|persist\p{L}*|daily|weekly|monthly|yearly|frequent|occasional|reduced|unchanged|several|continu\p{L}+|severe|mild|moderate|still|recurr\p{L}+|(?:\d+|one|two|three|four|five) (?:a|per|every)\b|Engel (?:class )?(?:II|III|IV))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Some();

    // "No seizure has occurred since", "has been free of seizures", "the pain has not returned"
    [GeneratedRegex(@"\bno (?:further |more |new |single )?" + Complaint + @" (?:at all )?(?:has|have|had) (?:occurred|been (?:seen|noted|recorded|observed|reported)|recurred|returned)\b|\b(?:is|are|was|were|been|remain\p{L}*|stayed|became|become) (?:now |still |entirely |completely |wholly )?(?:free (?:of|from)|without|rid of) (?:any )?(?:further )?" + Complaint + @"\b|\b(?:has|have|had) (?:had|suffered|experienced) no (?:further |more )?" + Complaint + @" (?:since|after|for|in the)\b|\b(?:seizure|pain|headache)-free\b|\b(?:the |her |his )?" + Complaint + @" (?:have |has |had )?(?:ceased|stopped|disappeared|resolved|vanished|gone|not returned|not recurred|never returned)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gone();

    // "Seizures persist", "still has two seizures a month"
    [GeneratedRegex(@"\b(?:the |her |his )?" + Complaint + @" (?:persists?|(?:has|have) (?:persisted|continued|returned|recurred|remained)|continues?|remains?|still occurs?)\b|\bstill (?:has|suffers from|experiences|complains of) (?:[\p{L}\d-]+ ){0,3}" + Complaint + @"\b|\b(?:has|suffers|experiences) (?:[\p{L}\d-]+ ){1,3}" + Complaint + @" (?:a|per|every) (?:day|week|month|year)\b|\b(?:has|suffers from|continues to have) (?:daily|weekly|monthly|occasional|frequent) " + Complaint + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stayed();

    [GeneratedRegex(@"\b(?:if|whether|until|unless|(?-i:may)|might|would|could|hope\p{L}*|before|initially|at first|not|other|patients)\b[^.;,]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();
}
