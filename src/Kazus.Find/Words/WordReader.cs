namespace Kazus.Find.Words;

/// <summary>
/// Cuts a text into the words it is searched by. Letters are plain and small, plurals are joined, a number with a point or a comma
/// is one word, a unit that sticks to its number is cut off. Vertebral levels are read as levels: "C5-7" is also found by C6. Marker
/// and gene names are found with or without their hyphen.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    /// <summary>Longer words are cut: no language has them, only sequences and file names.</summary>
    public const int LongestWord = 40;

    private readonly ReadOnlySpan<char> _text = text;
    private Letters _word;
    private Extra _extra;
    private int _length;
    private int _at;

    /// <summary>The word's letters; valid until the next one is read.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<char> Word => ((ReadOnlySpan<char>)_word)[.._length];

    /// <summary>Where it stands.</summary>
    public Token Token { get; private set; }

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Read()
    {
        if (_extra.Next(_word, ref _length))
        {
            Token = Token with { Beside = true };
            return true;
        }
        while (_at < _text.Length && !Folding.IsWord(_text[_at])) _at++;
        if (_at >= _text.Length) return false;
        var start = _at;
        var shape = Take();
        if (shape == Shape.Letters) _length = LettersOnly(start);
        else if (shape == Shape.Digits) _extra.Measure(_word, _length, _text[_at..]);
        else if (Levels.Read(Word) is { } level) _extra.Range(level, Word, _text[_at..]);
        Token = new Token(start, _at, Beside: false);
        return true;
    }

    /// <summary>Goes to the next word that may be one of some; words that cannot be are passed over without being read.</summary>
    public bool Read(WordStarts wanted)
    {
        if (_extra.IsEmpty) PassOver(wanted);
        return Read();
    }

    // Only what is certain is passed over: letters of ASCII to the word's end, in which nothing is folded, joined or read as a level.
    private void PassOver(WordStarts wanted)
    {
        while (true)
        {
            while (_at < _text.Length && !Folding.IsWord(_text[_at])) _at++;
            var end = _at;
            while (end < _text.Length && char.IsAsciiLetter(_text[end])) end++;
            if (end - _at < 2 || end < _text.Length && (_text[end] is '\'' or >= '\u0080' || char.IsAsciiDigit(_text[end])) || wanted.May(_text[_at..end])) return;
            _at = end;
        }
    }

    private enum Shape
    {
        Letters,
        Digits,
        Mixed,
    }

    private Shape Take()
    {
        Span<char> plain = stackalloc char[4];
        _length = 0;
        var (letters, digits) = (false, false);
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c < 128)
            {
                var lower = (char)(c | 0x20);
                if (lower is >= 'a' and <= 'z')
                {
                    if (digits && !letters && UnitFollows()) break;
                    letters = true;
                    if (_length < LongestWord) _word[_length++] = lower;
                    continue;
                }
                if (c is >= '0' and <= '9')
                {
                    digits = true;
                    if (_length < LongestWord) _word[_length++] = c;
                    continue;
                }
                if (digits && !letters && c is '.' or ',' && Number(c)) continue;
                break;
            }
            if (Folding.IsMark(c)) continue;
            var n = Folding.Fold(c, plain);
            if (n == 0) break;
            if (char.IsAsciiDigit(plain[0])) digits = true;
            else letters = true;
            for (var i = 0; i < n && _length < LongestWord; i++) _word[_length++] = plain[i];
        }
        return !digits ? Shape.Letters : letters ? Shape.Mixed : Shape.Digits;
    }

    // "1,000" is a thousand, "3,5" and "3.5" are one number, "5." ends a sentence.
    private bool Number(char sign)
    {
        var after = 0;
        while (_at + 1 + after < _text.Length && char.IsAsciiDigit(_text[_at + 1 + after])) after++;
        if (after == 0) return false;
        if (sign == ',' && after == 3) return true;
        if (((ReadOnlySpan<char>)_word)[.._length].Contains('.')) return false;
        if (_length < LongestWord) _word[_length++] = '.';
        return true;
    }

    private readonly bool UnitFollows() => Measures.UnitLength(_text[_at..]) > 0;

    private int LettersOnly(int start)
    {
        Span<char> word = ((Span<char>)_word)[.._length];
        if (_length == 1 && word[0] is >= '\u03b1' and <= '\u03c9') return Measures.Greek(word[0], _word);
        // The patient's: the s after an apostrophe is no word.
        if (_at + 1 < _text.Length && _text[_at] is '\'' or '\u2019' && (_text[_at + 1] | 0x20) == 's' && (_at + 2 == _text.Length || !Folding.IsWord(_text[_at + 2]))) _at += 2;
        if (_length <= 4 && _at - start == _length) _extra.Joined(word, _text[_at..]);
        return Stem.Shorten(word);
    }

    [System.Runtime.CompilerServices.InlineArray(LongestWord)]
    internal struct Letters
    {
        private char _first;
    }
}
