namespace Kazus.Statistics;

/// <summary>
/// Infinitesimal-jackknife standard errors of S(t) and H(t). Each subject's influence on log S is a sum over the times it was at
/// risk, minus what its own event adds; the variance is the sum of the squared influences of subjects, or of clusters.
/// </summary>
/// <remarks>
/// For a subject with weight w that was at risk over (entry, exit] the influence at t is w (E(exit) [event] - A(t ∧ exit) + A(entry)),
/// with A the running sum of d / (n (n - d)) and E = 1 / (n - d) for the product limit, d / n² and 1 / n for the hazard. As A(t) is
/// common to all at risk, K + A(t) W per cluster, and three sums over clusters (K², K W, W²), give every time in one pass.
/// Source: T. Therneau, P. Grambsch, Modeling Survival Data, 2000, section 7.2; B. Efron, 1982.
/// </remarks>
internal sealed class RobustErrors
{
    private RobustErrors(double[] survival, double[] hazard)
    {
        Survival = survival;
        Hazard = hazard;
    }

    public double[] Survival { get; }

    public double[] Hazard { get; }

    internal static RobustErrors[] Of(SurvivalData data, IReadOnlyList<RiskTable> tables, CurveKind kind)
    {
        var rows = AlignedRows.Of(data);
        var clusters = data.Clusters?.Codes.ToArray();
        var groups = rows.ByGroup(data.Groups).Select(g => g.Rows).ToArray();
        var errors = new RobustErrors[tables.Count];
        for (var g = 0; g < errors.Length; g++)
        {
            var table = tables[g];
            var walk = new Walk(rows, groups[g], clusters);
            var hazard = walk.Errors(table, kind == CurveKind.HazardInTurn ? InTurn : Together);
            var survival = hazard;
            if (kind == CurveKind.ProductLimit)
            {
                survival = walk.Errors(table, ProductLimit);
                Scale(survival, table);
            }
            errors[g] = new RobustErrors(survival, hazard);
        }
        return errors;
    }

    /// <summary>From the error of log S to that of S; once all at risk have the event the curve is 0 whatever the weights.</summary>
    private static void Scale(double[] errors, RiskTable table)
    {
        var s = 1.0;
        for (var k = 0; k < errors.Length; k++)
        {
            s *= table.Events[k] > 0 ? (table.AtRisk[k] - table.Events[k]) / table.AtRisk[k] : 1;
            errors[k] = s == 0 ? 0 : s * errors[k];
        }
    }

    /// <summary>What one event adds to its own subject (E) and what each subject at risk loses (dA) at one time.</summary>
    private delegate (double Own, double Shared) Step(RiskTable table, int k);

    private static (double Own, double Shared) ProductLimit(RiskTable t, int k)
    {
        double n = t.AtRisk[k], d = t.Events[k];
        return n > d ? (1 / (n - d), d / (n * (n - d))) : (0, 0);
    }

    private static (double Own, double Shared) Together(RiskTable t, int k)
    {
        double n = t.AtRisk[k], d = t.Events[k];
        return n > 0 ? (1 / n, d / (n * n)) : (0, 0);
    }

    private static (double Own, double Shared) InTurn(RiskTable t, int k)
    {
        double n = t.AtRisk[k], d = t.Events[k], own = 0, shared = 0;
        var rows = t.EventRows?[k] ?? (int)d;
        for (var r = 0; r < rows; r++)
        {
            var left = n - r * d / rows;
            shared += d / rows / (left * left);
            own += 1.0 / rows / left + d / rows * r / rows / (left * left);
        }
        return (own, shared);
    }

    /// <summary>One pass over the times of a group, with the rows in order of exit and, beside it, of entry.</summary>
    private sealed class Walk
    {
        private readonly AlignedRows rows;
        private readonly int[] byExit;
        private readonly int[] byEntry;
        private readonly int[] cluster;
        private readonly double[] constant;
        private readonly double[] weight;
        private double constantSquares, crossProducts, weightSquares;

        internal Walk(AlignedRows rows, int[] members, int[]? clusters)
        {
            this.rows = rows;
            byExit = [.. members];
            byEntry = [.. members];
            Array.Sort(byExit, (a, b) => rows.Times[a].CompareTo(rows.Times[b]));
            if (rows.Entries is { } entries) Array.Sort(byEntry, (a, b) => entries[a].CompareTo(entries[b]));
            cluster = new int[rows.Times.Length];
            Dictionary<int, int> known = [];
            foreach (var m in members)
            {
                var code = clusters is null ? m : clusters[m];
                if (!known.TryGetValue(code, out var place)) known.Add(code, place = known.Count);
                cluster[m] = place;
            }
            constant = new double[known.Count];
            weight = new double[known.Count];
        }

        internal double[] Errors(RiskTable table, Step step)
        {
            Array.Clear(constant);
            Array.Clear(weight);
            constantSquares = crossProducts = weightSquares = 0;
            var errors = new double[table.Length];
            double a = 0;
            int exit = 0, entry = 0;
            for (var k = 0; k < errors.Length; k++)
            {
                var time = table.Times[k];
                for (; entry < byEntry.Length && (rows.Entries is null || rows.Entries[byEntry[entry]] < time); entry++)
                    Move(byEntry[entry], a * rows.Weight(byEntry[entry]), rows.Weight(byEntry[entry]));
                var (own, shared) = step(table, k);
                a += shared;
                for (; exit < byExit.Length && rows.Times[byExit[exit]] == time; exit++)
                {
                    var row = byExit[exit];
                    var w = rows.Weight(row);
                    Move(row, w * ((rows.Events[row] ? own : 0) - a), -w);
                }
                errors[k] = Math.Sqrt(Math.Max(0, constantSquares - 2 * a * crossProducts + a * a * weightSquares));
            }
            return errors;
        }

        /// <summary>A cluster's influence is constant - A · weight; a row that enters or leaves changes both.</summary>
        private void Move(int row, double toConstant, double toWeight)
        {
            var c = cluster[row];
            constantSquares -= constant[c] * constant[c];
            crossProducts -= constant[c] * weight[c];
            weightSquares -= weight[c] * weight[c];
            constant[c] += toConstant;
            weight[c] += toWeight;
            constantSquares += constant[c] * constant[c];
            crossProducts += constant[c] * weight[c];
            weightSquares += weight[c] * weight[c];
        }
    }
}
