namespace Kazus.Text.Mentions;

/// <summary>What was learnt of a word from unlabelled texts: its groups, one per clustering, coarse to fine, and its vector in steps.</summary>
internal readonly record struct WordUse(ushort[] Groups, sbyte[] Vector);

/// <summary>
/// The words of the unlabelled texts with their groups and vectors; words and endings are kept as 32-bit keys. A word that was never seen is
/// given the groups most common among seen words of the same ending, and the mean of their vectors.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>How many numbers a vector has, half of them of the words beside, half of the words around.</summary>
    public const int VectorWidth = 128;

    /// <summary>What one step of a vector's number is worth.</summary>
    public const float VectorStep = 1 / 64f;

    private const int LongestEnding = 6, ShortestEnding = 3;
    private readonly ushort[] _groups;
    private readonly sbyte[] _vectors;

    /// <param name="words">For each word one more than the number of its row of groups.</param>
    /// <param name="endings">The same for each ending.</param>
    /// <param name="groups">The rows of groups.</param>
    /// <param name="vectors">The rows of vectors.</param>
    public Vocabulary(NumberTable words, NumberTable endings, ushort[] groups, sbyte[] vectors)
    {
        Clusterings = vectors.Length == 0 ? 0 : groups.Length / (vectors.Length / VectorWidth);
        var most = Math.Max(words.Greatest, endings.Greatest);
        if (most * (ulong)Clusterings > (ulong)groups.Length || most * VectorWidth > (ulong)vectors.Length) throw new InvalidDataException("A word points beyond the groups.");
        (Words, Endings, _groups, _vectors) = (words, endings, groups, vectors);
    }

    public NumberTable Words { get; }

    public NumberTable Endings { get; }

    public ReadOnlySpan<ushort> AllGroups => _groups;

    public ReadOnlySpan<sbyte> AllVectors => _vectors;

    /// <summary>How many groups a word has.</summary>
    public int Clusterings { get; }

    public static Vocabulary Of(IReadOnlyDictionary<string, WordUse> words)
    {
        List<ushort> groups = [];
        List<sbyte> vectors = [];
        var (byWord, byEnding) = (Table(words), Table(EndingsOf(words)));
        return new(byWord, byEnding, [.. groups], [.. vectors]);

        NumberTable Table(IReadOnlyDictionary<string, WordUse> rows)
        {
            Dictionary<ulong, ulong> places = [];
            foreach (var (word, use) in rows.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                groups.AddRange(use.Groups);
                vectors.AddRange(use.Vector);
                places.TryAdd(Key(word), (ulong)(vectors.Count / VectorWidth));
            }
            return NumberTable.Of(places, 32);
        }
    }

    public bool Knows(ReadOnlySpan<char> form) => Words[Key(form)] != 0;

    /// <summary>One more than the number of a normal form's row; nought when neither the word nor its ending was ever seen.</summary>
    public int Row(ReadOnlySpan<char> form)
    {
        var row = Words[Key(form)];
        if (row == 0 && form.Length > 0 && char.IsLetter(form[0]))
            for (var n = Math.Min(LongestEnding, form.Length - 1); n >= ShortestEnding && row == 0; n--) row = Endings[Key(form[^n..])];
        return (int)row;
    }

    /// <summary>The groups of a row; none for row nought.</summary>
    public ReadOnlySpan<ushort> Groups(int row) => row == 0 ? [] : _groups.AsSpan((row - 1) * Clusterings, Clusterings);

    /// <summary>The vector of a row, in steps; none for row nought.</summary>
    public ReadOnlySpan<sbyte> Vector(int row) => row == 0 ? [] : _vectors.AsSpan((row - 1) * VectorWidth, VectorWidth);

    private static uint Key(ReadOnlySpan<char> form) => FeatureKey.Short(FeatureKey.Of(form));

    private static Dictionary<string, WordUse> EndingsOf(IReadOnlyDictionary<string, WordUse> words)
    {
        Dictionary<string, List<WordUse>> byEnding = new(StringComparer.Ordinal);
        foreach (var (word, use) in words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (!char.IsLetter(word[0])) continue;
            for (var n = ShortestEnding; n <= Math.Min(LongestEnding, word.Length - 2); n++)
            {
                var ending = word[^n..];
                if (!byEnding.TryGetValue(ending, out var list)) byEnding[ending] = list = [];
                list.Add(use);
            }
        }
        return byEnding.Where(e => e.Value.Count >= 4).ToDictionary(e => e.Key, e => Typical(e.Value), StringComparer.Ordinal);
    }

    private static WordUse Typical(List<WordUse> words) => new(
        [.. Enumerable.Range(0, words[0].Groups.Length).Select(k => words.GroupBy(w => w.Groups[k]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key)],
        [.. Enumerable.Range(0, VectorWidth).Select(k => (sbyte)Math.Round(words.Average(w => (double)w.Vector[k])))]);
}
