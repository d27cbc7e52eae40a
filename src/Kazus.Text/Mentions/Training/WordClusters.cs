
namespace Kazus.Text.Mentions.Training;

/// <summary>Groups of words by spherical k-means over unit vectors, seeded by far points so that the same vectors give the same groups.</summary>
internal static class WordClusters
{
    /// <summary>The group of each word, 0 to <paramref name="count"/> - 1.</summary>
    public static int[] Of(WordVectors vectors, int dimensions, int count, int rounds = 15, int seed = 7)
    {
        var n = vectors.Words.Count;
        var unit = new float[n * dimensions];
        for (var i = 0; i < n; i++) Unit(vectors.Vector(i), unit.AsSpan(i * dimensions, dimensions));
        var random = new Random(seed);
        var centres = new float[count * dimensions];
        // Frequent words come first in the vocabulary and have the best vectors: seed among the first ones.
        int[] start = [.. Enumerable.Range(0, Math.Min(n, count * 6)).OrderBy(_ => random.Next()).Take(count)];
        for (var c = 0; c < start.Length; c++) unit.AsSpan(start[c] * dimensions, dimensions).CopyTo(centres.AsSpan(c * dimensions));
        var group = new int[n];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < n; i++) group[i] = Nearest(unit.AsSpan(i * dimensions, dimensions), centres, dimensions, count);
            Array.Clear(centres);
            for (var i = 0; i < n; i++)
            {
                var centre = centres.AsSpan(group[i] * dimensions, dimensions);
                Rows.Add(unit.AsSpan(i * dimensions, dimensions), centre);
            }
            for (var c = 0; c < count; c++) Unit(centres.AsSpan(c * dimensions, dimensions), centres.AsSpan(c * dimensions, dimensions));
        }
        return group;
    }

    private static int Nearest(ReadOnlySpan<float> word, float[] centres, int dimensions, int count)
    {
        var (best, most) = (0, float.NegativeInfinity);
        for (var c = 0; c < count; c++)
        {
            var likeness = Rows.Dot(word, centres.AsSpan(c * dimensions, dimensions));
            if (likeness > most) (best, most) = (c, likeness);
        }
        return best;
    }

    private static void Unit(ReadOnlySpan<float> from, Span<float> to)
    {
        var norm = MathF.Sqrt(Rows.Dot(from, from));
        from.CopyTo(to);
        if (norm > 0) Rows.Scale(to, 1 / norm);
    }
}
