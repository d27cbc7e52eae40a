using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Guidelines;

/// <summary>Neither the title nor the keywords say that it is a case report, so that nobody finds it as one.</summary>
internal static partial class Kz702CalledACaseReport
{
    public static Rule Rule { get; } = new("KZ702", "not-called-case-report", Severity.Warning, "care-missing", Check) { WhyNot = m => !m.IsCaseReport ? Manuscript.NoCase : m.Document.Metadata.Title is null ? "no title was recognised" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var meta = m.Document.Metadata;
        if (meta.Title is not { } title || Says().IsMatch(title.Value) || meta.Keywords.Any(k => Says().IsMatch(k.Value)) || meta.ArticleType is { } type && Says().IsMatch(type.Value)) yield break;
        // A second line of the title page may carry it.
        if (m.Document.Outline.FirstOrDefault() is { Kind: SectionKind.Front } front && front.WithSubsections().Any(s => Says().IsMatch(s.Title) || s.Paragraphs.Any(p => p.Kind is ParagraphKind.Title or ParagraphKind.Front or ParagraphKind.Heading or ParagraphKind.Prose && p.Plain.Text.Length < 60 && Says().IsMatch(p.Plain.Text)))) yield break;
        var keywords = meta.Keywords.Count == 0 ? (Span?)null : Line(m.Document.Text, meta.Keywords[0].Span.Cover(meta.Keywords[^1].Span));
        yield return Rule.Find("Neither the title nor the keywords contain \"case report\" (CARE items 1 and 2).", "Add \"case report\" to the title or to the keywords.", "title.case-report", m.At(title.Span), keywords is { } k2 ? m.At(k2) : null);
    }

    // From the start of the line, where the word "Keywords" stands, to the last keyword.
    private static Span Line(string text, Span keywords)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, keywords.Start - 1)) + 1;
        return keywords.Start - start < 40 ? new(start, keywords.End) : keywords;
    }

    [GeneratedRegex(@"\bcase[- ](?:reports?|stud(?:y|ies)|series)\b|\breport (?:of|on) (?:an? |one |two |three )?(?:[\p{L}-]+ ){0,2}cases?\b|\b(?:a|two|three) (?:rare |unusual )?cases? of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Says();
}
