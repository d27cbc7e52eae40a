namespace Kazus.Statistics.MetaAnalysis;

/// <summary>Events of one group and the time in which they were counted, as an effect on several scales.</summary>
/// <param name="Events">Number of events, zero or greater.</param>
/// <param name="Time">Person-time, above zero.</param>
public readonly record struct Rate(double Events, double Time)
{
    /// <summary>Events per unit of time (metafor's IR); ½ event if there is none.</summary>
    public EffectSize Raw() => Corrected is var x ? new EffectSize(x / Time, x / (Time * Time)) : default;

    /// <summary>Logarithm of the rate (IRLN); ½ event if there is none.</summary>
    public EffectSize Log() => Corrected is var x ? new EffectSize(Math.Log(x / Time), 1 / x) : default;

    /// <summary>Square root of the rate (IRS).</summary>
    public EffectSize SquareRoot() => new(Math.Sqrt(Events / Time), 1 / (4 * Time));

    /// <summary>Freeman and Tukey's transformation (IRFT), which keeps its variance where there are few events.</summary>
    public EffectSize FreemanTukey() => new((Math.Sqrt(Events / Time) + Math.Sqrt((Events + 1) / Time)) / 2, 1 / (4 * Time));

    private double Corrected => Events == 0 ? 0.5 : Events;
}
