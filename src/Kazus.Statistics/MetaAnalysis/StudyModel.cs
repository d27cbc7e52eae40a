using System.Numerics;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// What every estimator of τ² is made of, at one value of it. W = diag 1/(v+τ²) and P = W − WX(X′WX)⁻¹X′W; no k×k
/// matrix is ever formed.
/// </summary>
/// <param name="Q">y′Py, the generalised Q statistic.</param>
/// <param name="QSlope">y′PPy = −dQ/dτ².</param>
/// <param name="QCurve">y′PPPy.</param>
/// <param name="TraceP">tr P.</param>
/// <param name="TracePP">tr PP.</param>
/// <param name="SumW">tr W.</param>
/// <param name="SumWW">tr WW.</param>
/// <param name="LogDeterminant">log |X′WX| − log |X′X|.</param>
internal readonly record struct ModelSums(
    double Q, double QSlope, double QCurve, double TraceP, double TracePP, double SumW, double SumWW, double LogDeterminant);

/// <summary>Effects with their sampling variances and a linear model for their mean.</summary>
internal abstract class StudyModel(double[] effects, double[] variances)
{
    public double[] Effects { get; } = effects;

    public double[] Variances { get; } = variances;

    public int Studies => Effects.Length;

    public abstract int Coefficients { get; }

    public int Residual => Studies - Coefficients;

    public abstract ModelSums At(double tau2);

    /// <summary>Unweighted: the residual sum of squares, tr(PV) and tr(PVPV) with P = I − X(X′X)⁻¹X′.</summary>
    public abstract (double Residuals, double TracePV, double TracePVPV) Unweighted();

    /// <summary>tr(PVPV) at a τ²: V = W⁻¹ − τ²I and PW⁻¹P = P make it (k−p) − 2τ² tr P + τ⁴ tr PP.</summary>
    public static double TracePVPV(double residual, double tau2, in ModelSums s) =>
        residual - 2 * tau2 * s.TraceP + tau2 * tau2 * s.TracePP;

    /// <summary>Σ log(v + τ²).</summary>
    public double LogVariances(double tau2)
    {
        ReadOnlySpan<double> v = Variances;
        var sum = 0.0;
        var i = 0;
        if (v.Length >= 4 * Vector<double>.Count)
        {
            var total = Vector<double>.Zero;
            var shift = new Vector<double>(tau2);
            for (; i <= v.Length - Vector<double>.Count; i += Vector<double>.Count)
                total += Vector.Log(new Vector<double>(v[i..]) + shift);
            sum = Vector.Sum(total);
        }
        for (; i < v.Length; i++) sum += Math.Log(v[i] + tau2);
        return sum;
    }

    /// <summary>log of the likelihood (maximised over the coefficients) at τ², or of the restricted one.</summary>
    public double LogLikelihood(double tau2, in ModelSums s, double logVariances, bool restricted)
    {
        const double LogTwoPi = 1.837877066409345483560659472811;
        return restricted
            ? -0.5 * (Residual * LogTwoPi + logVariances + s.LogDeterminant + s.Q)
            : -0.5 * (Studies * LogTwoPi + logVariances + s.Q);
    }
}
