using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kazus.Registry.Backup;

/// <summary>
/// A sum over the rows of a table that does not depend on their order or on the engine: the SHA-256 of each row, added up as four
/// numbers of 64 bits. Keys are unique, so no row can hide another.
/// </summary>
internal sealed class TableSum
{
    private readonly ulong[] _lanes = new ulong[4];
    private readonly ArrayBufferWriter<byte> _row = new(4096);

    public long Rows { get; private set; }

    public string Sum => string.Concat(_lanes.Select(l => l.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)));

    public void Add(ReadOnlySpan<object?> row)
    {
        _row.ResetWrittenCount();
        foreach (var value in row) Write(value);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(_row.WrittenSpan, hash);
        for (var i = 0; i < 4; i++) _lanes[i] = unchecked(_lanes[i] + BinaryPrimitives.ReadUInt64BigEndian(hash[(8 * i)..]));
        Rows++;
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null or DBNull: Tagged(0, 0); break;
            case bool yes: Whole(yes ? 1 : 0); break;
            case long whole: Whole(whole); break;
            case double number: Tagged(2, BitConverter.DoubleToInt64Bits(number)); break;
            case string words:
                Tagged(3, Encoding.UTF8.GetByteCount(words));
                _row.Advance(Encoding.UTF8.GetBytes(words, _row.GetSpan(Encoding.UTF8.GetMaxByteCount(words.Length))));
                break;
            case byte[] bytes:
                Tagged(4, bytes.LongLength);
                _row.Write(bytes);
                break;
            default: throw new ArgumentException($"A {value.GetType().Name} is not kept in a column.", nameof(value));
        }
    }

    private void Whole(long value) => Tagged(1, value);

    private void Tagged(byte tag, long value)
    {
        var span = _row.GetSpan(9);
        span[0] = tag;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], value);
        _row.Advance(9);
    }
}
