using System.Data.Common;
using Kazus.Registry.Rows;
using Microsoft.EntityFrameworkCore;

namespace Kazus.Registry.Engines;

/// <summary>What differs between SQLite and PostgreSQL, and nothing else.</summary>
internal abstract class Engine
{
    /// <summary>Folder of the numbered SQL: "sqlite" or "postgres".</summary>
    public abstract string Dialect { get; }

    /// <summary>An open connection, from a pool.</summary>
    public abstract DbConnection Open();

    /// <summary>Reads on a connection that may be kept open, with its statements, for the next read.</summary>
    public abstract T Read<T>(Func<Reads, T> read);

    /// <summary>
    /// Waits until no other thread of this program writes; given back by disposing it. Where an engine lets writers in one by one, those
    /// of one program come in the order in which they asked, and none of them polls for its turn.
    /// </summary>
    public abstract IDisposable TakeTurn();

    /// <summary>Lets EF Core query over an open connection, which it closes in the end.</summary>
    public abstract DbContextOptions<RegistryContext> Options(DbConnection connection);

    /// <summary>A transaction that will write: others that write wait, those that read do not.</summary>
    public abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>The question with which a transaction that changes cases or files begins: the position of collection @0, which nobody else moves until the end of the transaction.</summary>
    public virtual string HoldPosition => "select position from positions where collection = @0";

    /// <summary>Begins with <see cref="HoldPosition"/>.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="collection">Number of the collection.</param>
    /// <param name="newPlans">True to make plans anew, for tables that have grown since.</param>
    /// <returns>The position, or null when the collection is not there.</returns>
    public virtual long? Hold(DbTransaction transaction, long collection, bool newPlans)
    {
        using var hold = Command(transaction.Connection!, transaction, HoldPosition, collection);
        return (long?)hold.ExecuteScalar();
    }

    /// <summary>
    /// What lets the commit of a transaction return before it is on the disk, or null where nothing does. Once a later transaction is on
    /// the disk, so is this one.
    /// </summary>
    public virtual Statement? CommitEarly => null;

    /// <summary>Keys that are asked for with <see cref="Among"/> at once.</summary>
    public virtual int MostAmong => 500;

    /// <summary>A transaction in which every read sees the same moment.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>Fields of a row that is added with very many others, in the form that costs their transaction least. A row may be made of both.</summary>
    /// <param name="room">Where they may stand until they are written.</param>
    /// <param name="fields">The fields.</param>
    public virtual object?[] Ready(CopyBuffer room, params object?[] fields) => fields;

    /// <summary>Rows that are added with very many others, in the form that costs their transaction least.</summary>
    /// <param name="room">Where they may stand until they are written.</param>
    /// <param name="rows">The rows.</param>
    public virtual IReadOnlyList<object?[]> ReadyRows(CopyBuffer room, IReadOnlyList<object?[]> rows) => rows;

    /// <summary>Adds many rows at once.</summary>
    public abstract void Insert(DbTransaction transaction, TableRows rows);

    /// <summary>A question for the rows of a table that have one of a few keys, each looked up in the index, however many rows there are.</summary>
    /// <param name="select">What is wanted, from which table: "select id from cases where collection = @0".</param>
    /// <param name="column">The column of the key; with the collection it has an index.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="keys">At least one key, none twice.</param>
    public virtual Statement Among(string select, string column, long collection, string[] keys)
    {
        // Filled up to one length, so that the statement is one of a few.
        var length = keys.Length <= 1 ? 1 : keys.Length <= 20 ? 20 : 500;
        var names = string.Join(", ", Enumerable.Range(1, length).Select(i => "@" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return new Statement($"{select} and {column} in ({names})", [collection, .. keys, .. Enumerable.Repeat(keys[^1], length - keys.Length)]);
    }

    /// <summary>Runs statements, adds rows and runs the last statements, in this order.</summary>
    public virtual void Write(DbTransaction transaction, IReadOnlyList<Statement> first, IReadOnlyList<TableRows> tables, IReadOnlyList<Statement> last)
    {
        Run(transaction, first);
        foreach (var rows in tables) Insert(transaction, rows);
        Run(transaction, last);
    }

    /// <summary>Adds lines to the audit log, each numbered after those that its collection has, in a transaction of their own.</summary>
    public abstract void Append(DbConnection connection, IReadOnlyList<AuditRow> lines);

    /// <summary>The sentence for a person about a failure of the engine, or null when it is not one that a person can mend.</summary>
    public abstract string? Explain(Exception failure);

    /// <summary>True when a failure may be over in a moment: a lock of another program, a server that starts, a lost connection.</summary>
    public abstract bool Passes(Exception failure);

    /// <summary>True when the schema table is there.</summary>
    public abstract bool HasSchema(DbConnection connection, DbTransaction? transaction);

    /// <summary>Closes what is kept open for reuse.</summary>
    public abstract void Close();

    public static Engine For(RegistryAddress address) => address.File is { } file ? new SqliteEngine(file) : new PostgresEngine(address.Connection!);

    /// <summary>Runs statements of which nothing is answered.</summary>
    protected virtual void Run(DbTransaction transaction, IReadOnlyList<Statement> all)
    {
        foreach (var (sql, values) in all)
        {
            using var command = Command(transaction.Connection!, transaction, sql, values);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Runs SQL with parameters @0, @1, ...</summary>
    public static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

/// <summary>A statement with its parameters @0, @1, ...</summary>
internal sealed record Statement(string Sql, object?[] Values);

/// <summary>A line of the audit log as it is kept; its number is given when it is written.</summary>
internal sealed record AuditRow(long Collection, string At, long? Account, string Who, string Action, string Subject, string From, long Outcome);

/// <summary>Rows for one table, in the order of its columns.</summary>
internal sealed record TableRows(string Table, IReadOnlyList<string> Columns)
{
    public List<object?[]> Rows { get; } = [];

    /// <summary>Whether some of them are as <see cref="Engine.Ready"/> makes them.</summary>
    public bool Ready { get; set; }
}
