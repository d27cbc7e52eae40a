namespace Kazus.Find.Index;

/// <summary>The postings of one word in one segment.</summary>
/// <param name="Blocks">Where they are written.</param>
/// <param name="First">The first block.</param>
/// <param name="Texts">How many texts hold the word.</param>
internal readonly record struct PostingList(PostingBlocks? Blocks, int First, int Texts)
{
    public static PostingList Empty => new(null, 0, 0);

    /// <summary>Number of blocks.</summary>
    public int BlockCount => (Texts + BlockCodec.Size - 1) / BlockCodec.Size;

    /// <summary>Texts in a block, counted from the list's first.</summary>
    public int SizeOf(int block) => Math.Min(BlockCodec.Size, Texts - block * BlockCodec.Size);

    /// <summary>Last text of a block, counted from the list's first.</summary>
    public int LastOf(int block) => Blocks!.Last[First + block];
}
