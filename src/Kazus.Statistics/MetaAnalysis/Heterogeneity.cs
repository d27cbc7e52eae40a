namespace Kazus.Statistics.MetaAnalysis;

/// <summary>
/// The estimators of τ² and their standard errors. Viechtbauer (2005), J. Educ. Behav. Stat. 30, 261-293, for the
/// moment and likelihood estimators; Viechtbauer (2007), Stat. Med. 26, 37-52, for the Q-profile.
/// </summary>
internal static class Heterogeneity
{
    private const int MostIterations = 10_000;

    public static double Estimate(StudyModel model, HeterogeneityMethod method, in ModelSums fixedSums)
    {
        var df = model.Residual;
        if (df == 0) return 0;
        return method switch
        {
            HeterogeneityMethod.FixedEffect => 0,
            HeterogeneityMethod.DerSimonianLaird => Math.Max(0, (fixedSums.Q - df) / fixedSums.TraceP),
            HeterogeneityMethod.HunterSchmidt => Math.Max(0, (fixedSums.Q - model.Studies) / fixedSums.SumW),
            HeterogeneityMethod.HedgesOlkin => HedgesOlkin(model),
            HeterogeneityMethod.SidikJonkman => SidikJonkman(model),
            HeterogeneityMethod.PauleMandel or HeterogeneityMethod.EmpiricalBayes => WhereQEquals(model, df, fixedSums) ?? 0,
            HeterogeneityMethod.MaximumLikelihood => MostLikely(model, restricted: false, fixedSums),
            HeterogeneityMethod.RestrictedMaximumLikelihood => MostLikely(model, restricted: true, fixedSums),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
        };
    }

    /// <summary>The standard error of τ², NaN where there is none (a fixed effect, no degrees of freedom).</summary>
    public static double StandardError(StudyModel model, HeterogeneityMethod method, double tau2, in ModelSums fixedSums, in ModelSums sums)
    {
        double df = model.Residual, k = model.Studies;
        if (df == 0) return double.NaN;
        var f = fixedSums;
        switch (method)
        {
            case HeterogeneityMethod.FixedEffect:
                return double.NaN;
            case HeterogeneityMethod.MaximumLikelihood:
                return Math.Sqrt(2 / sums.SumWW);
            case HeterogeneityMethod.RestrictedMaximumLikelihood:
                return Math.Sqrt(2 / sums.TracePP);
            case HeterogeneityMethod.DerSimonianLaird:
                return Math.Sqrt(2 * df + 4 * tau2 * f.TraceP + 2 * tau2 * tau2 * f.TracePP) / f.TraceP;
            case HeterogeneityMethod.HunterSchmidt:
                return Math.Sqrt(2 * df + 4 * tau2 * f.TraceP + 2 * tau2 * tau2 * f.TracePP) / f.SumW;
            case HeterogeneityMethod.PauleMandel:
            case HeterogeneityMethod.EmpiricalBayes:
                return Math.Sqrt(2 / df) * k / sums.SumW;
            case HeterogeneityMethod.HedgesOlkin:
                var (_, trace, square) = model.Unweighted();
                return Math.Sqrt(2 * square + 4 * tau2 * trace + 2 * tau2 * tau2 * df) / df;
            default:
                var start = model.PlainVariance();
                var s = model.At(start);
                var pvp = s.TraceP - start * s.TracePP;               // tr PVP, for V = W⁻¹ − τ²I and PW⁻¹P = P
                return start / df * Math.Sqrt(2 * StudyModel.TracePVPV(df, start, s) + 4 * tau2 * pvp + 2 * tau2 * tau2 * s.TracePP);
        }
    }

    /// <summary>The τ² at which y′Py equals <paramref name="target"/>; null where it is below already at zero.</summary>
    public static double? WhereQEquals(StudyModel model, double target, in ModelSums atZero)
    {
        if (atZero.Q <= target) return null;
        var tau2 = 0.0;
        var s = atZero;
        // Q is convex and falls with τ², so Newton's steps from the left never pass the root.
        for (var i = 0; i < MostIterations; i++)
        {
            var step = (s.Q - target) / s.QSlope;
            tau2 += step;
            if (step <= 1e-15 * tau2) return tau2;
            var last = step;
            s = model.At(tau2);
            if (s.Q <= target || last <= 1e-9 * tau2) return tau2 + (s.Q - target) / s.QSlope;
        }
        throw new AssumptionException(Assumption.Converged, "tau2");
    }

    private static double HedgesOlkin(StudyModel model)
    {
        var (residuals, trace, _) = model.Unweighted();
        return Math.Max(0, (residuals - trace) / model.Residual);
    }

    private static double SidikJonkman(StudyModel model)
    {
        var start = model.PlainVariance();
        return start == 0 ? 0 : start * model.At(start).Q / model.Residual;
    }

    /// <summary>The variance of the effects with divisor k, where Sidik and Jonkman start.</summary>
    private static double PlainVariance(this StudyModel model)
    {
        var mean = 0.0;
        foreach (var y in model.Effects) mean += y;
        mean /= model.Studies;
        var squares = 0.0;
        foreach (var y in model.Effects) squares += (y - mean) * (y - mean);
        return squares / model.Studies;
    }

    /// <summary>
    /// Fisher's scoring from the Hedges-Olkin value, Newton's steps once it is near; where a step would leave the range
    /// and the score falls at zero, the estimate is zero.
    /// </summary>
    private static double MostLikely(StudyModel model, bool restricted, in ModelSums atZero)
    {
        var scoreAtZero = Score(atZero, restricted);
        var tau2 = HedgesOlkin(model);
        double floor = 0, near = 0;
        for (var i = 0; i < MostIterations; i++)
        {
            var s = tau2 == 0 ? atZero : model.At(tau2);
            var score = Score(s, restricted);
            if (tau2 == 0 && score <= 0) return 0;
            var information = restricted ? s.TracePP : s.SumWW;
            var curvature = 2 * s.QCurve - information;
            var step = score / information;
            if (near > 0 && curvature > 0 && Math.Abs(score / curvature) < 0.5 * tau2) step = score / curvature;
            if (score > 0 && tau2 > floor) floor = tau2;
            var next = tau2 + step;
            if (next <= floor && step < 0)
            {
                if (floor == 0 && scoreAtZero <= 0) return AtZeroOr(model, restricted, atZero, Bisected(model, restricted, tau2));
                next = 0.5 * (floor + tau2);
            }
            var change = Math.Abs(next - tau2);
            tau2 = next;
            if (change <= 1e-14 * tau2 || (near > 0 && change <= 1e-8 * tau2 && step == score / curvature))
                return scoreAtZero < 0 ? AtZeroOr(model, restricted, atZero, tau2) : tau2;
            near = change <= 0.05 * tau2 ? 1 : 0;
        }
        throw new AssumptionException(Assumption.Converged, "tau2");
    }

    // The step from here leads below zero, where the score falls as well: look once whether a maximum lies between.
    private static double Bisected(StudyModel model, bool restricted, double from)
    {
        var high = from;
        for (var i = 0; i < 60 && high > 0; i++)
        {
            var half = 0.5 * high;
            if (Score(model.At(half), restricted) > 0) return Between(model, restricted, half, high);
            high = half;
            if (high < 1e-6 * from) break;
        }
        return 0;
    }

    private static double Between(StudyModel model, bool restricted, double low, double high)
    {
        for (var i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            var middle = 0.5 * (low + high);
            if (Score(model.At(middle), restricted) > 0) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }

    // Two local maxima are possible; the likelihood decides between the inner one and zero.
    private static double AtZeroOr(StudyModel model, bool restricted, in ModelSums atZero, double tau2)
    {
        if (tau2 == 0) return 0;
        var inner = model.LogLikelihood(tau2, model.At(tau2), model.LogVariances(tau2), restricted);
        return model.LogLikelihood(0, atZero, model.LogVariances(0), restricted) >= inner ? 0 : tau2;
    }

    private static double Score(in ModelSums s, bool restricted) => s.QSlope - (restricted ? s.TraceP : s.SumW);
}
