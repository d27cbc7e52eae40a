namespace Kazus.Find.Index;

/// <summary>Goes through the postings of a word from the first text to the last.</summary>
internal sealed class PostingCursor
{
    /// <summary>The text after the last.</summary>
    public const int End = int.MaxValue;

    private PostingList _list;
    private int[] _texts = [];
    private uint[] _counts = [];
    private int _blocks;
    private int _block = -1;
    private int _size;
    private int _at;
    private int _placesAt;
    private int _placesOf;

    public PostingCursor(PostingList list) => Begin(list);

    /// <summary>Goes to the first posting of a list; of another one than before, to spare a cursor for each of many.</summary>
    public void Begin(PostingList list)
    {
        _list = list;
        _blocks = list.BlockCount;
        // Most lists are short.
        if (_texts.Length < Math.Min(list.Texts, BlockCodec.Size)) (_texts, _counts) = (new int[Math.Min(list.Texts, BlockCodec.Size)], new uint[Math.Min(list.Texts, BlockCodec.Size)]);
        Open(0);
    }

    /// <summary>The text the cursor is at.</summary>
    public int Text => _at < _size ? _texts[_at] : End;

    /// <summary>How often it holds the word.</summary>
    public int Count => (int)_counts[_at];

    /// <summary>Texts of the block from the cursor on.</summary>
    public ReadOnlySpan<int> Texts => _texts.AsSpan(_at, _size - _at);

    /// <summary>Counts of the block from the cursor on.</summary>
    public ReadOnlySpan<uint> Counts => _counts.AsSpan(_at, _size - _at);

    /// <summary>Goes on by so many postings of this block, and to the next block after its last.</summary>
    public void Advance(int postings)
    {
        _at += postings;
        if (_at >= _size) Open(_block + 1);
    }

    /// <summary>Goes to the first text that is not before <paramref name="text"/>.</summary>
    public void SkipTo(int text)
    {
        if (Text >= text) return;
        if (_list.LastOf(_block) < text)
        {
            Open(BlockOf(text));
            if (_size == 0) return;
        }
        var (low, high) = (_at, _size - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_texts[middle] < text) low = middle + 1;
            else high = middle;
        }
        _at = low;
    }

    // The first block after this one that ends at or after the text: in steps that double, then by halves.
    private int BlockOf(int text)
    {
        var (low, step) = (_block + 1, 1);
        while (low + step < _blocks && _list.LastOf(low + step - 1) < text)
        {
            low += step;
            step *= 2;
        }
        var high = Math.Min(low + step, _blocks);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_list.LastOf(middle) < text) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void Open(int block)
    {
        _block = block;
        _at = 0;
        _placesOf = -1;
        _size = block < _blocks ? _list.SizeOf(block) : 0;
        if (_size > 0) _list.Blocks!.Read(_list.First + block, block == 0 ? -1 : _list.LastOf(block - 1), _size, _texts, _counts);
    }

    /// <summary>The places of the word in the text the cursor is at.</summary>
    public int[] Places()
    {
        var places = new int[Count];
        Places(places);
        return places;
    }

    /// <summary>Writes the places of the word in the text the cursor is at, and gives their number.</summary>
    public int Places(Span<int> to)
    {
        var data = _list.Blocks!.Places.Span[_list.Blocks.PlaceOffset[_list.First + _block]..];
        if (_placesOf < 0 || _placesOf > _at) (_placesOf, _placesAt) = (0, 0);
        for (; _placesOf < _at; _placesOf++)
            for (var i = _counts[_placesOf]; i > 0; i--) Varint.Read(data, ref _placesAt);
        var (place, at, count) = (0, _placesAt, Count);
        for (var i = 0; i < count; i++) to[i] = place += (int)Varint.Read(data, ref at);
        return count;
    }

    /// <summary>The places of the word in the text the cursor is at, as they are written.</summary>
    public ReadOnlyMemory<byte> PlaceBytes()
    {
        var all = _list.Blocks!.Places[_list.Blocks.PlaceOffset[_list.First + _block]..];
        var data = all.Span;
        if (_placesOf < 0 || _placesOf > _at) (_placesOf, _placesAt) = (0, 0);
        var from = _placesAt;
        for (; _placesOf <= _at; _placesOf++)
        {
            from = _placesAt;
            // A number ends with the byte that has no highest bit.
            for (var left = _counts[_placesOf]; left > 0; _placesAt++)
                if (data[_placesAt] < 128) left--;
        }
        return all[from.._placesAt];
    }
}
