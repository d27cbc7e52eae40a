namespace Kazus.Checking.Reading;

/// <summary>A thing that one part of the article denies and another tells as a fact, where the case section says only the one.</summary>
/// <param name="Denial">The denial.</param>
/// <param name="Told">The sentence that tells the thing.</param>
/// <param name="Word">The thing in that sentence.</param>
internal sealed record DeniedAndTold(Denied Denial, Told Told, Term Word)
{
    public static IEnumerable<DeniedAndTold> Of(Manuscript m)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var denial in m.Retold.SelectMany(Denied.In))
        {
            if (seen.Contains(denial.Noun) || OfOtherTumour(m, denial.Told)) continue;
            var inCase = denial.Told.Part == Part.Case;
            var (told, word) = (default(Told), default(Term));
            var twice = false;
            foreach (var other in m.Retold)
            {
                if (denial.ToldIn(other, out var denied) is { } found && !OnOtherSide(denial.Told, other) && !IsGoneSince(m, denial.Told, other))
                {
                    // The part that denies it tells it as well: of another place, or another time.
                    if (other.Part == denial.Told.Part) twice = true;
                    else if (told is null && (inCase || other.Part == Part.Case)) (told, word) = (other, found);
                }
                // The other part denies it too.
                if (denied && other.Part != denial.Told.Part && (inCase ? told?.Part == other.Part : other.Part == Part.Case)) twice = true;
                if (twice) break;
            }
            if (told is null || twice) continue;
            seen.Add(denial.Noun);
            yield return new(denial, told, word);
        }
    }

    // "There has been no hypoglycaemia for two years": what the patient came with has not returned.
    private static bool IsGoneSince(Manuscript m, Told denial, Told other) =>
        denial.Part != Part.Case && other.Part == Part.Case && other.Whole.Start < m.FirstTreatment
        && (denial.Lengths.Exists(l => l.Grain >= 0.9) && denial.Terms.Exists(t => t.Lower is "has" or "have") && denial.Terms.Exists(t => t.Lower is "been" or "had" or "remained" or "stayed") || IsOfLaterPicture(m, denial));

    // "Figure 4. The scar 24 months after the operation. No redness is seen."
    private static bool IsOfLaterPicture(Manuscript m, Told denial) =>
        denial.Part == Part.Legend && m.In(Part.Legend).Any(t => t.Paragraph == denial.Paragraph && t.Whole.Start <= denial.Whole.Start && Comeback.Later(t) is not null);

    // "The left capsule without such cells" and "right capsule: such cells".
    private static bool OnOtherSide(Told one, Told other) => SideOf(one) is { } a && SideOf(other) is { } b && a != b;

    // "An ordinary lipoma without amplification", in an article on a liposarcoma.
    private static bool OfOtherTumour(Manuscript m, Told told) =>
        m.In(Part.Title).ToList() is { Count: > 0 } titles && told.Terms.Where(t => t.Lower.Length > 5 && t.Lower.EndsWith("oma", StringComparison.Ordinal)).ToList() is { Count: > 0 } named && named.TrueForAll(n => !titles.Exists(t => t.Terms.Exists(w => w.Stem == n.Stem)));

    private static string? SideOf(Told told) => told.Terms.Where(t => t.Lower is "left" or "right").Select(t => t.Lower).Distinct().ToList() is [var side] ? side : null;
}
