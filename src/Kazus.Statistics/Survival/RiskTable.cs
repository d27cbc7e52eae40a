namespace Kazus.Statistics;

/// <summary>
/// What happened in one group at each distinct time of exit: who was at risk, who had the event, who was censored. Every
/// estimator of this folder starts from it; the arrays have one length and are not changed after they are filled.
/// </summary>
internal sealed class RiskTable(string group, int observations, int length)
{
    public string Group { get; } = group;

    /// <summary>Rows of data in the group.</summary>
    public int Observations { get; } = observations;

    /// <summary>Distinct times, ascending.</summary>
    public double[] Times { get; } = GC.AllocateUninitializedArray<double>(length);

    /// <summary>Total weight at risk just before each time.</summary>
    public double[] AtRisk { get; } = GC.AllocateUninitializedArray<double>(length);

    /// <summary>Total weight of the events.</summary>
    public double[] Events { get; } = GC.AllocateUninitializedArray<double>(length);

    /// <summary>Total weight of the censored.</summary>
    public double[] Censored { get; } = GC.AllocateUninitializedArray<double>(length);

    /// <summary>Number of rows with an event, where weights make it differ from <see cref="Events"/>; otherwise null.</summary>
    public int[]? EventRows { get; init; }

    public int Length => Times.Length;
}
