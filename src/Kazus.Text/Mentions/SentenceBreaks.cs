namespace Kazus.Text.Mentions;

/// <summary>Where the labeller starts a new sequence when nobody has told it the sentences: line ends and full stops that end something.</summary>
internal static class SentenceBreaks
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "fig", "figs", "dr", "mr", "mrs", "ms", "prof", "al", "vs", "approx", "ca", "no", "nos", "ref", "refs", "tab", "eq", "cf", "e.g", "i.e", "eg", "ie",
        "st", "sec", "resp", "inc", "ltd", "co", "corp", "vol", "et", "sp", "spp", "var", "dept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    };

    /// <summary>The sentences of <paramref name="tokens"/> as index ranges [From, To).</summary>
    public static List<(int From, int To)> Of(ReadOnlySpan<char> text, List<Token> tokens)
    {
        List<(int, int)> sentences = [];
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i + 1 < tokens.Count && !EndsAfter(text, tokens, i)) continue;
            sentences.Add((from, i + 1));
            from = i + 1;
        }
        return sentences;
    }

    private static bool EndsAfter(ReadOnlySpan<char> text, List<Token> tokens, int i)
    {
        var gap = text[tokens[i].End..tokens[i + 1].Start];
        if (gap.IndexOfAny('\n', '\r') >= 0) return true;
        if (gap.Length == 0 || tokens[i].Length != 1) return false;
        var sign = text[tokens[i].Start];
        if (sign is '?' or '!') return true;
        if (sign != '.') return false;
        var next = text[tokens[i + 1].Start];
        if (!(char.IsUpper(next) || char.IsAsciiDigit(next) || next is '"' or '“' or '(')) return false;
        if (i == 0) return true;
        var before = tokens[i - 1];
        if (before.End != tokens[i].Start) return true;
        var word = text[before.Start..before.End];
        if (word.Length == 1 && char.IsUpper(word[0])) return false;
        return !Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
