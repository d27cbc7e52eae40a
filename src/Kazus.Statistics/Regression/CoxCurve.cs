using System.Collections.Immutable;
using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>What a profile has for one covariate: a number, or a level of a factor.</summary>
/// <param name="Name">Name of the covariate.</param>
/// <param name="Number">The value of a numeric covariate.</param>
/// <param name="Level">The level of a factor; null for a numeric covariate.</param>
public readonly record struct CovariateValue(string Name, double Number, string? Level)
{
    /// <summary>A number.</summary>
    public static CovariateValue Of(string name, double number) => new(name, number, null);

    /// <summary>A level of a factor.</summary>
    public static CovariateValue Of(string name, string level) => new(name, double.NaN, level);
}

/// <summary>Cumulative hazard and survival that a Cox regression predicts, in one stratum, at every distinct exit time.</summary>
public sealed record CoxCurve
{
    /// <summary>The stratum; empty without strata.</summary>
    public required string Stratum { get; init; }

    /// <summary>Distinct exit times, ascending.</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>Weight at risk just before each time.</summary>
    public required ImmutableArray<double> AtRisk { get; init; }

    /// <summary>Weight of events at each time.</summary>
    public required ImmutableArray<double> Events { get; init; }

    /// <summary>Weight of rows censored at each time.</summary>
    public required ImmutableArray<double> Censored { get; init; }

    /// <summary>Cumulative hazard: Breslow's estimate, or Efron's counterpart with Efron's ties.</summary>
    public required ImmutableArray<double> CumulativeHazard { get; init; }

    /// <summary>exp(-cumulative hazard).</summary>
    public required ImmutableArray<double> Survival { get; init; }

    /// <summary>Standard error of the cumulative hazard, which is also that of log survival.</summary>
    public required ImmutableArray<double> StandardError { get; init; }

    /// <summary>Lower limit of the survival.</summary>
    public required ImmutableArray<double> Lower { get; init; }

    /// <summary>Upper limit of the survival.</summary>
    public required ImmutableArray<double> Upper { get; init; }

    /// <summary>The baseline, one curve per stratum. R's <c>basehaz</c>.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="centered">True for a subject at <see cref="CoxFit.Means"/>, false for one with all covariates zero.</param>
    /// <param name="limits">Scale of the interval.</param>
    public static IReadOnlyList<CoxCurve> Baseline(CoxFit fit, bool centered = true, ConfidenceLimits limits = ConfidenceLimits.Log)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Curves(fit, centered ? fit.Means : new double[fit.Model.Width], limits);
    }

    /// <summary>Curves of a subject, one per stratum. R's <c>survfit</c> of a <c>coxph</c> with <c>newdata</c>.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="subject">A value for every covariate of the model.</param>
    /// <param name="limits">Scale of the interval.</param>
    /// <exception cref="ArgumentException">A covariate is missing, or a level is not in the model.</exception>
    public static IReadOnlyList<CoxCurve> Predict(CoxFit fit, IReadOnlyList<CovariateValue> subject, ConfidenceLimits limits = ConfidenceLimits.Log)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(subject);
        return Curves(fit, CoxPrediction.Columns(fit.Model, subject), limits);
    }

    private static IReadOnlyList<CoxCurve> Curves(CoxFit fit, IReadOnlyList<double> x, ConfidenceLimits limits)
    {
        RefuseInfinite(fit);
        using var rows = fit.Model.Rows();
        var moments = EventMoments.Of(fit.Model, rows, fit.LinearPredictors);
        return [.. Enumerable.Range(0, fit.Model.Order.StratumCode.Length).Select(s => Curve(fit, moments, s, x, limits))];
    }

    internal static void RefuseInfinite(CoxFit fit)
    {
        if (fit.Terms.FirstOrDefault(t => t.Status == CoefficientStatus.Infinite) is { } infinite)
        {
            throw new AssumptionException(Assumption.FiniteMaximum, infinite.Name);
        }
    }

    private static CoxCurve Curve(CoxFit fit, EventMoments moments, int stratum, IReadOnlyList<double> x, ConfidenceLimits limits)
    {
        var (model, order) = (fit.Model, fit.Model.Order);
        var steps = HazardSteps.Of(model, moments, stratum);
        double predictor = 0;
        var distance = new double[model.Width];
        for (var j = 0; j < distance.Length; j++)
        {
            predictor += fit.Raw[j] * (x[j] - model.Scales[j].ReportedMean);
            distance[j] = x[j] - model.Scales[j].Centre;
        }
        var risk = Math.Exp(predictor);
        var z = Normal.UpperQuantile((1 - model.Options.Level) / 2);
        var n = steps.Times.Count;
        var (hazard, survival, error, lower, upper) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        var direction = new double[model.Width];
        for (var t = 0; t < n; t++)
        {
            for (var j = 0; j < direction.Length; j++) direction[j] = steps.Hazard[t] * distance[j] - steps.Mean[t][j] / model.Scales[j].Factor;
            hazard[t] = steps.Hazard[t] * risk;
            survival[t] = Math.Exp(-hazard[t]);
            error[t] = Math.Sqrt(steps.Variance[t] + SymmetricMatrix.QuadraticForm(fit.Variance, direction)) * risk;
            (lower[t], upper[t]) = ConfidenceBand.At(survival[t], z * error[t], limits);
        }
        return new CoxCurve
        {
            Stratum = model.Data.Strata is { } strata ? strata.Labels[order.StratumCode[stratum]] : "",
            Times = [.. steps.Times], AtRisk = [.. steps.AtRisk], Events = [.. steps.Events], Censored = [.. steps.Censored],
            CumulativeHazard = [.. hazard], Survival = [.. survival], StandardError = [.. error], Lower = [.. lower], Upper = [.. upper],
        };
    }
}
