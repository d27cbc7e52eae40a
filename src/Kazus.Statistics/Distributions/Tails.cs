namespace Kazus.Statistics.Distributions;

/// <summary>The logarithms of both tails at one point: P(X ≤ x) and P(X &gt; x).</summary>
internal readonly record struct Tails(double LogLower, double LogUpper)
{
    public double Lower => Math.Exp(LogLower);

    public double Upper => Math.Exp(LogUpper);

    public static Tails Nothing { get; } = new(double.NegativeInfinity, 0);

    public static Tails Everything { get; } = new(0, double.NegativeInfinity);

    public static Tails Undefined { get; } = new(double.NaN, double.NaN);

    public static Tails FromLower(double log) => new(log, LogOnePlus.Complement(log));

    public static Tails FromUpper(double log) => new(LogOnePlus.Complement(log), log);

    /// <summary>
    /// The u at which the chosen tail has the given logarithm. <paramref name="at"/> gives tails and log of the
    /// density with respect to u. Newton's step on the log of the tail, which is concave in u for the families used
    /// here, inside a bracket that only shrinks.
    /// </summary>
    public static double Solve(Func<double, (Tails Tails, double LogDensity)> at, double logTarget, bool upper, double start)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity, u = start;
        var lastStep = double.PositiveInfinity;
        for (var i = 0; i < 500; i++)
        {
            var (tails, logDensity) = at(u);
            var log = upper ? tails.LogUpper : tails.LogLower;
            var gap = log - logTarget;
            if (gap == 0) return u;
            if (gap > 0 != upper) high = u; else low = u;
            var step = -gap * Math.Exp(log - logDensity);
            if (upper) step = -step;
            if (!double.IsFinite(step)) step = gap > 0 != upper ? -1 - Math.Abs(u) : 1 + Math.Abs(u);
            var next = u + step;
            if (!(next > low && next < high))
                next = double.IsFinite(low) && double.IsFinite(high) ? 0.5 * (low + high)
                    : u + Math.CopySign(Math.Min(Math.Abs(step), 1 + Math.Abs(u)), step);
            var moved = Math.Abs(next - u);
            if (moved <= 4e-16 * Math.Max(1, Math.Abs(u)) || (moved < 1e-13 * Math.Abs(u) && moved >= lastStep)) return next;
            (u, lastStep) = (next, moved);
        }
        return u;
    }
}
