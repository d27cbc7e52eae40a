namespace Kazus.Statistics.MetaAnalysis;

/// <summary>How the variance between studies, τ², is estimated. Names in brackets are those of metafor.</summary>
public enum HeterogeneityMethod
{
    /// <summary>Restricted maximum likelihood (REML).</summary>
    RestrictedMaximumLikelihood,

    /// <summary>DerSimonian and Laird 1986 (DL).</summary>
    DerSimonianLaird,

    /// <summary>Paule and Mandel 1982: the τ² at which the generalised Q equals its degrees of freedom (PM).</summary>
    PauleMandel,

    /// <summary>Maximum likelihood (ML).</summary>
    MaximumLikelihood,

    /// <summary>Hedges and Olkin 1985, unweighted variance components (HE).</summary>
    HedgesOlkin,

    /// <summary>Hunter and Schmidt 2004 (HS).</summary>
    HunterSchmidt,

    /// <summary>Sidik and Jonkman 2005 (SJ).</summary>
    SidikJonkman,

    /// <summary>Empirical Bayes, Morris 1983 (EB). The same τ² as Paule-Mandel.</summary>
    EmpiricalBayes,

    /// <summary>No variance between studies: one common effect (FE, EE).</summary>
    FixedEffect,
}
