using System.Globalization;

namespace Kazus.Time;

/// <summary>How two inexact times stand to each other. <see cref="Undecided"/> is an answer, not a failure.</summary>
public enum TimeOrder
{
    /// <summary>Every possible day of the first is before every possible day of the second.</summary>
    Before,

    /// <summary>Both are known to the day and the days are equal.</summary>
    Same,

    /// <summary>Every possible day of the first is after every possible day of the second.</summary>
    After,

    /// <summary>The possible days overlap, so the order cannot be told.</summary>
    Undecided,
}

/// <summary>
/// The days on which something may have happened, counted from an origin: a closed interval [<see cref="Earliest"/>,
/// <see cref="Latest"/>] of whole days. The origin is day 0; negative days lie before it. The default value is day 0 exactly.
/// An open end is <see cref="Unknown"/>'s bound. Two ranges are equal when both bounds are.
/// </summary>
/// <param name="Earliest">First possible day, included.</param>
/// <param name="Latest">Last possible day, included; never before <paramref name="Earliest"/>.</param>
public readonly record struct DayRange(int Earliest, int Latest)
{
    /// <summary>The bound that stands for "no bound": about 2,700 years either way, far outside any course.</summary>
    public const int Far = 1_000_000;

    /// <summary>Nothing is known.</summary>
    public static DayRange Unknown => new(-Far, Far);

    /// <summary>One day, known exactly.</summary>
    public static DayRange On(int day) => new(day, day);

    /// <summary>Any day up to and including <paramref name="day"/>.</summary>
    public static DayRange UpTo(int day) => new(-Far, day);

    /// <summary>Any day from <paramref name="day"/> on.</summary>
    public static DayRange From(int day) => new(day, Far);

    /// <summary>True when no possible day is left; such a range is never the time of anything.</summary>
    public bool IsEmpty => Latest < Earliest;

    /// <summary>True when the day is known exactly.</summary>
    public bool IsExact => Earliest == Latest;

    /// <summary>True when neither end is known.</summary>
    public bool IsUnknown => Earliest <= -Far && Latest >= Far;

    /// <summary>Middle of the range in days: for drawing and for sorting, never for arithmetic that is reported.</summary>
    public double Middle => (Earliest + (double)Latest) / 2;

    /// <summary>The days of this range moved by every possible number of days of <paramref name="by"/>.</summary>
    public DayRange Plus(DayRange by) => new(Clamp((long)Earliest + by.Earliest), Clamp((long)Latest + by.Latest));

    /// <summary>The days between the origin and this range seen from the other side.</summary>
    public DayRange Negated() => new(Clamp(-(long)Latest), Clamp(-(long)Earliest));

    /// <summary>Days from <paramref name="start"/> to this range.</summary>
    public DayRange Since(DayRange start) => Plus(start.Negated());

    /// <summary>The days possible under both; may be empty.</summary>
    public DayRange And(DayRange other) => new(Math.Max(Earliest, other.Earliest), Math.Min(Latest, other.Latest));

    /// <summary>The smallest range that holds both.</summary>
    public DayRange Or(DayRange other) => new(Math.Min(Earliest, other.Earliest), Math.Max(Latest, other.Latest));

    /// <summary>True when at least one day is possible under both.</summary>
    public bool Overlaps(DayRange other) => !And(other).IsEmpty;

    /// <summary>True when every possible day of <paramref name="other"/> is possible here.</summary>
    public bool Contains(DayRange other) => Earliest <= other.Earliest && other.Latest <= Latest;

    /// <summary>Compares two ranges counted from the same origin.</summary>
    public TimeOrder CompareTo(DayRange other) =>
        Latest < other.Earliest ? TimeOrder.Before
        : Earliest > other.Latest ? TimeOrder.After
        : IsExact && other.IsExact ? TimeOrder.Same
        : TimeOrder.Undecided;

    /// <inheritdoc/>
    public override string ToString() => IsExact
        ? Earliest.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Bound(Earliest)}..{Bound(Latest)}");

    private static string Bound(int day) => Math.Abs(day) >= Far ? "" : day.ToString(CultureInfo.InvariantCulture);

    private static int Clamp(long days) => (int)Math.Clamp(days, -Far, Far);
}
