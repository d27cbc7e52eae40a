using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A keyword none of whose words the article uses.</summary>
internal static class Kz307KeywordNotInText
{
    public static Rule Rule { get; } = new("KZ307", "keyword-not-in-text", Severity.Note, "keyword", Check) { WhyNot = m => m.Document.Metadata.Keywords.Count == 0 ? "no keywords were recognised" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var document = m.Document;
        var text = string.Join('\n', document.Sections.Where(s => s.Kind is not (SectionKind.Front or SectionKind.References or SectionKind.Declarations)).SelectMany(s => s.Paragraphs).Where(p => p.Kind != ParagraphKind.Keywords).Select(p => p.Plain.Text).Concat(document.Figures.Select(f => f.Legend.Plain.Text)).Append(document.Metadata.Title?.Value ?? ""));
        foreach (var keyword in document.Metadata.Keywords)
        {
            if (keyword.Value.Contains("case report", StringComparison.OrdinalIgnoreCase) || keyword.Value.Contains("case stud", StringComparison.OrdinalIgnoreCase)) continue;
            var stems = keyword.Value.Split([' ', '/', '-', '–', ',', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(w => w.Length > 2).Select(w => w.Trim('*', '_')).Select(w => w.Length > 6 ? w[..5] : w).ToList();
            if (stems.Count == 0 || stems.Exists(s => text.Contains(s, StringComparison.OrdinalIgnoreCase))) continue;
            yield return Rule.Find($"The keyword \"{keyword.Value}\" is used nowhere in the article.", "Use the word the text uses, or leave the keyword out.", "keyword", m.At(keyword.Span, keyword.Value));
        }
    }
}
