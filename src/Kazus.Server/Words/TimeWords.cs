using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Server.Words;

/// <summary>
/// Times as they are typed into a case ("18 years ago", "+12 mo", "before 2024-01-27") in Croatian. What was copied from an article
/// stands in its quote and stays as it is there; a time in words of its own stays in them.
/// </summary>
internal static partial class TimeWords
{
    // One, two to four, five and more; and one after a preposition.
    private static readonly Dictionary<string, string[]> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["year"] = ["godina", "godine", "godina", "godine"], ["month"] = ["mjesec", "mjeseca", "mjeseci", "mjeseca"], ["week"] = ["tjedan", "tjedna", "tjedana", "tjedna"], ["day"] = ["dan", "dana", "dana", "dana"],
    };

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal) { ["y"] = "g.", ["yr"] = "g.", ["mo"] = "mj.", ["wk"] = "tj.", ["d"] = "d" };

    private static readonly Dictionary<string, string> Before = new(StringComparer.OrdinalIgnoreCase)
    {
        ["about"] = "oko", ["approximately"] = "oko", ["at least"] = "najmanje", ["more than"] = "više od", ["less than"] = "manje od", ["within"] = "unutar", ["before"] = "prije", ["after"] = "nakon", ["until"] = "do", ["since"] = "od", ["by"] = "do",
    };

    /// <summary>The time in Croatian, or null where it is none of the usual ones.</summary>
    public static string? Croatian(string words)
    {
        var parts = Between().Split(words);
        var told = parts.Select((p, i) => i % 2 == 1 ? p : One(p)).ToList();
        return told.Where((t, i) => i % 2 == 0).All(t => t is null) ? null : string.Concat(told.Select((t, i) => t ?? parts[i]));
    }

    private static string? One(string words)
    {
        switch (words.ToLowerInvariant())
        {
            case "day zero": return "nulti dan";
            case "day 0": return "dan 0";
            case "after day 0": return "nakon nultog dana";
            case "before day 0": return "prije nultog dana";
            case "time not reported": return "vrijeme nije navedeno";
        }
        if (Typed().Match(words) is { Success: true } typed) return $"{typed.Groups["n"].Value.Replace('.', ',')} {Short[typed.Groups["unit"].Value]}";
        if (Long().Match(words) is { Success: true } length) return Told(length);
        return Date().Match(words) is { Success: true } date ? $"{Before[date.Groups["how"].Value]} {Day(date)}" : null;
    }

    private static string Told(Match length)
    {
        var number = length.Groups["last"] is { Success: true } last ? last.Value : length.Groups["n"].Value;
        var preposition = length.Groups["when"].Value.ToLowerInvariant() switch { "ago" or "before" or "earlier" => "prije ", "after" or "later" => "nakon ", _ => "" };
        var about = Before.GetValueOrDefault(length.Groups["about"].Value, "");
        var forms = Units[length.Groups["unit"].Value];
        var form = !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? 1 : (n % 10, n % 100) switch
        {
            (1, not 11) => preposition.Length > 0 || about is "oko" or "više od" or "manje od" or "unutar" ? 3 : 0,
            (>= 2 and <= 4, not (>= 12 and <= 14)) => 1,
            _ => 2,
        };
        return $"{preposition}{(about.Length > 0 ? about + " " : "")}{length.Groups["n"].Value.Replace('.', ',')}{(length.Groups["last"].Success ? "–" + length.Groups["last"].Value.Replace('.', ',') : "")} {forms[form]}";
    }

    private static string Day(Match date) => string.Join(" ", new[] { "day", "month", "year" }.Select(p => date.Groups[p]).Where(g => g.Success).Select(g => g.Value.TrimStart('0') + "."));

    [GeneratedRegex("(; |, )")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<n>[+\-\u2212]?\d+(?:\.\d+)?(?:(?:–|-)\d+(?:\.\d+)?)?) ?(?<unit>yr?|mo|wk|d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^(?:(?<about>about|approximately|at least|more than|less than|within) )?(?<n>\d+(?:\.\d+)?)(?:(?:–|-| to )(?<last>\d+(?:\.\d+)?))? (?<unit>year|month|week|day)s?(?: (?<when>ago|before|earlier|later|after))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Long();

    [GeneratedRegex(@"^(?<how>before|after|until|since|by) (?<year>\d{4})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();
}
