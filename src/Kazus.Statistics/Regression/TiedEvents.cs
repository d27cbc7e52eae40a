using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// What the events of one time contribute beside the logarithms of their denominators, from the sums over the risk set (S0) and over the events (T0) of weight * exp(eta).
/// With Efron's rule the l-th of d events, l = 0 .. d-1, has the denominator S0 - (l/d) T0; with Breslow's all have S0.
/// </summary>
/// <param name="Hazard">Sum of mean weight / denominator: the increment of the cumulative hazard.</param>
/// <param name="EventShare">Sum of mean weight * (l/d) / denominator: what an event row itself is spared.</param>
/// <param name="Square">Sum of mean weight / denominator squared.</param>
/// <param name="Cross">The same times l/d.</param>
/// <param name="EventSquare">The same times (l/d) squared.</param>
internal readonly record struct TiedEvents(
    double Hazard, double EventShare, double Square, double Cross, double EventSquare)
{
    [MethodImpl(Loops.Optimized)]
    public static TiedEvents Of(int deaths, double deathWeight, double riskSum, double deathSum, bool efron, ref LogSum logs)
    {
        if (deaths == 1 || !efron)
        {
            var hazard = deathWeight / riskSum;
            logs.Add(riskSum, deathWeight);
            return new(hazard, 0, hazard / riskSum, 0, 0);
        }
        var mean = deathWeight / deaths;
        return deaths < 8 ? OneByOne(deaths, mean, (riskSum, deathSum), ref logs) : FourByFour(deaths, mean, (riskSum, deathSum), ref logs);
    }

    private static TiedEvents OneByOne(int deaths, double mean, (double Risk, double Death) sums, ref LogSum logs)
    {
        double sum = 0, share = 0, square = 0, cross = 0, eventSquare = 0;
        for (var l = 0; l < deaths; l++)
        {
            var fraction = (double)l / deaths;
            var denominator = sums.Risk - fraction * sums.Death;
            var inverse = 1 / denominator;
            var term = mean * inverse;
            var twice = term * inverse;
            logs.Add(denominator, mean);
            sum += term;
            share += term * fraction;
            square += twice;
            cross += twice * fraction;
            eventSquare += twice * fraction * fraction;
        }
        return new(sum, share, square, cross, eventSquare);
    }

    /// <summary>The same, four events at a time; the logarithm is that of the product of the denominators over the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TiedEvents FourByFour(int deaths, double mean, (double Risk, double Death) sums, ref LogSum logs)
    {
        var one = Vector256<double>.One;
        var (sum, share, square, cross, eventSquare) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (product, log) = (one, Vector256<double>.Zero);
        var number = Vector256.Create(0.0, 1, 2, 3);
        var (count, step) = (Vector256.Create((double)deaths), Vector256.Create(4.0));
        var (risk, ratio) = (Vector256.Create(sums.Risk), Vector256.Create(sums.Death / sums.Risk));
        for (var l = 0; l < deaths; l += 4, number += step)
        {
            var counts = Vector256.LessThan(number, count);
            var fraction = number / count;
            var part = one - fraction * ratio;
            var inverse = one / (risk * part) & counts;
            product *= Vector256.ConditionalSelect(counts, part, one);
            var weighted = inverse * fraction;
            sum += inverse;
            share += weighted;
            square += inverse * inverse;
            cross += inverse * weighted;
            eventSquare += weighted * weighted;
            if (!Vector256.LessThanAny(product, Vector256.Create(1e-100))) continue;
            log += FourNumbers.Log(product);
            product = one;
        }
        logs.AddLog(mean * (deaths * Math.Log(sums.Risk) + Vector256.Sum(log + FourNumbers.Log(product))));
        return new(mean * Vector256.Sum(sum), mean * Vector256.Sum(share), mean * Vector256.Sum(square), mean * Vector256.Sum(cross), mean * Vector256.Sum(eventSquare));
    }
}

/// <summary>
/// A sum of weight * log(value) that takes one logarithm for many values of weight one: it multiplies while the product stays far
/// from the limits of a double.
/// </summary>
internal struct LogSum
{
    private double product;
    private double sum;

    public void Add(double value, double weight)
    {
        if (weight != 1 || !(value is > 1e-100 and < 1e100))
        {
            sum += weight * Math.Log(value);
            return;
        }
        product = product == 0 ? value : product * value;
        if (product is > 1e-100 and < 1e100) return;
        sum += Math.Log(product);
        product = 1;
    }

    /// <summary>Adds a logarithm that is known.</summary>
    public void AddLog(double value) => sum += value;

    public readonly double Total => product == 0 ? sum : sum + Math.Log(product);
}
