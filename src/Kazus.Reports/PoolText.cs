using System.Globalization;
using Kazus.Evidence;
using Kazus.Statistics;

namespace Kazus.Reports;

/// <summary>Says pooled results in words: "0.667 (95 % CI 0.054 to 0.945)".</summary>
public static class PoolText
{
    /// <summary>A share with three decimals.</summary>
    public static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A share with its interval; where the method defines none, that is said.</summary>
    public static string WithInterval(CurvePoint point) => double.IsNaN(point.Lower)
        ? $"{Share(point.Survival)} (interval not defined)"
        : $"{Share(point.Survival)} (95 % CI {Share(point.Lower)} to {Share(point.Upper)})";

    /// <summary>"12 months".</summary>
    public static string Months(double months) => string.Create(CultureInfo.InvariantCulture, $"{months:0.#} {(months == 1 ? "month" : "months")}");

    /// <summary>"surgery 2, unclear 10".</summary>
    public static string Clocks(PooledSurvival pool) =>
        string.Join(", ", pool.Clocks.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}")));

    /// <summary>What the curve shows: "Recurrence-free share".</summary>
    public static string Quantity(Endpoint endpoint) => endpoint switch
    {
        Endpoint.Death => "Overall survival",
        Endpoint.Progression => "Progression-free share",
        _ => "Recurrence-free share",
    };
}
