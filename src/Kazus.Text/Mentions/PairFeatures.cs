namespace Kazus.Text.Mentions;

/// <summary>The features of a token that its word makes together with the word before and with the word after: the words themselves, and their groups.</summary>
internal static class PairFeatures
{
    public const int Count = 6;
    private const ulong Edge = 0xED6E;

    /// <summary>Writes the keys for token <paramref name="i"/>.</summary>
    public static void Of(ReadOnlySpan<Word> words, int i, Span<ulong> keys)
    {
        var here = words[i];
        var (before, after) = (i > 0 ? words[i - 1] : null, i + 1 < words.Length ? words[i + 1] : null);
        keys[0] = FeatureKey.Join(101, before?.Form ?? Edge, here.Form);
        keys[1] = FeatureKey.Join(102, here.Form, after?.Form ?? Edge);
        keys[2] = FeatureKey.Join(106, before?.Middle ?? Edge, here.Middle);
        keys[3] = FeatureKey.Join(107, here.Middle, after?.Middle ?? Edge);
        keys[4] = FeatureKey.Join(114, before?.Fine ?? Edge, here.Fine);
        keys[5] = FeatureKey.Join(115, here.Fine, after?.Fine ?? Edge);
    }
}
