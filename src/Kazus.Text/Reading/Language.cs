using System.Collections.Frozen;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading;

/// <summary>Tells English by its small words: in English prose about one word in three is one of them.</summary>
internal static class Language
{
    private static readonly FrozenSet<string> Small = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "the", "of", "and", "to", "a", "was", "with", "in", "for", "is", "he", "she", "his", "her", "at", "by", "no", "on", "were", "an", "from", "that", "had",
        "which", "after", "as", "it", "not", "been", "has", "there", "this", "we", "be", "or", "are", "but", "who", "have");

    /// <summary>True where the text looks English or is too short to tell.</summary>
    public static bool LooksEnglish(Document document)
    {
        var words = 0;
        var small = 0;
        var lookup = Small.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var paragraph in document.Sections.Where(s => s.Kind is not (SectionKind.References or SectionKind.Front)).SelectMany(s => s.Paragraphs))
        {
            if (paragraph.Kind is not (ParagraphKind.Prose or ParagraphKind.ListItem)) continue;
            var text = paragraph.Plain.Text.AsSpan();
            foreach (var range in text.SplitAny(" ,.;:()"))
            {
                if (range.End.Value == range.Start.Value) continue;
                words++;
                if (lookup.Contains(text[range])) small++;
            }
            if (words > 600) break;
        }
        return words < 40 || small * 100 >= words * 12;
    }
}
