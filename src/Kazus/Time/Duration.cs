using System.Globalization;

namespace Kazus.Time;

/// <summary>How firmly a length of time was stated.</summary>
public enum Exactness
{
    /// <summary>A plain number of units ("2 months").</summary>
    Stated,

    /// <summary>"About", "approximately", "almost".</summary>
    About,

    /// <summary>"More than", "at least", "over".</summary>
    AtLeast,

    /// <summary>"Less than", "at most", "within".</summary>
    AtMost,
}

/// <summary>
/// A length of time with the precision it was given, kept with the words as written. "2 months" is not 60.87 days but any length
/// that a careful writer would call two months: from 1.5 up to, not including, 2.5 months. See <c>docs/guide/time.md</c>.
/// </summary>
public sealed record Duration
{
    /// <summary>The possible lengths in days, both bounds included.</summary>
    public required DayRange Days { get; init; }

    /// <summary>The words as written.</summary>
    public required string Words { get; init; }

    /// <summary>The unit it was told in.</summary>
    public required TimeUnit Unit { get; init; }

    /// <summary>The number as told, in <see cref="Unit"/>; the middle when a range was told.</summary>
    public required double Count { get; init; }

    /// <summary>How firmly it was stated.</summary>
    public Exactness Exactness { get; init; }

    /// <summary>A stated number of units.</summary>
    /// <param name="count">How many; not negative.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="exactness">How firmly.</param>
    /// <param name="words">The words as written; by default number and unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public static Duration Of(double count, TimeUnit unit, Exactness exactness = Exactness.Stated, string? words = null)
    {
        if (!double.IsFinite(count) || count < 0) throw new ArgumentOutOfRangeException(nameof(count), count, "A length of time is a finite number, not below zero.");
        return new Duration
        {
            Days = PossibleDays(count, count, unit, exactness),
            Words = words ?? string.Create(CultureInfo.InvariantCulture, $"{count:0.##} {unit.Name(count)}"),
            Unit = unit,
            Count = count,
            Exactness = exactness,
        };
    }

    /// <summary>A stated range of units ("two to three months"): from the first to the second, both with their own rounding.</summary>
    public static Duration Between(double from, double to, TimeUnit unit, string? words = null) => new()
    {
        Days = PossibleDays(Math.Min(from, to), Math.Max(from, to), unit, Exactness.Stated),
        Words = words ?? string.Create(CultureInfo.InvariantCulture, $"{from:0.##} to {to:0.##} {unit.Name(to)}"),
        Unit = unit,
        Count = (from + to) / 2,
    };

    /// <summary>The count expressed in another unit, for display and CSV.</summary>
    public double In(TimeUnit unit) => unit == Unit ? Count : Count * Unit.Days() / unit.Days();

    // A number is rounded by its writer to the last place it shows: whole units to half a unit either way, "1.5" to 0.05.
    // "About" allows a quarter more on both sides. Days are counted exactly.
    private static DayRange PossibleDays(double from, double to, TimeUnit unit, Exactness exactness)
    {
        var step = unit == TimeUnit.Day ? 0 : from == Math.Floor(from) && to == Math.Floor(to) ? 0.5 : 0.05;
        var low = (from - step) * unit.Days();
        var high = (to + step) * unit.Days();
        if (exactness == Exactness.About)
        {
            low -= Math.Max(0.25 * from, 0.5) * unit.Days();
            high += Math.Max(0.25 * to, 0.5) * unit.Days();
        }
        var first = unit == TimeUnit.Day && exactness == Exactness.Stated ? (int)Math.Round(low) : (int)Math.Ceiling(low);
        var last = unit == TimeUnit.Day && exactness == Exactness.Stated ? (int)Math.Round(high) : (int)Math.Ceiling(high) - 1;
        first = Math.Clamp(first, 0, DayRange.Far);
        last = Math.Clamp(last, first, DayRange.Far);
        return exactness switch
        {
            Exactness.AtLeast => new DayRange(first, DayRange.Far),
            Exactness.AtMost => new DayRange(0, (int)Math.Min(Math.Ceiling(to * unit.Days()), DayRange.Far)),
            _ => new DayRange(first, last),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Words;
}
