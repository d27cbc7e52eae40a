namespace Kazus.Text.Claims;

/// <summary>What the vocabularies say of a single word.</summary>
[Flags]
internal enum WordClass
{
    None = 0,

    /// <summary>Narrows a site ("left", "distal").</summary>
    SiteModifier = 1,

    /// <summary>Occurs in the names of tumours ("papillary", "cell").</summary>
    DiseaseWord = 2,

    /// <summary>Names a tumour by itself ("carcinoma", "schwannoma").</summary>
    DiseaseHead = 4,
}

/// <summary>The words the rules know, each kept once, with its classes. Looking one up in a text costs no memory.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> known = [];
    private readonly Dictionary<string, WordClass> classes = new(StringComparer.Ordinal);

    public Words() => lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Learn(string lower)
    {
        if (ids.TryGetValue(lower, out var id)) return id;
        ids.Add(lower, known.Count);
        known.Add(lower);
        return known.Count - 1;
    }

    public void Learn(string lower, WordClass with)
    {
        Learn(lower);
        classes[lower] = classes.GetValueOrDefault(lower) | with;
    }

    /// <summary>The word's number, or -1 for a word no vocabulary has.</summary>
    public int Id(string lower) => ids.GetValueOrDefault(lower, -1);

    public WordClass ClassOf(string lower) => classes.GetValueOrDefault(lower);

    /// <summary>The characters in lower case with plain apostrophes.</summary>
    public string Lower(ReadOnlySpan<char> word)
    {
        if (word.Length > 64) return word.ToString().ToLowerInvariant();
        Span<char> lower = stackalloc char[word.Length];
        for (var i = 0; i < word.Length; i++) lower[i] = word[i] == '’' ? '\'' : char.ToLowerInvariant(word[i]);
        return lookup.TryGetValue(lower, out var id) ? known[id] : new string(lower);
    }
}
