namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The maximum of a smooth function of two parameters.</summary>
/// <param name="First">The first parameter there.</param>
/// <param name="Second">The second.</param>
/// <param name="Value">The function there.</param>
/// <param name="StandardErrorOfFirst">From the inverse of the curvature in both.</param>
internal readonly record struct TwoParameterMaximum(double First, double Second, double Value, double StandardErrorOfFirst)
{
    // Steps of the difference formulas: sixth order, so that rounding and truncation are both near 1e-10.
    private const double H = 0.02;

    /// <summary>Newton's method with differences of sixth order; a step that does not rise is halved. Null where it does not settle.</summary>
    public static TwoParameterMaximum? Find(Func<double, double, double> f, double first, double second)
    {
        var (x, y) = (first, second);
        var value = f(x, y);
        for (var i = 0; i < 100; i++)
        {
            var (gx, gy) = (Slope(h => f(x + h, y)), Slope(h => f(x, y + h)));
            var (hxx, hyy, hxy) = Curvature(f, x, y, value);
            var determinant = hxx * hyy - hxy * hxy;
            double dx, dy;
            if (hxx < 0 && determinant > 0) (dx, dy) = (-(hyy * gx - hxy * gy) / determinant, -(hxx * gy - hxy * gx) / determinant);
            else (dx, dy) = (gx / Math.Max(1, Math.Abs(hxx)), gy / Math.Max(1, Math.Abs(hyy)));
            var length = Math.Max(Math.Abs(dx), Math.Abs(dy));
            if (length > 1) (dx, dy) = (dx / length, dy / length);
            if (length < 1e-10 * Math.Max(1, Math.Abs(x) + Math.Abs(y)))
                return hxx < 0 && determinant > 0 ? new TwoParameterMaximum(x + dx, y + dy, value, Math.Sqrt(-hyy / determinant)) : null;
            var risen = false;
            for (var half = 0; half < 30 && !risen; half++, dx /= 2, dy /= 2)
            {
                var next = f(x + dx, y + dy);
                if (!(next >= value - 1e-13 * Math.Abs(value))) continue;
                (x, y, value, risen) = (x + dx, y + dy, next, true);
            }
            if (!risen) return null;
        }
        return null;
    }

    private static double Slope(Func<double, double> f) =>
        (45 * (f(H) - f(-H)) - 9 * (f(2 * H) - f(-2 * H)) + f(3 * H) - f(-3 * H)) / (60 * H);

    private static (double XX, double YY, double XY) Curvature(Func<double, double, double> f, double x, double y, double value)
    {
        var along = Bend(h => f(x + h, y), value);
        var across = Bend(h => f(x, y + h), value);
        // The mixed term from the two diagonals.
        var rising = Bend(h => f(x + h, y + h), value);
        var falling = Bend(h => f(x + h, y - h), value);
        return (along, across, (rising - falling) / 4);
    }

    private static double Bend(Func<double, double> f, double value) =>
        ((f(H) + f(-H)) * 270 - (f(2 * H) + f(-2 * H)) * 27 + (f(3 * H) + f(-3 * H)) * 2 - 490 * value) / (180 * H * H);
}
