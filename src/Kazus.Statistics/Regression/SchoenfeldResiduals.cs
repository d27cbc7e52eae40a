namespace Kazus.Statistics;

/// <summary>Schoenfeld residuals (Biometrika 1982;69:239): the covariates of an event less their mean over the risk set.</summary>
internal static class SchoenfeldResiduals
{
    /// <summary>What the covariates of an event are compared with, in the units of the sorted rows: with Efron's rule the average of the means of the tied events.</summary>
    public static void Mean(CoxModel model, EventMoments moments, int group, double[] mean)
    {
        var deaths = model.Order.Groups[group].Deaths;
        var first = moments.RiskMoment(group);
        if (!model.Efron || deaths == 1)
        {
            for (var j = 0; j < mean.Length; j++) mean[j] = first[j] / moments.RiskSum[group];
            return;
        }
        Array.Clear(mean);
        var own = moments.DeathMoment(group);
        for (var l = 0; l < deaths; l++)
        {
            var share = (double)l / deaths;
            var sum = (moments.RiskSum[group] - share * moments.DeathSum[group]) * deaths;
            for (var j = 0; j < mean.Length; j++) mean[j] += (first[j] - share * own[j]) / sum;
        }
    }
}
