namespace Kazus.Statistics;

/// <summary>
/// The exact discrete partial likelihood: with d events at a time, the chance that these d of the risk set had them is the product of
/// their risks over the sum, for every choice of d subjects, of such products. That sum is the elementary symmetric polynomial of
/// degree d, built row by row (Gail, Lubin and Rubinstein, Biometrika 1981;68:703) together with its first two derivatives.
/// Case weights have no meaning here.
/// </summary>
internal sealed class ExactLikelihood(SortedRows rows, RiskOrder order) : PartialLikelihood
{
    private const double Large = 1e120;

    private readonly int width = rows.Width;
    private readonly (int[] Exit, int[] Entry) spans = RiskSpans.Of(order);

    public override int Width => width;

    public override void Dispose() => rows.Dispose();

    public override double Evaluate(ReadOnlySpan<double> coefficients, Span<double> score, double[,] information)
    {
        var eta = new double[order.Count];
        for (var i = 0; i < eta.Length; i++)
        {
            eta[i] = rows.Offset?[i] ?? 0;
            var row = rows.Row(i);
            for (var j = 0; j < row.Length; j++) eta[i] += row[j] * coefficients[j];
        }
        score.Clear();
        Array.Clear(information);
        double loglik = 0;
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            for (var g = order.StratumGroup[s]; g < order.StratumGroup[s + 1]; g++) loglik += AddTime(s, g, eta, score, information);
        }
        return loglik;
    }

    private double AddTime(int stratum, int group, double[] eta, Span<double> score, double[,] information)
    {
        var (deathBegin, end) = order.Groups[group];
        var deaths = end - deathBegin;
        double loglik = 0;
        for (var i = deathBegin; i < end; i++)
        {
            loglik += eta[i];
            var row = rows.Row(i);
            for (var j = 0; j < width; j++) score[j] += row[j];
        }
        var atRisk = Enumerable.Range(order.StratumBegin[stratum], end - order.StratumBegin[stratum])
            .Where(i => spans.Exit[i] <= group && group < spans.Entry[i]).ToArray();
        var shift = atRisk.Max(i => eta[i]);
        var sums = new Polynomials(deaths, width);
        for (var k = 0; k < atRisk.Length; k++) sums.Include(rows.Row(atRisk[k]), Math.Exp(eta[atRisk[k]] - shift), k + 1);
        var (value, first, second) = sums.Top;
        for (var j = 0; j < width; j++)
        {
            score[j] -= first[j] / value;
            for (var k = 0; k <= j; k++) information[j, k] += second[j * width + k] / value - first[j] / value * (first[k] / value);
        }
        return loglik - deaths * shift - Math.Log(value) - sums.LogScale;
    }

    /// <summary>Elementary symmetric polynomials of degrees 0 to d with derivatives, all divided by one growing factor.</summary>
    private sealed class Polynomials
    {
        private readonly int width;
        private readonly double[] values;
        private readonly double[][] firsts;
        private readonly double[][] seconds;

        public Polynomials(int degree, int width)
        {
            this.width = width;
            values = new double[degree + 1];
            values[0] = 1;
            firsts = [.. Enumerable.Range(0, degree + 1).Select(_ => new double[width])];
            seconds = [.. Enumerable.Range(0, degree + 1).Select(_ => new double[width * width])];
        }

        public double LogScale { get; private set; }

        public (double Value, double[] First, double[] Second) Top => (values[^1], firsts[^1], seconds[^1]);

        public void Include(ReadOnlySpan<double> x, double risk, int rowsSoFar)
        {
            for (var d = Math.Min(values.Length - 1, rowsSoFar); d >= 1; d--)
            {
                var (first, second, below, belowSecond) = (firsts[d], seconds[d], firsts[d - 1], seconds[d - 1]);
                for (var j = 0; j < width; j++)
                {
                    for (var k = 0; k <= j; k++)
                    {
                        second[j * width + k] += risk * (belowSecond[j * width + k] + x[j] * below[k] + x[k] * below[j] + x[j] * x[k] * values[d - 1]);
                    }
                }
                for (var j = 0; j < width; j++) first[j] += risk * (below[j] + x[j] * values[d - 1]);
                values[d] += risk * values[d - 1];
            }
            if (values.Max() > Large) Shrink();
        }

        private void Shrink()
        {
            LogScale += Math.Log(Large);
            for (var d = 0; d < values.Length; d++)
            {
                values[d] /= Large;
                for (var j = 0; j < firsts[d].Length; j++) firsts[d][j] /= Large;
                for (var j = 0; j < seconds[d].Length; j++) seconds[d][j] /= Large;
            }
        }
    }
}
