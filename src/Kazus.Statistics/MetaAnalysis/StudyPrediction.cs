namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The true effect of one study as the model predicts it: its own effect drawn towards the mean.</summary>
/// <param name="Effect">The prediction.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">The lower end of its interval.</param>
/// <param name="Upper">The upper end of its interval.</param>
public readonly record struct StudyPrediction(double Effect, double StandardError, double Lower, double Upper)
{
    internal static StudyPrediction Of(double effect, double variance, double tau2, double fitted, double fittedVariance, double critical)
    {
        var shrink = variance / (variance + tau2);
        var prediction = shrink * fitted + (1 - shrink) * effect;
        var error = Math.Sqrt(shrink * tau2 + shrink * shrink * fittedVariance);
        return new StudyPrediction(prediction, error, prediction - critical * error, prediction + critical * error);
    }
}
