namespace Kazus.Text.Mentions;

/// <summary>How often phrases, first words and last words were marked as each type in the texts trained on.</summary>
internal sealed class PhraseMemory(Dictionary<ulong, ushort> counts)
{
    public IReadOnlyDictionary<ulong, ushort> Counts => counts;

    private const int AnyType = 255;

    /// <summary>What is counted: whole phrases, first words, last words.</summary>
    public enum Kind : byte { Phrase, First, Last }

    public static ulong Key(Kind kind, uint words, int type) => (ulong)words << 16 | (ulong)kind << 8 | (byte)type;

    public static ulong KeyOfAll(Kind kind, uint words) => Key(kind, words, AnyType);

    /// <summary>Times marked as the type and as any type; <paramref name="without"/> are the counts of a text to leave out.</summary>
    public (int OfType, int OfAny) Times(Kind kind, uint words, int type, IReadOnlyDictionary<ulong, ushort>? without)
    {
        var (key, all) = (Key(kind, words, type), KeyOfAll(kind, words));
        var (ofType, ofAny) = (counts.GetValueOrDefault(key), counts.GetValueOrDefault(all));
        return without is null ? (ofType, ofAny) : (ofType - without.GetValueOrDefault(key), ofAny - without.GetValueOrDefault(all));
    }

    public static void Count(Dictionary<ulong, ushort> counts, in Candidate marked)
    {
        foreach (var (kind, words) in new[] { (Kind.Phrase, marked.Phrase), (Kind.First, marked.First), (Kind.Last, marked.Last) })
        {
            var (key, all) = (Key(kind, words, marked.Type), KeyOfAll(kind, words));
            counts[key] = (ushort)Math.Min(ushort.MaxValue, counts.GetValueOrDefault(key) + 1);
            counts[all] = (ushort)Math.Min(ushort.MaxValue, counts.GetValueOrDefault(all) + 1);
        }
    }
}
