namespace Kazus.Statistics.MetaAnalysis;

/// <summary>Checks that effects and variances can be pooled, and copies them.</summary>
internal static class Studies
{
    public static (double[] Effects, double[] Variances) Checked(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        if (effects.Length != variances.Length)
            throw new ArgumentException("Effects and variances must be equally many.", nameof(variances));
        if (effects.IsEmpty) throw new AssumptionException(Assumption.NotEmpty, "effects");
        for (var i = 0; i < effects.Length; i++)
        {
            if (!double.IsFinite(effects[i])) throw new AssumptionException(Assumption.Finite, "effects", i);
            if (!double.IsFinite(variances[i])) throw new AssumptionException(Assumption.Finite, "variances", i);
            if (variances[i] <= 0) throw new AssumptionException(Assumption.Positive, "variances", i);
        }
        return (effects.ToArray(), variances.ToArray());
    }
}
