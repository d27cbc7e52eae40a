using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kazus.Text.Mentions;

/// <summary>
/// A sum of small decision trees: each asks yes-or-no questions of a row of numbers and adds the number at the leaf it ends in.
/// </summary>
internal sealed class Trees
{
    public Trees(int[] roots, TreeNode[] nodes, float start)
    {
        (Roots, Nodes, Start) = (roots, nodes, start);
        if (roots.Any(r => (uint)r >= (uint)nodes.Length) || nodes.Any(n => n.Question >= CandidateFeatures.Count) || Enumerable.Range(0, nodes.Length).Any(LeadsBack))
            throw new InvalidDataException("The trees of the model are damaged.");

        bool LeadsBack(int i) => nodes[i].Question >= 0 && (i + 1 >= nodes.Length || nodes[i].Otherwise <= i || nodes[i].Otherwise >= nodes.Length);
    }

    public int[] Roots { get; }

    public TreeNode[] Nodes { get; }

    public float Start { get; }

    /// <summary>The probability the trees give a row.</summary>
    public float Probability(ReadOnlySpan<float> row)
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(Nodes);
        ref var numbers = ref MemoryMarshal.GetReference(row);
        var sum = Start;
        foreach (var root in Roots)
        {
            nint at = root;
            ref var node = ref Unsafe.Add(ref nodes, at);
            while (node.Question >= 0)
            {
                at = Unsafe.Add(ref numbers, node.Question) <= node.Value ? at + 1 : node.Otherwise;
                node = ref Unsafe.Add(ref nodes, at);
            }
            sum += node.Value;
        }
        return 1 / (1 + MathF.Exp(-sum));
    }
}

/// <summary>
/// A question, is number <paramref name="Question"/> of the row at most <paramref name="Value"/> (then the next node, else node
/// <paramref name="Otherwise"/>), or, when the question is -1, a leaf that adds <paramref name="Value"/>. Twelve bytes, as in the file.
/// </summary>
internal readonly record struct TreeNode(int Question, int Otherwise, float Value);
