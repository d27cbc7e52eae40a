using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Text.Patterns;

/// <summary>
/// Words of which at least one occurs wherever a pattern matches, read off the pattern itself, so that a changed pattern changes them.
/// The way is that of searching code by trigrams (R. Cox, Regular Expression Matching with a Trigram Index, 2012), with words for trigrams.
/// </summary>
internal sealed class NeededWords
{
    // Where one of them is expected in every other sentence of so many characters, asking for them is waste.
    private const int Sentence = 80;
    private const double TooCommon = 0.7;

    private readonly int[][] marks;

    private NeededWords(IReadOnlyList<string> all)
    {
        All = all;
        marks = [.. all.Select(TextMarks.MarksOf)];
    }

    /// <summary>The words, none within another.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>False only where the pattern cannot match.</summary>
    public bool MayMatch(TextMarks text) => text.MayHaveAny(marks);

    /// <summary>The needed words of a pattern, or null where it needs none that are worth looking for.</summary>
    public static NeededWords? Of(Regex pattern)
    {
        const RegexOptions Known = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled | RegexOptions.Multiline | RegexOptions.Singleline;
        if ((pattern.Options & ~Known) != 0 || (pattern.Options & (RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)) == RegexOptions.IgnoreCase) return null;
        var text = pattern.ToString();
        var ignoreCase = (pattern.Options & RegexOptions.IgnoreCase) != 0 || text.Contains("(?i", StringComparison.Ordinal);
        if (new PatternReader(text, ignoreCase).Read() is not { } read || Best(read) is not { } best || Chance(best) > TooCommon) return null;
        // A word that holds another one of them says nothing more.
        var least = best.Where(w => !best.Any(v => v.Length < w.Length && w.Contains(v, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        return new NeededWords(least);
    }

    /// <summary>What is needed of a part: all it can be, or what was found inside it; null where nothing is.</summary>
    private static IReadOnlyCollection<string>? Best(PatternPart part) => Better(part.Whole, part.Needed);

    /// <summary>The one of two sets that is the rarer in a text; a set with a word of one letter, or none, is no use.</summary>
    internal static IReadOnlyCollection<string>? Better(IReadOnlyCollection<string>? one, IReadOnlyCollection<string>? other)
    {
        if (!IsUse(one)) return IsUse(other) ? other : null;
        return IsUse(other) && Cost(other!) < Cost(one!) ? other : one;
    }

    // Asking for a word costs a little, running the pattern for nothing costs more.
    private static double Cost(IReadOnlyCollection<string> words) => Chance(words) + 0.003 * words.Count;

    private static bool IsUse(IReadOnlyCollection<string>? words) => words is { Count: > 0 and <= 300 } && words.All(w => w.Length > 1);

    // How many of the words are expected in a sentence, letters being what they are in English; letters of a word depend on each other, which the power allows for.
    private static double Chance(IReadOnlyCollection<string> words) => Sentence * words.Sum(w => Math.Pow(w.Aggregate(1.0, (p, c) => p * Share(c)), 0.85));

    private static double Share(char letter) => char.ToLower(letter, CultureInfo.InvariantCulture) switch
    {
        ' ' or TextMarks.Boundary => 0.16,
        'e' => 0.1,
        't' or 'a' or 'i' or 'n' or 'o' => 0.068,
        's' or 'r' => 0.055,
        'h' or 'l' or 'd' or 'c' => 0.036,
        'u' or 'm' or 'p' or 'f' or 'g' => 0.02,
        'y' or 'w' or 'b' or 'v' or '.' or ',' => 0.012,
        _ => 0.005,
    };
}
