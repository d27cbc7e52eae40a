using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Kazus.Registry.Engines;

/// <summary>
/// Rows as PostgreSQL's binary copy format has them, written field by field into one buffer: a fifth of the time that the driver's own
/// writer takes, which looks its type up for each field.
/// </summary>
internal sealed class PostgresCopy : IDisposable
{
    private const int Usual = 64 << 10;
    private readonly Stream _stream;
    private byte[] _buffer = new byte[Usual];
    private int _length;

    public PostgresCopy(NpgsqlConnection connection, TableRows rows)
    {
        _stream = connection.BeginRawBinaryCopy($"copy {rows.Table} ({string.Join(", ", rows.Columns)}) from stdin (format binary)");
        // "PGCOPY", a sign that shows whether line ends were changed on the way, no flags, no extension.
        ReadOnlySpan<byte> head = [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        head.CopyTo(Room(head.Length));
        _length += head.Length;
    }

    public void Add(ReadOnlySpan<object?> row)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)row.Length);
        _length += 2;
        foreach (var value in row) Add(value);
    }

    /// <summary>Says that these were all.</summary>
    public void Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);
        _length += 2;
        Send();
    }

    /// <summary>Ends the copy. The transaction decides whether anything of it lasts.</summary>
    public void Dispose() => _stream.Dispose();

    private void Add(object? value)
    {
        switch (value)
        {
            case null: Begin(-1, 0); break;
            case string words: Add(words); break;
            case long whole: BinaryPrimitives.WriteInt64BigEndian(Begin(8, 8), whole); break;
            case double number: BinaryPrimitives.WriteDoubleBigEndian(Begin(8, 8), number); break;
            case bool yes: Begin(1, 1)[0] = yes ? (byte)1 : (byte)0; break;
            case byte[] bytes: bytes.CopyTo(Begin(bytes.Length, bytes.Length)); break;
            default: throw new ArgumentException($"A {value.GetType().Name} is not kept in a column.", nameof(value));
        }
    }

    private void Add(string words)
    {
        var room = Room(4 + Encoding.UTF8.GetMaxByteCount(words.Length));
        var bytes = Encoding.UTF8.GetBytes(words, room[4..]);
        BinaryPrimitives.WriteInt32BigEndian(room, bytes);
        _length += 4 + bytes;
    }

    // The length of a field, and where its bytes go.
    private Span<byte> Begin(int length, int bytes)
    {
        var room = Room(4 + bytes);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        _length += 4 + bytes;
        return room[4..];
    }

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes) Send();
        if (_buffer.Length < bytes) _buffer = new byte[bytes];
        return _buffer.AsSpan(_length);
    }

    private void Send()
    {
        _stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
