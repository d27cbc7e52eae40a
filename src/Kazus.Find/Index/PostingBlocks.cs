namespace Kazus.Find.Index;

/// <summary>
/// Postings of many words: which texts hold the word, how often, and at which places. Blocks of 128 texts are packed; the rest of
/// a word's postings, which for most words is all, is written as numbers of seven bits a byte.
/// </summary>
internal sealed class PostingBlocks
{
    /// <summary>Last text of each block.</summary>
    public required int[] Last { get; init; }

    /// <summary>Where each block begins in <see cref="Data"/>.</summary>
    public required int[] Offset { get; init; }

    /// <summary>Where the places of each block begin in <see cref="Places"/>.</summary>
    public required int[] PlaceOffset { get; init; }

    /// <summary>Bounds of each block: shortest lengths.</summary>
    public required ulong[] Shortest { get; init; }

    /// <summary>Bounds of each block: most occurrences.</summary>
    public required byte[] Most { get; init; }

    /// <summary>Packed texts and counts.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Places within the texts, as gaps.</summary>
    public required ReadOnlyMemory<byte> Places { get; init; }

    /// <summary>The bounds of a block.</summary>
    public Impacts Bounds(int block) => new(Shortest[block], Most[block]);

    /// <summary>Reads the texts of a block and their counts.</summary>
    /// <param name="block">The block.</param>
    /// <param name="before">The last text of the word's block before, or -1.</param>
    /// <param name="size">How many texts it holds.</param>
    /// <param name="texts">Receives the texts; room for 128.</param>
    /// <param name="counts">Receives how often each holds the word; room for 128.</param>
    public void Read(int block, int before, int size, Span<int> texts, Span<uint> counts)
    {
        var data = Data.Span[Offset[block]..];
        if (size < BlockCodec.Size)
        {
            ReadFew(data, before, texts[..size], counts);
            return;
        }
        int bits = data[0], countBits = data[1];
        BlockCodec.Unpack(data[2..], bits, System.Runtime.InteropServices.MemoryMarshal.Cast<int, uint>(texts));
        BlockCodec.Ascend(texts, before);
        BlockCodec.Unpack(data[(2 + bits * 16)..], countBits, counts);
        for (var i = 0; i < BlockCodec.Size; i++) counts[i]++;
    }

    private static void ReadFew(ReadOnlySpan<byte> data, int before, Span<int> texts, Span<uint> counts)
    {
        var at = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            var gap = Varint.Read(data, ref at);
            before += (int)(gap >> 1) + 1;
            texts[i] = before;
            counts[i] = (gap & 1) != 0 ? 1 : Varint.Read(data, ref at) + 1;
        }
    }
}
