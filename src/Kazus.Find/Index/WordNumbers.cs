namespace Kazus.Find.Index;

/// <summary>
/// Gives every distinct word a number, in order of appearance. A table of its own because most of the time of building an index goes
/// into this one question, which is asked for every word of every text.
/// </summary>
internal sealed class WordNumbers
{
    private readonly List<string> _words = [];
    private (uint Hash, int Number)[] _table = new (uint, int)[1 << 12];

    /// <summary>The words by number.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The number of a word; a new one for a new word.</summary>
    public int Of(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        var mask = (uint)_table.Length - 1;
        // Numbers are kept plus one, so that an empty place is zero.
        for (var at = hash & mask; ; at = (at + 1) & mask)
        {
            var (other, number) = _table[at];
            if (number == 0) return Add(word, hash, at);
            if (other == hash && word.SequenceEqual(_words[number - 1])) return number - 1;
        }
    }

    private int Add(ReadOnlySpan<char> word, uint hash, uint at)
    {
        _words.Add(word.ToString());
        _table[at] = (hash, _words.Count);
        if (_words.Count * 2 > _table.Length) Grow();
        return _words.Count - 1;
    }

    private void Grow()
    {
        var old = _table;
        _table = new (uint, int)[2 * old.Length];
        var mask = (uint)_table.Length - 1;
        foreach (var entry in old)
        {
            if (entry.Number == 0) continue;
            var at = entry.Hash & mask;
            while (_table[at].Number != 0) at = (at + 1) & mask;
            _table[at] = entry;
        }
    }

    // Multiply and fold, four characters at a time. The order of numbers does not depend on it, only the time.
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length * 0x9E3779B97F4A7C15ul;
        var rest = System.Runtime.InteropServices.MemoryMarshal.AsBytes(word);
        for (; rest.Length >= 8; rest = rest[8..]) hash = Mix(hash ^ BitConverter.ToUInt64(rest));
        foreach (var b in rest) hash = (hash ^ b) * 0x100000001B3ul;
        return (uint)(Mix(hash) >> 32);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xD6E8FEB86659FD93ul, out var low);
        return high ^ low;
    }
}
