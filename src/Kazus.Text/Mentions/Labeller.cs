using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// Reads sentences with one model, from the left and from the right, and gives the mentions that may be in them.
/// Not for two threads at a time; <see cref="MentionReader"/> keeps one per thread.
/// </summary>
internal sealed class Labeller(MentionModel model, KnownWords known)
{
    /// <summary>What one reading finds less probable than this is not looked at.</summary>
    public const float LeastOfOne = 0.02f;

    /// <summary>What both together find less probable than this is no candidate.</summary>
    public const float Least = 0.05f;

    private readonly SpanProbabilities _fromLeft = new(model.Labels, model.LeftTransitions), _fromRight = new(model.Labels, model.RightTransitions);
    private readonly int _width = 2 * model.Labels.Width;
    private readonly List<Stretch> _left = [], _right = [];
    private Word[] _words = new Word[64];
    private byte[] _places = new byte[64 * 5];
    private short[] _sums = [];
    private float[] _scores = [];

    /// <summary>Adds the candidates of sentence <paramref name="index"/> of <paramref name="count"/>.</summary>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int index, int count, List<Candidate> found)
    {
        var n = tokens.Length;
        if (n == 0) return;
        Grow(n);
        for (var i = 0; i < n; i++) _words[i] = known[text.Slice(tokens[i].Start, tokens[i].Length)];
        var words = _words.AsSpan(0, n);
        var places = _places.AsSpan(0, n * 5);
        known.Lexicon.Find(words, places);
        Score(new SentenceView(words, places, index, count, Cues.Of(words)));
        _left.Clear();
        _right.Clear();
        _fromLeft.Find(new ScoreRows(_scores, _width, 0, n, false), LeastOfOne, _left);
        _fromRight.Find(new ScoreRows(_scores, _width, model.Labels.Width, n, true), LeastOfOne, _right);
        Join(words, index, _left, _right, known.Lexicon, found);
    }

    /// <summary>Makes candidates of what the two readings found; the places of <paramref name="right"/> count from the end.</summary>
    public static void Join(ReadOnlySpan<Word> words, int index, List<Stretch> left, List<Stretch> right, Lexicon lexicon, List<Candidate> found)
    {
        const float unseen = 0.004f;
        var n = words.Length;
        var before = found.Count;
        foreach (var l in left)
        {
            var r = unseen;
            foreach (var o in right) if (n - o.To == l.From && n - o.From == l.To && o.Type == l.Type) r = o.Probability;
            if ((l.Probability + r) / 2 >= Least) found.Add(Candidate.Of(words, index, l, l.Probability, r, lexicon));
        }
        foreach (var o in right)
        {
            Stretch r = new(n - o.To, n - o.From, o.Type, o.Probability);
            if ((unseen + r.Probability) / 2 < Least) continue;
            var also = false;
            foreach (var l in left) also |= l.From == r.From && l.To == r.To && l.Type == r.Type;
            if (!also) found.Add(Candidate.Of(words, index, r, unseen, r.Probability, lexicon));
        }
        CollectionsMarshal.AsSpan(found)[before..].Sort(static (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To != b.To ? a.To.CompareTo(b.To) : a.Type.CompareTo(b.Type));
    }

    /// <summary>The most probable mentions that do not overlap a more probable one, in the order of the sentence.</summary>
    public static void Choose(List<Stretch> candidates, List<Stretch> chosen)
    {
        candidates.Sort(static (a, b) => a.Probability != b.Probability ? b.Probability.CompareTo(a.Probability) : a.From != b.From ? a.From.CompareTo(b.From) : a.To != b.To ? a.To.CompareTo(b.To) : a.Type.CompareTo(b.Type));
        var before = chosen.Count;
        foreach (var c in candidates)
        {
            var free = true;
            for (var k = before; k < chosen.Count && free; k++) free = chosen[k].To <= c.From || c.To <= chosen[k].From;
            if (free) chosen.Add(c);
        }
        CollectionsMarshal.AsSpan(chosen)[before..].Sort(static (a, b) => a.From.CompareTo(b.From));
    }

    private void Grow(int n)
    {
        if (_words.Length < n) (_words, _places) = (new Word[2 * n], new byte[10 * n]);
        if (_scores.Length < n * _width) (_scores, _sums) = (new float[2 * n * _width], new short[2 * n * _width]);
    }

    private void Score(in SentenceView s)
    {
        var all = _sums.AsSpan(0, s.Words.Length * _width);
        all.Clear();
        Span<ulong> keys = stackalloc ulong[ContextFeatures.Most], found = stackalloc ulong[ContextFeatures.Most];
        var bracket = 0;
        for (var i = 0; i < s.Words.Length; i++)
        {
            if (s.Words[i].Form == Brackets.Open) bracket = 1;
            var row = all.Slice(i * _width, _width);
            // All places are looked up before the first is used, so that the waits for memory overlap.
            var n = model.Features.Find(keys[..ContextFeatures.Of(s, i, bracket, keys)], found);
            for (var d = -Word.FarthestReach; d <= Word.FarthestReach; d++)
                if ((uint)(i + d) < (uint)s.Words.Length) Rows.Add(SumsAt(s.Words[i + d], d), row);
            model.Features.AddTo(row, found[..n]);
            if (s.Words[i].Form == Brackets.Close) bracket = 0;
        }
        Rows.Widen(all, model.Features.Step, _scores.AsSpan(0, all.Length));
    }

    // Two threads may fill the same row at once: both write the same numbers.
    private short[] SumsAt(Word word, int distance)
    {
        if (word.Sums[distance + Word.FarthestReach] is { } known) return known;
        var row = new short[_width];
        Span<ulong> keys = stackalloc ulong[word.Features.Length], found = stackalloc ulong[word.Features.Length];
        var n = 0;
        for (var k = 0; k < word.Features.Length; k++)
            if (word.Reaches[k] >= Math.Abs(distance)) keys[n++] = Brackets.At(word.Features[k], distance);
        n = model.Features.Find(keys[..n], found);
        model.Features.AddTo(row, found[..n]);
        return word.Sums[distance + Word.FarthestReach] = row;
    }
}
