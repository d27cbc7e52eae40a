using System.Text.RegularExpressions;

namespace Kazus.Text.Reading;

/// <summary>Tells a raised citation number from an exponent: "bone.[8]" and "spine2,3" cite, "cm2" and "10-6" do not.</summary>
internal static partial class Superscripts
{
    /// <summary>Whether raised characters after these words are citation numbers or affiliation marks, not part of the value.</summary>
    /// <param name="raised">The raised characters, markup left out.</param>
    /// <param name="before">The last few characters before them.</param>
    public static bool AreCitation(string raised, string before)
    {
        if (Bracketed().IsMatch(raised)) return true;
        if (!Numbers().IsMatch(raised)) return raised.Length == 1 && raised[0] is (>= 'a' and <= 'h') or '*' or '†' or '‡' or '§' or '¶' or '#' or '✉';
        if (before.Length == 0) return true;
        var last = before[^1];
        // "[18F]FDG": a number before a letter is a mass.
        if (char.IsDigit(last) || last is '×' or '+' or '[' or '(') return false;
        return !Unit().IsMatch(before);
    }

    [GeneratedRegex(@"^\s*[\[\(]\s*\d{1,3}(\s*[,;–—-]\s*\d{1,3})*\s*[\]\)]\s*,?\s*$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\s*\d{1,3}(\s*[,;–—-]\s*(\d{1,3}|[*†‡§]))*\s*,?\s*$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(^|[\s\d/(])(cm|mm|dm|km|m|kg|in|ft|s|μm|µm|nm|10|x|R|Ca|Mg|Na|H|K)$")]
    private static partial Regex Unit();
}
