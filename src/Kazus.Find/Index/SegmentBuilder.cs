using System.Text;
using Kazus.Find.Words;

namespace Kazus.Find.Index;

/// <summary>Makes a segment of cases. The words of all cases are collected as numbers, then sorted by counting: every step is a straight pass over an array.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>Places left free between two texts of a case, so that no phrase runs from one into the next.</summary>
    private const int Gap = 64;

    /// <summary>Before the words of names; no word of a text begins with it.</summary>
    public const char NameMark = '@';

    private readonly WordNumbers _numbers = new();
    private readonly List<Entry> _cases = [];
    private int[] _stream = new int[1 << 14];
    private int _length;

    private readonly record struct Entry(string Id, int From, int To, IReadOnlyList<Fact> Facts);

    public int Count => _cases.Count;

    /// <summary>Number of words so far.</summary>
    public int WordsRead => _length;

    /// <summary>Adds a case; its id must not have been added before.</summary>
    public void Add(IndexedCase one)
    {
        var from = _length;
        Name(one.Name);
        Add(one.Name);
        foreach (var text in one.Texts) Add(text);
        _cases.Add(new Entry(one.Id, from, _length, one.Facts));
    }

    // A word is twice its number, plus one when it is another reading of the place before; -1 begins a text.
    private void Add(string text)
    {
        Push(-1);
        var reader = new WordReader(text);
        while (reader.Read()) Push(_numbers.Of(reader.Word) << 1 | (reader.Token.Beside ? 1 : 0));
    }

    // The words of a name are words of their own kind: "@koruga" stands only in the case that is called so.
    private void Name(string name)
    {
        Span<char> marked = stackalloc char[WordReader.LongestWord + 1];
        marked[0] = NameMark;
        var reader = new WordReader(name);
        while (reader.Read())
        {
            reader.Word.CopyTo(marked[1..]);
            Push(_numbers.Of(marked[..(reader.Word.Length + 1)]) << 1);
        }
    }

    private void Push(int value)
    {
        if (_length == _stream.Length) Array.Resize(ref _stream, 2 * _length);
        _stream[_length++] = value;
    }

    /// <summary>The segment of the cases added.</summary>
    public Segment Build()
    {
        _cases.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        var order = new int[_numbers.Words.Count];
        string[] words = [.. _numbers.Words];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(words, order, StringComparer.Ordinal);
        var first = Sizes(out var lengths);
        var (texts, places) = Sort(first);
        var writer = new PostingWriter(text => lengths[text]);
        var counts = new int[words.Length];
        var firstBlock = new int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            firstBlock[i] = writer.Blocks;
            var (from, to) = (first[order[i]], first[order[i] + 1]);
            Write(writer, texts.AsSpan(from, to - from), places.AsSpan(from, to - from));
            counts[i] = writer.End();
        }
        var (letters, offset) = Join(words);
        return new Segment
        {
            Ids = [.. _cases.Select(c => c.Id)],
            Lengths = lengths,
            Words = letters,
            WordOffset = offset,
            Texts = counts,
            FirstBlock = firstBlock,
            Blocks = writer.ToBlocks(),
            Columns = Column.Build([.. _cases.Select(c => c.Facts)]),
        };
    }

    private int[] Sizes(out int[] lengths)
    {
        var first = new int[_numbers.Words.Count + 1];
        lengths = new int[_cases.Count];
        for (var text = 0; text < _cases.Count; text++)
            foreach (var word in _stream.AsSpan(_cases[text].From, _cases[text].To - _cases[text].From))
            {
                if (word < 0) continue;
                first[(word >> 1) + 1]++;
                lengths[text]++;
            }
        for (var i = 0; i < _numbers.Words.Count; i++) first[i + 1] += first[i];
        return first;
    }

    private (int[] Texts, int[] Places) Sort(int[] first)
    {
        var next = first.AsSpan(0, _numbers.Words.Count).ToArray();
        var texts = new int[first[^1]];
        var places = new int[first[^1]];
        for (var text = 0; text < _cases.Count; text++)
        {
            var place = 0;
            foreach (var word in _stream.AsSpan(_cases[text].From, _cases[text].To - _cases[text].From))
            {
                if (word < 0)
                {
                    place += Gap;
                    continue;
                }
                if ((word & 1) == 0) place++;
                var at = next[word >> 1]++;
                texts[at] = text;
                places[at] = place;
            }
        }
        return (texts, places);
    }

    private static void Write(PostingWriter writer, ReadOnlySpan<int> texts, ReadOnlySpan<int> places)
    {
        for (var i = 0; i < texts.Length;)
        {
            var j = i + 1;
            while (j < texts.Length && texts[j] == texts[i]) j++;
            writer.Add(texts[i], places[i..j]);
            i = j;
        }
    }

    private static (ReadOnlyMemory<byte> Letters, int[] Offset) Join(string[] words)
    {
        var letters = new ByteList();
        var offset = new int[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
        {
            Encoding.UTF8.GetBytes(words[i], letters.Grow(Encoding.UTF8.GetByteCount(words[i])));
            offset[i + 1] = letters.Count;
        }
        return (letters.ToMemory(), offset);
    }
}
