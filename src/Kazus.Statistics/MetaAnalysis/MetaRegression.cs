using Kazus.Statistics.Distributions;

namespace Kazus.Statistics.MetaAnalysis;

/// <summary>One coefficient of a meta-regression.</summary>
/// <param name="Name">The column.</param>
/// <param name="Value">The coefficient.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Statistic">Value over standard error.</param>
/// <param name="P">Two-sided p value.</param>
/// <param name="Lower">Lower end of the confidence interval.</param>
/// <param name="Upper">Upper end of the confidence interval.</param>
public readonly record struct Coefficient(string Name, double Value, double StandardError, double Statistic, double P, double Lower, double Upper);

/// <summary>
/// The mixed-effects model: effects explained by moderators, with a residual variance between studies. What metafor's
/// <c>rma(yi, vi, mods = …)</c> returns. A single factor makes it a subgroup analysis with a common τ².
/// </summary>
public sealed class MetaRegression
{
    private readonly LinearMean model;
    private readonly ModelSums atZero;
    private readonly double[] fitted;
    private readonly double[] fittedVariance;
    private readonly IReadOnlyList<double[]> columns;
    private readonly double scale;

    private MetaRegression(LinearMean model, Moderators moderators, PoolingOptions options)
    {
        this.model = model;
        columns = moderators.Columns;
        Options = options;
        atZero = model.At(0);
        var df = model.Residual;
        Q = Math.Max(0, atZero.Q);
        QP = ChiSquared.UpperTail(Q, df);
        TypicalVariance = df / atZero.TraceP;
        Tau2 = options.KnownTau2 ?? Heterogeneity.Estimate(model, options.Method, atZero);
        var sums = model.At(Tau2);
        Covariance = model.Covariance();
        var beta = model.Beta();
        (fitted, fittedVariance) = model.Fitted();
        Tau2StandardError = options.KnownTau2 is null ? Heterogeneity.StandardError(model, options.Method, Tau2, atZero, sums) : double.NaN;
        scale = options.VarianceScale(sums.Q, df);
        DegreesOfFreedom = options.Test == PoolingTest.Normal ? double.PositiveInfinity : df;
        Critical = StudentT.UpperQuantile((1 - options.Level) / 2, DegreesOfFreedom);
        for (var i = 0; i < model.Coefficients; i++)
            for (var j = 0; j < model.Coefficients; j++) Covariance[i, j] *= scale;
        Coefficients = Describe(moderators.Names, beta);
        for (var i = 0; i < fittedVariance.Length; i++) fittedVariance[i] *= scale;
        (Fit, RestrictedFit) = LikelihoodFit.Of(model, options, Tau2, sums);
        (ModeratorTest, ModeratorDegreesOfFreedom) = TestModerators(moderators.HasIntercept && model.Coefficients > 1 ? 1 : 0);
        ModeratorP = FisherF.UpperTail(DegreesOfFreedom < double.PositiveInfinity ? ModeratorTest : ModeratorTest / ModeratorDegreesOfFreedom,
            ModeratorDegreesOfFreedom, DegreesOfFreedom);
        R2 = ExplainedShare(moderators);
    }

    /// <summary>What was asked for.</summary>
    public PoolingOptions Options { get; }

    /// <summary>The number of studies, k.</summary>
    public int Count => model.Studies;

    /// <summary>The coefficients in the order of the moderators.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; }

    /// <summary>Degrees of freedom of the tests, k − p; infinite for the normal.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The variance between studies that the moderators leave, τ² ≥ 0.</summary>
    public double Tau2 { get; }

    /// <summary>The standard error of τ²; NaN for a fixed effect.</summary>
    public double Tau2StandardError { get; }

    /// <summary>The test for residual heterogeneity, QE.</summary>
    public double Q { get; }

    /// <summary>Its p value, chi-squared with k − p degrees of freedom.</summary>
    public double QP { get; }

    /// <summary>The test that all coefficients but the intercept are zero: QM, or F when the test is by t.</summary>
    public double ModeratorTest { get; }

    /// <summary>The number of coefficients it tests.</summary>
    public int ModeratorDegreesOfFreedom { get; }

    /// <summary>Its p value.</summary>
    public double ModeratorP { get; }

    /// <summary>The share of τ² that the moderators explain, percent, cut off at 0; NaN without intercept or where τ² is zero without them.</summary>
    public double R2 { get; }

    /// <summary>The share of the unexplained variation that lies between studies, percent.</summary>
    public double I2 => HeterogeneityShare.I2(Options.Method, Tau2, TypicalVariance, Q, model.Residual);

    /// <summary>The H² that belongs to <see cref="I2"/>.</summary>
    public double H2 => HeterogeneityShare.H2(Options.Method, Tau2, TypicalVariance, Q, model.Residual);

    /// <summary>The likelihood and its criteria.</summary>
    public LikelihoodFit Fit { get; }

    /// <summary>The restricted likelihood and its criteria.</summary>
    public LikelihoodFit RestrictedFit { get; }

    internal double[,] Covariance { get; }

    private double Critical { get; }

    private double TypicalVariance { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="effects">One effect per study.</param>
    /// <param name="variances">Their sampling variances, above zero.</param>
    /// <param name="moderators">The columns of the model, one value per study each.</param>
    /// <param name="options">The estimator of τ², the test, the level; by default REML, normal, 95 %.</param>
    /// <exception cref="AssumptionException"><c>more-studies-than-coefficients</c>, <c>full-rank</c> (names the column), and those of <see cref="RandomEffects"/>.</exception>
    public static MetaRegression Estimate(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, Moderators moderators, PoolingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(moderators);
        var (y, v) = Studies.Checked(effects, variances);
        if (moderators.StudyCount != y.Length) throw new ArgumentException("A moderator needs one value per study.", nameof(moderators));
        if (y.Length <= moderators.Columns.Count) throw new AssumptionException(Assumption.MoreStudiesThanCoefficients, "moderators");
        return new MetaRegression(new LinearMean(y, v, moderators.Columns, moderators.Names), moderators, options ?? PoolingOptions.Default);
    }

    /// <summary>The covariance of two coefficients by their places.</summary>
    public double CovarianceOf(int row, int column) => Covariance[row, column];

    /// <summary>The same coefficients with a variance for effects that depend on each other within clusters.</summary>
    /// <param name="clusters">The cluster of each study.</param>
    /// <exception cref="AssumptionException"><c>more-studies-than-coefficients</c>: not more clusters than coefficients.</exception>
    public ClusterRobust Robust(IReadOnlyList<string> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Count != Count) throw new ArgumentException("A study has one cluster.", nameof(clusters));
        var bread = new double[model.Coefficients, model.Coefficients];
        for (var i = 0; i < model.Coefficients; i++)
            for (var j = 0; j < model.Coefficients; j++) bread[i, j] = Covariance[i, j] / scale;
        var residuals = new double[Count];
        for (var i = 0; i < Count; i++) residuals[i] = (model.Effects[i] - fitted[i]) / (model.Variances[i] + Tau2);
        return ClusterRobust.Of(this, (bread, columns), residuals, clusters);
    }

    /// <summary>Each study's share of the weight 1/(v + τ²), in percent.</summary>
    public IReadOnlyList<double> Weights()
    {
        var total = model.Variances.Sum(v => 1 / (v + Tau2));
        return [.. model.Variances.Select(v => 100 / (v + Tau2) / total)];
    }

    /// <summary>The expected effect of each study by its moderators, with standard error and confidence interval.</summary>
    public IReadOnlyList<StudyPrediction> Expected() => Around(fitted, i => fittedVariance[i]);

    /// <summary>The same with prediction intervals for the true effect of a new study with these moderators.</summary>
    public IReadOnlyList<StudyPrediction> ExpectedOfNew() => Around(fitted, i => fittedVariance[i] + Tau2);

    /// <summary>The best linear unbiased prediction of each study's true effect.</summary>
    public IReadOnlyList<StudyPrediction> Predictions() =>
        [.. Enumerable.Range(0, Count).Select(i => StudyPrediction.Of(model.Effects[i], model.Variances[i], Tau2, fitted[i], fittedVariance[i], Critical))];

    /// <summary>The Q-profile interval of the residual τ².</summary>
    public HeterogeneityInterval Tau2Interval() => HeterogeneityInterval.QProfile(model, atZero, Options, TypicalVariance);

    private StudyPrediction[] Around(double[] centre, Func<int, double> variance) =>
        [.. centre.Select((c, i) => Math.Sqrt(variance(i)) is var e ? new StudyPrediction(c, e, c - Critical * e, c + Critical * e) : default)];

    private Coefficient[] Describe(IReadOnlyList<string> names, double[] beta) => [.. beta.Select((b, i) =>
    {
        var error = Math.Sqrt(Covariance[i, i]);
        return new Coefficient(names[i], b, error, b / error, StudentT.TwoSided(b / error, DegreesOfFreedom), b - Critical * error, b + Critical * error);
    })];

    private (double Statistic, int Df) TestModerators(int first)
    {
        var m = model.Coefficients - first;
        var block = new double[m, m];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < m; j++) block[i, j] = Covariance[i + first, j + first];
        var beta = Coefficients.Skip(first).Select(c => c.Value).ToArray();
        var solved = Cholesky.Of(block).Solve(beta);
        var statistic = beta.Zip(solved, (a, b) => a * b).Sum();
        return (DegreesOfFreedom < double.PositiveInfinity ? statistic / m : statistic, m);
    }

    private double ExplainedShare(Moderators moderators)
    {
        if (!moderators.HasIntercept || model.Coefficients == 1 || Options.Method == HeterogeneityMethod.FixedEffect || Options.KnownTau2 is not null)
            return double.NaN;
        var without = RandomEffects.Estimate(model.Effects, model.Variances, Options).Tau2;
        return without == 0 ? double.NaN : Math.Max(0, 100 * (without - Tau2) / without);
    }
}
