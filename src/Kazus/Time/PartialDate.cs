using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Time;

/// <summary>
/// A calendar date with the precision it was given: a year, a month of a year, or a day. "2005" is the year 2005, never
/// 1 January. The words as written are kept. Two dates are equal when precision, numbers and words are.
/// </summary>
public sealed partial record PartialDate
{
    /// <summary>Calendar year, 1 to 9999.</summary>
    public required int Year { get; init; }

    /// <summary>Month 1 to 12, or null when only the year is known.</summary>
    public int? Month { get; init; }

    /// <summary>Day of the month, or null.</summary>
    public int? Day { get; init; }

    /// <summary>The words as written.</summary>
    public required string Words { get; init; }

    /// <summary>First possible day.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Last possible day, included.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>The possible days counted from 1 January 1970.</summary>
    public DayRange Days => new(FromEpoch(Earliest), FromEpoch(Latest));

    /// <summary>Order of two dates; overlapping dates of unlike precision are <see cref="TimeOrder.Undecided"/>.</summary>
    public TimeOrder CompareTo(PartialDate other) => Days.CompareTo(other.Days);

    /// <summary>Days from 1 January 1970 to <paramref name="date"/>.</summary>
    public static int FromEpoch(DateOnly date) => date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The date <paramref name="days"/> days after 1 January 1970.</summary>
    public static DateOnly ToDate(int days) => DateOnly.FromDayNumber(Math.Clamp(
        new DateOnly(1970, 1, 1).DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>Reads "2005", "2005-03", "2005-03-14", "March 2005", "14 March 2005", "March 14, 2005", "03/2005", or null.</summary>
    public static PartialDate? Parse(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = words.Trim();
        if (text.StartsWith("in ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("on ", StringComparison.OrdinalIgnoreCase)) text = text[3..].Trim();
        var match = Iso().Match(text);
        if (!match.Success) match = DayMonthYear().Match(text);
        if (!match.Success) match = MonthDayYear().Match(text);
        if (!match.Success) return null;
        var year = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        int? month = match.Groups["m"].Success ? MonthNumber(match.Groups["m"].Value) : null;
        int? day = match.Groups["d"].Success ? int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture) : null;
        if (year is < 1000 or > 9998 || month is < 1 or > 12) return null;
        if (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month!.Value))) return null;
        return new PartialDate { Year = year, Month = month, Day = day, Words = words.Trim() };
    }

    private static int MonthNumber(string word)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return n;
        string[] names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        return Array.FindIndex(names, n => word.StartsWith(n, StringComparison.OrdinalIgnoreCase)) + 1;
    }

    /// <inheritdoc/>
    public override string ToString() => Words;

    private const string MonthName = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    [GeneratedRegex(@"^(?:(?<y>\d{4})(?:-(?<m>\d{1,2})(?:-(?<d>\d{1,2}))?)?|(?<m>\d{1,2})/(?<y>\d{4}))$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .]+)?(?<m>" + MonthName + @")\.?,?(?: of)? (?<y>\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^(?<m>" + MonthName + @")\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDayYear();
}
