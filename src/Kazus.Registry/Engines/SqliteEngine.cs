using System.Data;
using System.Data.Common;
using Kazus.Registry.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kazus.Registry.Engines;

/// <summary>One file. A write-ahead log lets readers go on while one writes; every acknowledged write is on the disk.</summary>
internal sealed class SqliteEngine(string file) : Engine
{
    /// <summary>How long a writer waits for another one, in seconds.</summary>
    internal const int Patience = 10;

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = Patience, Pooling = true }.ConnectionString;
    private bool _logged;

    public override string Dialect => "sqlite";

    public override DbConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            // FULL: an acknowledged change survives a power cut, not only a killed program.
            var journal = _logged ? "" : "pragma journal_mode = wal; ";
            using var command = Command(connection, null, journal + "pragma synchronous = full; pragma busy_timeout = 10000; pragma cache_size = -65536; pragma wal_autocheckpoint = 4000;");
            command.ExecuteNonQuery();
            _logged = true;
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbContextOptions<RegistryContext> Options(DbConnection connection) =>
        new DbContextOptionsBuilder<RegistryContext>().UseSqlite(connection, contextOwnsConnection: true).Options;

    public override DbTransaction BeginWriting(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override void Insert(DbTransaction transaction, TableRows rows)
    {
        if (rows.Rows.Count == 0) return;
        using var insert = new SqliteInsert((SqliteConnection)transaction.Connection!, rows);
        foreach (var row in rows.Rows) insert.Add(row);
    }

    public override string? Explain(Exception failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => $"Another program has been writing to {file} for more than {Patience} seconds; nothing was written. Try again when it is done.",
        8 => $"{file} cannot be written to (it is read-only); nothing was written.",
        10 => $"The disk failed while {file} was read or written; nothing of this change was kept.",
        11 or 26 => $"{file} is damaged or not a registry. Restore it from a backup with 'kazus restore'.",
        13 => $"The disk is full; nothing of this change was kept in {file}.",
        14 => $"{file} cannot be opened: the folder is missing, or it may not be read or written.",
        _ => null,
    };

    public override bool HasSchema(DbConnection connection, DbTransaction? transaction)
    {
        using var command = Command(connection, transaction, "select count(*) filter (where name = 'schema_versions'), count(*) from sqlite_master");
        using var reader = command.ExecuteReader();
        reader.Read();
        if (reader.GetInt64(0) == 0 && reader.GetInt64(1) > 0) throw new RegistryException($"{file} is the database of another program, not a registry; nothing was changed.");
        return reader.GetInt64(0) > 0;
    }

    public override void Close()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }
}
