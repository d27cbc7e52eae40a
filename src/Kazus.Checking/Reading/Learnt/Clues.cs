using System.Runtime.InteropServices;

namespace Kazus.Checking.Reading.Learnt;

/// <summary>
/// What a stretch of a sentence shows to the <see cref="SayingModel"/>: its words cut to their stems, and their kinds, each also as denied
/// where a denial stands before it in its clause, and which words follow which at up to three words' distance. Each clue is a 32-bit key.
/// </summary>
internal static class Clues
{
    // How far a denial reaches.
    private const int Reach = 8;

    // Pairs of words at up to this distance.
    private const int Apart = 3;

    /// <summary>What of a term does not depend on the stretch it is read in.</summary>
    /// <param name="Key">The key of its stem; 0 for a stop.</param>
    /// <param name="Kinds">Its kinds.</param>
    /// <param name="Denies">Whether it denies what follows, or, for a stop, ends a denial.</param>
    internal readonly record struct Word(uint Key, ReadOnlyMemory<ushort> Kinds, bool Denies);

    /// <summary>The words of a sentence, term by term, worked out once for all its stretches.</summary>
    public static Word[] WordsOf(List<Term> terms, WordKinds kinds)
    {
        var words = new Word[terms.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var lower = terms[i].Lower;
            words[i] = terms[i].IsStop ? new(0, default, lower is ";" or ":" or "." or "(") : new(Key(Form(lower)), kinds.Of(lower), Denials.Contains(lower));
        }
        return words;
    }

    /// <summary>The clues of a stretch of words; those that it shows twice stand twice.</summary>
    public static ReadOnlySpan<uint> Of(ReadOnlySpan<Word> sentence)
    {
        var words = new List<(uint Key, bool Denied)>(sentence.Length);
        var keys = new List<uint>(sentence.Length * 8);
        var denied = 0;
        foreach (var word in sentence)
        {
            if (word.Key == 0)
            {
                if (word.Denies) denied = 0;
                continue;
            }
            words.Add((word.Key, denied > 0));
            var grouping = Kind;
            foreach (var kind in word.Kinds.Span)
            {
                var key = Pair(grouping++, kind);
                keys.Add(key);
                if (denied > 0) keys.Add(Pair(key, Denied));
            }
            if (denied > 0) denied--;
            if (word.Denies) denied = Reach;
        }
        for (var i = 0; i < words.Count; i++)
        {
            keys.Add(words[i].Key);
            if (words[i].Denied) keys.Add(Pair(words[i].Key, Denied));
            for (var d = 1; d <= Apart && i + d < words.Count; d++) keys.Add(Pair(Pair(words[i].Key, d == 1 ? Next : Later), words[i + d].Key));
        }
        return CollectionsMarshal.AsSpan(keys);
    }

    // Small numbers are grades and strengths, others are only numbers.
    private static string Form(string lower) => !char.IsAsciiDigit(lower[0]) ? Keys.Stem(lower) : lower.Length == 1 ? lower : "#";

    private const uint Denied = 0x9E3779B1, Next = 0x85EBCA6B, Later = 0xC2B2AE35, Kind = 0x27D4EB2F;

    /// <summary>The key of a word or stem: Fowler-Noll-Vo, the same on every machine.</summary>
    internal static uint Key(string form)
    {
        var hash = 2166136261u;
        foreach (var c in form) hash = (hash ^ c) * 16777619u;
        return hash;
    }

    private static uint Pair(uint a, uint b)
    {
        var hash = (a ^ b >> 15) * 0x2C1B3C6Du + b * 0x297A2D39u;
        return (hash ^ hash >> 13) * 0x165667B1u;
    }

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal) { "no", "not", "without", "never", "neither", "nor", "none", "cannot", "absence", "free", "lack", "lacked", "nothing", "nobody", "nowhere", "denied", "denies" };
}
