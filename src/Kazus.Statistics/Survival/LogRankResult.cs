using System.Collections.Immutable;

namespace Kazus.Statistics;

/// <summary>What a log-rank test compares in one group.</summary>
/// <param name="Group">Label of the group.</param>
/// <param name="Observations">Number of observations.</param>
/// <param name="Observed">Events, weighted by S(t-)^ρ when ρ is not 0, over all strata.</param>
/// <param name="Expected">Events expected if the groups had one hazard, weighted alike.</param>
public sealed record LogRankGroup(string Group, int Observations, double Observed, double Expected);

/// <summary>The result of a log-rank test.</summary>
/// <param name="ChiSquared">The test statistic.</param>
/// <param name="DegreesOfFreedom">Groups with events expected, less one.</param>
/// <param name="P">P(χ² ≥ the statistic) if the groups have one hazard.</param>
/// <param name="Groups">One entry per group that has observations.</param>
/// <param name="Variance">Covariance matrix of observed less expected, rows in the order of <paramref name="Groups"/>.</param>
public sealed record LogRankResult(double ChiSquared, int DegreesOfFreedom, double P, ImmutableArray<LogRankGroup> Groups, ImmutableArray<ImmutableArray<double>> Variance);

/// <summary>One pair of groups out of several.</summary>
/// <param name="First">Label of one group.</param>
/// <param name="Second">Label of the other.</param>
/// <param name="Test">The test of these two groups alone, or null where it is undefined.</param>
/// <param name="AdjustedP">P adjusted by Holm's method for all pairs, or null where the test is undefined.</param>
public sealed record LogRankPair(string First, string Second, LogRankResult? Test, double? AdjustedP);
