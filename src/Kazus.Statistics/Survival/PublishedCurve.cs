using System.Collections.Immutable;

namespace Kazus.Statistics;

/// <summary>A point read off a printed curve.</summary>
/// <param name="Time">Time, zero or greater.</param>
/// <param name="Survival">Height of the curve, from 0 to 1.</param>
public readonly record struct DigitisedPoint(double Time, double Survival);

/// <summary>A number printed under a curve.</summary>
/// <param name="Time">Time of the column.</param>
/// <param name="AtRisk">Number at risk at that time.</param>
public readonly record struct PrintedAtRisk(double Time, int AtRisk);

/// <summary>A printed Kaplan-Meier curve: points read off it, and what is printed beside it.</summary>
public sealed record PublishedCurve
{
    /// <summary>Points in order of time; a point (0, 1) is added when there is none, and a height above the one before is lowered to it.</summary>
    public required ImmutableArray<DigitisedPoint> Points { get; init; }

    /// <summary>The risk table in order of time; the first column must be time zero.</summary>
    public required ImmutableArray<PrintedAtRisk> RiskTable { get; init; }

    /// <summary>The printed number of events, or null.</summary>
    public int? Events { get; init; }

    /// <summary>
    /// Rebuilds individual times and events that give this curve: in each interval of the risk table censorings are spread evenly,
    /// events follow the steps of the curve, and the number of censorings is moved until the next printed number at risk is met.
    /// </summary>
    /// <remarks>
    /// Source: P. Guyot, A. Ades, M. Ouwens, N. Welton, BMC Med Res Methodol 2012;12:9. The individuals are not the patients: they
    /// are one set that agrees with what was printed. See docs/methods/published-curve.md.
    /// </remarks>
    /// <exception cref="AssumptionException">No points, no risk table, a height outside [0, 1], or a risk table that rises.</exception>
    public SurvivalData Reconstruct()
    {
        Check();
        return new CurveReconstruction(Cleaned(), RiskTable, Events).Run();
    }

    /// <summary>Sets the rebuilt data beside the printed median and number of events.</summary>
    /// <param name="rebuilt">What <see cref="Reconstruct"/> gave.</param>
    /// <param name="printedMedian">The printed median, or null when none is printed.</param>
    public PublishedCurveCheck CheckAgainst(SurvivalData rebuilt, double? printedMedian)
    {
        ArgumentNullException.ThrowIfNull(rebuilt);
        var curve = KaplanMeier.Estimate(rebuilt);
        var largest = Points.Max(p => Math.Abs(curve.At(p.Time).Survival - p.Survival));
        return new PublishedCurveCheck((int)curve.EventTotal, Events, curve.Median.Value, printedMedian, largest);
    }

    private void Check()
    {
        if (Points.IsDefaultOrEmpty) throw new AssumptionException(Assumption.NotEmpty, "points");
        if (RiskTable.IsDefaultOrEmpty || RiskTable[0].Time != 0 || RiskTable[0].AtRisk < 1) throw new AssumptionException(Assumption.RiskTableFromZero, "risk table");
        for (var i = 0; i < Points.Length; i++)
        {
            if (!(Points[i].Survival is >= 0 and <= 1)) throw new AssumptionException(Assumption.SurvivalIsAShare, "points", i);
            if (!(Points[i].Time >= 0) || i > 0 && Points[i].Time < Points[i - 1].Time) throw new AssumptionException(Assumption.InOrderOfTime, "points", i);
        }
        for (var i = 1; i < RiskTable.Length; i++)
            if (!(RiskTable[i].Time > RiskTable[i - 1].Time) || RiskTable[i].AtRisk > RiskTable[i - 1].AtRisk)
                throw new AssumptionException(Assumption.InOrderOfTime, "risk table", i);
    }

    private ImmutableArray<DigitisedPoint> Cleaned()
    {
        List<DigitisedPoint> kept = [new(0, 1)];
        foreach (var p in Points)
        {
            var height = Math.Min(p.Survival, kept[^1].Survival);
            if (p.Time == kept[^1].Time) kept[^1] = p with { Survival = p.Time == 0 ? 1 : height };
            else kept.Add(p with { Survival = height });
        }
        return [.. kept];
    }
}

/// <summary>A rebuilt curve beside what was printed.</summary>
/// <param name="Events">Events of the rebuilt data.</param>
/// <param name="PrintedEvents">Events as printed, or null.</param>
/// <param name="Median">Median of the rebuilt data, or null when it is not reached.</param>
/// <param name="PrintedMedian">Median as printed, or null.</param>
/// <param name="LargestGap">The largest distance between the rebuilt curve and a digitised point.</param>
public sealed record PublishedCurveCheck(int Events, int? PrintedEvents, double? Median, double? PrintedMedian, double LargestGap);

/// <summary>Two rebuilt arms beside the hazard ratio that was printed for them.</summary>
/// <param name="HazardRatio">Hazard ratio of the second arm against the first, by a Cox model (Efron) of the rebuilt data.</param>
/// <param name="Lower">Lower 95 % limit.</param>
/// <param name="Upper">Upper 95 % limit.</param>
/// <param name="Printed">The printed hazard ratio, or null.</param>
public sealed record RebuiltHazardRatio(double HazardRatio, double Lower, double Upper, double? Printed)
{
    /// <summary>Compares two rebuilt arms.</summary>
    /// <exception cref="AssumptionException">The arms allow no Cox model, for instance one has no events.</exception>
    public static RebuiltHazardRatio Of(SurvivalData first, SurvivalData second, double? printed = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double[] arm = [.. Enumerable.Repeat(0.0, first.Count), .. Enumerable.Repeat(1.0, second.Count)];
        var term = CoxRegression.Fit(new RegressionData
        {
            Time = (double[])[.. first.Times.Span, .. second.Times.Span],
            Event = (bool[])[.. first.Events.Span, .. second.Events.Span],
            Covariates = [Covariate.Numeric("arm", arm)],
        }).Terms[0];
        return new RebuiltHazardRatio(term.HazardRatio, term.Lower, term.Upper, printed);
    }
}
