using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A thing is denied in one part of the article and told as a fact in another, and the case section says only the one.</summary>
internal static class Kz322DeniedAndTold
{
    public static Rule Rule { get; } = new("KZ322", "denied-and-told", Severity.Warning, "value-disagrees", Check) {
        // Of two tumours one may have what the other has not.
        WhyNot = m => Manuscript.UnlessOfOne(m) ?? (m.IsTwofold ? "the article tells of more than one tumour, or of one that came back" : null), IsGeneral = true,
    };

    // "The left capsule without such cells" and "right capsule: such cells".
    private static bool OnOtherSide(Told one, Told other) => SideOf(one) is { } a && SideOf(other) is { } b && a != b;

    // "An ordinary lipoma without amplification", in an article on a liposarcoma.
    private static bool OfOtherTumour(Manuscript m, Told told) =>
        m.In(Part.Title).ToList() is { Count: > 0 } titles && told.Terms.Where(t => t.Lower.Length > 5 && t.Lower.EndsWith("oma", StringComparison.Ordinal)).ToList() is { Count: > 0 } named && named.TrueForAll(n => !titles.Exists(t => t.Terms.Exists(w => w.Stem == n.Stem)));

    private static string? SideOf(Told told) => told.Terms.Where(t => t.Lower is "left" or "right").Select(t => t.Lower).Distinct().ToList() is [var side] ? side : null;

    private static IEnumerable<Finding> Check(Manuscript m) => Pairs(m).Where(p => !p.Denial.IsComplication).Select(p => Finding(m, Rule, p, "denied." + p.Denial.Noun));

    /// <summary>Each denial with the sentence of another part that tells the thing.</summary>
    internal static IEnumerable<(Denied Denial, Told Told, Term Word)> Pairs(Manuscript m)
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
                if (denial.ToldIn(other, out var denied) is { } found && !OnOtherSide(denial.Told, other))
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
            yield return (denial, told, word);
        }
    }

    /// <summary>What is said of such a pair.</summary>
    internal static Finding Finding(Manuscript m, Rule rule, (Denied Denial, Told Told, Term Word) pair, string variable)
    {
        var (denial, told, word) = pair;
        return rule.Find($"\"{denial.Words}\" in {m.Document.WhereIs(denial.Told.Span(denial.Start, denial.Size).Start)}; \"{told.Text.Substring(word.Start, word.Size)}\" in {m.Document.WhereIs(told.Span(word.Start, word.Size).Start)}.", "Look it up in the record and say the same in both.", variable,
            m.At(denial.Told.Span(denial.Start, denial.Size), denial.Words), m.At(denial.Told.Whole), m.At(told.Span(word.Start, word.Size)), m.At(told.Whole));
    }
}
