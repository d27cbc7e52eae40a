namespace Kazus.Statistics.Tests.Regression;

/// <summary>What R's survreg gives for ten times of every kind of censoring: intercept, x, log scale; the script is in the test's comment.</summary>
internal static class RLeftInterval
{
    public static readonly double[] Weibull = [1.0310459445670177, 1.2681487206726276, -1.3025820545673936];

    public static readonly double[] WeibullErrors = [0.18248563603992021, 0.22744736726926282, 0.36926782551098636];

    public static readonly double[] LogNormal = [0.95824878574341654, 1.15010440297553851, -1.05118516550226304];

    public static readonly double[] LogLogistic = [0.97439451658749887, 1.14486929638209900, -1.54896202634909774];
}
