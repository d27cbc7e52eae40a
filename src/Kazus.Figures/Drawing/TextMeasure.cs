using System.Globalization;
using System.Text;

namespace Kazus.Figures.Drawing;

/// <summary>
/// How wide words will be without asking a font: Helvetica's widths, which the fonts of <see cref="Palette.Sans"/> share, and safe
/// guesses for other scripts (East Asian one em, Arabic and Hebrew 0.6 em).
/// </summary>
internal static class TextMeasure
{
    public static double Width(string text, double size, bool bold = false)
    {
        long sum = 0;
        foreach (var rune in text.EnumerateRunes()) sum += Advance(rune, bold);
        return sum * size / 1000.0;
    }

    /// <summary>The text, or its longest beginning that fits with an ellipsis. Never cuts inside a user-perceived character.</summary>
    public static string Fit(string text, double size, double width, bool bold = false)
    {
        if (Width(text, size, bold) <= width) return text;
        var room = width - Width("\u2026", size, bold);
        var kept = new StringBuilder();
        double used = 0;
        var parts = StringInfo.GetTextElementEnumerator(text);
        while (parts.MoveNext())
        {
            var part = parts.GetTextElement();
            used += Width(part, size, bold);
            if (used > room) break;
            kept.Append(part);
        }
        return kept.ToString().TrimEnd() + "\u2026";
    }

    /// <summary>Breaks at spaces into at most <paramref name="lines"/> lines; the last is cut to fit.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int lines, bool bold = false)
    {
        var result = new List<string>();
        var words = new Queue<string>(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (words.Count > 0)
        {
            if (result.Count == lines - 1)
            {
                result.Add(Fit(string.Join(' ', words), size, width, bold));
                break;
            }
            var line = words.Dequeue();
            while (words.Count > 0 && Width(line + " " + words.Peek(), size, bold) <= width) line += " " + words.Dequeue();
            result.Add(Fit(line, size, width, bold));
        }
        return result;
    }

    private static int Advance(Rune rune, bool bold)
    {
        var c = rune.Value;
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return 0;
        return c switch
        {
            >= 0x20 and <= 0x7e => (bold ? HelveticaWidths.Bold0020 : HelveticaWidths.Regular0020)[c - 0x20],
            >= 0xa0 and <= 0x17f => (bold ? HelveticaWidths.Bold00A0 : HelveticaWidths.Regular00A0)[c - 0xa0],
            >= 0x391 and <= 0x3c9 => (bold ? HelveticaWidths.Bold0391 : HelveticaWidths.Regular0391)[c - 0x391],
            >= 0x410 and <= 0x44f => (bold ? HelveticaWidths.Bold0410 : HelveticaWidths.Regular0410)[c - 0x410],
            >= 0x2010 and <= 0x2026 => (bold ? HelveticaWidths.Bold2010 : HelveticaWidths.Regular2010)[c - 0x2010],
            >= 0x590 and <= 0x8ff or >= 0xfb1d and <= 0xfeff => 640,
            >= 0x2200 and <= 0x22ff => 600,
            >= 0x1100 => 1000,
            _ => 667,
        };
    }
}
