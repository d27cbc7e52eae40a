namespace Kazus.Statistics.MetaAnalysis;

/// <summary>I² and H²: from τ² and the typical sampling variance (Higgins and Thompson 2002), or from Q for a fixed effect.</summary>
internal static class HeterogeneityShare
{
    public static double I2(HeterogeneityMethod method, double tau2, double typical, double q, int df)
    {
        if (df == 0) return 0;
        if (method == HeterogeneityMethod.FixedEffect) return q <= df ? 0 : 100 * (q - df) / q;
        return 100 * tau2 / (typical + tau2);
    }

    public static double H2(HeterogeneityMethod method, double tau2, double typical, double q, int df) =>
        df == 0 ? 1 : method == HeterogeneityMethod.FixedEffect ? q / df : tau2 / typical + 1;
}
