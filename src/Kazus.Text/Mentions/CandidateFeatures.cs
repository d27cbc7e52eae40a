using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// What a second reading asks of a candidate: its probabilities, its rivals, the same words elsewhere in the text, and how the words were
/// marked in the texts trained on.
/// </summary>
internal readonly ref struct CandidateFeatures
{
    public const int Count = 49;

    // Enough to know how a phrase is used; keeps a text of any length linear.
    private const int MostPlaces = 40;
    private readonly ReadOnlySpan<Candidate> _all;
    private readonly int _sentences;
    private readonly PhraseMemory _memory;
    private readonly IReadOnlyDictionary<ulong, ushort>? _without;

    // For each candidate the first of the same phrase, and the next, or nought.
    private readonly int[] _first, _next;

    /// <param name="all">All candidates of one text, in the order of their sentences.</param>
    /// <param name="sentences">How many sentences the text has.</param>
    /// <param name="memory">How phrases and words were marked.</param>
    /// <param name="without">What the text itself brought into the memory, to be left out.</param>
    public CandidateFeatures(ReadOnlySpan<Candidate> all, int sentences, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without = null)
    {
        _all = all;
        (_sentences, _memory, _without) = (sentences, memory, without);
        (_first, _next) = (new int[all.Length], new int[all.Length]);
        Dictionary<uint, (int First, int Last)> phrases = new(all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, all[i].Phrase, out var known);
            if (known) _next[place.Last] = i;
            place = (known ? place.First : i, i);
            _first[i] = place.First;
        }
    }

    /// <summary>Writes the row of candidate <paramref name="i"/>.</summary>
    public void Write(int i, Span<float> row)
    {
        var (from, to) = (i, i + 1);
        while (from > 0 && _all[from - 1].Sentence == _all[i].Sentence) from--;
        while (to < _all.Length && _all[to].Sentence == _all[i].Sentence) to++;
        Own(_all[i], _sentences, row);
        Rivals(_all, i, from, to, row);
        Elsewhere(i, row);
        Remembered(_all[i], _memory, _without, row);
    }

    private static float Logit(float p) => MathF.Log((p + 1e-3f) / (1 - p + 1e-3f));

    private static void Own(in Candidate c, int sentences, Span<float> row)
    {
        row[0] = c.Type;
        row[1] = Logit(c.Left);
        row[2] = Logit(c.Right);
        row[3] = Logit(c.Probability);
        row[4] = c.To - c.From;
        row[5] = c.Sentence;
        row[6] = sentences - c.Sentence;
        for (var b = 0; b < 5; b++) row[7 + b] = c.Surroundings >> b & 1;
        row[12] = c.Surroundings >> 5;
    }

    private static void Rivals(ReadOnlySpan<Candidate> all, int i, int from, int to, Span<float> row)
    {
        ref readonly var c = ref all[i];
        float best = 0, same = 0, other = 0, sentence = 0, before = 0, after = 0;
        int bestLength = 0, bestType = -1, beforeType = -1, afterType = -1;
        for (var k = from; k < to; k++)
        {
            ref readonly var o = ref all[k];
            var p = o.Probability;
            sentence += p;
            if (k == i) continue;
            if (c.Overlaps(o))
            {
                if (p > best) (best, bestLength, bestType) = (p, o.To - o.From - c.To + c.From, o.Type);
                if (o.Type == c.Type) same += p; else other += p;
            }
            else if (o.To == c.From && p > before) (before, beforeType) = (p, o.Type);
            else if (o.From == c.To && p > after) (after, afterType) = (p, o.Type);
        }
        row[13] = Logit(best);
        row[14] = bestLength;
        row[15] = bestType;
        row[16] = same;
        row[17] = other;
        row[18] = sentence;
        row[19] = before > 0.3f ? beforeType : -1;
        row[20] = after > 0.3f ? afterType : -1;
    }

    private void Elsewhere(int i, Span<float> row)
    {
        ref readonly var c = ref _all[i];
        var (same, sameCount, other, count) = (0f, 0, 0f, 0);
        for (var (k, n) = (_first[i], 0); n < MostPlaces && (n == 0 || k > 0); k = _next[k], n++)
        {
            ref readonly var o = ref _all[k];
            if (o.Sentence == c.Sentence && o.From == c.From) continue;
            if (o.Type == c.Type) { same += o.Probability; sameCount++; }
            else other = Math.Max(other, o.Probability);
            count++;
        }
        row[21] = sameCount == 0 ? -1 : same / sameCount;
        row[22] = count == 0 ? -1 : other;
        row[23] = sameCount;
    }

    private static void Remembered(in Candidate c, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without, Span<float> row)
    {
        var phrase = memory.Times(PhraseMemory.Kind.Phrase, c.Phrase, c.Type, without);
        var anyPhrase = memory.Times(PhraseMemory.Kind.Phrase, c.Phrase, without);
        row[24] = phrase;
        row[25] = anyPhrase == 0 ? -1 : phrase / (float)anyPhrase;
        row[26] = anyPhrase;
        OfMentions(row[27..], PhraseMemory.Kind.First, c.First, c.Type, memory, without);
        OfMentions(row[30..], PhraseMemory.Kind.Last, c.Last, c.Type, memory, without);
        OfAll(row, 33, 41, PhraseMemory.Kind.First, c.First, c.Type, memory, without);
        OfAll(row, 35, 43, PhraseMemory.Kind.Last, c.Last, c.Type, memory, without);
        OfAll(row, 37, 45, PhraseMemory.Kind.Before, c.Before, c.Type, memory, without);
        OfAll(row, 39, 47, PhraseMemory.Kind.After, c.After, c.Type, memory, without);
    }

    // Of the mentions the word begins or ends, the share of this type; how many; and the share by group.
    private static void OfMentions(Span<float> row, PhraseMemory.Kind kind, WordKeys word, int type, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without)
    {
        var (all, group) = (memory.Times(kind, word.Stem, without), memory.Times(kind, word.Group, without));
        row[0] = all == 0 ? -1 : memory.Times(kind, word.Stem, type, without) / (float)all;
        row[1] = all;
        row[2] = group == 0 ? -1 : memory.Times(kind, word.Group, type, without) / (float)group;
    }

    // Of all places where the word stands, the share that plays this part in a mention of this type, and the share inside one; and by group. Rare
    // words are drawn to nought.
    private static void OfAll(Span<float> row, int part, int member, PhraseMemory.Kind kind, WordKeys word, int type, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without)
    {
        Shares(word.Stem, 0, row);
        Shares(word.Group, 1, row);

        void Shares(uint key, int column, Span<float> to)
        {
            var all = memory.Times(PhraseMemory.Kind.Occurs, key, without);
            to[part + column] = all == 0 ? -1 : memory.Times(kind, key, type, without) / (all + 1f);
            to[member + column] = all == 0 ? -1 : memory.Times(PhraseMemory.Kind.Member, key, type, without) / (all + 1f);
        }
    }
}
