using System.Buffers.Binary;
using System.Text;

namespace Kazus.Registry.Engines;

/// <summary>
/// Rows and fields as PostgreSQL's binary copy format has them, one after the other: a fifth of the time that the driver's own writer
/// takes, which looks its type up for each field.
/// </summary>
internal sealed class CopyBuffer
{
    private byte[] _bytes = new byte[1 << 10];

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Writes bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Writes the number of fields of a row, or -1 after the last row.</summary>
    public void Count(int fields)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)fields);
        Length += 2;
    }

    /// <summary>Writes a row.</summary>
    public void Row(ReadOnlySpan<object?> row)
    {
        if (row is [CopiedRows rows])
        {
            Raw(rows.Bytes);
            return;
        }
        var fields = 0;
        foreach (var value in row) fields += value is CopiedFields copied ? copied.Count : 1;
        Count(fields);
        Fields(row);
    }

    /// <summary>Writes fields.</summary>
    public void Fields(ReadOnlySpan<object?> fields)
    {
        foreach (var value in fields) Field(value);
    }

    private void Field(object? value)
    {
        switch (value)
        {
            case null: Begin(-1, 0); break;
            case string words: Field(words); break;
            case long whole: BinaryPrimitives.WriteInt64BigEndian(Begin(8, 8), whole); break;
            case double number: BinaryPrimitives.WriteDoubleBigEndian(Begin(8, 8), number); break;
            case bool yes: Begin(1, 1)[0] = yes ? (byte)1 : (byte)0; break;
            case byte[] bytes: bytes.CopyTo(Begin(bytes.Length, bytes.Length)); break;
            case CopiedFields copied: Raw(copied.Bytes); break;
            default: throw new ArgumentException($"A {value.GetType().Name} is not kept in a column.", nameof(value));
        }
    }

    private void Field(string words)
    {
        var room = Room(4 + Encoding.UTF8.GetMaxByteCount(words.Length));
        var bytes = Encoding.UTF8.GetBytes(words, room[4..]);
        BinaryPrimitives.WriteInt32BigEndian(room, bytes);
        Length += 4 + bytes;
    }

    // The length of a field, and where its bytes go.
    private Span<byte> Begin(int length, int bytes)
    {
        var room = Room(4 + bytes);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        Length += 4 + bytes;
        return room[4..];
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + bytes));
        return _bytes.AsSpan(Length);
    }
}

/// <summary>Fields next to each other in a row, written before the transaction, so that it is short.</summary>
/// <param name="Bytes">As the copy format has them.</param>
/// <param name="Count">How many fields.</param>
internal sealed record CopiedFields(byte[] Bytes, int Count);

/// <summary>Whole rows, written before the transaction.</summary>
/// <param name="Bytes">As the copy format has them.</param>
internal sealed record CopiedRows(byte[] Bytes);
