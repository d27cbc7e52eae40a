namespace Kazus.Statistics.Distributions;

/// <summary>
/// P(X &gt; x) of the standard normal by the rational Chebyshev approximations of W. J. Cody, "Rational Chebyshev
/// approximations for the error function", Math. Comp. 23 (1969) 631-637, scaled to the normal integral.
/// </summary>
internal static class NormalTail
{
    private const double SqrtThirtyTwo = 5.656854249492380195206754896838;   // √32, where the third range begins

    private static ReadOnlySpan<double> A => [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113];
    private static ReadOnlySpan<double> B => [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
    private static ReadOnlySpan<double> C => [0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8];
    private static ReadOnlySpan<double> D => [22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727];
    private static ReadOnlySpan<double> P => [0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5, 0.02307344176494017303];
    private static ReadOnlySpan<double> Q => [1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5];

    public static double Upper(double x)
    {
        if (double.IsNaN(x)) return x;
        var y = Math.Abs(x);
        if (y <= 0.67448975) return 0.5 - Centre(x);
        if (y > 38.6) return x > 0 ? 0 : 1;
        var factor = y <= SqrtThirtyTwo ? Middle(y) : Far(y);
        var tail = GaussFactor(y) * factor;
        return x > 0 ? tail : 1 - tail;
    }

    public static double LogUpper(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < -1) return LogOnePlus.Of(-Upper(-x));
        if (x <= SqrtThirtyTwo) return Math.Log(Upper(x));
        return -0.5 * x * x + Math.Log(Far(x));
    }

    // exp(−y²/2) with y² split so that the square is exact.
    private static double GaussFactor(double y)
    {
        var head = Math.Truncate(y * 16) / 16;
        return Math.Exp(-0.5 * head * head) * Math.Exp(-0.5 * (y - head) * (y + head));
    }

    private static double Centre(double x)
    {
        var s = x * x;
        double n = A[4] * s, d = s;
        for (var i = 0; i < 3; i++)
        {
            n = (n + A[i]) * s;
            d = (d + B[i]) * s;
        }
        return x * (n + A[3]) / (d + B[3]);
    }

    private static double Middle(double y)
    {
        double n = C[8] * y, d = y;
        for (var i = 0; i < 7; i++)
        {
            n = (n + C[i]) * y;
            d = (d + D[i]) * y;
        }
        return (n + C[7]) / (d + D[7]);
    }

    private static double Far(double y)
    {
        const double InverseSqrtTwoPi = 0.398942280401432677939946059934;
        var s = 1 / (y * y);
        double n = P[5] * s, d = s;
        for (var i = 0; i < 4; i++)
        {
            n = (n + P[i]) * s;
            d = (d + Q[i]) * s;
        }
        return (InverseSqrtTwoPi - s * (n + P[4]) / (d + Q[4])) / y;
    }
}
