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

    private static IEnumerable<Finding> Check(Manuscript m) => m.DeniedAndTold.Where(d => !d.Denial.IsComplication).Select(d => Say(m, Rule, d, "denied." + d.Denial.Noun));

    /// <summary>What is said of a thing denied and told.</summary>
    internal static Finding Say(Manuscript m, Rule rule, DeniedAndTold both, string variable)
    {
        var (denial, told, word) = both;
        return rule.Find($"\"{denial.Words}\" in {m.Document.WhereIs(denial.Told.Span(denial.Start, denial.Size).Start)}; \"{told.Text.Substring(word.Start, word.Size)}\" in {m.Document.WhereIs(told.Span(word.Start, word.Size).Start)}.", "Look it up in the record and say the same in both.", variable,
            m.At(denial.Told.Span(denial.Start, denial.Size), denial.Words), m.At(denial.Told.Whole), m.At(told.Span(word.Start, word.Size)), m.At(told.Whole));
    }
}
