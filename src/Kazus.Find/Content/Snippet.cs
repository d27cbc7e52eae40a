using Kazus.Find.Index;
using Kazus.Find.Search;
using Kazus.Find.Words;

namespace Kazus.Find.Content;

/// <summary>A passage that holds words of a query, cut to what surrounds them.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Text">Its words, or the part around the words found, with … where something was left out.</param>
/// <param name="Marks">Where in the text the words found stand.</param>
public sealed record Snippet(Passage Passage, string Text, IReadOnlyList<Snippet.Mark> Marks)
{
    private const int Longest = 160;

    /// <summary>A word found.</summary>
    /// <param name="Start">First character in the snippet's text.</param>
    /// <param name="Length">Number of characters.</param>
    public readonly record struct Mark(int Start, int Length);

    /// <summary>The passages of a case that best show why it was found.</summary>
    /// <param name="passages">What the case says.</param>
    /// <param name="view">Where it was found; rare words count more.</param>
    /// <param name="query">What was looked for.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<Snippet> Of(IEnumerable<Passage> passages, IndexView view, FindQuery query, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(query);
        return Of(passages, Wanted(view, query), most);
    }

    /// <summary>The words of a query with their rarity, to be looked for in many cases.</summary>
    public static WantedWords Wanted(IndexView view, FindQuery query)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(query);
        return new WantedWords(view, query);
    }

    /// <summary>The passages of a case that best show why it was found.</summary>
    /// <param name="passages">What the case says.</param>
    /// <param name="words">What was looked for.</param>
    /// <param name="most">How many.</param>
    public static IReadOnlyList<Snippet> Of(IEnumerable<Passage> passages, WantedWords words, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(words);
        // Most passages hold no word that was looked for: of those nothing is made.
        var rated = new List<(double Score, Snippet Snippet)>();
        var seen = new HashSet<(string, string)>();
        foreach (var passage in passages)
            if (Rate(passage, words) is { Score: > 0 } one && seen.Add((passage.What, passage.Words))) rated.Add((one.Score, Cut(passage, one.Marks)));
        return [.. rated.OrderByDescending(r => r.Score).ThenBy(r => r.Snippet.Text.Length).Take(most).Select(r => r.Snippet)];
    }

    private static (double Score, List<Mark> Marks) Rate(Passage passage, WantedWords wanted)
    {
        List<Mark> marks = [];
        List<string> seen = [];
        var score = 0.0;
        var reader = new WordReader(passage.Words);
        while (reader.Read(wanted.Starts))
            if (Match(reader.Word, wanted.Words) is { } word)
            {
                if (IsNew(word.Word)) score += word.Rarity;
                var mark = new Mark(reader.Token.Start, reader.Token.End - reader.Token.Start);
                if (marks.Count == 0 || marks[^1] != mark) marks.Add(mark);
            }
        // A question whose name is asked for counts a little, the words of its answer more.
        var name = new WordReader(passage.What);
        while (name.Read(wanted.Starts))
            if (Match(name.Word, wanted.Words) is { } word && IsNew(word.Word)) score += word.Rarity / 4;
        return (score, marks);

        bool IsNew(string word)
        {
            if (seen.Contains(word)) return false;
            seen.Add(word);
            return true;
        }
    }

    private static Finder.ResolvedWord? Match(ReadOnlySpan<char> word, ReadOnlySpan<Finder.ResolvedWord> wanted)
    {
        foreach (var one in wanted)
            if (one.Beginning ? word.StartsWith(one.Word, StringComparison.Ordinal) : word.SequenceEqual(one.Word)) return one;
        return null;
    }

    private static Snippet Cut(Passage passage, List<Mark> marks)
    {
        var words = passage.Words;
        if (words.Length <= Longest) return new Snippet(passage, words, marks);
        var from = marks.Count == 0 ? 0 : Math.Max(0, Densest(marks) - 30);
        while (from > 0 && !char.IsWhiteSpace(words[from - 1])) from--;
        var to = Math.Min(words.Length, from + Longest);
        while (to < words.Length && to > from + 1 && !char.IsWhiteSpace(words[to])) to--;
        var before = from > 0 ? "\u2026" : "";
        return new Snippet(passage, before + words[from..to] + (to < words.Length ? "\u2026" : ""),
            [.. marks.Where(m => m.Start >= from && m.Start + m.Length <= to).Select(m => new Mark(m.Start - from + before.Length, m.Length))]);
    }

    private static int Densest(List<Mark> marks) => marks.MaxBy(m => marks.Count(o => o.Start >= m.Start && o.Start < m.Start + Longest - 30)).Start;
}
