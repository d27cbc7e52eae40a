namespace Kazus.Text.Mentions.Training;

/// <summary>Eight bits a weight; both readings in one table; what would be nought is left out.</summary>
internal static class WeightPacking
{
    private const float Step = 0.016f;

    public static FeatureTable Pack(CrfWeights left, CrfWeights right)
    {
        SortedDictionary<uint, List<(byte Label, sbyte Weight)>> rows = [];
        Add(rows, left, 0);
        Add(rows, right, left.Labels.Width);
        return FeatureTable.Of(rows, Step, 2 * left.Labels.Width);
    }

    private static void Add(SortedDictionary<uint, List<(byte Label, sbyte Weight)>> rows, CrfWeights weights, int offset)
    {
        var width = weights.Labels.Width;
        HashSet<uint> taken = [];
        foreach (var (key, row) in weights.Index.OrderBy(p => p.Key))
        {
            // Of two features with one short key the first keeps it: some dozen of two hundred thousand.
            if (!taken.Add(FeatureTable.Short(key))) continue;
            if (!rows.TryGetValue(FeatureTable.Short(key), out var entries)) rows[FeatureTable.Short(key)] = entries = [];
            for (var j = 0; j < width; j++)
                if (MathF.Round(weights.Rows[row * width + j] / Step) is var w && w != 0) entries.Add(((byte)(offset + j), (sbyte)Math.Clamp(w, -127, 127)));
        }
    }
}
