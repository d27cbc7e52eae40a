using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Kazus.Registry.Engines;

/// <summary>Connections that read and stay open, with their statements, from one read to the next.</summary>
/// <param name="most">How many stay open; what is given back beyond that is closed.</param>
internal sealed class IdleReads(int most = int.MaxValue)
{
    // The last one given back is taken first: it has what it needs in its caches.
    private readonly ConcurrentStack<Reads> _idle = [];
    private volatile bool _closed;
    private int _count;

    public bool TryTake([NotNullWhen(true)] out Reads? reads)
    {
        if (!_idle.TryPop(out reads)) return false;
        Interlocked.Decrement(ref _count);
        return true;
    }

    /// <summary>Reads, and keeps the connection for the next read; one on which something failed is closed.</summary>
    public T Ask<T>(Reads reads, Func<Reads, T> read)
    {
        T result;
        reads.Uses++;
        try
        {
            result = read(reads);
        }
        catch
        {
            reads.Dispose();
            throw;
        }
        if (Interlocked.Increment(ref _count) <= most) _idle.Push(reads);
        else
        {
            Interlocked.Decrement(ref _count);
            reads.Dispose();
        }
        if (_closed) CloseAll();
        return result;
    }

    /// <summary>Closes those that nobody uses, and the others when they are given back.</summary>
    public void Close()
    {
        _closed = true;
        CloseAll();
    }

    private void CloseAll()
    {
        while (TryTake(out var reads)) reads.Dispose();
    }
}
