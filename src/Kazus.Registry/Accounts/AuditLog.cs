using System.Collections.Concurrent;
using System.Data.Common;
using Kazus.Registry.Engines;
using Kazus.Registry.Writing;

namespace Kazus.Registry.Accounts;

/// <summary>One line of the audit log.</summary>
/// <param name="At">When.</param>
/// <param name="Account">Number of the account, or null for the person at the machine or a stranger.</param>
/// <param name="Who">Its name then.</param>
/// <param name="Action">What was asked for: "read", "change", "export", "sign in".</param>
/// <param name="Subject">What it was about: "case s01", "table".</param>
/// <param name="From">Address and program it came from.</param>
/// <param name="Outcome">Status of the answer, as in HTTP.</param>
public sealed record AuditEntry(DateTimeOffset At, long? Account, string Who, string Action, string Subject, string From, int Outcome);

/// <summary>
/// Who looked at what, and who changed what. A line is on the disk before the answer goes out; lines that come at the same time are
/// written together, so many readers cost one write.
/// </summary>
public sealed class AuditLog : IAsyncDisposable
{
    /// <summary>The collection under which things that concern the whole registry are kept.</summary>
    public const long WholeRegistry = 0;

    private const int MostAtOnce = 2_000;

    // Where lines come together, those of a moment more are kept with them: a commit takes the disk and the processors longer than that.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    // What passes by itself (another program's lock, a database that restarts, a machine that can hardly breathe) is waited for: a line
    // that cannot be written is an answer that is not given.
    private static readonly TimeSpan[] Again = [TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    private readonly CaseRegistry _registry;
    private readonly BlockingCollection<Line> _lines = [];
    private readonly Task _writing;
    // Kept from one write to the next; only the one thread that writes has it.
    private DbConnection? _connection;

    /// <summary>Opens the log of a registry.</summary>
    public AuditLog(CaseRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        _registry = registry;
        // A thread of its own: every answer waits for it, and it must not wait for a thread that an answer holds.
        _writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Keeps a line; done when it is on the disk.</summary>
    /// <exception cref="RegistryException">It could not be written: what was asked for must not be answered.</exception>
    public Task Record(long collection, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var line = new Line(collection, entry, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            _lines.Add(line);
        }
        catch (InvalidOperationException)
        {
            return Task.FromException(new RegistryException("The server is stopping."));
        }
        return line.Done.Task;
    }

    /// <summary>Lines of a collection, newest first.</summary>
    /// <param name="collection">Number of the collection, or <see cref="WholeRegistry"/>.</param>
    /// <param name="subject">Only lines about this, or null.</param>
    /// <param name="atMost">How many.</param>
    public IReadOnlyList<AuditEntry> Newest(long collection, string? subject = null, int atMost = 500) => _registry.Explained(() =>
    {
        using var connection = _registry.Engine.Open();
        using var command = subject is null
            ? Engine.Command(connection, null, "select at, account, who, action, subject, made_from, outcome from audit where collection = @0 order by entry desc limit @1", collection, atMost)
            : Engine.Command(connection, null, "select at, account, who, action, subject, made_from, outcome from audit where collection = @0 and subject = @2 order by entry desc limit @1", collection, atMost, subject);
        using var reader = command.ExecuteReader();
        var entries = new List<AuditEntry>();
        while (reader.Read())
            entries.Add(new AuditEntry(Instant.Read(reader.GetString(0)), reader.IsDBNull(1) ? null : reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), (int)reader.GetInt64(6)));
        return (IReadOnlyList<AuditEntry>)entries;
    });

    /// <summary>Writes what is waiting and closes the log.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.CompleteAdding();
        await _writing.ConfigureAwait(false);
        Forget();
        _lines.Dispose();
    }

    private void Write()
    {
        var together = false;
        foreach (var first in _lines.GetConsumingEnumerable())
        {
            if (together && !_lines.IsAddingCompleted) Thread.Sleep(Moment);
            var batch = new List<Line> { first };
            while (batch.Count < MostAtOnce && _lines.TryTake(out var next)) batch.Add(next);
            together = batch.Count > 1;
            try
            {
                for (var attempt = 0; !TryKeep(batch, last: attempt == Again.Length); attempt++) Thread.Sleep(Again[attempt]);
                foreach (var line in batch) line.Done.SetResult();
            }
            catch (Exception e) when (e is RegistryException or DbException or IOException or InvalidOperationException or TimeoutException)
            {
                var failure = e as RegistryException ?? new RegistryException("The audit log could not be written, so nothing is answered: " + e.Message, e);
                foreach (var line in batch) line.Done.SetException(failure);
            }
        }
    }

    /// <returns>False when it failed and may succeed in a moment. A line whose fate was lost with the connection may then stand twice.</returns>
    private bool TryKeep(List<Line> batch, bool last)
    {
        try
        {
            _registry.Explained(() => Keep(batch));
            return true;
        }
        catch (Exception e)
        {
            Forget();
            if (last || !_registry.Engine.Passes(e is RegistryException { InnerException: { } cause } ? cause : e)) throw;
            return false;
        }
    }

    private void Forget()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private int Keep(List<Line> batch)
    {
        using var turn = _registry.Engine.TakeTurn();
        _connection ??= _registry.Engine.Open();
        _registry.Engine.Append(_connection, batch.ConvertAll(l => Row(l.Collection, l.Entry)));
        return batch.Count;
    }

    private static AuditRow Row(long collection, AuditEntry line) => new(collection, Instant.Write(line.At), line.Account, CaseColumns.Plain(line.Who)!,
        line.Action, CaseColumns.Plain(line.Subject)!, CaseColumns.Plain(line.From)!, line.Outcome);

    private sealed record Line(long Collection, AuditEntry Entry, TaskCompletionSource Done);
}
