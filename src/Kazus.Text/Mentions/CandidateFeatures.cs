namespace Kazus.Text.Mentions;

/// <summary>
/// What a second reading asks of a candidate: its probabilities, its rivals, the same words elsewhere in the text, and how the words were
/// marked in the texts trained on.
/// </summary>
internal static class CandidateFeatures
{
    public const int Count = 31;

    /// <summary>The rows of all candidates of one text, which must be in the order of their sentences.</summary>
    public static float[] Of(IReadOnlyList<Candidate> candidates, int sentences, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without = null)
    {
        Dictionary<uint, List<int>> samePhrase = [];
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!samePhrase.TryGetValue(candidates[i].Phrase, out var list)) samePhrase[candidates[i].Phrase] = list = [];
            list.Add(i);
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
        var first = memory.Times(PhraseMemory.Kind.First, c.First, c.Type, without);
        var last = memory.Times(PhraseMemory.Kind.Last, c.Last, c.Type, without);
        row[24] = phrase.OfType;
        row[25] = phrase.OfAny == 0 ? -1 : phrase.OfType / (float)phrase.OfAny;
        row[26] = phrase.OfAny;
        row[27] = first.OfAny == 0 ? -1 : first.OfType / (float)first.OfAny;
        row[28] = last.OfAny == 0 ? -1 : last.OfType / (float)last.OfAny;
        row[29] = first.OfType;
        row[30] = last.OfType;
    }
}
