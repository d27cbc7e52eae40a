using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// Reads sentences with the network and the chains, from the left and from the right, and gives the mentions that may be in them.
/// Not for two threads at a time; <see cref="MentionReader"/> keeps one per thread.
/// </summary>
internal sealed class Labeller(MentionReadings readings, KnownWords known)
{
    /// <summary>What one reading finds less probable than this is not looked at.</summary>
    public const float LeastOfOne = 0.02f;

    /// <summary>What both together find less probable than this is no candidate.</summary>
    public const float Least = 0.05f;

    // Sentences are read in lots of about so many tokens: enough to find four of like length, little enough to stay near.
    private const int Lot = 1_500, Classes = 5;

    private readonly SpanProbabilities _fromLeft = new(readings.Labels, readings.FromLeft), _fromRight = new(readings.Labels, readings.FromRight);
    private readonly NetworkReading _network = new(readings.Network, 2 * readings.Labels.Width);
    private readonly int _width = 2 * readings.Labels.Width;
    private readonly List<Stretch> _left = [], _right = [];
    private readonly List<int> _starts = [];
    private Word[] _words = [];
    private uint[] _marks = [];
    private byte[] _places = [];
    private float[] _scores = [];

    /// <summary>Adds the candidates of all sentences, in their order.</summary>
    public void Read(IReadOnlyList<Passage> passages, List<Candidate> found)
    {
        for (var from = 0; from < passages.Count;)
        {
            var (to, tokens) = (from, 0);
            while (to < passages.Count && (to == from || tokens + passages[to].Tokens.Length <= Lot)) tokens += passages[to++].Tokens.Length;
            ReadLot(passages, from, to, tokens, found);
            from = to;
        }
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

    private void ReadLot(IReadOnlyList<Passage> passages, int from, int to, int tokens, List<Candidate> found)
    {
        Grow(tokens);
        _starts.Clear();
        var at = 0;
        for (var p = from; p < to; p++)
        {
            _starts.Add(at);
            Prepare(passages[p], at);
            at += passages[p].Tokens.Length;
        }
        _starts.Add(at);
        _network.Read(_words.AsSpan(0, tokens), _marks.AsSpan(0, tokens), CollectionsMarshal.AsSpan(_starts), _scores);
        for (var p = from; p < to; p++)
        {
            var (start, n) = (_starts[p - from], passages[p].Tokens.Length);
            if (n == 0) continue;
            var words = _words.AsSpan(start, n);
            var scores = _scores.AsSpan(start * _width, n * _width);
            AddChains(words, scores);
            _left.Clear();
            _right.Clear();
            _fromLeft.Find(new ScoreRows(scores, _width, 0, n, false), LeastOfOne, _left);
            _fromRight.Find(new ScoreRows(scores, _width, readings.Labels.Width, n, true), LeastOfOne, _right);
            Join(words, p, found);
        }
    }

    // Words and marks.
    private void Prepare(in Passage passage, int at)
    {
        var n = passage.Tokens.Length;
        for (var i = 0; i < n; i++) _words[at + i] = known[passage.Text.AsSpan(passage.Tokens[i].Start, passage.Tokens[i].Length)];
        var words = _words.AsSpan(at, n);
        var places = _places.AsSpan(0, n * Classes);
        known.Lexicon.Find(words, places);
        SentenceMarks.Of(new(words, places, passage.Index, passage.Count, Cues.Of(words)), _marks.AsSpan(at, n));
    }

    // Makes candidates of what the two readings found; the places of the right one count from the end.
    private void Join(ReadOnlySpan<Word> words, int index, List<Candidate> found)
    {
        const float unseen = 0.004f;
        var n = words.Length;
        var before = found.Count;
        foreach (var l in _left)
        {
            var r = unseen;
            foreach (var o in _right) if (n - o.To == l.From && n - o.From == l.To && o.Type == l.Type) r = o.Probability;
            if ((l.Probability + r) / 2 >= Least) found.Add(Candidate.Of(words, index, l, l.Probability, r, known.Lexicon));
        }
        foreach (var o in _right)
        {
            Stretch r = new(n - o.To, n - o.From, o.Type, o.Probability);
            if ((unseen + r.Probability) / 2 < Least) continue;
            var also = false;
            foreach (var l in _left) also |= l.From == r.From && l.To == r.To && l.Type == r.Type;
            if (!also) found.Add(Candidate.Of(words, index, r, unseen, r.Probability, known.Lexicon));
        }
        CollectionsMarshal.AsSpan(found)[before..].Sort(static (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To != b.To ? a.To.CompareTo(b.To) : a.Type.CompareTo(b.Type));
    }

    private void Grow(int tokens)
    {
        if (_words.Length >= tokens) return;
        var room = Math.Max(2 * Lot, tokens);
        (_words, _marks, _places, _scores) = (new Word[room], new uint[room], new byte[Classes * room], new float[room * _width]);
    }

    private void AddChains(ReadOnlySpan<Word> words, Span<float> scores)
    {
        Span<short> sums = stackalloc short[_width];
        Span<ulong> keys = stackalloc ulong[PairFeatures.Count], found = stackalloc ulong[PairFeatures.Count];
        for (var i = 0; i < words.Length; i++)
        {
            // All places are looked up before the first is used, so that the waits for memory overlap.
            PairFeatures.Of(words, i, keys);
            var n = readings.Features.Find(keys, found);
            sums.Clear();
            for (var d = -Word.FarthestReach; d <= Word.FarthestReach; d++)
                if ((uint)(i + d) < (uint)words.Length) Rows.Add(SumsAt(words[i + d], d), sums);
            readings.Features.AddTo(sums, found[..n]);
            Rows.AddTimes(sums, readings.Features.Step, scores.Slice(i * _width, _width));
        }
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
        n = readings.Features.Find(keys[..n], found);
        readings.Features.AddTo(row, found[..n]);
        return word.Sums[distance + Word.FarthestReach] = row;
    }
}
