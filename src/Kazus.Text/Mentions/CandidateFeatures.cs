namespace Kazus.Text.Mentions;

/// <summary>
/// What a second reading asks of a candidate: its probabilities, its rivals, the same words elsewhere in the text, and how the words were
/// marked in the texts trained on.
/// </summary>
internal readonly ref struct CandidateFeatures
{
    public const int Count = 79;

    // Enough to know how a phrase is used; keeps a text of any length linear.
    private const int MostPlaces = 40;
    private readonly ReadOnlySpan<Candidate> _all;
    private readonly int _sentences;
    private readonly RememberedFeatures _remembered;
    private readonly Occurrences _phrases, _heads;

    /// <param name="all">All candidates of one text, in the order of their sentences.</param>
    /// <param name="sentences">How many sentences the text has.</param>
    /// <param name="memory">How phrases and words were marked.</param>
    /// <param name="without">What the text itself brought into the memory, to be left out.</param>
    public CandidateFeatures(ReadOnlySpan<Candidate> all, int sentences, PhraseMemory memory, IReadOnlyDictionary<ulong, ushort>? without = null)
    {
        _all = all;
        (_sentences, _remembered) = (sentences, new(memory, without));
        (_phrases, _heads) = (new(all.Length), new(all.Length));
        for (var i = 0; i < all.Length; i++)
        {
            _phrases.Add(all[i].Phrase);
            _heads.Add(all[i].Last.Stem);
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
        _remembered.Write(_all[i], row);
        Extents(_all, i, from, to, row);
        row[58] = _all[i].Words;
        row[59] = _all[i].From;
        row[60] = _all[i].Words - _all[i].To;
        _remembered.WriteExtents(_all[i], row[61..]);
        Earlier(i, row);
        row[78] = _all[i].Probability / (_all[i].Probability + row[16] + row[17]);
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
        for (var (k, n) = (_phrases.First(i), 0); n < MostPlaces && k >= 0; k = _phrases.Next(k), n++)
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

    // The best rivals by how they lie: of the same type a word or more longer and shorter at either end; around it, within it, and in its very place.
    private static void Extents(ReadOnlySpan<Candidate> all, int i, int from, int to, Span<float> row)
    {
        ref readonly var c = ref all[i];
        float earlier = 0, later = 0, further = 0, sooner = 0, around = 0, within = 0, place = 0, best = 0, second = 0;
        var placeType = -1;
        for (var k = from; k < to; k++)
        {
            ref readonly var o = ref all[k];
            if (k == i || !c.Overlaps(o)) continue;
            var p = o.Probability;
            if (p > best) (best, second) = (p, best);
            else if (p > second) second = p;
            if (o.From == c.From && o.To == c.To)
            {
                if (p > place) (place, placeType) = (p, o.Type);
            }
            else if (o.From <= c.From && o.To >= c.To) around = Math.Max(around, p);
            else if (o.From >= c.From && o.To <= c.To) within = Math.Max(within, p);
            if (o.Type != c.Type) continue;
            if (o.To == c.To) (earlier, later) = o.From < c.From ? (Math.Max(earlier, p), later) : (earlier, Math.Max(later, p));
            if (o.From == c.From) (further, sooner) = o.To > c.To ? (Math.Max(further, p), sooner) : (further, Math.Max(sooner, p));
        }
        (row[49], row[50], row[51], row[52]) = (Logit(earlier), Logit(later), Logit(further), Logit(sooner));
        (row[53], row[54], row[55], row[56], row[57]) = (Logit(around), Logit(within), Logit(place), placeType, Logit(second));
    }

    // Candidates with the same last word earlier in the text: what was told before is often only referred to now.
    private void Earlier(int i, Span<float> row)
    {
        ref readonly var c = ref _all[i];
        var (any, same) = (0f, 0f);
        for (var (k, n) = (_heads.First(i), 0); n < MostPlaces && k >= 0 && k < i; k = _heads.Next(k), n++)
        {
            ref readonly var o = ref _all[k];
            if (o.Sentence == c.Sentence && o.To == c.To) continue;
            any = Math.Max(any, o.Probability);
            if (o.Type == c.Type) same = Math.Max(same, o.Probability);
        }
        (row[76], row[77]) = (any, same);
    }
}
