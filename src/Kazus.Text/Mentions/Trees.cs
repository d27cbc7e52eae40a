namespace Kazus.Text.Mentions;

/// <summary>
/// A sum of small decision trees: each asks yes-or-no questions of a row of numbers and adds the number at the leaf it ends in.
/// </summary>
internal sealed class Trees(int[] roots, TreeNode[] nodes, float start)
{
    public int[] Roots { get; } = roots;

    public TreeNode[] Nodes { get; } = nodes;

    public float Start { get; } = start;

    /// <summary>The probability the trees give a row.</summary>
    public float Probability(ReadOnlySpan<float> row)
    {
        var sum = Start;
        foreach (var root in Roots)
        {
            var at = root;
            while (Nodes[at].Question >= 0) at = row[Nodes[at].Question] <= Nodes[at].Value ? at + 1 : Nodes[at].Otherwise;
            sum += Nodes[at].Value;
        }
        return 1 / (1 + MathF.Exp(-sum));
    }
}

/// <summary>
/// A question, is number <paramref name="Question"/> of the row at most <paramref name="Value"/> (then the next node, else node
/// <paramref name="Otherwise"/>), or, when the question is -1, a leaf that adds <paramref name="Value"/>.
/// </summary>
internal readonly record struct TreeNode(short Question, int Otherwise, float Value);
