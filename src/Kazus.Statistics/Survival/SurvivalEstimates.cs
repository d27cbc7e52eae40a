namespace Kazus.Statistics;

/// <summary>A point in time read off a curve, with its interval; a part that the follow-up does not reach is null.</summary>
/// <param name="Value">The time, or null when the curve does not come down so far.</param>
/// <param name="Lower">Lower confidence limit, or null.</param>
/// <param name="Upper">Upper confidence limit, or null.</param>
public readonly record struct TimeEstimate(double? Value, double? Lower, double? Upper);

/// <summary>A mean of survival time up to a horizon.</summary>
/// <param name="Value">Area under the curve from 0 to the horizon, in the unit of the times.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Horizon">The horizon.</param>
/// <param name="Extended">True when the curve is above zero at its last time and the horizon lies beyond: the curve was carried on
/// level, which the data do not support.</param>
public readonly record struct MeanEstimate(double Value, double StandardError, double Horizon, bool Extended);

/// <summary>A curve at one time.</summary>
/// <param name="Time">The time asked for.</param>
/// <param name="AtRisk">Weight at risk just before the first observed time that is not earlier; 0 after the last.</param>
/// <param name="Survival">S(t).</param>
/// <param name="StandardError">Standard error of S(t); NaN where the curve is 0 under Greenwood's formula.</param>
/// <param name="Lower">Lower confidence limit; NaN where undefined.</param>
/// <param name="Upper">Upper confidence limit; NaN where undefined.</param>
public readonly record struct CurvePoint(double Time, double AtRisk, double Survival, double StandardError, double Lower, double Upper);
