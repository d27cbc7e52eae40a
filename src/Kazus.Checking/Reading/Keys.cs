using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>The content words around a place, cut to their stems, by which two statements are known to be about one thing.</summary>
internal static partial class Keys
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "mmol", "μmol", "µmol", "umol", "nmol", "pmol", "with", "after", "were", "given", "from", "this", "that", "patien", "months", "month", "years", "year", "weeks", "week", "larges", "approx", "about", "total", "daily", "each", "dose", "doses", "which", "when", "have", "been", "into", "over", "under", "last", "first", "second", "follow", "showed", "reveal", "measur", "size", "diamet", "greate", "dimens", "also", "then", "than", "only", "more", "less", "their", "there", "until", "during", "before", "underw", "receiv", "treate", "treatm", "perfor", "presen", "case", "woman", "female", "male", "left", "right", "where", "value", "normal", "level", "part", "made", "found", "using", "cycles", "cycle", "hours", "hour", "minute", "days", "surger", "operat", "time", "interv", "includ", "period", "result", "became", "remain",
    };

    public static HashSet<string> Around(string text, int start, int end, int before = 6, int after = 5)
    {
        var keys = Before(text, start, before);
        keys.UnionWith(After(text, end, after));
        return keys;
    }

    public static HashSet<string> Before(string text, int at, int words) => Of(Word().Matches(Clause(text, at)).TakeLast(words));

    public static HashSet<string> After(string text, int at, int words) => Of(Word().Matches(text, at).Take(words));

    /// <summary>The last content words of a text.</summary>
    public static HashSet<string> Of(string text, int words) => [.. Word().Matches(text).Where(w => w.Length > 2 && !Small.Contains(w.Value)).Select(w => Stem(w.Value)).Where(s => !Empty.Contains(s)).TakeLast(words)];

    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase) { "was", "and", "the", "were", "had", "with", "for", "had", "but", "its", "his", "her", "fell", "rose", "only", "serum", "plasma", "urine", "urinary", "blood", "concentration", "levels", "above", "below", "high", "low", "elevated", "raised", "increased", "twice", "once", "times", "every", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "start", "started", "resumed", "begun", "started", "reduced" };

    /// <summary>A word cut to what its forms share.</summary>
    public static string Stem(string word)
    {
        var lower = word.ToLowerInvariant().Replace('’', '\'');
        if (lower == "lost") return "loss";
        return lower.Length > 6 ? lower[..6] : lower.Length > 4 && lower.EndsWith('s') ? lower[..^1] : lower;
    }

    private static string Clause(string text, int at)
    {
        var from = at > 0 ? text.LastIndexOf(';', at - 1) : -1;
        return text[(from + 1)..at];
    }

    private static HashSet<string> Of(IEnumerable<Match> words) => [.. words.Where(w => w.Length > 3 || w.Value.Any(char.IsUpper) && w.Length > 1).Select(w => Stem(w.Value)).Where(s => !Empty.Contains(s))];

    [GeneratedRegex(@"\p{L}[\p{L}\d]*(?:[-–]\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
