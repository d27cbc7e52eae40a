namespace Kazus.Statistics;

/// <summary>Log likelihood of an accelerated failure time model in intercept, coefficients and log scale.</summary>
internal sealed class LogTimeLikelihood
{
    private readonly IReadOnlyList<ObservedTime> times;
    private readonly DesignMatrix design;
    private readonly ColumnScale[] scales;
    private readonly AcceleratedFailureTimeOptions options;

    public LogTimeLikelihood(IReadOnlyList<ObservedTime> times, DesignMatrix design, ColumnScale[] scales, AcceleratedFailureTimeOptions options)
    {
        (this.times, this.design, this.scales, this.options) = (times, design, scales, options);
    }

    public bool HasScale => options.Distribution != SurvivalDistribution.Exponential;

    public int Width => design.Width + (HasScale ? 2 : 1);

    /// <summary>Mean and spread of the logarithms of what was seen, as a first guess.</summary>
    public double[] Start()
    {
        var logs = times.Select(t => Math.Log(t.IsRight ? t.Low : t.IsLeft || t.IsExact ? t.High : (t.Low + t.High) / 2)).ToArray();
        var mean = logs.Average();
        var spread = Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) / logs.Length);
        return HasScale ? [mean, Math.Log(Math.Max(spread, 0.1))] : [mean];
    }

    /// <summary>The log likelihood; fills its gradient and the observed information.</summary>
    public double Evaluate(double[] parameters, double[] gradient, double[,] information)
    {
        Array.Clear(gradient);
        Array.Clear(information);
        var columns = design.Width + 1;
        var logScale = HasScale ? parameters[^1] : 0;
        var x = new double[columns];
        x[0] = 1;
        double total = 0;
        for (var i = 0; i < times.Count; i++)
        {
            var eta = parameters[0];
            for (var j = 1; j < columns; j++)
            {
                x[j] = (design.At(i, j - 1) - scales[j - 1].Centre) * scales[j - 1].Factor;
                eta += x[j] * parameters[j];
            }
            var weight = options.Weights is { } w ? w.Span[i] : 1;
            var t = Terms(times[i], eta, logScale);
            total += weight * t.Value;
            for (var a = 0; a < columns; a++)
            {
                gradient[a] += weight * t.Eta * x[a];
                for (var b = 0; b < columns; b++) information[a, b] -= weight * t.EtaEta * x[a] * x[b];
                if (!HasScale) continue;
                information[a, columns] -= weight * t.EtaScale * x[a];
                information[columns, a] -= weight * t.EtaScale * x[a];
            }
            if (!HasScale) continue;
            gradient[columns] += weight * t.Scale;
            information[columns, columns] -= weight * t.ScaleScale;
        }
        return total;
    }

    /// <summary>One observation's log likelihood with derivatives in the linear predictor and the log scale.</summary>
    private (double Value, double Eta, double Scale, double EtaEta, double EtaScale, double ScaleScale) Terms(ObservedTime time, double eta, double logScale)
    {
        var (scale, distribution) = (Math.Exp(logScale), options.Distribution);
        if (!time.IsExact && !time.IsRight && !time.IsLeft) return Interval(time, eta, scale);
        var log = Math.Log(time.IsRight ? time.Low : time.High);
        var z = (log - eta) / scale;
        var (value, first, second) = time.IsExact ? LogTimeDistribution.LogDensity(distribution, z)
            : time.IsRight ? LogTimeDistribution.LogUpper(distribution, z) : LogTimeDistribution.LogLower(distribution, z);
        var exact = time.IsExact ? 1 : 0;
        return (value - exact * (logScale + log), -first / scale, -first * z - exact, second / (scale * scale), (second * z + first) / scale, second * z * z + first * z);
    }

    private (double Value, double Eta, double Scale, double EtaEta, double EtaScale, double ScaleScale) Interval(ObservedTime time, double eta, double scale)
    {
        var (low, high) = ((Math.Log(time.Low) - eta) / scale, (Math.Log(time.High) - eta) / scale);
        var (f1, d1) = LogTimeDistribution.Density(options.Distribution, low);
        var (f2, d2) = LogTimeDistribution.Density(options.Distribution, high);
        var mass = LogTimeDistribution.Between(options.Distribution, low, high);
        var (first, firstScale) = (-(f2 - f1) / scale / mass, -(high * f2 - low * f1) / mass);
        var second = (d2 - d1) / (scale * scale) / mass;
        var cross = (high * d2 - low * d1 + f2 - f1) / scale / mass;
        var secondScale = (high * f2 + high * high * d2 - low * f1 - low * low * d1) / mass;
        return (Math.Log(mass), first, firstScale, second - first * first, cross - first * firstScale, secondScale - firstScale * firstScale);
    }
}
