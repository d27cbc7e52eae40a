namespace Kazus.Text.Mentions.Training;

/// <summary>How trees are grown; each from a share of the rows and a share of their numbers, drawn anew (Friedman, Comput Stat Data Anal 2002;38:367).</summary>
internal sealed record TreeOptions(int Count = 150, int Leaves = 16, float Rate = 0.08f, int LeastInLeaf = 40, float Ridge = 2)
{
    public float ShareOfRows { get; init; } = 0.6f;
    public float ShareOfNumbers { get; init; } = 0.5f;
}

/// <summary>
/// Gradient boosting for a yes-or-no answer (Friedman, Ann Stat 2001;29:1189) with trees grown best leaf first over at most 64 steps of each number
/// and Newton leaves.
/// </summary>
internal sealed class BoostedTrees
{
    private const int Steps = 64;
    private readonly float[][] _cuts;
    private readonly byte[][] _binned;
    private readonly bool[] _answers;
    private readonly float[] _score, _slope, _curve;
    private readonly double[] _slopes, _curves;
    private readonly int[] _counts;
    private readonly TreeOptions _options;
    private readonly Chance _chance = new(3);
    private readonly bool[] _asked;

    private BoostedTrees(IReadOnlyList<float[]> rows, bool[] answers, TreeOptions options)
    {
        (_answers, _options) = (answers, options);
        var features = rows[0].Length;
        _asked = new bool[features];
        _cuts = [.. Enumerable.Range(0, features).Select(f => Cuts(rows, f))];
        _binned = [.. rows.Select(r => r.Select((x, f) => Bin(_cuts[f], x)).ToArray())];
        (_slopes, _curves, _counts) = (new double[features * Steps], new double[features * Steps], new int[features * Steps]);
        (_score, _slope, _curve) = (new float[rows.Count], new float[rows.Count], new float[rows.Count]);
    }

    public static Trees Grow(IReadOnlyList<float[]> rows, bool[] answers, TreeOptions options)
    {
        BoostedTrees boosted = new(rows, answers, options);
        var share = answers.Count(a => a) / (float)answers.Length;
        var start = MathF.Log(share / (1 - share));
        Array.Fill(boosted._score, start);
        List<int> roots = [];
        List<TreeNode> nodes = [];
        for (var t = 0; t < options.Count; t++)
        {
            roots.Add(nodes.Count);
            boosted.GrowOne(nodes);
        }
        return new([.. roots], [.. nodes], start);
    }

    private static float[] Cuts(IReadOnlyList<float[]> rows, int feature)
    {
        float[] sorted = [.. rows.Select(r => r[feature]).Order()];
        return [.. Enumerable.Range(1, Steps - 1).Select(k => sorted[(int)((long)k * (sorted.Length - 1) / Steps)]).Distinct()];
    }

    private static byte Bin(float[] cuts, float x)
    {
        var at = Array.BinarySearch(cuts, x);
        return (byte)(at >= 0 ? at : ~at);
    }

    private sealed class Leaf(int[] members)
    {
        public int[] Members { get; } = members;
        public int Feature { get; set; } = -1;
        public int Cut { get; set; }
        public double Gain { get; set; }
        public Leaf? Yes { get; set; }
        public Leaf? No { get; set; }
        public float Value { get; set; }
    }

    private void GrowOne(List<TreeNode> nodes)
    {
        for (var i = 0; i < _score.Length; i++)
        {
            var p = 1 / (1 + MathF.Exp(-_score[i]));
            (_slope[i], _curve[i]) = ((_answers[i] ? 1 : 0) - p, p * (1 - p));
        }
        for (var f = 0; f < _asked.Length; f++) _asked[f] = _chance.Is(_options.ShareOfNumbers);
        Leaf root = new([.. Enumerable.Range(0, _score.Length).Where(_ => _chance.Is(_options.ShareOfRows))]);
        Seek(root);
        List<Leaf> leaves = [root];
        while (leaves.Count < _options.Leaves && leaves.MaxBy(l => l.Gain) is { Gain: > 1e-4 } best)
        {
            best.Yes = new([.. best.Members.Where(i => _binned[i][best.Feature] <= best.Cut)]);
            best.No = new([.. best.Members.Where(i => _binned[i][best.Feature] > best.Cut)]);
            Seek(best.Yes);
            Seek(best.No);
            leaves.Remove(best);
            leaves.AddRange([best.Yes, best.No]);
        }
        foreach (var leaf in leaves)
        {
            double g = 0, h = 0;
            foreach (var i in leaf.Members) (g, h) = (g + _slope[i], h + _curve[i]);
            leaf.Value = (float)(_options.Rate * g / (h + _options.Ridge));
        }
        for (var i = 0; i < _score.Length; i++) _score[i] += Reached(root, i);
        Write(root, nodes);
    }

    private float Reached(Leaf leaf, int row)
    {
        while (leaf is { Yes: { } yes, No: { } no }) leaf = _binned[row][leaf.Feature] <= leaf.Cut ? yes : no;
        return leaf.Value;
    }

    private void Write(Leaf leaf, List<TreeNode> nodes)
    {
        if (leaf.Yes is null || leaf.No is null)
        {
            nodes.Add(new(-1, 0, leaf.Value));
            return;
        }
        var at = nodes.Count;
        nodes.Add(default);
        Write(leaf.Yes, nodes);
        nodes[at] = new(leaf.Feature, nodes.Count, _cuts[leaf.Feature][leaf.Cut]);
        Write(leaf.No, nodes);
    }

    private void Seek(Leaf leaf)
    {
        if (leaf.Members.Length < 2 * _options.LeastInLeaf) return;
        Array.Clear(_slopes);
        Array.Clear(_curves);
        Array.Clear(_counts);
        foreach (var i in leaf.Members)
        {
            var row = _binned[i];
            var (slope, curve) = (_slope[i], _curve[i]);
            for (var f = 0; f < row.Length; f++)
            {
                var at = f * Steps + row[f];
                _slopes[at] += slope;
                _curves[at] += curve;
                _counts[at]++;
            }
        }
        for (var f = 0; f < _cuts.Length; f++)
        {
            if (!_asked[f]) continue;
            Span<double> slopes = _slopes.AsSpan(f * Steps, Steps), curves = _curves.AsSpan(f * Steps, Steps);
            var counts = _counts.AsSpan(f * Steps, Steps);
            double g = 0, h = 0, left = 0, leftCurve = 0;
            for (var b = 0; b < Steps; b++) (g, h) = (g + slopes[b], h + curves[b]);
            var n = 0;
            for (var b = 0; b < _cuts[f].Length; b++)
            {
                (left, leftCurve, n) = (left + slopes[b], leftCurve + curves[b], n + counts[b]);
                if (n < _options.LeastInLeaf || leaf.Members.Length - n < _options.LeastInLeaf) continue;
                var gain = left * left / (leftCurve + _options.Ridge) + (g - left) * (g - left) / (h - leftCurve + _options.Ridge) - g * g / (h + _options.Ridge);
                if (gain > leaf.Gain) (leaf.Gain, leaf.Feature, leaf.Cut) = (gain, f, b);
            }
        }
    }
}
