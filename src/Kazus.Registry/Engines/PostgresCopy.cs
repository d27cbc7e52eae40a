using Npgsql;

namespace Kazus.Registry.Engines;

/// <summary>Adds rows to a table by PostgreSQL's binary copy.</summary>
internal sealed class PostgresCopy : IDisposable
{
    private const int Usual = 64 << 10;
    private readonly Stream _stream;
    private readonly CopyBuffer _buffer = new();

    public PostgresCopy(NpgsqlConnection connection, TableRows rows)
    {
        _stream = connection.BeginRawBinaryCopy($"copy {rows.Table} ({string.Join(", ", rows.Columns)}) from stdin (format binary)");
        // "PGCOPY", a sign that shows whether line ends were changed on the way, no flags, no extension.
        _buffer.Raw([0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    public void Add(ReadOnlySpan<object?> row)
    {
        _buffer.Row(row);
        if (_buffer.Length >= Usual) Send();
    }

    /// <summary>Says that these were all.</summary>
    public void Complete()
    {
        _buffer.Count(-1);
        Send();
    }

    /// <summary>Ends the copy. The transaction decides whether anything of it lasts.</summary>
    public void Dispose() => _stream.Dispose();

    private void Send()
    {
        _stream.Write(_buffer.Written);
        _buffer.Clear();
    }
}
