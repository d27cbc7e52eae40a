namespace Kazus.Statistics;

/// <summary>What is known of one failure time: the time itself, or an interval it lies in.</summary>
/// <param name="Low">Latest time at which it had not happened; zero when nothing is known.</param>
/// <param name="High">Earliest time by which it had happened; infinite when it has not. Equal to <paramref name="Low"/> when the time is known.</param>
public readonly record struct ObservedTime(double Low, double High)
{
    /// <summary>It happened at the time.</summary>
    public static ObservedTime Exact(double time) => new(time, time);

    /// <summary>It had not happened by the time (right-censored).</summary>
    public static ObservedTime After(double time) => new(time, double.PositiveInfinity);

    /// <summary>It had happened by the time, when is not known (left-censored).</summary>
    public static ObservedTime Before(double time) => new(0, time);

    /// <summary>It happened after one time and by another (interval-censored).</summary>
    public static ObservedTime Between(double low, double high) => new(low, high);

    internal bool IsExact => Low == High;

    internal bool IsRight => double.IsPositiveInfinity(High);

    internal bool IsLeft => Low == 0;
}
