using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kazus.Statistics;

/// <summary>
/// Exponential and logarithm of four numbers at once, within one unit of the last place. The runtime has its own, but they are compiled
/// anew, and at first badly, in every process; a command that runs for half a second would spend a tenth of it there.
/// </summary>
internal static class FourNumbers
{
    private const double Log2OfE = 1.4426950408889634;
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double RoundingShift = 6755399441055744.0;
    private const double TwoTo52 = 4503599627370496.0;
    private const double MostExponent = 708;
    private const double LeastNormal = 2.2250738585072014e-308;
    private const long RootOfHalf = 0x3FE6A09E667F3BCD;
    private const long One = 0x3FF0000000000000;
    private const long Fraction = 0x000FFFFFFFFFFFFF;

    /// <summary>exp(x): x = n ln 2 + r, and the series of exp(r) to the 13th power, whose rest is below 1e-17.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        if (!Vector256.LessThanOrEqualAll(Vector256.Abs(x), Vector256.Create(MostExponent))) return ExpOneByOne(x);
        var shift = Vector256.Create(RoundingShift);
        var shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(Log2OfE), shift);
        var n = shifted - shift;
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2High), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2Low), r);
        var square = r * r;
        var a = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 6227020800), Vector256.Create(1.0 / 479001600));
        var b = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 39916800), Vector256.Create(1.0 / 3628800));
        var c = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 362880), Vector256.Create(1.0 / 40320));
        var d = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 5040), Vector256.Create(1.0 / 720));
        var e = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 120), Vector256.Create(1.0 / 24));
        var f = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 6), Vector256.Create(0.5));
        var sum = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(a, square, b), square, c);
        sum = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(sum, square, d), square, e), square, f);
        var value = Vector256<double>.One + Vector256.FusedMultiplyAdd(sum, square, r);
        return (value.AsInt64() + Vector256.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    /// <summary>ln(x): x = 2^k m with m near 1, and the series in s = (m - 1) / (m + 1) of the freely distributable mathematical library.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        var normal = Vector256.GreaterThanOrEqual(x, Vector256.Create(LeastNormal)) & Vector256.LessThanOrEqual(x, Vector256.Create(double.MaxValue));
        if (normal.AsInt64() != Vector256<long>.AllBitsSet) return LogOneByOne(x);
        var moved = x.AsInt64() + Vector256.Create(One - RootOfHalf);
        var m = ((moved & Vector256.Create(Fraction)) + Vector256.Create(RootOfHalf)).AsDouble();
        var k = (Vector256.ShiftRightLogical(moved, 52) | Vector256.Create(TwoTo52).AsInt64()).AsDouble() - Vector256.Create(TwoTo52 + 1023);
        var f = m - Vector256<double>.One;
        var s = f / (f + Vector256.Create(2.0));
        var z = s * s;
        var w = z * z;
        var even = Vector256.FusedMultiplyAdd(w, Vector256.Create(1.531383769920937332e-01), Vector256.Create(2.222219843214978396e-01));
        even = w * Vector256.FusedMultiplyAdd(w, even, Vector256.Create(3.999999999940941908e-01));
        var odd = Vector256.FusedMultiplyAdd(w, Vector256.Create(1.479819860511658591e-01), Vector256.Create(1.818357216161805012e-01));
        odd = Vector256.FusedMultiplyAdd(w, odd, Vector256.Create(2.857142874366239149e-01));
        odd = z * Vector256.FusedMultiplyAdd(w, odd, Vector256.Create(6.666666666666735130e-01));
        var half = Vector256.Create(0.5) * f * f;
        var small = s * (half + (odd + even)) + k * Vector256.Create(Ln2Low);
        return k * Vector256.Create(Ln2High) - (half - small - f);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> ExpOneByOne(Vector256<double> x) => Vector256.Create(Math.Exp(x[0]), Math.Exp(x[1]), Math.Exp(x[2]), Math.Exp(x[3]));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> LogOneByOne(Vector256<double> x) => Vector256.Create(Math.Log(x[0]), Math.Log(x[1]), Math.Log(x[2]), Math.Log(x[3]));
}
