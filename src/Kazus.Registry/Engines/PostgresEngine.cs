using System.Data;
using System.Data.Common;
using Kazus.Registry.Rows;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kazus.Registry.Engines;

/// <summary>A PostgreSQL database. Writers of one collection wait for each other; those of different collections do not.</summary>
internal sealed class PostgresEngine(string connection) : Engine
{
    // So many pages are made at once on a large machine; more than that is had from the pool and given back.
    private const int MostIdle = 16;

    private const int FewRows = 100;

    // A plan is made for the table as it is and kept while it grows; of a table of one row every index is as good as the right one. So
    // plans are made anew after so many uses of a connection.
    private const int UsesOfPlans = 500;
    private const int ChangesOfPlans = 50;
    private const string Discard = "discard plans";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(Prepared(connection));
    private readonly NpgsqlDataSource _reads = ForReading(Prepared(connection));
    private readonly IdleReads _idle = new(MostIdle);
    private int _changes;
    private int _appended;

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
                if (kept.Uses % UsesOfPlans == 0) Run(kept.Connection, Discard);
                return _idle.Ask(kept, read);
            }
            catch (NpgsqlException e) when (e is not PostgresException || Passes(e))
            {
                // A new connection says whether the server is there.
            }
        }
        return _idle.Ask(new Reads(_reads.OpenConnection()), read);
    }

    // The server lets writers of one collection in one by one, in the order in which they asked.
    public override IDisposable TakeTurn() => Turn.Free;

    // Over a connection, not the data source: EF Core would keep a model for each data source it has seen.
    public override DbContextOptions<RegistryContext> Options(DbConnection open) =>
        new DbContextOptionsBuilder<RegistryContext>().UseNpgsql(open, contextOwnsConnection: true).Options;

    // What a writer asks is asked by key, for whatever collection: one plan for all of them, for to make one takes longer than to answer.
    public override string HoldPosition =>
        "select position, set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true) from positions where collection = @0 for no key update";

    // One message and one answer: each more is a moment in which the server has nothing to do.
    public override long? Hold(DbTransaction transaction, long collection, bool newPlans)
    {
        if (!newPlans) return base.Hold(transaction, collection, newPlans);
        using var batch = BatchOf(transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Discard));
        batch.BatchCommands.Add(PostgresParameters.Of(new Statement(HoldPosition, [collection])));
        return (long?)batch.ExecuteScalar();
    }

    public override Statement? CommitEarly { get; } = new("set local synchronous_commit = off", []);

    public override int MostAmong => 5_000;

    // A list of keys would be looked for by going through the whole collection where the plan was made while that was small. "offset 0"
    // keeps the lookup by one key apart, for which there is but one way.
    public override Statement Among(string select, string column, long collection, string[] keys) =>
        new($"select found.* from unnest(@1) as wanted (key) cross join lateral ({select} and {column} = wanted.key offset 0) as found", [collection, keys]);

    public override DbTransaction BeginWriting(DbConnection open)
    {
        if (Interlocked.Increment(ref _changes) % ChangesOfPlans == 0) Run(open, Discard);
        return open.BeginTransaction(IsolationLevel.ReadCommitted);
    }

    public override DbTransaction BeginReading(DbConnection open) => open.BeginTransaction(IsolationLevel.RepeatableRead);

    public override object?[] Ready(CopyBuffer room, params object?[] fields)
    {
        var start = room.Length;
        room.Fields(fields);
        return [new CopiedFields(room, start, room.Length - start, fields.Length)];
    }

    public override IReadOnlyList<object?[]> ReadyRows(CopyBuffer room, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0) return rows;
        var start = room.Length;
        foreach (var row in rows) room.Row(row);
        return [[new CopiedRows(room, start, room.Length - start)]];
    }

    public override void Insert(DbTransaction transaction, TableRows rows)
    {
        if (rows.Rows.Count == 0) return;
        var open = (NpgsqlConnection)transaction.Connection!;
        using var copy = new PostgresCopy(open, rows);
        foreach (var row in rows.Rows) copy.Add(row);
        copy.Complete();
    }

    // What one person changed goes to the server in one message. Many rows go by copy, which costs each row less and the first one more.
    public override void Write(DbTransaction transaction, IReadOnlyList<Statement> first, IReadOnlyList<TableRows> tables, IReadOnlyList<Statement> last)
    {
        if (tables.Any(t => t.Ready) || tables.Sum(t => t.Rows.Count) > FewRows)
        {
            base.Write(transaction, first, tables, last);
            return;
        }
        using var batch = BatchOf(transaction);
        foreach (var one in first) batch.BatchCommands.Add(PostgresParameters.Of(one));
        foreach (var rows in tables) PostgresParameters.Add(batch, rows);
        foreach (var one in last) batch.BatchCommands.Add(PostgresParameters.Of(one));
        batch.ExecuteNonQuery();
    }

    protected override void Run(DbTransaction transaction, IReadOnlyList<Statement> all)
    {
        if (all.Count == 0) return;
        using var batch = BatchOf(transaction);
        foreach (var one in all) batch.BatchCommands.Add(PostgresParameters.Of(one));
        batch.ExecuteNonQuery();
    }

    private static NpgsqlBatch BatchOf(DbTransaction transaction) => new((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);

    // One message to the server and one answer: what stands in a batch is one transaction. Two programs that take numbers at once would
    // take the same ones; the second waits. The last number is looked up in the index, also by a plan that was made while the table was
    // small; that plan is kept, for to make one takes longer than to write a few lines.
    public override void Append(DbConnection open, IReadOnlyList<AuditRow> lines)
    {
        using var batch = new NpgsqlBatch((NpgsqlConnection)open);
        if (Interlocked.Increment(ref _appended) % UsesOfPlans == 0) batch.BatchCommands.Add(new NpgsqlBatchCommand(Discard));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true), pg_advisory_xact_lock(5282)"));
        batch.BatchCommands.Add(PostgresParameters.Of(lines));
        batch.ExecuteNonQuery();
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
        _reads.Dispose();
        _source.Dispose();
    }

    // What is read for a page is asked by key and prepared once. A plan that was made while a table was small, and goes through all of it,
    // would be kept while it grows.
    private static NpgsqlDataSource ForReading(string words)
    {
        const string plans = "set enable_seqscan = off; set plan_cache_mode = force_generic_plan";
        var builder = new NpgsqlDataSourceBuilder(words);
        builder.UsePhysicalConnectionInitializer(open => Run(open, plans), async open =>
        {
            var command = new NpgsqlCommand(plans, open);
            await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        });
        return builder.Build();
    }

    private static void Run(DbConnection open, string sql)
    {
        using var command = Command(open, null, sql);
        command.ExecuteNonQuery();
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
