namespace Kazus.Text.Mentions;

/// <summary>
/// What a second reading asks of a candidate: its probabilities, its rivals, the same words elsewhere in the text, and how the words were
/// marked in the texts trained on.
/// </summary>
internal static class CandidateFeatures
{
    public const int Count = 49;

    // Enough to know how a phrase is used; keeps a text of any length linear.
    private const int MostPlaces = 40;

    /// <summary>The rows of all candidates of one text, which must be in the order of their sentences.</summary>
    public static float[] Of(IReadOnlyList<Candidate> candidates, int sentences, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without = null)
    {
        Dictionary<uint, List<int>> samePhrase = [];
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!samePhrase.TryGetValue(candidates[i].Phrase, out var list)) samePhrase[candidates[i].Phrase] = list = [];
            if (list.Count < MostPlaces) list.Add(i);
        }
        var rows = new float[candidates.Count * Count];
        var (from, to) = (0, 0);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (i == 0 || candidates[i].Sentence != candidates[i - 1].Sentence)
            {
                from = to = i;
                while (to < candidates.Count && candidates[to].Sentence == candidates[i].Sentence) to++;
            }
            var row = rows.AsSpan(i * Count, Count);
            Own(candidates[i], sentences, row);
            Rivals(candidates, i, from, to, row);
            Elsewhere(candidates, samePhrase[candidates[i].Phrase], i, row);
            Remembered(candidates[i], memory, without, row);
        }
        return rows;
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

    private static void Rivals(IReadOnlyList<Candidate> all, int i, int from, int to, Span<float> row)
    {
        var c = all[i];
        float best = 0, same = 0, other = 0, sentence = 0, before = 0, after = 0;
        int bestLength = 0, bestType = -1, beforeType = -1, afterType = -1;
        for (var k = from; k < to; k++)
        {
            var p = all[k].Probability;
            sentence += p;
            if (k == i) continue;
            if (c.Overlaps(all[k]))
            {
                if (p > best) (best, bestLength, bestType) = (p, all[k].To - all[k].From - c.To + c.From, all[k].Type);
                if (all[k].Type == c.Type) same += p; else other += p;
            }
            else if (all[k].To == c.From && p > before) (before, beforeType) = (p, all[k].Type);
            else if (all[k].From == c.To && p > after) (after, afterType) = (p, all[k].Type);
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

    private static void Elsewhere(IReadOnlyList<Candidate> all, List<int> places, int i, Span<float> row)
    {
        var c = all[i];
        var (same, sameCount, other, count) = (0f, 0, 0f, 0);
        foreach (var k in places)
        {
            if (all[k].Sentence == c.Sentence && all[k].From == c.From) continue;
            if (all[k].Type == c.Type) { same += all[k].Probability; sameCount++; }
            else other = Math.Max(other, all[k].Probability);
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
        OfAll(row[33..], PhraseMemory.Kind.First, c.First, c.Type, memory, without);
        OfAll(row[35..], PhraseMemory.Kind.Last, c.Last, c.Type, memory, without);
        OfAll(row[37..], PhraseMemory.Kind.Before, c.Before, c.Type, memory, without);
        OfAll(row[39..], PhraseMemory.Kind.After, c.After, c.Type, memory, without);
        OfAll(row[41..], PhraseMemory.Kind.Member, c.First, c.Type, memory, without);
        OfAll(row[43..], PhraseMemory.Kind.Member, c.Last, c.Type, memory, without);
        OfAll(row[45..], PhraseMemory.Kind.Member, c.Before, c.Type, memory, without);
        OfAll(row[47..], PhraseMemory.Kind.Member, c.After, c.Type, memory, without);
    }

    // Of the mentions the word begins or ends, the share of this type; how many; and the share by group.
    private static void OfMentions(Span<float> row, PhraseMemory.Kind kind, WordKeys word, int type, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without)
    {
        var (all, group) = (memory.Times(kind, word.Stem, without), memory.Times(kind, word.Group, without));
        row[0] = all == 0 ? -1 : memory.Times(kind, word.Stem, type, without) / (float)all;
        row[1] = all;
        row[2] = group == 0 ? -1 : memory.Times(kind, word.Group, type, without) / (float)group;
    }

    // Of all places where the word stands, the share that plays this part in a mention of this type; and by group. Rare words are drawn to nought.
    private static void OfAll(Span<float> row, PhraseMemory.Kind kind, WordKeys word, int type, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without)
    {
        var (all, group) = (memory.Times(PhraseMemory.Kind.Occurs, word.Stem, without), memory.Times(PhraseMemory.Kind.Occurs, word.Group, without));
        row[0] = all == 0 ? -1 : memory.Times(kind, word.Stem, type, without) / (all + 1f);
        row[1] = group == 0 ? -1 : memory.Times(kind, word.Group, type, without) / (group + 1f);
    }
}
