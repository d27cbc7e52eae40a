using System.Runtime.InteropServices;

namespace Kazus.Statistics;

/// <summary>A table of residuals, a line for each event and a column for each term. It cannot be changed.</summary>
public sealed class ResidualTable
{
    private readonly EventLines lines;

    internal ResidualTable(EventLines lines) => this.lines = lines;

    /// <summary>Number of events.</summary>
    public int Events => lines.Events;

    /// <summary>Number of terms.</summary>
    public int Terms => lines.Terms;

    /// <summary>The residual of an event for a term, both counted from zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event or term.</exception>
    public double this[int @event, int term]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(term);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(term, Terms);
            return Event(@event)[term];
        }
    }

    /// <summary>The residuals of an event, one for each term.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event.</exception>
    public ReadOnlySpan<double> Event(int @event)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@event);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@event, Events);
        return Terms == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref lines.Line(@event), Terms);
    }

    /// <summary>The residuals of a term, one for each event, copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such term.</exception>
    public double[] Term(int term)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(term);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(term, Terms);
        var column = new double[Events];
        for (var e = 0; e < column.Length; e++) column[e] = Event(e)[term];
        return column;
    }
}
