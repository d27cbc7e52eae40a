using Kazus.Terms;

namespace Kazus.Find.Words;

/// <summary>The other readings of a place, given out after the word itself.</summary>
internal struct Extra
{
    private WordReader.Letters _letters;
    private int _length;
    private int _level;
    private int _lastLevel;

    /// <summary>True when there is no further reading.</summary>
    public readonly bool IsEmpty => _length == 0 && _level >= _lastLevel;

    /// <summary>Takes the next reading, or false.</summary>
    public bool Next(Span<char> to, ref int length)
    {
        if (_length > 0)
        {
            ((ReadOnlySpan<char>)_letters)[.._length].CopyTo(to);
            (length, _length) = (_length, 0);
            return true;
        }
        if (_level >= _lastLevel) return false;
        length = Levels.Write(new VertebralLevel(++_level), to);
        return true;
    }

    /// <summary>"ki" followed by "-67" is also ki67.</summary>
    public void Joined(ReadOnlySpan<char> word, ReadOnlySpan<char> after)
    {
        if (after.Length < 2 || after[0] is not ('-' or '\u2010' or '\u2011' or '\u2013')) return;
        var n = 1;
        while (n < after.Length && n < 5 && char.IsAsciiDigit(after[n])) n++;
        if (n is 1 or > 4 || n < after.Length && Folding.IsWord(after[n])) return;
        word.CopyTo(_letters);
        after[1..n].CopyTo(((Span<char>)_letters)[word.Length..]);
        _length = word.Length + n - 1;
    }

    /// <summary>"3.5" followed by " cm" is also 35mm.</summary>
    public void Measure(ReadOnlySpan<char> number, int length, ReadOnlySpan<char> after) => _length = Measures.Write(number[..length], after, _letters);

    /// <summary>"th10" is also T10; "c5" followed by "-7" is also C6 and C7.</summary>
    public void Range(VertebralLevel from, ReadOnlySpan<char> word, ReadOnlySpan<char> after)
    {
        _level = from.Position;
        _lastLevel = Levels.End(from, after)?.Position ?? _level;
        // "C7" of "C5-C7" is read by itself.
        if (_lastLevel > _level && !char.IsAsciiDigit(after[1])) _lastLevel--;
        var usual = Levels.Write(from, _letters);
        _length = word.SequenceEqual(((ReadOnlySpan<char>)_letters)[..usual]) ? 0 : usual;
    }
}
