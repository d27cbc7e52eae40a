namespace Kazus.Text.Mentions.Training;

/// <summary>
/// Joins network and chains into one random field for each way of reading, and keeps the chains' weights in eight bits, both ways in one table;
/// what would be nought is left out.
/// </summary>
internal static class WeightPacking
{
    private const float Step = 0.016f;

    // A weight of one step is left out: without it the file is smaller by a seventh, and F1 by 0.001.
    private const float Least = 1;

    // What each has to say in the sum, chosen by cross-validation.
    private const float OfNetwork = 0.55f, OfChains = 0.55f;

    public static MentionReadings Join(TrainedNetwork network, CrfWeights left, CrfWeights right, Vocabulary vocabulary, Lexicon lexicon)
    {
        var weights = network.Weights with { Output = Times(network.Weights.Output, OfNetwork), OutputBias = Times(network.Weights.OutputBias, OfNetwork) };
        return new(left.Labels, new(weights.InHalves(), vocabulary), Pack(left, right), Sum(network.FromLeft, left.Transitions), Sum(network.FromRight, right.Transitions), vocabulary, lexicon);
    }

    private static float[] Times(float[] weights, float factor) => [.. weights.Select(w => w * factor)];

    // In sixteen bits, as the model file keeps them.
    private static float[] Sum(float[] network, float[] chain) => [.. network.Zip(chain, (n, c) => (float)(Half)(OfNetwork * n + OfChains * c))];

    private static FeatureTable Pack(CrfWeights left, CrfWeights right)
    {
        SortedDictionary<uint, List<(byte Label, sbyte Weight)>> rows = [];
        Add(rows, left, 0);
        Add(rows, right, left.Labels.Width);
        return FeatureTable.Of(rows, Step * OfChains, 2 * left.Labels.Width);
    }

    private static void Add(SortedDictionary<uint, List<(byte Label, sbyte Weight)>> rows, CrfWeights weights, int offset)
    {
        var width = weights.Labels.Width;
        HashSet<uint> taken = [];
        foreach (var (key, row) in weights.Index.OrderBy(p => p.Key))
        {
            // Of two features with one short key the first keeps it: some dozen of two hundred thousand.
            if (!taken.Add(FeatureKey.Short(key))) continue;
            if (!rows.TryGetValue(FeatureKey.Short(key), out var entries)) rows[FeatureKey.Short(key)] = entries = [];
            for (var j = 0; j < width; j++)
                if (MathF.Round(weights.Rows[row * width + j] / Step) is var w && MathF.Abs(w) > Least) entries.Add(((byte)(offset + j), (sbyte)Math.Clamp(w, -127, 127)));
        }
    }
}
