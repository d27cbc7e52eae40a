namespace Kazus.Text.Mentions;

/// <summary>Sixty-four bit names of features: computed, never stored as text, the same on every machine.</summary>
internal static class FeatureKey
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var h = 0xCBF29CE484222325UL;
        foreach (var c in text) h = (h ^ c) * 0x100000001B3UL;
        return Join(h, (ulong)text.Length);
    }

    public static ulong Join(ulong a, ulong b)
    {
        var h = (a ^ (b + Prime + (a << 6) + (a >> 2))) * Prime;
        h ^= h >> 29;
        h *= 0xBF58476D1CE4E5B9;
        return h ^ (h >> 32);
    }

    /// <summary>The 32-bit name of a feature, never nought.</summary>
    public static uint Short(ulong key) => (uint)(key >> 32) is var k and not 0 ? k : 1;

    public static ulong Join(ulong a, ulong b, ulong c) => Join(Join(a, b), c);
}
