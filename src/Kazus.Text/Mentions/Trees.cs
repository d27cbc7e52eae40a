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

    // For each node that asks, its tree, and the leaves that stay when the answer is no.
    private readonly ushort[] _askedOf, _strikes;

    public Trees(int[] roots, TreeNode[] nodes, float start)
    {
        (Roots, Nodes, Start) = (roots, nodes, start);
        foreach (var r in roots) if ((uint)r >= (uint)nodes.Length) throw Damaged();
        for (var i = 0; i < nodes.Length; i++) if (nodes[i].Question >= CandidateFeatures.Count || LeadsBack(i)) throw Damaged();
        _leaves = new float[roots.Length * MostLeaves];
        (_askedOf, _strikes) = (new ushort[nodes.Length], new ushort[nodes.Length]);
        for (var t = 0; t < roots.Length; t++) Lay(t, roots[t], 0);
        (_from, _bars, _trees, _left) = Sorted();

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

    private static InvalidDataException Damaged() => new("The trees of the model are damaged.");

    // All questions by number and bar. The order is that of one whole number made of both and the node, so that it is always the same.
    private (int[] From, float[] Bars, ushort[] Trees, ushort[] Left) Sorted()
    {
        var (from, order, n) = (new int[CandidateFeatures.Count + 1], new ulong[Nodes.Length], 0);
        for (var i = 0; i < Nodes.Length; i++)
        {
            if (Nodes[i].Question < 0) continue;
            from[Nodes[i].Question + 1]++;
            var bits = BitConverter.SingleToUInt32Bits(Nodes[i].Value);
            order[n++] = (ulong)Nodes[i].Question << 56 | (ulong)((int)bits < 0 ? ~bits : bits | 0x80000000) << 24 | (uint)i;
        }
        for (var q = 1; q < from.Length; q++) from[q] += from[q - 1];
        order.AsSpan(0, n).Sort();
        var (bars, trees, left) = (new float[n], new ushort[n], new ushort[n]);
        for (var k = 0; k < n; k++)
        {
            var node = (int)(order[k] & 0xFFFFFF);
            (bars[k], trees[k], left[k]) = (Nodes[node].Value, _askedOf[node], _strikes[node]);
        }
        return (from, bars, trees, left);
    }

    // Numbers the leaves of a tree from its yes side on; returns the number after the last.
    private int Lay(int tree, int node, int leaf)
    {
        if (leaf >= MostLeaves) throw new InvalidDataException($"A tree of the model has more than {MostLeaves} leaves.");
        if (Nodes[node].Question < 0)
        {
            _leaves[tree * MostLeaves + leaf] = Nodes[node].Value;
            return leaf + 1;
        }
        var otherwise = Lay(tree, node + 1, leaf);
        (_askedOf[node], _strikes[node]) = ((ushort)tree, (ushort)~((1 << otherwise) - (1 << leaf)));
        return Lay(tree, Nodes[node].Otherwise, otherwise);
    }
}

/// <summary>
/// A question, is number <paramref name="Question"/> of the row at most <paramref name="Value"/> (then the next node, else node
/// <paramref name="Otherwise"/>), or, when the question is -1, a leaf that adds <paramref name="Value"/>. Twelve bytes, as in the file.
/// </summary>
internal readonly record struct TreeNode(int Question, int Otherwise, float Value);
