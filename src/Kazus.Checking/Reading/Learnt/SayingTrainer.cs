namespace Kazus.Checking.Reading.Learnt;

/// <summary>An example sentence and the side that it says, or null where it says none.</summary>
/// <param name="Side">"contrast|side".</param>
/// <param name="Sentence">The sentence.</param>
internal sealed record SayingExample(string? Side, string Sentence)
{
    /// <summary>Reads lines of contrast, side and sentence parted by tabs; the side "-" is none.</summary>
    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static IEnumerable<SayingExample> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.Split('\t') is not [var contrast, var side, var sentence]) throw new InvalidDataException($"{path}, line {number}: expected contrast, side and sentence parted by tabs.");
            yield return new(side == "-" ? null : $"{contrast}|{side}", sentence);
        }
    }
}

/// <summary>Multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011), one example at a time. Runs where Kazus is made, never at a user's.</summary>
internal static class SayingTrainer
{
    private const int Passes = 24;
    private const double Rate = 0.5;
    private const double Penalty = 1e-4;

    // A clue seen once says nothing that can be trusted.
    private const int LeastSeen = 2;

    // The largest weight is kept as 127 steps.
    private const int Steps = 127;

    public static SayingModel Train(IReadOnlyList<SayingExample> examples, WordKinds kinds)
    {
        var sides = examples.Select(e => e.Side).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        var of = sides.Select((side, i) => (side, i)).ToDictionary(s => s.side, s => s.i, StringComparer.Ordinal);
        var found = examples.Select(e => Term.Of(e.Sentence)).Select(t => Clues.Of(Clues.WordsOf(t, kinds)).ToArray().Distinct().ToArray()).ToArray();
        var clues = found.SelectMany(f => f).GroupBy(c => c).Where(g => g.Count() >= LeastSeen).Select(g => g.Key).Order().ToArray();
        var rows = found.Select(f => f.Select(c => Array.BinarySearch(clues, c)).Where(i => i >= 0).ToArray()).ToArray();
        int[] wanted = [.. examples.Select(e => e.Side is null ? sides.Length : of[e.Side])];
        var seen = Enumerable.Range(0, clues.Length).Select(_ => new SortedSet<int>()).ToArray();
        for (var e = 0; e < rows.Length; e++)
            foreach (var row in rows[e]) seen[row].Add(wanted[e]);
        int[][] sidesOfClue = [.. seen.Select(s => s.ToArray())];
        var (weights, bias) = Descend(rows, wanted, sidesOfClue, sides.Length + 1);
        return Pack(kinds, sides, clues, sidesOfClue, weights, bias);
    }

    // A clue has a weight only for the sides that it was seen with: the others lose by what those gain.
    private static (double[] Weights, double[] Bias) Descend(int[][] rows, int[] wanted, int[][] seen, int classes)
    {
        var first = new int[seen.Length + 1];
        for (var i = 0; i < seen.Length; i++) first[i + 1] = first[i] + seen[i].Length;
        var (weights, squares) = (new double[first[^1]], new double[first[^1]]);
        var (bias, biasSquares, slope) = (new double[classes], new double[classes], new double[classes]);
        Array.Fill(squares, 1e-6);
        Array.Fill(biasSquares, 1e-6);
        var order = Enumerable.Range(0, rows.Length).ToArray();
        var random = new Random(20261126);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var e in order)
            {
                if (rows[e].Length == 0) continue;
                var each = 1 / Math.Sqrt(rows[e].Length);
                Array.Clear(slope);
                foreach (var row in rows[e])
                    for (var k = 0; k < seen[row].Length; k++) slope[seen[row][k]] += weights[first[row] + k];
                Softmax(slope, each, bias);
                slope[wanted[e]] -= 1;
                foreach (var row in rows[e])
                    for (var k = 0; k < seen[row].Length; k++)
                    {
                        var at = first[row] + k;
                        var g = slope[seen[row][k]] * each + Penalty * weights[at];
                        squares[at] += g * g;
                        weights[at] -= Rate * g / Math.Sqrt(squares[at]);
                    }
                for (var c = 0; c < classes; c++)
                {
                    biasSquares[c] += slope[c] * slope[c];
                    bias[c] -= Rate * slope[c] / Math.Sqrt(biasSquares[c]);
                }
            }
        }
        return (weights, bias);
    }

    private static void Softmax(double[] scores, double scale, double[] bias)
    {
        var (highest, sum) = (double.NegativeInfinity, 0.0);
        for (var c = 0; c < scores.Length; c++) highest = Math.Max(highest, scores[c] = scores[c] * scale + bias[c]);
        for (var c = 0; c < scores.Length; c++) sum += scores[c] = Math.Exp(scores[c] - highest);
        for (var c = 0; c < scores.Length; c++) scores[c] /= sum;
    }

    private static SayingModel Pack(WordKinds kinds, string[] sides, uint[] clues, int[][] seen, double[] weights, double[] bias)
    {
        var step = weights.Max(Math.Abs) / Steps;
        var (first, kept, of, at) = (new int[clues.Length + 1], new List<sbyte>(), new List<byte>(), 0);
        for (var i = 0; i < clues.Length; i++)
        {
            foreach (var side in seen[i])
                if ((int)Math.Round(weights[at++] / step) is not 0 and var w)
                {
                    kept.Add((sbyte)w);
                    of.Add((byte)side);
                }
            first[i + 1] = kept.Count;
        }
        return new(kinds, sides, clues, first, [.. of], [.. kept], [.. bias.Select(b => (float)b)], (float)step);
    }
}
