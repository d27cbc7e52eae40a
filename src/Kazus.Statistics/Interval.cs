namespace Kazus.Statistics;

/// <summary>A closed interval of plausible values for an estimate.</summary>
/// <param name="Estimate">The estimate itself.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct Interval(double Estimate, double Lower, double Upper)
{
    internal static double CheckLevel(double level) =>
        level is > 0 and < 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
}
