using System.Globalization;

namespace Kazus.Find.Words;

/// <summary>
/// The plain letters a character is searched as: lower case, without accents. From a table in the program, so that the answer does
/// not depend on a culture or on the Unicode library of the machine.
/// </summary>
internal static partial class Folding
{
    private const char Nothing = '\0';
    private static readonly char[] First = Build(out Longer);
    private static readonly Dictionary<char, string> Longer;

    /// <summary>Writes the plain letters of one letter or digit and gives their number; 0 for a mark or a sign.</summary>
    public static int Fold(char c, Span<char> to)
    {
        var plain = First[c];
        if (plain == Nothing) return 0;
        to[0] = plain;
        if (c < 0xAA || !Longer.TryGetValue(c, out var rest)) return 1;
        rest.CopyTo(to);
        return rest.Length;
    }

    /// <summary>True for what a word is made of.</summary>
    public static bool IsWord(char c) => First[c] != Nothing;

    /// <summary>True for an accent that stands by itself and belongs to the letter before it.</summary>
    public static bool IsMark(char c) => c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static char[] Build(out Dictionary<char, string> longer)
    {
        var first = new char[char.MaxValue + 1];
        longer = [];
        for (var c = 0; c <= char.MaxValue; c++)
            if (char.IsLetterOrDigit((char)c)) first[c] = char.ToLowerInvariant((char)c);
        foreach (var line in Table)
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            var plain = line[..blank];
            foreach (var c in line.AsSpan(blank + 1))
            {
                first[c] = plain[0];
                if (plain.Length > 1) longer[c] = plain;
            }
        }
        return first;
    }
}
