namespace Kazus.Find.Words;

/// <summary>
/// Brings the forms of an English or medical Latin word together: plurals (the S-stemmer of Harman 1991, J Am Soc Inf Sci 42:7),
/// Latin and Greek plurals ("metastases", "sarcomata", "vertebrae"), and British to American spelling ("tumour", "haemangioma").
/// Deliberately no more than that: "operated" and "operation" stay two words.
/// </summary>
internal static class Stem
{
    /// <summary>Shortens <paramref name="word"/>, lower case letters only, in place and gives its new length.</summary>
    public static int Shorten(Span<char> word)
    {
        var n = word.Length;
        if (n <= 3) return n;
        if (word[n - 1] == 's') n = WithoutS(word);
        else if (n > 5 && Ends(word, "mata")) n -= 2;
        else if (n > 4 && Ends(word, "ae")) n -= 1;
        if (n > 4 && Ends(word[..n], "our"))
        {
            word[n - 2] = 'r';
            n--;
        }
        return n > 4 ? WithoutDiphthongs(word[..n]) : n;
    }

    private static int WithoutS(Span<char> word)
    {
        var n = word.Length;
        var before = word[n - 2];
        // metastasis, metastases; diagnosis, diagnoses: one stem.
        if (n > 5 && before is 'i' or 'e' && word[n - 3] == 's' && word[n - 4] is 'a' or 'e' or 'o' or 'y' or 'i') return n - 2;
        if (before is 's' or 'u' or 'i') return n;
        if (n > 4 && before == 'e' && word[n - 3] == 'i' && word[n - 4] is not ('a' or 'e'))
        {
            word[n - 3] = 'y';
            return n - 2;
        }
        return n - 1;
    }

    private static int WithoutDiphthongs(Span<char> word)
    {
        var to = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is 'a' or 'o' && i + 1 < word.Length && word[i + 1] == 'e') continue;
            word[to++] = word[i];
        }
        return to;
    }

    private static bool Ends(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
