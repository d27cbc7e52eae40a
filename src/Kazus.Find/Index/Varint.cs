namespace Kazus.Find.Index;

/// <summary>Whole numbers, seven bits a byte, the last byte without its highest bit.</summary>
internal static class Varint
{
    public static uint Read(ReadOnlySpan<byte> data, ref int at)
    {
        uint b = data[at++];
        if (b < 128) return b;
        var value = b & 127;
        for (var shift = 7; ; shift += 7)
        {
            b = data[at++];
            value |= (b & 127) << shift;
            if (b < 128) return value;
        }
    }

    public static void Write(ByteList to, uint value)
    {
        while (value >= 128)
        {
            to.Add((byte)(value | 128));
            value >>= 7;
        }
        to.Add((byte)value);
    }
}

/// <summary>Bytes that grow.</summary>
internal sealed class ByteList
{
    private byte[] _bytes = new byte[1024];

    public int Count { get; private set; }

    public void Add(byte value)
    {
        if (Count == _bytes.Length) Array.Resize(ref _bytes, 2 * Count);
        _bytes[Count++] = value;
    }

    /// <summary>Room for so many more bytes, to be written at once.</summary>
    public Span<byte> Grow(int size)
    {
        while (Count + size > _bytes.Length) Array.Resize(ref _bytes, 2 * _bytes.Length);
        Count += size;
        return _bytes.AsSpan(Count - size, size);
    }

    public ReadOnlyMemory<byte> ToMemory() => _bytes.AsMemory(0, Count).ToArray();
}
