using System.Data.Common;

namespace Kazus.Registry.Engines;

/// <summary>
/// An open connection that only reads. What is asked again and again for every page is prepared once: a case by its id is then a
/// matter of microseconds. Used by one thread at a time.
/// </summary>
/// <param name="connection">The connection, which it closes in the end.</param>
internal sealed class Reads(DbConnection connection) : IDisposable
{
    // The program asks a few dozen different questions; a list of ids of unusual length is not kept.
    private const int Most = 100;
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>The connection, for statements that are asked rarely.</summary>
    public DbConnection Connection => connection;

    /// <summary>How often it was taken to read.</summary>
    public int Uses { get; set; }

    /// <summary>All rows of a question with parameters @0, @1, ...</summary>
    public List<T> All<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        var kept = Command(sql, values, out var command);
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read()) rows.Add(row(reader));
        }
        finally
        {
            if (!kept) command.Dispose();
        }
        return rows;
    }

    /// <summary>The first row, or the default when there is none.</summary>
    public T? First<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<object?> values) => All(sql, row, values) is [var first, ..] ? first : default;

    /// <summary>A whole number, or 0 when there is none.</summary>
    public long Whole(string sql, params ReadOnlySpan<object?> values) => First(sql, r => r.IsDBNull(0) ? 0 : r.GetInt64(0), values);

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private bool Command(string sql, ReadOnlySpan<object?> values, out DbCommand command)
    {
        if (_prepared.TryGetValue(sql, out command!))
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
            return true;
        }
        command = Engine.Command(connection, null, sql, values);
        if (_prepared.Count >= Most) return false;
        command.Prepare();
        _prepared[sql] = command;
        return true;
    }
}
