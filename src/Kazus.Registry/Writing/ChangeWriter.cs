using System.Data.Common;
using System.Text.Json.Nodes;
using Kazus.Registry.Engines;
using Kazus.Registry.Revisions;

namespace Kazus.Registry.Writing;

/// <summary>What is to become of one subject: its document afterwards.</summary>
internal sealed record Change(Subject Subject, string Id, RevisionAction Action, string? Before, string After, long Number)
{
    /// <summary>Hash of the document afterwards, where it is known already.</summary>
    public string Sha256 { get => field ?? CaseDocument.Hash(After); init; }
}

/// <summary>
/// One transaction that writes: it holds the collection's position from the beginning, so positions follow the order of commits, and
/// everything in it is kept together or not at all.
/// </summary>
internal sealed class ChangeWriter : IDisposable
{
    private static readonly IReadOnlyList<string> RevisionColumns =
        ["collection", "position", "kind", "subject", "number", "action", "made_by", "made_at", "made_from", "reason", "patch", "sha256"];

    private readonly Engine _engine;
    private readonly IDisposable _turn;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly long _collection;
    private readonly TableRows _revisions = new("revisions", RevisionColumns);
    private readonly Dictionary<string, TableRows> _rows = new(StringComparer.Ordinal);
    private readonly List<Statement> _first = [];
    private long _position;

    // So many change what a plan should be.
    private const int Many = 20;

    /// <summary>Begins the transaction.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="collection">Number of the collection.</param>
    /// <param name="subjects">About how many cases or files it is about.</param>
    public ChangeWriter(Engine engine, long collection, int subjects = 1)
    {
        _engine = engine;
        _collection = collection;
        _turn = engine.TakeTurn();
        try
        {
            _connection = engine.Open();
            _transaction = engine.BeginWriting(_connection);
            _position = engine.Hold(_transaction, collection, newPlans: subjects > Many) ?? throw new RegistryException("The collection is not in this registry any more.");
        }
        catch
        {
            _transaction?.Dispose();
            _connection?.Dispose();
            _turn.Dispose();
            throw;
        }
    }

    public DbTransaction Transaction => _transaction;

    /// <summary>Records a change and gives it its position.</summary>
    public Revision Record(Change change, Signature signature, DateTimeOffset at)
    {
        var patch = change.Before is null ? CaseDocument.Birth(change.After)
            : CaseDocument.Words(JsonPatch.Between(JsonNode.Parse(change.Before), JsonNode.Parse(change.After)));
        var revision = new Revision(++_position, change.Subject, change.Id, change.Number, change.Action, signature.By, at, signature.From, signature.Reason, patch) { Sha256 = change.Sha256 };
        _revisions.Rows.Add(
        [
            _collection, revision.Position, KindWord(change.Subject), change.Id, change.Number, ActionWord(change.Action), CaseColumns.Plain(signature.By),
            Instant.Write(at), CaseColumns.Plain(signature.From), CaseColumns.Plain(signature.Reason), patch, revision.Sha256,
        ]);
        return revision;
    }

    /// <summary>Records that a case is there now, and gives it its position.</summary>
    /// <returns>The position.</returns>
    public long Record(NewCaseRows rows, DateTimeOffset at)
    {
        _revisions.Rows.Add([_collection, ++_position, .. rows.Made, Instant.Write(at), .. rows.Change]);
        _revisions.Ready = true;
        return _position;
    }

    /// <summary>Adds a row that is written when the transaction is kept.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="row">The row.</param>
    /// <param name="ready">Whether something of it is as <see cref="Engine.Ready"/> makes it.</param>
    public void Add(string table, IReadOnlyList<string> columns, object?[] row, bool ready = false)
    {
        if (!_rows.TryGetValue(table, out var rows)) _rows[table] = rows = new TableRows(table, columns);
        rows.Rows.Add(row);
        rows.Ready |= ready;
    }

    /// <summary>Runs a statement when the transaction is kept, before rows are added.</summary>
    public void Later(string sql, params object?[] values) => _first.Add(new Statement(sql, values));

    /// <summary>Runs a statement at once.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Keys that are asked for with <see cref="Among"/> at once.</summary>
    public int MostAmong => _engine.MostAmong;

    /// <summary>The rows that have one of these keys; as <see cref="Engine.Among"/>.</summary>
    public DbCommand Among(string select, string column, string[] keys)
    {
        var (sql, values) = _engine.Among(select, column, _collection, keys);
        return Command(sql, values);
    }

    public DbCommand Command(string sql, params ReadOnlySpan<object?> values) => Engine.Command(_connection, _transaction, sql, values);

    /// <summary>Writes everything and makes it lasting; when this returns, the change is on the disk.</summary>
    /// <param name="waits">False to return before that, where the engine can: it is on the disk once a later transaction is.</param>
    public void Keep(bool waits = true)
    {
        var position = new Statement("update positions set position = @1 where collection = @0", [_collection, _position]);
        _engine.Write(_transaction, _first, [.. _rows.Values.OrderBy(r => r.Table == "claims"), _revisions], waits || _engine.CommitEarly is not { } early ? [position] : [early, position]);
        _transaction.Commit();
    }

    /// <summary>Changes nothing; when this returns, whatever was kept before is on the disk.</summary>
    public void Settle()
    {
        Run("update positions set position = position where collection = @0", _collection);
        _transaction.Commit();
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
        _turn.Dispose();
    }

    internal static string KindWord(Subject subject) => subject == Subject.Case ? "case" : "file";

    internal static string ActionWord(RevisionAction action) => action switch
    {
        RevisionAction.Added => "added",
        RevisionAction.Changed => "changed",
        RevisionAction.Deleted => "deleted",
        RevisionAction.Restored => "restored",
        RevisionAction.Undone => "undone",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
