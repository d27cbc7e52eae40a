namespace Kazus.Find.Index;

/// <summary>Writes the postings of one word after another.</summary>
internal sealed class PostingWriter(Func<int, int> length)
{
    private readonly List<int> _last = [];
    private readonly List<int> _offset = [];
    private readonly List<int> _placeOffset = [];
    private readonly List<ulong> _shortest = [];
    private readonly List<byte> _most = [];
    private readonly ByteList _data = new();
    private readonly ByteList _places = new();
    private readonly int[] _texts = new int[BlockCodec.Size];
    private readonly uint[] _counts = new uint[BlockCodec.Size];
    private readonly uint[] _gaps = new uint[BlockCodec.Size];
    private int _inBlock;
    private int _before = -1;
    private int _placesFrom;

    /// <summary>Number of blocks so far: where the next word's begin.</summary>
    public int Blocks => _last.Count;

    /// <summary>How many texts the word now being written has so far.</summary>
    public int Texts { get; private set; }

    /// <summary>Adds a text that holds the word, in ascending order, with the places where.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Ascending places, or the count alone when none are kept.</param>
    public void Add(int text, ReadOnlySpan<int> places)
    {
        Begin(text, places.Length);
        var before = 0;
        foreach (var place in places)
        {
            Varint.Write(_places, (uint)(place - before));
            before = place;
        }
    }

    /// <summary>Adds a text with places that are written already.</summary>
    public void Add(int text, int count, ReadOnlySpan<byte> places)
    {
        Begin(text, count);
        places.CopyTo(_places.Grow(places.Length));
    }

    /// <summary>Adds a text without places.</summary>
    public void Add(int text, int count) => Begin(text, count);

    private void Begin(int text, int count)
    {
        if (_inBlock == BlockCodec.Size) Flush();
        _texts[_inBlock] = text;
        _counts[_inBlock++] = (uint)count - 1;
        Texts++;
    }

    /// <summary>Ends the word and gives how many texts hold it.</summary>
    public int End()
    {
        Flush();
        _before = -1;
        (var texts, Texts) = (Texts, 0);
        return texts;
    }

    private void Flush()
    {
        if (_inBlock == 0) return;
        var bounds = Impacts.None;
        for (var i = 0; i < _inBlock; i++) bounds = bounds.With((int)_counts[i] + 1, length(_texts[i]));
        _offset.Add(_data.Count);
        // Places of a block are written before it is known to be full; they began where the last block's ended.
        _placeOffset.Add(_placesFrom);
        _shortest.Add(bounds.Shortest);
        _most.Add(bounds.Most);
        _last.Add(_texts[_inBlock - 1]);
        if (_inBlock == BlockCodec.Size) Packed();
        else Few();
        _before = _texts[_inBlock - 1];
        _placesFrom = _places.Count;
        _inBlock = 0;
    }

    private void Packed()
    {
        var before = _before;
        for (var i = 0; i < _texts.Length; i++)
        {
            _gaps[i] = (uint)(_texts[i] - before - 1);
            before = _texts[i];
        }
        int bits = BlockCodec.Bits(_gaps), countBits = BlockCodec.Bits(_counts);
        var to = _data.Grow(2 + (bits + countBits) * 16);
        to[0] = (byte)bits;
        to[1] = (byte)countBits;
        BlockCodec.Pack(_gaps, bits, to[2..]);
        BlockCodec.Pack(_counts, countBits, to[(2 + bits * 16)..]);
    }

    private void Few()
    {
        var before = _before;
        for (var i = 0; i < _inBlock; i++)
        {
            Varint.Write(_data, (uint)(_texts[i] - before - 1) << 1 | (_counts[i] == 0 ? 1u : 0));
            if (_counts[i] > 0) Varint.Write(_data, _counts[i]);
            before = _texts[i];
        }
    }

    public PostingBlocks ToBlocks() => new()
    {
        Last = [.. _last],
        Offset = [.. _offset],
        PlaceOffset = [.. _placeOffset],
        Shortest = [.. _shortest],
        Most = [.. _most],
        Data = _data.ToMemory(),
        Places = _places.ToMemory(),
    };
}
