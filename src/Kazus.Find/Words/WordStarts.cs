namespace Kazus.Find.Words;

/// <summary>
/// The first two letters of words that are looked for. Most words of a text are told from all of them by their first two letters,
/// before they are folded and shortened.
/// </summary>
internal sealed class WordStarts
{
    private const int Letters = 26;
    private readonly bool[] _pairs = new bool[Letters * Letters];
    private readonly bool _any;

    /// <param name="words">Words as they are searched, and whether each is only the beginning of one.</param>
    public WordStarts(IEnumerable<(string Word, bool Beginning)> words)
    {
        foreach (var (word, beginning) in words)
            if (word.Length == 0 || word.Length == 1 && beginning) _any = true;
            else if (word.Length > 1 && char.IsAsciiLetterLower(word[0]) && char.IsAsciiLetterLower(word[1])) _pairs[(word[0] - 'a') * Letters + word[1] - 'a'] = true;
    }

    /// <summary>False when a word of two or more letters of ASCII is certainly none of those looked for.</summary>
    public bool May(ReadOnlySpan<char> word)
    {
        var (first, second) = (word[0] | 0x20, word[1] | 0x20);
        // "ae" and "oe" are searched as "e".
        if (_any || first is 'a' or 'o' && second == 'e' || second is 'a' or 'o' && word.Length > 2 && (word[2] | 0x20) == 'e') return true;
        return _pairs[(first - 'a') * Letters + second - 'a'];
    }
}
