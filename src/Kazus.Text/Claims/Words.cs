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
    private readonly List<WordClass> classes = [];

    public Words() => lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Learn(string lower)
    {
        if (ids.TryGetValue(lower, out var id)) return id;
        ids.Add(lower, known.Count);
        known.Add(lower);
        classes.Add(WordClass.None);
        return known.Count - 1;
    }

    public void Learn(string lower, WordClass with)
    {
        classes[Learn(lower)] |= with;
    }

    /// <summary>The word's number, or -1 for a word no vocabulary has.</summary>
    public int Id(string lower) => ids.GetValueOrDefault(lower, -1);

    public WordClass ClassOf(int id) => id < 0 ? WordClass.None : classes[id];

    public WordClass ClassOf(ReadOnlySpan<char> lower) => lookup.TryGetValue(lower, out var id) ? classes[id] : WordClass.None;

    /// <summary>The number of the word without its plural ending, or -1 when it has none or nobody knows it.</summary>
    public int Singular(string lower)
    {
        if (lower.Length < 4 || lower[^1] != 's') return -1;
        if (lower.EndsWith("ies", StringComparison.Ordinal)) return Id(lower[..^3] + "y");
        var shorter = lower.EndsWith("ses", StringComparison.Ordinal) || lower.EndsWith("xes", StringComparison.Ordinal) || lower.EndsWith("ches", StringComparison.Ordinal) ? 2 : 1;
        return lookup.TryGetValue(lower.AsSpan(0, lower.Length - shorter), out var id) ? id : -1;
    }

    /// <summary>The characters in lower case with plain apostrophes (a question mark inside a word is an apostrophe that lost its code), and the word's number, or -1.</summary>
    public (string Lower, int Id) Lower(ReadOnlySpan<char> word)
    {
        if (word.Length > 64) return (word.ToString().ToLowerInvariant(), -1);
        Span<char> lower = stackalloc char[word.Length];
        for (var i = 0; i < word.Length; i++) lower[i] = word[i] is '’' or '?' && i > 0 && i < word.Length - 1 ? '\'' : char.ToLowerInvariant(word[i]);
        return lookup.TryGetValue(lower, out var id) ? (known[id], id) : (new string(lower), -1);
    }
}
