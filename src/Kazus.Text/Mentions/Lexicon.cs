namespace Kazus.Text.Mentions;

/// <summary>The vocabularies a phrase can be found in.</summary>
internal enum LexiconClass : byte { Disease, Sign, Drug, Anatomy, Treatment }

/// <summary>
/// The phrases of open terminologies, kept as 32-bit keys with the classes each belongs to. A key is enough to ask "is this phrase a known
/// disease name"; the wording itself stays in the terminologies.
/// </summary>
internal sealed class Lexicon
{
    public const int LongestPhrase = 6;
    private static readonly LexiconClass[] All = Enum.GetValues<LexiconClass>();
    private readonly LexiconClass[][] _sets = Sets();

    /// <param name="phrases">For each phrase its classes, a bit each.</param>
    /// <param name="words">For the stem of a word: low byte the classes in which it ends phrases, high byte those in which it stands anywhere, and <see cref="Begins"/>.</param>
    public Lexicon(NumberTable phrases, NumberTable words) => (Phrases, Words) = (phrases, words);

    /// <summary>The bit of a word with which some phrase begins.</summary>
    public const int Begins = 1 << 15;

    public static Lexicon Empty { get; } = new(NumberTable.Empty, NumberTable.Empty);

    public NumberTable Phrases { get; }

    public NumberTable Words { get; }

    /// <summary>The key of a form without its plural ending: "tumours" and "tumour" are one word here.</summary>
    public static ulong Stem(ReadOnlySpan<char> form)
    {
        if (form.Length > 4 && form[^1] == 's' && form[^2] is not ('s' or 'u' or 'i')) form = form[^3] == 'i' && form[^2] == 'e' ? form[..^3] : form[..^1];
        else if (form.Length > 4 && form[^1] == 'y') form = form[..^1];
        return FeatureKey.Of(form);
    }

    public bool BeginsPhrase(ulong stem) => (Words[(uint)stem] & Begins) != 0;

    /// <summary>The classes, one bit each, in which these words are a whole phrase.</summary>
    public int ClassesOf(ReadOnlySpan<Word> words)
    {
        if (words.Length > LongestPhrase || !words[0].BeginsPhrase) return 0;
        var key = 0UL;
        foreach (var w in words) key = FeatureKey.Join(key, w.Stem);
        return (int)Phrases[(uint)key];
    }

    public LexiconClass[] ClassesEndingIn(ulong stem) => _sets[(int)Words[(uint)stem] & 0x1F];

    public LexiconClass[] ClassesUsing(ulong stem) => _sets[(int)Words[(uint)stem] >> 8 & 0x1F];

    // The classes of each set of bits.
    private static LexiconClass[][] Sets()
    {
        var sets = new LexiconClass[1 << All.Length][];
        for (var m = 0; m < sets.Length; m++)
        {
            var (set, n) = (new LexiconClass[System.Numerics.BitOperations.PopCount((uint)m)], 0);
            for (var c = 0; c < All.Length; c++)
                if ((m >> c & 1) == 1) set[n++] = All[c];
            sets[m] = set;
        }
        return sets;
    }

    /// <summary>
    /// For every token and class, whether it begins (1), continues (2), ends (3) or alone is (4) the longest known phrase there; 0 for none.
    /// </summary>
    public void Find(ReadOnlySpan<Word> words, Span<byte> places)
    {
        places.Clear();
        Span<int> until = stackalloc int[All.Length];
        until.Clear();
        Span<int> longest = stackalloc int[All.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].BeginsPhrase) continue;
            longest.Clear();
            var key = 0UL;
            for (var n = 0; n < LongestPhrase && i + n < words.Length; n++)
            {
                key = FeatureKey.Join(key, words[i + n].Stem);
                var classes = (int)Phrases[(uint)key];
                if (classes == 0) continue;
                for (var c = 0; c < All.Length; c++)
                    if ((classes >> c & 1) == 1) longest[c] = n + 1;
            }
            for (var c = 0; c < All.Length; c++)
                if (longest[c] > 0 && i + longest[c] > until[c]) Mark(places, i, longest[c], c, ref until[c]);
        }
    }

    private static void Mark(Span<byte> places, int from, int length, int lexiconClass, ref int until)
    {
        if (from < until) return;
        for (var k = 0; k < length; k++)
            places[(from + k) * All.Length + lexiconClass] = (byte)(length == 1 ? 4 : k == 0 ? 1 : k == length - 1 ? 3 : 2);
        until = from + length;
    }
}
