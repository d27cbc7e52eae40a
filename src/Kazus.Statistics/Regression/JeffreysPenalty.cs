using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>A log likelihood with three derivatives, for Firth's correction.</summary>
internal abstract class ThirdOrderLikelihood
{
    public abstract int Width { get; }

    /// <summary>The log likelihood; fills its score, the full information, and the derivative of the information in each coefficient.</summary>
    public abstract double Evaluate(ReadOnlySpan<double> coefficients, double[] score, double[,] information, double[][,]? derivatives);
}

/// <summary>
/// Maximum of a likelihood times the square root of the determinant of its information (Jeffreys' prior; Firth, Biometrika
/// 1993;80:27), and profile intervals. The maximum exists and is finite even when a covariate separates the outcomes.
/// </summary>
internal sealed class JeffreysPenalty(ThirdOrderLikelihood likelihood)
{
    private const int MaxIterations = 500;
    private const double Settled = 1e-11;

    private readonly double[] score = new double[likelihood.Width];
    private readonly double[,] information = new double[likelihood.Width, likelihood.Width];
    private readonly double[][,] derivatives = [.. Enumerable.Range(0, likelihood.Width).Select(_ => new double[likelihood.Width, likelihood.Width])];

    public int Iterations { get; private set; }

    public bool Converged { get; private set; }

    /// <summary>Penalised log likelihood, its score and the inverse information at a point.</summary>
    public (double LogLikelihood, double[] Score, double[,] Inverse) At(double[] coefficients)
    {
        var loglik = likelihood.Evaluate(coefficients, score, information, derivatives);
        var factor = SymmetricMatrix.Factor(information);
        if (factor.Rank < likelihood.Width) return (double.NegativeInfinity, score, factor.Inverse());
        var inverse = factor.Inverse();
        var penalised = score.ToArray();
        for (var j = 0; j < penalised.Length; j++)
        {
            double trace = 0;
            for (var a = 0; a < penalised.Length; a++)
            {
                for (var b = 0; b < penalised.Length; b++) trace += inverse[a, b] * derivatives[j][b, a];
            }
            penalised[j] += trace / 2;
        }
        return (loglik + factor.LogDeterminant / 2, penalised, inverse);
    }

    /// <summary>The maximum with the coefficients where <paramref name="free"/> is false held at their start.</summary>
    public (double[] Coefficients, double LogLikelihood) Maximise(double[] start, bool[] free)
    {
        var beta = start.ToArray();
        var (value, gradient, _) = At(beta);
        Converged = false;
        for (Iterations = 1; Iterations <= MaxIterations && !Converged; Iterations++)
        {
            var step = Step(gradient, free);
            var shrink = 1.0;
            double[] next;
            double nextValue;
            while (true)
            {
                next = [.. beta.Zip(step, (b, s) => b + shrink * s)];
                (nextValue, gradient, _) = At(next);
                if (nextValue >= value - 1e-12 * Math.Abs(value) || shrink < 1e-9) break;
                shrink /= 2;
            }
            Converged = true;
            for (var j = 0; j < beta.Length; j++) Converged &= Math.Abs(next[j] - beta[j]) <= Settled * (1 + Math.Abs(beta[j]));
            (beta, value) = (next, nextValue);
        }
        return (beta, value);
    }

    /// <summary>
    /// Limits of the coefficient between which the profile of the penalised likelihood stays within half a chi-squared quantile of its
    /// maximum; infinite when the profile never falls that far.
    /// </summary>
    public (double Lower, double Upper) Profile(double[] estimate, double maximum, int column, double level, double standardError)
    {
        var drop = ChiSquared.Quantile(level, 1) / 2;
        return (Limit(estimate, maximum - drop, column, -standardError), Limit(estimate, maximum - drop, column, standardError));
    }

    /// <summary>Profile maximum with one coefficient held.</summary>
    public double ProfileAt(double[] estimate, int column, double held) => ProfileFrom(estimate, column, held).LogLikelihood;

    private (double[] Coefficients, double LogLikelihood) ProfileFrom(double[] from, int column, double held)
    {
        var start = from.ToArray();
        start[column] = held;
        var free = Enumerable.Range(0, start.Length).Select(j => j != column).ToArray();
        return Maximise(start, free);
    }

    private double Limit(double[] estimate, double target, int column, double stride)
    {
        var (inside, current) = (estimate[column], estimate);
        double outside;
        double[] outsidePoint;
        while (true)
        {
            outside = inside + stride;
            var (point, value) = ProfileFrom(current, column, outside);
            outsidePoint = point;
            if (value < target) break;
            (inside, current) = (outside, point);
            stride *= 1.5;
            if (Math.Abs(outside - estimate[column]) > 1e4 * Math.Abs(stride) || !double.IsFinite(value)) return stride > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }
        return Root(current, outsidePoint, column, target);
    }

    /// <summary>Illinois' false position on the profile, which falls between a point above the target and one below.</summary>
    private double Root(double[] insidePoint, double[] outsidePoint, int column, double target)
    {
        var (above, below) = (insidePoint[column], outsidePoint[column]);
        var (start, fAbove) = ProfileFrom(insidePoint, column, above);
        fAbove -= target;
        var fBelow = ProfileFrom(outsidePoint, column, below).LogLikelihood - target;
        var lastSide = 0;
        for (var i = 0; i < 200 && Math.Abs(above - below) > 1e-13 * (1 + Math.Abs(above)); i++)
        {
            var middle = (fBelow * above - fAbove * below) / (fBelow - fAbove);
            (start, var value) = ProfileFrom(start, column, middle);
            value -= target;
            if (Math.Abs(value) < 1e-12) return middle;
            var side = value > 0 ? 1 : -1;
            if (side > 0) (above, fAbove, fBelow) = (middle, value, side == lastSide ? fBelow / 2 : fBelow);
            else (below, fBelow, fAbove) = (middle, value, side == lastSide ? fAbove / 2 : fAbove);
            lastSide = side;
        }
        return (above + below) / 2;
    }

    private double[] Step(double[] gradient, bool[] free)
    {
        var kept = Enumerable.Range(0, free.Length).Where(j => free[j]).ToArray();
        var block = new double[kept.Length, kept.Length];
        var solved = new double[kept.Length];
        for (var a = 0; a < kept.Length; a++)
        {
            solved[a] = gradient[kept[a]];
            for (var b = 0; b < kept.Length; b++) block[a, b] = information[kept[a], kept[b]];
        }
        SymmetricMatrix.Factor(block).Solve(solved);
        var step = new double[free.Length];
        for (var a = 0; a < kept.Length; a++) step[kept[a]] = Math.Clamp(solved[a], -5, 5);
        return step;
    }
}
