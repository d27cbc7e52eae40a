namespace Kazus.Statistics;

/// <summary>How events at one and the same time enter the partial likelihood.</summary>
public enum TieHandling
{
    /// <summary>Efron (1977): the tied subjects leave the risk set in equal shares. Close to exact, and the default.</summary>
    Efron,

    /// <summary>Breslow (1974): every tied subject stays in the risk set of all. Coefficients lean towards zero with many ties.</summary>
    Breslow,

    /// <summary>The exact discrete (conditional logistic) likelihood of Cox (1972): every choice of subjects that could have had the event.</summary>
    Exact,
}
