using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>
/// The weight of a word in a text: BM25 of Robertson and Zaragoza (2009, Found Trends Inf Retr 3:333), k1 = 1.2, b = 0.75, with the
/// rarity ln(1 + (N − n + 0.5) / (n + 0.5)), which is never below zero. Weights are whole multiples of 2^-20: their sum is the same in
/// whatever order it is taken, so that every way of searching gives the same order, ties included.
/// </summary>
internal static class Bm25
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>One, in the unit of scores.</summary>
    public const int One = 1 << 20;

    // A bound is computed from other numbers than the score it bounds; rounding can make them differ by less than this.
    private const int Slack = 4;

    /// <summary>What the weight of a word that <paramref name="holding"/> of <paramref name="all"/> texts hold is multiplied by.</summary>
    public static float Rarity(int all, int holding) => (float)(Math.Log(1 + (all - holding + 0.5) / (holding + 0.5)) * (K1 + 1) * One);

    /// <summary>The part of the length of a text in the weight of its words.</summary>
    public static float Norm(int length, float mean) => K1 * (1 - B + B * length / mean);

    /// <summary>The mean length of so many texts; of long ones in whole words, so that one changed text among thousands leaves every weight as it is.</summary>
    public static float Mean(long words, int texts) =>
        texts == 0 ? 1 : (double)words / texts is var mean and < 64 ? Math.Max(1, (float)mean) : MathF.Round((float)((double)words / texts));

    /// <summary>The same for a word of a name: how long the text is does not matter there.</summary>
    public const float NameNorm = K1 * (1 - B);

    /// <summary>A weight that no text exceeds.</summary>
    public static int Most(float rarity) => (int)rarity + Slack;

    /// <summary>The weight of a word that stands so often in a text.</summary>
    public static int Weight(float rarity, float count, float norm) => Math.Max(1, (int)(rarity * (count / (count + norm)) + 0.5f));

    /// <summary>A weight that no posting of a block exceeds.</summary>
    public static int Bound(float rarity, Impacts bounds, float mean)
    {
        if (bounds.Most == byte.MaxValue) return Most(rarity);
        var most = 0;
        for (var count = 1; count <= 3; count++)
            if (bounds.Length(count) != ushort.MaxValue || count <= bounds.Most && bounds.Most <= 3) most = Math.Max(most, Weight(rarity, count, Norm(bounds.Length(count), mean)));
        if (bounds.Most > 3) most = Math.Max(most, Weight(rarity, bounds.Most, Norm(bounds.Length(4), mean)));
        return most + Slack;
    }
}
