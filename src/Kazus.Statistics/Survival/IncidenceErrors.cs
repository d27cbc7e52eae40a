namespace Kazus.Statistics;

/// <summary>
/// Cumulative incidences and their infinitesimal-jackknife standard errors in one pass over the times.
/// </summary>
/// <remarks>
/// Write A(t) = Σ d / (n (n - d)) and B_j(t) = Σ f_j(u) (A(u-) - 1 / n(u)) with f_j the steps of F_j. A subject still at risk has
/// influence B_j(t) on F_j and S(t) A(t) on S, the same for all. One that left at x has V = A(x), less 1 / (n - d) if it left by an
/// event, and influence B_j(x) + [left by j] S(x-) / n(x) + V (F_j(t) - F_j(x)): a constant and a multiple of F_j(t). So three
/// running sums per cause (of squares, products and squares again) give the variance at every time, where R keeps a column of
/// influences per subject. Derivation: docs/methods/aalen-johansen.md.
/// </remarks>
internal static class IncidenceErrors
{
    /// <summary>Fills incidences, hazards and errors; answers S just before each time.</summary>
    internal static double[] Fill(CauseTable table, CumulativeIncidence result)
    {
        var causes = table.Events.Length;
        var before = new double[table.Times.Length];
        double[] f = new double[causes], shared = new double[causes], constant = new double[causes], product = new double[causes], hazard = new double[causes];
        double survival = 1, a = 0, spread = 0, weightLeft = 0;
        foreach (var squares in table.Squares) foreach (var w in squares) weightLeft += w;
        for (var k = 0; k < before.Length; k++)
        {
            var n = table.AtRisk[k];
            before[k] = survival;
            double d = 0, leaving = table.Squares[0][k];
            for (var j = 0; j < causes; j++)
            {
                d += table.Events[j][k];
                leaving += table.Squares[j + 1][k];
                var step = n > 0 ? survival * table.Events[j][k] / n : 0;
                hazard[j] += n > 0 ? table.Events[j][k] / n : 0;
                shared[j] += n > 0 ? step * (a - 1 / n) : 0;
                f[j] += step;
            }
            var open = n > d;
            if (d > 0 && open) a += d / (n * (n - d));
            var (left, gone) = open ? (a, a - 1 / (n - d)) : (0.0, 0.0);
            spread += table.Squares[0][k] * left * left + (leaving - table.Squares[0][k]) * gone * gone;
            weightLeft = Math.Max(0, weightLeft - leaving);
            var jump = n > 0 ? survival / n : 0;
            if (d > 0) survival *= (n - d) / n;
            for (var j = 0; j < causes; j++)
            {
                Leave(table, (j, k), (shared[j] - left * f[j], left, shared[j] - gone * f[j], gone, jump), ref constant[j], ref product[j]);
                var atRisk = shared[j] * shared[j] * weightLeft;
                var variance = constant[j] + f[j] * (2 * product[j] + f[j] * spread) + atRisk;
                // What is left when the sums cancel to their last digits is rounding: the true value is 0.
                if (variance < 1e-15 * (constant[j] + f[j] * f[j] * spread + atRisk)) variance = 0;
                result.Causes[j].events[k] = table.Events[j][k];
                result.Causes[j].incidence[k] = f[j];
                result.Causes[j].hazard[k] = hazard[j];
                result.Causes[j].error[k] = f[j] == 0 ? 0 : Math.Sqrt(variance);
            }
            result.eventFree[k] = survival;
            result.eventFreeError[k] = survival * Math.Sqrt(spread + a * a * weightLeft);
        }
        return before;
    }

    /// <summary>Adds those who leave at a time to the sums of one cause: the censored, those with this cause, those with another.</summary>
    private static void Leave(CauseTable table, (int Cause, int Time) at, (double C, double V, double EventC, double EventV, double Jump) x, ref double constant, ref double product)
    {
        var censored = table.Squares[0][at.Time];
        constant += censored * x.C * x.C;
        product += censored * x.C * x.V;
        for (var m = 0; m < table.Events.Length; m++)
        {
            var w = table.Squares[m + 1][at.Time];
            if (w == 0) continue;
            var c = x.EventC + (m == at.Cause ? x.Jump : 0);
            constant += w * c * c;
            product += w * c * x.EventV;
        }
    }
}
