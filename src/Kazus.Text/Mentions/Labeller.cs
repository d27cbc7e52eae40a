namespace Kazus.Text.Mentions;

/// <summary>Labels sentences with one model. Not for two threads at a time; <see cref="MentionReader"/> keeps one per thread.</summary>
internal sealed class Labeller(MentionModel model, KnownWords known)
{
    private readonly SpanProbabilities _spans = new(model.Labels, model.Transitions);
    private readonly List<Stretch> _candidates = [];
    private readonly int _width = model.Labels.Width;
    private Word[] _words = new Word[64];
    private byte[] _places = new byte[64 * 5];
    private float[] _scores = [];

    public void Label(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int index, int count, List<Stretch> found)
    {
        var n = tokens.Length;
        if (n == 0) return;
        Grow(n);
        for (var i = 0; i < n; i++) _words[i] = known[text.Slice(tokens[i].Start, tokens[i].Length)];
        var words = _words.AsSpan(0, n);
        var places = _places.AsSpan(0, n * 5);
        known.Lexicon.Find(words, places);
        Score(new SentenceView(words, places, index, count, Cues.Of(words)));
        _candidates.Clear();
        _spans.Find(_scores, n, model.Threshold, _candidates);
        Choose(_candidates, found);
    }

    /// <summary>The most probable mentions that do not overlap a more probable one, in the order of the sentence.</summary>
    public static void Choose(List<Stretch> candidates, List<Stretch> chosen)
    {
        candidates.Sort((a, b) => a.Probability != b.Probability ? b.Probability.CompareTo(a.Probability) : a.From != b.From ? a.From.CompareTo(b.From) : a.To != b.To ? a.To.CompareTo(b.To) : a.Type.CompareTo(b.Type));
        var before = chosen.Count;
        foreach (var c in candidates)
        {
            var free = true;
            for (var k = before; k < chosen.Count && free; k++) free = chosen[k].To <= c.From || c.To <= chosen[k].From;
            if (free) chosen.Add(c);
        }
        chosen.Sort(before, chosen.Count - before, Comparer<Stretch>.Create((a, b) => a.From.CompareTo(b.From)));
    }

    private void Grow(int n)
    {
        if (_words.Length < n) (_words, _places) = (new Word[2 * n], new byte[10 * n]);
        if (_scores.Length < n * _width) _scores = new float[2 * n * _width];
    }

    private void Score(in SentenceView s)
    {
        Array.Clear(_scores, 0, s.Words.Length * _width);
        Span<ulong> keys = stackalloc ulong[ContextFeatures.Most];
        var bracket = 0;
        for (var i = 0; i < s.Words.Length; i++)
        {
            if (s.Words[i].Form == Brackets.Open) bracket = 1;
            var row = _scores.AsSpan(i * _width, _width);
            for (var d = -Word.FarthestReach; d <= Word.FarthestReach; d++)
                if ((uint)(i + d) < (uint)s.Words.Length) Rows.Add(ScoresAt(s.Words[i + d], d), row);
            var n = ContextFeatures.Of(s, i, bracket, keys);
            foreach (var key in keys[..n]) model.Features.AddTo(row, key);
            if (s.Words[i].Form == Brackets.Close) bracket = 0;
        }
    }

    // Two threads may fill the same row at once: both write the same numbers.
    private float[] ScoresAt(Word word, int distance)
    {
        if (word.Scores[distance + Word.FarthestReach] is { } known) return known;
        var row = new float[_width];
        for (var k = 0; k < word.Features.Length; k++)
            if (word.Reaches[k] >= Math.Abs(distance)) model.Features.AddTo(row, Brackets.At(word.Features[k], distance));
        return word.Scores[distance + Word.FarthestReach] = row;
    }
}
