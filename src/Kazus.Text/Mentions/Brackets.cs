namespace Kazus.Text.Mentions;

/// <summary>Round brackets, and the key of a word feature at a distance.</summary>
internal static class Brackets
{
    public static readonly ulong Open = FeatureKey.Of("(");
    public static readonly ulong Close = FeatureKey.Of(")");

    public static ulong At(ulong feature, int distance) => FeatureKey.Join(feature, (ulong)(distance + 16));
}
