using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// A sum of small decision trees: each asks yes-or-no questions of a row of numbers and adds the number at the leaf it ends in.
/// Read as in QuickScorer (Lucchese et al., SIGIR 2015): the questions of all trees are sorted by number and bar, each question answered no
/// strikes the leaves on its yes side, and the first leaf left of a tree is where it ends. No step waits for the one before.
/// </summary>
internal sealed class Trees
{
    private const int MostLeaves = 16;
    private readonly int[] _from;
    private readonly float[] _bars;
    private readonly ushort[] _trees, _left;
    private readonly float[] _leaves;

    public Trees(int[] roots, TreeNode[] nodes, float start)
    {
        (Roots, Nodes, Start) = (roots, nodes, start);
        if (roots.Any(r => (uint)r >= (uint)nodes.Length) || nodes.Any(n => n.Question >= CandidateFeatures.Count) || Enumerable.Range(0, nodes.Length).Any(LeadsBack))
            throw new InvalidDataException("The trees of the model are damaged.");
        _leaves = new float[roots.Length * MostLeaves];
        List<(int Question, float Bar, int Tree, ushort Left)> questions = [];
        for (var t = 0; t < roots.Length; t++) Lay(t, roots[t], 0, questions);
        questions.Sort((a, b) => a.Question != b.Question ? a.Question.CompareTo(b.Question) : a.Bar.CompareTo(b.Bar));
        _from = [.. Enumerable.Range(0, CandidateFeatures.Count + 1).Select(q => questions.Count(x => x.Question < q))];
        (_bars, _trees, _left) = ([.. questions.Select(q => q.Bar)], [.. questions.Select(q => (ushort)q.Tree)], [.. questions.Select(q => q.Left)]);

        bool LeadsBack(int i) => nodes[i].Question >= 0 && (i + 1 >= nodes.Length || nodes[i].Otherwise <= i || nodes[i].Otherwise >= nodes.Length);
    }

    public int[] Roots { get; }

    public TreeNode[] Nodes { get; }

    public float Start { get; }

    /// <summary>The probability the trees give a row.</summary>
    public float Probability(ReadOnlySpan<float> row)
    {
        Span<ushort> left = stackalloc ushort[Roots.Length];
        left.Fill(ushort.MaxValue);
        ref var leaves = ref MemoryMarshal.GetReference(left);
        ref var bars = ref MemoryMarshal.GetArrayDataReference(_bars);
        ref var trees = ref MemoryMarshal.GetArrayDataReference(_trees);
        ref var masks = ref MemoryMarshal.GetArrayDataReference(_left);
        for (var q = 0; q < CandidateFeatures.Count; q++)
        {
            var (x, end) = (row[q], _from[q + 1]);
            for (var k = _from[q]; k < end && x > Unsafe.Add(ref bars, k); k++) Unsafe.Add(ref leaves, Unsafe.Add(ref trees, k)) &= Unsafe.Add(ref masks, k);
        }
        var sum = Start;
        for (var t = 0; t < left.Length; t++) sum += _leaves[t * MostLeaves + BitOperations.TrailingZeroCount(left[t])];
        return 1 / (1 + MathF.Exp(-sum));
    }

    // Numbers the leaves of a tree from its yes side on; returns the number after the last.
    private int Lay(int tree, int node, int leaf, List<(int Question, float Bar, int Tree, ushort Left)> questions)
    {
        if (leaf >= MostLeaves) throw new InvalidDataException($"A tree of the model has more than {MostLeaves} leaves.");
        if (Nodes[node].Question < 0)
        {
            _leaves[tree * MostLeaves + leaf] = Nodes[node].Value;
            return leaf + 1;
        }
        var otherwise = Lay(tree, node + 1, leaf, questions);
        questions.Add((Nodes[node].Question, Nodes[node].Value, tree, (ushort)~((1 << otherwise) - (1 << leaf))));
        return Lay(tree, Nodes[node].Otherwise, otherwise, questions);
    }
}

/// <summary>
/// A question, is number <paramref name="Question"/> of the row at most <paramref name="Value"/> (then the next node, else node
/// <paramref name="Otherwise"/>), or, when the question is -1, a leaf that adds <paramref name="Value"/>. Twelve bytes, as in the file.
/// </summary>
internal readonly record struct TreeNode(int Question, int Otherwise, float Value);
