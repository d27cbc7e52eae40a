using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>Numbers in digits or English words.</summary>
internal static partial class Numbers
{
    /// <summary>A number in a pattern: digits with a decimal point or thousands, or words up to ninety-nine.</summary>
    public const string Pattern = @"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";

    private static readonly string[] Small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Reads digits or words, or null.</summary>
    public static double? Parse(string words)
    {
        var text = words.Trim().ToLowerInvariant();
        if (text.Length == 0) return null;
        if (char.IsAsciiDigit(text[0])) return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? n : null;
        if (text is "a" or "an") return 1;
        var small = Array.IndexOf(Small, text);
        if (small >= 0) return small;
        var parts = text.Split('-');
        var ten = Array.IndexOf(Tens, parts[0]);
        if (ten < 2) return null;
        if (parts.Length == 1) return 10 * ten;
        var one = Array.IndexOf(Small, parts[1]);
        return one is > 0 and < 10 ? 10 * ten + one : null;
    }

    /// <summary>Whether two numbers have the same digits in another order, at least so many: "3.24" for "3.42".</summary>
    public static bool AreExchanged(string one, string other, int least)
    {
        var (a, b) = (one.Where(char.IsAsciiDigit).ToArray(), other.Where(char.IsAsciiDigit).ToArray());
        return a.Length >= least && a.Length == b.Length && !a.AsSpan().SequenceEqual(b) && a.Order().SequenceEqual(b.Order());
    }

    /// <summary>A number as printed: without digits that say nothing.</summary>
    public static string Say(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Every number of a text with its place.</summary>
    public static IEnumerable<(Match Match, double Value)> In(string text) =>
        Any().Matches(text).Select(m => (Match: m, Value: Parse(m.Value))).Where(m => m.Value is not null).Select(m => (m.Match, m.Value!.Value));

    [GeneratedRegex(@"(?<![\w.,])" + Pattern + @"(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Any();
}
