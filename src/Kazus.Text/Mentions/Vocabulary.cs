namespace Kazus.Text.Mentions;

/// <summary>
/// The words of the unlabelled texts with their groups, one group per clustering, coarse to fine; words and endings are kept as 32-bit keys.
/// A word that was never seen is given the groups most common among seen words of the same ending.
/// </summary>
internal sealed class Vocabulary
{
    private const int LongestEnding = 6, ShortestEnding = 3;
    private readonly ushort[] _groups;

    /// <param name="words">For each word one more than the number of its row of groups.</param>
    /// <param name="endings">The same for each ending.</param>
    /// <param name="groups">The rows.</param>
    /// <param name="clusterings">How long a row is.</param>
    public Vocabulary(NumberTable words, NumberTable endings, ushort[] groups, int clusterings)
    {
        foreach (var (_, row) in words.All().Concat(endings.All()))
            if ((long)row * clusterings > groups.Length) throw new InvalidDataException("A word points beyond the groups.");
        (Words, Endings, _groups, Clusterings) = (words, endings, groups, clusterings);
    }

    public NumberTable Words { get; }

    public NumberTable Endings { get; }

    public ReadOnlySpan<ushort> AllGroups => _groups;

    public int Clusterings { get; }

    /// <summary>A vocabulary of words with their groups.</summary>
    public static Vocabulary Of(IReadOnlyDictionary<string, ushort[]> words)
    {
        List<ushort> groups = [];
        var clusterings = words.Count == 0 ? 1 : words.First().Value.Length;
        var (byWord, byEnding) = (Table(words), Table(EndingsOf(words)));
        return new(byWord, byEnding, [.. groups], clusterings);

        NumberTable Table(IReadOnlyDictionary<string, ushort[]> rows)
        {
            Dictionary<ulong, ulong> places = [];
            foreach (var (word, row) in rows.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                groups.AddRange(row);
                places.TryAdd(Key(word), (ulong)(groups.Count / clusterings));
            }
            return NumberTable.Of(places, 32);
        }
    }

    public bool Knows(ReadOnlySpan<char> form) => Words[Key(form)] != 0;

    /// <summary>The groups of a normal form; empty when neither the word nor its ending was ever seen.</summary>
    public ReadOnlySpan<ushort> Groups(ReadOnlySpan<char> form)
    {
        var row = Words[Key(form)];
        if (row == 0 && form.Length > 0 && char.IsLetter(form[0]))
            for (var n = Math.Min(LongestEnding, form.Length - 1); n >= ShortestEnding && row == 0; n--) row = Endings[Key(form[^n..])];
        return row == 0 ? [] : _groups.AsSpan((int)(row - 1) * Clusterings, Clusterings);
    }

    private static uint Key(ReadOnlySpan<char> form) => FeatureTable.Short(FeatureKey.Of(form));

    private static Dictionary<string, ushort[]> EndingsOf(IReadOnlyDictionary<string, ushort[]> words)
    {
        Dictionary<string, List<ushort[]>> byEnding = new(StringComparer.Ordinal);
        foreach (var (word, groups) in words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (!char.IsLetter(word[0])) continue;
            for (var n = ShortestEnding; n <= Math.Min(LongestEnding, word.Length - 2); n++)
            {
                var ending = word[^n..];
                if (!byEnding.TryGetValue(ending, out var list)) byEnding[ending] = list = [];
                list.Add(groups);
            }
        }
        Dictionary<string, ushort[]> endings = new(StringComparer.Ordinal);
        foreach (var (ending, list) in byEnding)
            if (list.Count >= 4)
                endings[ending] = [.. Enumerable.Range(0, list[0].Length).Select(k => list.GroupBy(g => g[k]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key)];
        return endings;
    }
}
