using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Checking.Reading;

/// <summary>
/// The sentences of a discussion that go on about the own patient without saying so: "the tumour was reached through the
/// ventricle", "the operation lasted five hours". They tell one past event of one definite thing, cite nobody and count no patients.
/// </summary>
internal static partial class Retold
{
    /// <summary>The sentences about the own patient with those of the discussion that only imply it, and the own rows of its tables cell by cell.</summary>
    public static IReadOnlyList<Told> Of(Manuscript m)
    {
        var known = m.Told.Select(t => t.Whole.Start).ToHashSet();
        var more = new List<Told>();
        var discussed = false;
        foreach (var section in m.Document.Sections)
        {
            discussed |= section.Kind == SectionKind.Discussion;
            if (section.Kind != SectionKind.Discussion && !(section.Kind == SectionKind.Other && discussed)) continue;
            foreach (var paragraph in section.Paragraphs)
            {
                if (paragraph.Kind is ParagraphKind.Keywords or ParagraphKind.Heading) continue;
                // Whom the paragraph speaks of last: a cited work, or the own patient.
                var cited = false;
                foreach (var sentence in paragraph.Sentences)
                {
                    var told = new Told(Part.Discussion, sentence.Plain, 0);
                    if (known.Contains(told.Whole.Start)) cited = false;
                    else if (Cited().IsMatch(sentence.Text)) cited = true;
                    else if (Supposed().IsMatch(sentence.Text)) continue;
                    else if (!cited && Definite().IsMatch(sentence.Text) && Happened().IsMatch(sentence.Text)) more.Add(told);
                }
            }
        }
        // What an abstract says before it comes to its patient is said of the disease.
        var patient = m.In(Part.Abstract).FirstOrDefault(t => Person().IsMatch(t.Text))?.Whole.Start ?? 0;
        return [.. m.Told.Where(t => t.Part is not (Part.Introduction or Part.Title) && (t.Part != Part.Abstract || t.Whole.Start >= patient && Happened().IsMatch(t.Text))), .. more];
    }

    /// <summary>Whether a sentence speaks of others than the own patient: of their works, or of many of them.</summary>
    public static bool IsOfOthers(string text) => Cited().IsMatch(text);

    // Others than the own patient: their works, or many of them.
    [GeneratedRegex(@"\bet al\b|\[\d|\^\d|\(\d|\b(?:patients|series|authors?|literature|cases|studies|study|reports?|reported|described|published|review|register|registry|cohort|colleagues|others(?! (?:have|had|must|need|help|has) )|women|men|children)\b|\b(?:19|20)\d\d\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cited();

    // What may be, or often is, tells of nobody.
    [GeneratedRegex(@"\b(?:other|(?-i:may)|should|would(?! have)|might(?! have)|usually|often|generally|seldom|rarely|hardly ever|not always)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Supposed();

    [GeneratedRegex(@"\b(?:[Ss]?he|[Hh]e|[Hh]er|[Hh]is|patient|woman|man|girl|boy|child|infant|[Ww]e|\d+[- ]year[- ]old)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:The|the|This|this|Her|her|His|his|[Ss]?[Hh]e|We|we|Our|our)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Definite();

    [GeneratedRegex(@"\b(?:was|were|had|did|could|has|is|took|lay|came|went|fell|rose|grew|held|bore|stood|kept|made|\p{L}{3,}ed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Happened();
}
