namespace Kazus.Text.Mentions;

/// <summary>
/// The words of the unlabelled texts with their groups, one group per clustering, coarse to fine.
/// A word that was never seen is given the groups most common among seen words of the same ending.
/// </summary>
internal sealed class Vocabulary
{
    private const int LongestEnding = 6, ShortestEnding = 3;
    private readonly Dictionary<string, ushort[]> _words;
    private readonly Dictionary<string, ushort[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, ushort[]> _endings;

    public Vocabulary(Dictionary<string, ushort[]> words) : this(words, EndingsOf(words)) { }

    public Vocabulary(Dictionary<string, ushort[]> words, Dictionary<string, ushort[]> endings)
    {
        _words = words;
        _lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _endings = endings;
    }

    public IReadOnlyDictionary<string, ushort[]> Words => _words;

    public IReadOnlyDictionary<string, ushort[]> Endings => _endings;

    public bool Knows(ReadOnlySpan<char> form) => _lookup.ContainsKey(form);

    /// <summary>The groups of a normal form; null when neither the word nor its ending was ever seen.</summary>
    public ushort[]? Groups(ReadOnlySpan<char> form)
    {
        if (_lookup.TryGetValue(form, out var groups)) return groups;
        if (form.Length > 0 && !char.IsLetter(form[0])) return null;
        var endings = _endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var n = Math.Min(LongestEnding, form.Length - 1); n >= ShortestEnding; n--)
            if (endings.TryGetValue(form[^n..], out groups)) return groups;
        return null;
    }

    private static Dictionary<string, ushort[]> EndingsOf(Dictionary<string, ushort[]> words)
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
