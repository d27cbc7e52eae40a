using Kazus.Statistics.Distributions;

namespace Kazus.Statistics;

/// <summary>The scale of time on which a coefficient is allowed to change.</summary>
public enum TimeTransform
{
    /// <summary>One less the Kaplan-Meier estimate of all rows just before the time: robust against outlying times. The default.</summary>
    KaplanMeier,

    /// <summary>Time itself.</summary>
    Identity,

    /// <summary>The rank of the exit among all exits, ties averaged.</summary>
    Rank,

    /// <summary>The natural logarithm of time; events at time zero have none.</summary>
    Log,
}

/// <summary>One line of the test.</summary>
/// <param name="Name">The covariate; a factor is one term.</param>
/// <param name="ChiSquared">Score test of beta + theta * g(t) against beta.</param>
/// <param name="DegreesOfFreedom">Number of coefficients of the term.</param>
/// <param name="P">Upper tail of chi-squared.</param>
public sealed record ProportionalHazardsTerm(string Name, double ChiSquared, int DegreesOfFreedom, double P);

/// <summary>
/// Test of proportional hazards (Grambsch and Therneau, Biometrika 1994;81:515) as a score test: does a coefficient change with time?
/// Called <c>cox.zph</c> in R's survival package, version 3 and later. Also holds the scaled Schoenfeld residuals that show how.
/// </summary>
public sealed class ProportionalHazardsTest
{
    private ProportionalHazardsTest(IReadOnlyList<ProportionalHazardsTerm> terms, ProportionalHazardsTerm global, TimeTransform transform, ScaledSchoenfeld residuals)
    {
        Terms = terms;
        Global = global;
        Transform = transform;
        ScaledResiduals = residuals;
    }

    /// <summary>One test per covariate, in the order of the model; covariates that are not estimable are left out.</summary>
    public IReadOnlyList<ProportionalHazardsTerm> Terms { get; }

    /// <summary>The test of all coefficients together.</summary>
    public ProportionalHazardsTerm Global { get; }

    /// <summary>The transform of time.</summary>
    public TimeTransform Transform { get; }

    /// <summary>Scaled Schoenfeld residuals plus coefficient: a smooth of a column over time estimates the coefficient as it changes.</summary>
    public ScaledSchoenfeld ScaledResiduals { get; }

    /// <summary>Tests a fitted model.</summary>
    /// <param name="fit">The fit; ties are treated as in the fit, exact ties as Breslow's.</param>
    /// <param name="transform">The scale of time.</param>
    /// <exception cref="AssumptionException">
    /// A coefficient is infinite or none is estimable, time has no transform at an event, or the event times are too few to tell the
    /// change of a coefficient from the coefficient.
    /// </exception>
    public static ProportionalHazardsTest Of(CoxFit fit, TimeTransform transform = TimeTransform.KaplanMeier)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Terms.FirstOrDefault(t => t.Status == CoefficientStatus.Infinite) is { } infinite)
        {
            throw new AssumptionException(Assumption.FiniteMaximum, infinite.Name);
        }
        if (fit.DegreesOfFreedom == 0) throw new AssumptionException(Assumption.CoefficientEstimable, "the model");
        var model = fit.Model;
        var times = EventTimeTransform.Of(model, transform);
        return LaneLikelihood.Suits(model.Order) ? OfLanes(fit, transform, times) : OfMoments(fit, transform, times);
    }

    /// <summary>The sums of the fit, four rows at a time.</summary>
    private static ProportionalHazardsTest OfLanes(CoxFit fit, TimeTransform transform, EventTimeTransform times)
    {
        var (model, order) = (fit.Model, fit.Model.Order);
        using var lanes = model.Lanes(model.Efron);
        var scaled = new double[model.Width];
        for (var j = 0; j < scaled.Length; j++) scaled[j] = fit.Raw[j] / model.Scales[j].Factor;
        var plain = new double[model.Width, model.Width];
        lanes.Evaluate(scaled, new double[model.Width], plain);
        var information = LaneTimeInformation.Of(lanes, order, plain, times);
        times.Release();
        return Of(fit, transform, information, scaling => LaneLines.Of(lanes, order, model.Efron, scaling));
    }

    /// <summary>The same from sums kept for every event time: the readable form, and the one for rows with entries.</summary>
    internal static ProportionalHazardsTest OfMoments(CoxFit fit, TimeTransform transform, EventTimeTransform times)
    {
        var model = fit.Model;
        using var rows = model.Rows();
        using var moments = EventMoments.Of(model, rows, fit.LinearPredictors);
        var information = TimeVaryingInformation.Of(model, rows, moments, times);
        times.Release();
        return Of(fit, transform, information, scaling => ScaledLines.Of(model, rows, moments, scaling));
    }

    private static ProportionalHazardsTest Of(
        CoxFit fit, TimeTransform transform, TimeVaryingInformation information, Func<LineScaling, EventLines> write)
    {
        var model = fit.Model;
        var kept = Enumerable.Range(0, model.Width).Where(j => fit.Terms[j].Status == CoefficientStatus.Estimated).ToArray();
        var terms = new List<ProportionalHazardsTerm>();
        foreach (var term in model.Design.Terms)
        {
            var columns = kept.Where(j => j >= term.First && j < term.First + term.Count).ToArray();
            if (columns.Length > 0) terms.Add(Test(term.Name, information, kept, columns));
        }
        var global = Test("GLOBAL", information, kept, kept);
        return new(terms, global, transform, ScaledSchoenfeld.Of(fit, information, transform, kept, write));
    }

    private static ProportionalHazardsTerm Test(string name, TimeVaryingInformation information, int[] kept, int[] tested)
    {
        var (p, q) = (kept.Length, tested.Length);
        var matrix = new double[p + q, p + q];
        var score = new double[p + q];
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < p; k++) matrix[j, k] = information.Plain[kept[j], kept[k]];
        }
        for (var j = 0; j < q; j++)
        {
            score[p + j] = information.Score[tested[j]];
            for (var k = 0; k < p; k++) matrix[p + j, k] = matrix[k, p + j] = information.WithTime[tested[j], kept[k]];
            for (var k = 0; k < q; k++) matrix[p + j, p + k] = information.WithSquaredTime[tested[j], tested[k]];
        }
        var factor = SymmetricMatrix.Factor(matrix);
        if (factor.Rank < p + q) throw new AssumptionException(Assumption.InformationRegular, name == "GLOBAL" ? "the covariates" : name);
        var solved = score.ToArray();
        factor.Solve(solved);
        var chi = score.Zip(solved, (a, b) => a * b).Sum();
        return new(name, chi, q, ChiSquared.UpperTail(chi, q));
    }
}
