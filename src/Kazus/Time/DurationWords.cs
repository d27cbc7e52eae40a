using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Time;

/// <summary>
/// Reads lengths of time in the words clinicians use: "2 months", "6 wk", "about half a year", "a fortnight", "two to three weeks",
/// "18 months", "1 year and 3 months", "3..6 mo". Anything else is refused with null: never guessed.
/// </summary>
public static partial class DurationWords
{
    private static readonly Dictionary<string, double> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14,
        ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60,
        ["half a"] = 0.5, ["half an"] = 0.5, ["a half"] = 0.5, ["one and a half"] = 1.5, ["two and a half"] = 2.5, ["a couple of"] = 2,
    };

    /// <summary>Reads a length of time; a bare number is taken in <paramref name="defaultUnit"/> when one is given.</summary>
    /// <returns>The length, or null when the words are not one.</returns>
    public static Duration? Parse(string words, TimeUnit? defaultUnit = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = Spaces().Replace(words.Trim().Replace('\u00a0', ' '), " ");
        if (text.Length is 0 or > 80) return null;
        var exactness = TakeExactness(ref text);
        if (text.Equals("a fortnight", StringComparison.OrdinalIgnoreCase)) return Duration.Of(2, TimeUnit.Week, exactness, words.Trim());
        if (Compound().Match(text) is { Success: true } both) return Sum(both, exactness, words.Trim());
        var match = Single().Match(text);
        if (!match.Success) return null;
        var unit = match.Groups["unit"].Success ? TimeUnits.Parse(match.Groups["unit"].Value) : defaultUnit;
        if (unit is null || Number(match.Groups["n"].Value) is not { } n) return null;
        if (!match.Groups["to"].Success) return Duration.Of(n, unit.Value, exactness, words.Trim());
        return Number(match.Groups["to"].Value) is { } to ? Duration.Between(n, to, unit.Value, words.Trim()) : null;
    }

    /// <summary>Reads a number in digits or English words, or null.</summary>
    public static double? Number(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n)) return n;
        return Numbers.TryGetValue(word.Trim(), out n) ? n : Compounded(word.Trim());
    }

    // "twenty-seven": a ten and a unit
    private static double? Compounded(string word) =>
        word.Split('-') is [var ten, var unit] && Numbers.TryGetValue(ten, out var tens) && tens >= 20 && Numbers.TryGetValue(unit, out var units) && units is >= 1 and < 10 ? tens + units : null;

    private static Duration? Sum(Match both, Exactness exactness, string words)
    {
        if (Number(both.Groups["y"].Value) is not { } years || Number(both.Groups["m"].Value) is not { } months) return null;
        return Duration.Of(years * 12 + months, TimeUnit.Month, exactness, words);
    }

    private static Exactness TakeExactness(ref string text)
    {
        var match = Hedge().Match(text);
        if (!match.Success) return Exactness.Stated;
        text = text[match.Length..];
        return match.Value.TrimEnd().ToLowerInvariant() switch
        {
            "more than" or "at least" or "over" or ">" or ">=" or "≥" or "longer than" => Exactness.AtLeast,
            "less than" or "at most" or "up to" or "within" or "<" or "<=" or "≤" or "under" => Exactness.AtMost,
            _ => Exactness.About,
        };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(about|approximately|approx\.|around|almost|nearly|roughly|some|circa|ca\.|~|≈|more than|at least|over|longer than|>=|≥|>|less than|at most|up to|within|under|<=|≤|<)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"^(?<n>\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?(?: and a half| a| an| of)?|a couple of)(?:\s*(?:-|–|to|\.\.)\s*(?<to>\d+(?:\.\d+)?|[a-z]+))?(?:[\s-]*(?<unit>days?|d|weeks?|wks?|wk|w|months?|mos?|mths?|m|years?|yrs?|yr|y|a)\.?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Single();

    [GeneratedRegex(@"^(?<y>\d+|[a-z]+) ?(?:years?|yrs?|y)(?:,? and|,)? (?<m>\d+|[a-z]+) ?(?:months?|mos?|m)$", RegexOptions.IgnoreCase)]
    private static partial Regex Compound();
}
