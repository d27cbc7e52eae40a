using System.Data;
using System.Data.Common;
using Kazus.Registry.Rows;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Kazus.Registry.Engines;

/// <summary>A PostgreSQL database. Writers of one collection wait for each other; those of different collections do not.</summary>
internal sealed class PostgresEngine(string connection) : Engine
{
    // So many pages are made at once on a large machine; more than that is had from the pool and given back.
    private const int MostIdle = 16;

    private const int FewRows = 100;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(Prepared(connection));
    private readonly IdleReads _idle = new(MostIdle);

    public override string Dialect => "postgres";

    public override DbConnection Open() => _source.OpenConnection();

    // A few connections that read stay open with their statements. One of which the server was restarted meanwhile is thrown away, and
    // what it was asked is asked again.
    public override T Read<T>(Func<Reads, T> read)
    {
        if (_idle.TryTake(out var kept))
        {
            try
            {
                return _idle.Ask(kept, read);
            }
            catch (NpgsqlException e) when (e is not PostgresException || Passes(e))
            {
                // A new connection says whether the server is there.
            }
        }
        return _idle.Ask(new Reads(_source.OpenConnection()), read);
    }

    // The server lets writers of one collection in one by one, in the order in which they asked.
    public override IDisposable TakeTurn() => Turn.Free;

    // Over a connection, not the data source: EF Core would keep a model for each data source it has seen.
    public override DbContextOptions<RegistryContext> Options(DbConnection open) =>
        new DbContextOptionsBuilder<RegistryContext>().UseNpgsql(open, contextOwnsConnection: true).Options;

    // What a writer asks is asked by key. A plan made while a table was small would go through all of it, and be kept while it grows.
    public override string BeforeWriting => "set local enable_seqscan = off; ";

    public override string Holding => " for no key update";

    public override DbTransaction BeginWriting(DbConnection open) => open.BeginTransaction(IsolationLevel.ReadCommitted);

    public override DbTransaction BeginReading(DbConnection open) => open.BeginTransaction(IsolationLevel.RepeatableRead);

    public override void Insert(DbTransaction transaction, TableRows rows)
    {
        if (rows.Rows.Count == 0) return;
        var open = (NpgsqlConnection)transaction.Connection!;
        using var writer = open.BeginBinaryImport($"copy {rows.Table} ({string.Join(", ", rows.Columns)}) from stdin (format binary)");
        foreach (var row in rows.Rows)
        {
            writer.StartRow();
            foreach (var value in row) Write(writer, value);
        }
        writer.Complete();
    }

    // What one person changed goes to the server in one message. Many rows go by copy, which costs each row less and the first one more.
    public override void Write(DbTransaction transaction, IReadOnlyList<Statement> first, IReadOnlyList<TableRows> tables, Statement last)
    {
        if (tables.Sum(t => t.Rows.Count) > FewRows)
        {
            base.Write(transaction, first, tables, last);
            return;
        }
        using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        foreach (var one in first) batch.BatchCommands.Add(PostgresParameters.Of(one));
        foreach (var rows in tables) PostgresParameters.Add(batch, rows);
        batch.BatchCommands.Add(PostgresParameters.Of(last));
        batch.ExecuteNonQuery();
    }

    // One message to the server and one answer: what stands in a batch is one transaction. Two programs that take numbers at once would
    // take the same ones; the second waits. The last number is looked up in the index, also by a plan that was made while the table was
    // small and is kept while it grows.
    public override void Append(DbConnection open, IReadOnlyList<AuditRow> lines)
    {
        using var batch = new NpgsqlBatch((NpgsqlConnection)open);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('enable_seqscan', 'off', true), pg_advisory_xact_lock(5282)"));
        batch.BatchCommands.Add(PostgresParameters.Of(lines));
        batch.ExecuteNonQuery();
    }

    private static void Write(NpgsqlBinaryImporter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string words: writer.Write(words, NpgsqlDbType.Text); break;
            case long whole: writer.Write(whole, NpgsqlDbType.Bigint); break;
            case double number: writer.Write(number, NpgsqlDbType.Double); break;
            case bool yes: writer.Write(yes, NpgsqlDbType.Boolean); break;
            case byte[] bytes: writer.Write(bytes, NpgsqlDbType.Bytea); break;
            default: throw new ArgumentException($"A {value.GetType().Name} is not kept in a column.", nameof(value));
        }
    }

    public override string? Explain(Exception failure) => failure switch
    {
        PostgresException { SqlState: "53100" } => "The disk of the PostgreSQL server is full; nothing of this change was kept.",
        PostgresException { SqlState: "57P01" or "57P02" or "57P03" } => "The PostgreSQL server is stopping or starting; whether a change under way was kept can be seen in the history.",
        PostgresException { SqlState: "55P03" or "40P01" or "40001" } => "Another change was under way for too long; nothing was written. Try again.",
        PostgresException { SqlState: "25006" } => "The PostgreSQL database is read-only (a replica?); nothing was written.",
        PostgresException { SqlState: "42501" } => "The database user may not do this; nothing was written.",
        PostgresException { SqlState: "3D000" or "28P01" or "28000" } p => $"The PostgreSQL server refused the connection: {p.MessageText}.",
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException } => "The PostgreSQL server cannot be reached, or the connection was lost; whether a change under way was kept can be seen in the history.",
        _ => null,
    };

    public override bool Passes(Exception failure) => failure is NpgsqlException { IsTransient: true } or PostgresException { SqlState: "57P01" or "57P02" or "57P03" };

    public override bool HasSchema(DbConnection open, DbTransaction? transaction)
    {
        // Read from the catalog's table: to_regclass answers from the session's memory, in which a table that another program has made
        // meanwhile is still missing, so that whoever waited for the schema would make it a second time.
        using var command = Command(open, transaction, "select exists (select 1 from pg_catalog.pg_tables where tablename = 'schema_versions' and schemaname = any (current_schemas(false)))");
        return (bool)command.ExecuteScalar()!;
    }

    public override void Close()
    {
        _idle.Close();
        _source.Dispose();
    }

    // Statements that come again are prepared by the driver on each connection, unless whoever gave the address says otherwise.
    private static string Prepared(string words)
    {
        var builder = new NpgsqlConnectionStringBuilder(words);
        var told = words.Replace(" ", "", StringComparison.Ordinal);
        if (!told.Contains("maxautoprepare", StringComparison.OrdinalIgnoreCase)) builder.MaxAutoPrepare = 60;
        // Nothing is changed in a session that outlasts a transaction, so nothing has to be put back between two users of a connection.
        if (!told.Contains("noresetonclose", StringComparison.OrdinalIgnoreCase)) builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }

    private sealed class Turn : IDisposable
    {
        public static readonly Turn Free = new();

        public void Dispose()
        {
        }
    }
}
