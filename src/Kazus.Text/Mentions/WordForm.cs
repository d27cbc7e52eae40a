namespace Kazus.Text.Mentions;

/// <summary>How a word is written down for counting and comparing: lower case, every digit a zero. Same in every culture.</summary>
internal static class WordForm
{
    public const int Longest = 64;

    /// <summary>Writes the normal form into <paramref name="into"/> (at most <see cref="Longest"/> units are kept) and returns its length.</summary>
    public static int Normalise(ReadOnlySpan<char> word, Span<char> into)
    {
        var n = Math.Min(word.Length, Longest);
        for (var i = 0; i < n; i++) into[i] = char.IsAsciiDigit(word[i]) ? '0' : char.ToLowerInvariant(word[i]);
        return n;
    }

    public static string Normalise(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[Longest];
        return new string(buffer[..Normalise(word, buffer)]);
    }
}
