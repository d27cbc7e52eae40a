namespace Kazus.Text.Mentions;

/// <summary>A word, number or sign of a text: [Start, End) in UTF-16 units.</summary>
internal readonly record struct Token(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>
/// Cuts a text as the labeller sees it: runs of letters and digits, numbers kept whole with their decimal sign,
/// a unit parted from the number it is written against ("15mg"), every other sign alone.
/// </summary>
internal static class Tokens
{
    public static List<Token> Cut(ReadOnlySpan<char> text, int start, int end)
    {
        List<Token> tokens = new((end - start) / 5 + 4);
        var i = start;
        while (i < end)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || IsInvisible(c)) { i++; continue; }
            var from = i;
            i = char.IsAsciiDigit(c) ? EndOfNumber(text, i, end) : char.IsLetterOrDigit(c) ? EndOfWord(text, i, end) : EndOfSign(text, i, end);
            tokens.Add(new(from, i));
        }
        return tokens;
    }

    private static int EndOfNumber(ReadOnlySpan<char> text, int i, int end)
    {
        while (i < end)
        {
            if (char.IsAsciiDigit(text[i])) i++;
            else if (i + 1 < end && text[i] is '.' or ',' or '·' && char.IsAsciiDigit(text[i + 1])) i += 2;
            else break;
        }
        return i;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int i, int end)
    {
        while (i < end && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark)) i++;
        return i;
    }

    private static int EndOfSign(ReadOnlySpan<char> text, int i, int end) =>
        char.IsHighSurrogate(text[i]) && i + 1 < end && char.IsLowSurrogate(text[i + 1]) ? i + 2 : i + 1;

    // Zero-width space, joiners, byte order mark and soft hyphen: print residue that no reader sees.
    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD';
}
