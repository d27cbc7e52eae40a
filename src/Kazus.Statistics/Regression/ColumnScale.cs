using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Centre and spread of a column. Rows enter the likelihood as (x - Centre) * Factor: the answer does not depend on it, its rounding
/// does. As R does, columns of -1, 0 and 1 report a mean of zero and keep their scale, so that a baseline hazard is that of the
/// reference level.
/// </summary>
internal readonly record struct ColumnScale(double Centre, double Factor, double ReportedMean)
{
    private const int ParallelFrom = 50_000;

    public static ColumnScale[] Of(DesignMatrix design, ReadOnlyMemory<double>? weights)
    {
        var scales = new ColumnScale[design.Width];
        void Scale(int j) => scales[j] = Of(design.Whole(j), weights is { } w ? w.Span : default, design, j);
        if (scales.Length > 0 && design.Whole(0).Length > ParallelFrom) Work.Parts(design.Width, Scale);
        else for (var j = 0; j < scales.Length; j++) Scale(j);
        return scales;
    }

    private static ColumnScale Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, DesignMatrix design, int column)
    {
        if (weights.IsEmpty && values.Length >= ParallelFrom) return OfMany(values, design, column);
        var total = weights.IsEmpty ? values.Length : Sum(weights);
        var mean = (weights.IsEmpty ? Sum(values) : Dot(values, weights)) / total;
        if (!double.IsFinite(mean)) RegressionData.CheckFinite(values, design.Names[column]);
        if (IsIndicator(values)) return new(mean, 1, 0);
        var spread = Spread(values, weights, mean);
        return new(mean, spread > 0 ? total / spread : 1, mean);
    }

    /// <summary>
    /// The same in one pass over a long column: the spread is taken about the mean of the first rows, which lies close enough to the
    /// mean for a scale that only guards against rounding.
    /// </summary>
    private static ColumnScale OfMany(ReadOnlySpan<double> values, DesignMatrix design, int column)
    {
        var about = Sum(values[..1024]) / 1024;
        var (sum, spread, indicator) = Pass(values, about);
        var mean = sum / values.Length;
        if (!double.IsFinite(mean)) RegressionData.CheckFinite(values, design.Names[column]);
        if (indicator) return new(mean, 1, 0);
        return new(mean, spread > 0 ? values.Length / spread : 1, mean);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Sum, double Spread, bool Indicator) Pass(ReadOnlySpan<double> values, double about)
    {
        var (centre, one) = (new Vector<double>(about), Vector<double>.One);
        var (first, second, spread) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var other = Vector<long>.Zero;
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= values.Length - 2 * width; i += 2 * width)
        {
            var (a, b) = (new Vector<double>(values[i..]), new Vector<double>(values[(i + width)..]));
            first += a;
            second += b;
            spread += Vector.Abs(a - centre) + Vector.Abs(b - centre);
            other |= ~(Vector.Equals(a, a * a) | Vector.Equals(a, -one)) | ~(Vector.Equals(b, b * b) | Vector.Equals(b, -one));
        }
        var (sum, distance, indicator) = (Vector.Sum(first + second), Vector.Sum(spread), other == Vector<long>.Zero);
        for (; i < values.Length; i++)
        {
            sum += values[i];
            distance += Math.Abs(values[i] - about);
            indicator &= values[i] is 0 or 1 or -1;
        }
        return (sum, distance, indicator);
    }

    [MethodImpl(Loops.Optimized)]
    private static bool IsIndicator(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (value is not (0 or 1 or -1)) return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count) sum += new Vector<double>(values[i..]);
        var total = Vector.Sum(sum);
        for (; i < values.Length; i++) total += values[i];
        return total;
    }

    [MethodImpl(Loops.Optimized)]
    private static double Dot(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double total = 0;
        for (var i = 0; i < values.Length; i++) total += values[i] * weights[i];
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Spread(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double mean)
    {
        double total = 0;
        var i = 0;
        if (weights.IsEmpty)
        {
            var sum = Vector<double>.Zero;
            var centre = new Vector<double>(mean);
            for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count) sum += Vector.Abs(new Vector<double>(values[i..]) - centre);
            total = Vector.Sum(sum);
        }
        for (; i < values.Length; i++) total += (weights.IsEmpty ? 1 : weights[i]) * Math.Abs(values[i] - mean);
        return total;
    }
}
