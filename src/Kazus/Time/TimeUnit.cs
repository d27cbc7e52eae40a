namespace Kazus.Time;

/// <summary>Units in which courses are told. A month is a twelfth, a week 7 days, of a mean Gregorian year of 365.2425 days.</summary>
public enum TimeUnit
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks of 7 days.</summary>
    Week,

    /// <summary>Months of 30.436875 days.</summary>
    Month,

    /// <summary>Years of 365.2425 days.</summary>
    Year,
}

/// <summary>Length and names of the units.</summary>
public static class TimeUnits
{
    /// <summary>Mean length of the Gregorian year in days (97 leap days in 400 years).</summary>
    public const double DaysPerYear = 365.2425;

    /// <summary>Mean length of a month in days.</summary>
    public const double DaysPerMonth = DaysPerYear / 12;

    /// <summary>Days in one unit.</summary>
    public static double Days(this TimeUnit unit) => unit switch
    {
        TimeUnit.Day => 1,
        TimeUnit.Week => 7,
        TimeUnit.Month => DaysPerMonth,
        _ => DaysPerYear,
    };

    /// <summary>UCUM symbol: d, wk, mo, a.</summary>
    public static string Symbol(this TimeUnit unit) => unit switch
    {
        TimeUnit.Day => "d",
        TimeUnit.Week => "wk",
        TimeUnit.Month => "mo",
        _ => "a",
    };

    /// <summary>English name, singular or plural after the number it follows.</summary>
    public static string Name(this TimeUnit unit, double count)
    {
        var name = unit.ToString().ToLowerInvariant();
        return count == 1 ? name : name + "s";
    }

    /// <summary>Reads a unit in words or symbols ("weeks", "wk", "mo", "yr", "a"), or null.</summary>
    public static TimeUnit? Parse(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Math.Min(word.Length, 12)];
        if (word.Length > lower.Length || word.ToLowerInvariant(lower) < 0) return null;
        return ((ReadOnlySpan<char>)lower).Trim('.') switch
        {
            "d" or "day" or "days" => TimeUnit.Day,
            "w" or "wk" or "wks" or "week" or "weeks" => TimeUnit.Week,
            "m" or "mo" or "mos" or "mth" or "mths" or "month" or "months" => TimeUnit.Month,
            "a" or "y" or "yr" or "yrs" or "year" or "years" => TimeUnit.Year,
            _ => null,
        };
    }
}
