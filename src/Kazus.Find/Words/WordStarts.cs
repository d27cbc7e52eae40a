namespace Kazus.Find.Words;

/// <summary>
/// The first three letters of words that are looked for. Most words of a text are told from all of them by their first letters, before
/// they are folded and shortened.
/// </summary>
internal sealed class WordStarts
{
    private const int Letters = 26;

    // Third places: a letter, or none.
    private const int Thirds = Letters + 1;
    private readonly ulong[] _starts = new ulong[(Letters * Letters * Thirds + 63) / 64];
    private readonly bool _any;

    /// <param name="words">Words as they are searched, and whether each is only the beginning of one.</param>
    public WordStarts(IEnumerable<(string Word, bool Beginning)> words)
    {
        foreach (var (word, beginning) in words)
        {
            if (word.Length == 0 || word.Length == 1 && beginning) _any = true;
            else if (word.Length > 1 && char.IsAsciiLetterLower(word[0]) && char.IsAsciiLetterLower(word[1]))
            {
                if (word.Length > 2 && char.IsAsciiLetterLower(word[2])) Add(word[0], word[1], word[2] - 'a');
                else if (word.Length == 2 && !beginning) Add(word[0], word[1], Letters);
                // "ki67" is also read from "ki".
                else
                    for (var third = 0; third < Thirds; third++) Add(word[0], word[1], third);
            }
        }
    }

    /// <summary>False when a word of two or more letters of ASCII is certainly none of those looked for.</summary>
    public bool May(ReadOnlySpan<char> word)
    {
        var (first, second, third, fourth) = (word[0] | 0x20, word[1] | 0x20, word.Length > 2 ? word[2] | 0x20 : 0, word.Length > 3 ? word[3] | 0x20 : 0);
        // "ae" and "oe" are searched as "e".
        if (_any || first is 'a' or 'o' && second == 'e' || second is 'a' or 'o' && third == 'e' || third is 'a' or 'o' && fourth == 'e') return true;
        if (third == 0) return Has(first, second, Letters);
        // "flies" is searched as "fly".
        return Has(first, second, third - 'a') || third == 'i' && Has(first, second, 'y' - 'a');
    }

    private bool Has(int first, int second, int third)
    {
        var at = Place(first, second, third);
        return (_starts[at >> 6] >> at & 1) != 0;
    }

    private void Add(int first, int second, int third)
    {
        var at = Place(first, second, third);
        _starts[at >> 6] |= 1ul << at;
    }

    private static int Place(int first, int second, int third) => ((first - 'a') * Letters + second - 'a') * Thirds + third;
}
