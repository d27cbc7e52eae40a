using System.Numerics;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The model with one mean for all studies: one pass over the data per value of τ².</summary>
internal sealed class CommonMean(double[] effects, double[] variances) : StudyModel(effects, variances)
{
    // Effects are summed as distances from this value, which follows the estimate: the residual sums then cancel nothing.
    private double centre = effects[0];

    public override int Coefficients => 1;

    /// <summary>The weighted mean of the last call of <see cref="At"/>.</summary>
    public double Mean { get; private set; }

    /// <summary>Its variance, 1/Σw.</summary>
    public double Variance { get; private set; }

    public override ModelSums At(double tau2)
    {
        var s = Moments.Of(Effects, Variances, tau2, centre);
        var m = s.WY / s.W;
        if (Math.Abs(m) > 1e-3 * Math.Sqrt(s.WYY / s.W))
        {
            centre += m;
            s = Moments.Of(Effects, Variances, tau2, centre);
            m = s.WY / s.W;
        }
        var share = s.WW / s.W;
        var slope = s.WWYY - 2 * m * s.WWY + m * m * s.WW;
        var u = s.WWY - m * s.WW;
        var curve = s.WWWYY - 2 * m * s.WWWY + m * m * s.WWW - u * u / s.W;
        Mean = centre + m;
        Variance = 1 / s.W;
        return new ModelSums(s.WYY - s.WY * m, slope, curve, s.W - share, s.WW - 2 * s.WWW / s.W + share * share, s.W, s.WW,
            Math.Log(s.W / Studies));
    }

    public override (double Residuals, double TracePV, double TracePVPV) Unweighted()
    {
        var k = Studies;
        double sum = 0, v1 = 0, v2 = 0;
        for (var i = 0; i < k; i++)
        {
            sum += Effects[i];
            v1 += Variances[i];
            v2 += Variances[i] * Variances[i];
        }
        var mean = sum / k;
        var squares = 0.0;
        foreach (var y in Effects) squares += (y - mean) * (y - mean);
        return (squares, v1 * (k - 1) / k, v2 - 2 * v2 / k + v1 / k * (v1 / k));
    }

    private readonly record struct Moments(
        double W, double WY, double WYY, double WW, double WWY, double WWYY, double WWW, double WWWY, double WWWYY)
    {
        public static Moments Of(double[] effects, double[] variances, double tau2, double centre)
        {
            ReadOnlySpan<double> y = effects, v = variances;
            Vector<double> w1 = default, y1 = default, q1 = default, w2 = default, y2 = default, q2 = default, w3 = default, y3 = default, q3 = default;
            var shift = new Vector<double>(tau2);
            var middle = new Vector<double>(centre);
            var i = 0;
            for (; i <= y.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                var r = new Vector<double>(y[i..]) - middle;
                var w = Vector<double>.One / (new Vector<double>(v[i..]) + shift);
                var wr = w * r;
                var ww = w * w;
                w1 += w;
                y1 += wr;
                q1 += wr * r;
                w2 += ww;
                y2 += ww * r;
                q2 += wr * wr;
                var www = ww * w;
                w3 += www;
                y3 += www * r;
                q3 += www * r * r;
            }
            double a1 = Vector.Sum(w1), b1 = Vector.Sum(y1), c1 = Vector.Sum(q1), a2 = Vector.Sum(w2), b2 = Vector.Sum(y2), c2 = Vector.Sum(q2);
            double a3 = Vector.Sum(w3), b3 = Vector.Sum(y3), c3 = Vector.Sum(q3);
            for (; i < y.Length; i++)
            {
                var r = y[i] - centre;
                var w = 1 / (v[i] + tau2);
                var ww = w * w;
                a1 += w;
                b1 += w * r;
                c1 += w * r * r;
                a2 += ww;
                b2 += ww * r;
                c2 += ww * r * r;
                a3 += ww * w;
                b3 += ww * w * r;
                c3 += ww * w * r * r;
            }
            return new Moments(a1, b1, c1, a2, b2, c2, a3, b3, c3);
        }
    }
}
