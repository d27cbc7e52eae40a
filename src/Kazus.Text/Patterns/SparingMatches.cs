using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Kazus.Text.Patterns;

/// <summary>
/// A pattern asked sparingly: where none of the words it cannot do without occurs in the text, it is not run. The answers are those of the pattern itself.
/// Nine in ten questions that a checker asks are answered by no, and asking the marks of a sentence for a dozen words costs a thirtieth of running a
/// pattern of many alternatives over it. For the patterns of the program, which live as long as it does: what is known of one is kept.
/// </summary>
public static class SparingMatches
{
    private static readonly ConcurrentDictionary<Regex, Sparing> Known = [];

    /// <summary>Whether the pattern matches somewhere in the text.</summary>
    public static bool IsIn(this Regex pattern, string text) => Of(pattern).MayBeIn(text) && pattern.IsMatch(text);

    /// <summary>Whether the pattern matches somewhere in a part of the text, which begins and ends the text for it.</summary>
    public static bool IsIn(this Regex pattern, string text, Range part)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (from, length) = part.GetOffsetAndLength(text.Length);
        // Cut through a word, the part begins or ends where no word of the text does, and the marks of the text would deny it.
        return (CutsAWord(text, from) || CutsAWord(text, from + length) || Of(pattern).MayBeIn(text)) && pattern.IsMatch(text.AsSpan(from, length));
    }

    private static bool CutsAWord(string text, int at) => at > 0 && at < text.Length && IsOfWord(text[at - 1]) && IsOfWord(text[at]);

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>The first match in the text, or one without success.</summary>
    public static Match FirstIn(this Regex pattern, string text) => Of(pattern).MayBeIn(text) ? pattern.Match(text) : Match.Empty;

    /// <summary>All matches in the text, from left to right.</summary>
    public static IReadOnlyList<Match> AllIn(this Regex pattern, string text) => Of(pattern).MayBeIn(text) ? pattern.Matches(text) : [];

    /// <summary>The first match from a position of the text on, or one without success.</summary>
    public static Match FirstIn(this Regex pattern, string text, int from) => Of(pattern).MayBeIn(text) ? pattern.Match(text, from) : Match.Empty;

    /// <summary>All matches from a position of the text on, from left to right.</summary>
    public static IReadOnlyList<Match> AllIn(this Regex pattern, string text, int from) => Of(pattern).MayBeIn(text) ? pattern.Matches(text, from) : [];

    private static Sparing Of(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return Known.TryGetValue(pattern, out var sparing) ? sparing : Known.GetOrAdd(pattern, static p => new Sparing(p));
    }

    /// <summary>What is known of one pattern. Its words are looked for only from the hundredth question on: who checks one manuscript shall not wait for it.</summary>
    private sealed class Sparing(Regex pattern)
    {
        private const int Worthwhile = 100;
        private int asked;
        private NeededWords? words;
        private volatile bool ready;

        public bool MayBeIn(string text)
        {
            if (ready) return words is null || words.MayMatch(TextMarks.Of(text));
            // Two threads may count one question between them, and both may look: the words are the same.
            if (++asked < Worthwhile) return true;
            words = NeededWords.Of(pattern);
            ready = true;
            return true;
        }
    }
}
