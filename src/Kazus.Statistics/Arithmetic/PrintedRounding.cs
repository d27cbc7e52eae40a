namespace Kazus.Statistics.Arithmetic;

/// <summary>How a printed number may have been made from the exact one.</summary>
public enum PrintedRounding
{
    /// <summary>To the nearest; a half may have gone either way. Right unless the rule is known.</summary>
    Nearest,

    /// <summary>To the nearest; a half goes away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest; a half goes to the even digit.</summary>
    HalfEven,

    /// <summary>Cut off.</summary>
    Truncated,

    /// <summary>To the nearest, or cut off: the most lenient reading.</summary>
    NearestOrTruncated,
}

/// <summary>Whether a printed number can stand for a fraction of whole numbers, by exact arithmetic.</summary>
internal static class Printed
{
    /// <summary>Whether numerator/denominator (≥ 0, &gt; 0) is printed as <paramref name="units"/> in units of the last digit.</summary>
    public static bool CanBe(Int128 units, Int128 numerator, Int128 denominator, PrintedRounding rule)
    {
        // Twice the distance from the printed value, in 1/denominator of the last digit.
        var twice = 2 * (numerator - units * denominator);
        var nearest = twice <= denominator && twice >= -denominator;
        var cut = twice >= 0 && twice < 2 * denominator;
        return rule switch
        {
            PrintedRounding.Nearest => nearest,
            PrintedRounding.HalfUp => nearest && twice != denominator,
            PrintedRounding.HalfEven => nearest && (Int128.Abs(twice) != denominator || Int128.IsEvenInteger(units)),
            PrintedRounding.Truncated => cut,
            PrintedRounding.NearestOrTruncated => nearest || cut,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };
    }

    /// <summary>A printed number as a whole number of units of its last digit.</summary>
    public static Int128 Units(decimal printed, int decimals)
    {
        if (decimals is < 0 or > 12) throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "0 to 12 decimals.");
        var scaled = printed * Power(decimals);
        if (scaled != decimal.Truncate(scaled)) throw new ArgumentException("The number has more decimals than said.", nameof(printed));
        return (Int128)scaled;
    }

    public static long Power(int decimals)
    {
        var power = 1L;
        for (var i = 0; i < decimals; i++) power *= 10;
        return power;
    }
}
