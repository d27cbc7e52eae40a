namespace Kazus.Text.Claims;

/// <summary>A word, a number or a sign of a sentence. Digits part from the letters that follow them ("12cm"), letters keep theirs ("CD34").</summary>
/// <param name="Start">First character in the sentence's clean text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Lower">The characters in lower case, apostrophes made plain.</param>
/// <param name="Id">The word's number in the vocabularies, or -1.</param>
/// <param name="One">The number of the word without its plural ending, or -1.</param>
internal readonly record struct Token(int Start, int End, string Lower, int Id, int One)
{
    public bool IsWord => char.IsLetter(Lower[0]);

    public bool IsNumber => char.IsAsciiDigit(Lower[0]);

    /// <summary>A hyphen, which parts nothing.</summary>
    public bool IsHyphen => Lower is "-" or "–" or "‐" or "‑";

    /// <summary>The tokens of a clean text, in order.</summary>
    public static List<Token> Of(string text, Words words)
    {
        var tokens = new List<Token>(text.Length / 5);
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var end = EndOf(text, i);
            var (lower, id) = words.Lower(text.AsSpan(i, end - i));
            tokens.Add(new Token(i, end, lower, id, id < 0 || lower.Length > 3 && lower[^1] == 's' ? words.Singular(lower) : -1));
            i = end;
        }
        return tokens;
    }

    private static int EndOf(string text, int i)
    {
        var j = i;
        if (char.IsAsciiDigit(text[i]))
        {
            while (j < text.Length && (char.IsAsciiDigit(text[j]) || text[j] is '.' or ',' && j + 1 < text.Length && char.IsAsciiDigit(text[j + 1]) && j > i && (text[j] == '.' || ThreeDigits(text, j + 1)))) j++;
            return j;
        }
        if (!char.IsLetter(text[i])) return i + (char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1);
        while (j < text.Length && (char.IsLetterOrDigit(text[j]) || text[j] is '\'' or '’' or '?' && j + 1 < text.Length && char.IsLetter(text[j + 1]))) j++;
        return j;
    }

    // "12,037" is one number; "1, 6" and "2,3" are two.
    private static bool ThreeDigits(string text, int i) =>
        i + 2 < text.Length && char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && !(i + 3 < text.Length && char.IsAsciiDigit(text[i + 3]));
}
