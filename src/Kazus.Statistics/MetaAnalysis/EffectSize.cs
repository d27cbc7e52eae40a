namespace Kazus.Statistics.MetaAnalysis;

/// <summary>An effect and its sampling variance, ready to be pooled.</summary>
/// <param name="Value">The effect on the scale named by the function that made it.</param>
/// <param name="Variance">Its sampling variance (squared standard error).</param>
public readonly record struct EffectSize(double Value, double Variance);
