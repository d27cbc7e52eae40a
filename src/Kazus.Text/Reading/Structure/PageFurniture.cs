using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Finds what a printed page carries besides the article: licence notices, page numbers, running heads, cover sheets.</summary>
internal static partial class PageFurniture
{
    /// <param name="pieces">The article's pieces.</param>
    /// <param name="repeated">Whether short lines that stand again and again are running heads.</param>
    public static void Mark(IReadOnlyList<Piece> pieces, bool repeated)
    {
        MarkCover(pieces);
        foreach (var piece in pieces)
            if (!piece.IsTable && !piece.IsHeading && IsNotice(piece.Text)) piece.Kind = ParagraphKind.Furniture;
        if (!repeated) return;
        // A running head stands on every page; a sentence that happens to be said three times ends as sentences do.
        var lines = pieces.Where(p => p.IsProse && p.Text.Length < 90 && p.Text[^1] is not ('.' or '?' or '!'));
        foreach (var same in lines.GroupBy(p => Digits().Replace(p.Text, "#"), StringComparer.Ordinal).Where(g => g.Count() >= 3))
            foreach (var piece in same)
                if (Labels.Read(piece.Text) is null && Headings.KindOf(piece.Text) is null) piece.Kind = ParagraphKind.Furniture;
    }

    /// <summary>Whether a paragraph is a notice of the publisher and not of the authors.</summary>
    public static bool IsNotice(string text) => text.Length < 1200 && (PageNumber().IsIn(text) || Notice().IsIn(text));

    // A repository's cover sheet repeats the title: the article begins where the title stands for the last time.
    private static void MarkCover(IReadOnlyList<Piece> pieces)
    {
        var first = pieces.Take(12).FirstOrDefault(p => p.IsHeading && p.Text.Length > 20);
        if (first is null) return;
        var start = pieces.ToList().IndexOf(first);
        for (var i = Math.Min(pieces.Count, start + 40) - 1; i > start; i--)
        {
            if (!pieces[i].IsHeading || !string.Equals(pieces[i].Text, first.Text, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var piece in pieces.Take(i)) piece.Kind = ParagraphKind.Furniture;
            return;
        }
    }

    [GeneratedRegex(@"^\s*([-–]\s*)?(page\s+)?\d{1,5}(\s+(of|/)\s+\d{1,4})?(\s*[-–])?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("""
        ^(?:this\s+is\s+an?\s+open[-\s]access\s+article|(?:this\s+(?:article|work)\s+is\s+)?(?:distributed|licensed|published)\s+under\s+(?:the\s+terms\s+of\s+)?(?:the|a)\s+(?:creative|cc)
        |©|copyright\s*(?:©|\(c\)|:|\d{4})|\(c\)\s*\d{4}|(?:to|how\s+to)\s+cite\s+this\s+(?:article|paper)|cite\s+this\s+article|quick\s+response\s+code|access\s+this\s+article
        |open\s+access$|downloaded\s+from|for\s+reprints\s+contact|available\s+online\s+at|this\s+article\s+may\s+be\s+cited\s+as)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Notice();
}
