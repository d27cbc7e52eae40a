using System.Data;
using System.Data.Common;
using Kazus.Registry.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kazus.Registry.Engines;

/// <summary>One file. A write-ahead log lets readers go on while one writes; every acknowledged write is on the disk.</summary>
internal sealed class SqliteEngine(string file) : Engine
{
    /// <summary>How long a writer waits for another program, in seconds.</summary>
    internal const int Patience = 10;

    // Within this program a writer waits longer: the one before it is known to be at work, such as an import of many cases.
    private const int TurnPatience = 120;

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = Patience, Pooling = true }.ConnectionString;
    private readonly string _unpooled = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = Patience, Pooling = false }.ConnectionString;
    private readonly IdleReads _idle = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _logged;

    public override string Dialect => "sqlite";

    // FULL: an acknowledged change survives a power cut, not only a killed program.
    public override DbConnection Open() => Open(_connection, "pragma synchronous = full; pragma busy_timeout = 10000; pragma cache_size = -65536; pragma wal_autocheckpoint = 16000;");

    // A connection that reads stays open as long as the registry: nobody is then the last to leave, who would fold the log into the file
    // and delete it while the next one comes. Its cache is small, for every change empties it; the file is cached by the system.
    public override T Read<T>(Func<Reads, T> read)
    {
        if (!_idle.TryTake(out var reads)) reads = new Reads(Open(_unpooled, "pragma busy_timeout = 10000; pragma cache_size = -4096; pragma query_only = on;"));
        return _idle.Ask(reads, read);
    }

    public override IDisposable TakeTurn()
    {
        if (!_turn.Wait(TimeSpan.FromSeconds(TurnPatience))) throw new RegistryException($"Another change of {file} has been under way for more than {TurnPatience} seconds; nothing was written. Try again when it is done.");
        return new Turn(_turn);
    }

    private DbConnection Open(string words, string pragmas)
    {
        var connection = new SqliteConnection(words);
        try
        {
            connection.Open();
            using var command = Command(connection, null, (_logged ? "" : "pragma journal_mode = wal; ") + pragmas);
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

    // Nobody else writes while the transaction lasts, so the last number is asked for once for each collection.
    public override void Append(DbConnection connection, IReadOnlyList<AuditRow> lines)
    {
        using var transaction = BeginWriting(connection);
        var rows = new TableRows("audit", ["collection", "entry", "at", "account", "who", "action", "subject", "made_from", "outcome"]);
        foreach (var some in lines.GroupBy(l => l.Collection))
        {
            using var last = Command(connection, transaction, "select coalesce(max(entry), 0) from audit where collection = @0", some.Key);
            var entry = (long)last.ExecuteScalar()!;
            foreach (var line in some) rows.Rows.Add([line.Collection, ++entry, line.At, line.Account, line.Who, line.Action, line.Subject, line.From, line.Outcome]);
        }
        Insert(transaction, rows);
        transaction.Commit();
    }

    public override string? Explain(Exception failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 or 15 => $"Another program has been writing to {file} for more than {Patience} seconds; nothing was written. Try again when it is done.",
        8 => $"{file} cannot be written to (it is read-only); nothing was written.",
        10 => $"The disk failed while {file} was read or written; nothing of this change was kept.",
        11 or 26 => $"{file} is damaged or not a registry. Restore it from a backup with 'kazus restore'.",
        13 => $"The disk is full; nothing of this change was kept in {file}.",
        14 => $"{file} cannot be opened: the folder is missing, or it may not be read or written.",
        _ => null,
    };

    // Busy, locked, cannot be opened (its log is being folded away), and the log's own protocol when a machine stalls.
    public override bool Passes(Exception failure) => failure is SqliteException { SqliteErrorCode: 5 or 6 or 14 or 15 };

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
        _idle.Close();
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
