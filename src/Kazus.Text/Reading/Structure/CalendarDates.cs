using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Text.Reading.Structure;

/// <summary>A date as printed in an article's history: a year, a month of a year, or a day. <c>End</c> is where it ends in the text.</summary>
internal readonly record struct CalendarDate(int Year, int? Month, int? Day, int End);

/// <summary>Reads "27 January 2024", "January 14, 2022", "2024-01-27", "27.01.2024", "March 2021", "2021".</summary>
internal static partial class CalendarDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static CalendarDate? Read(string text, int at)
    {
        var match = Date().Match(text, at);
        if (!match.Success || match.Index != at) return null;
        var year = Number(match.Groups["y"]);
        var month = match.Groups["mn"].Success ? MonthOf(match.Groups["mn"].Value) : Number(match.Groups["m"]);
        var day = Number(match.Groups["d"]);
        if (year is null || month is < 1 or > 12 || match.Groups["mn"].Success && month is null) return null;
        if (day is not null && (month is null || day < 1 || day > DateTime.DaysInMonth(year.Value, month.Value))) return null;
        return new(year.Value, month, day, match.Index + match.Length);
    }

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    private static int? MonthOf(string name)
    {
        var folded = name.ToLowerInvariant();
        if (folded.StartsWith("mär", StringComparison.Ordinal)) return 3;
        if (folded.StartsWith("mai", StringComparison.Ordinal)) return 5;
        if (folded.StartsWith("okt", StringComparison.Ordinal)) return 10;
        if (folded.StartsWith("dez", StringComparison.Ordinal)) return 12;
        var index = Array.FindIndex(Months, m => folded.StartsWith(m, StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    [GeneratedRegex("""
        (?<y>(19|20)\d{2})-(?<m>\d{2})-(?<d>\d{2})\b
        |(?<d>\d{1,2})(st|nd|rd|th|\.)?\s+(of\s+)?(?<mn>\p{L}{3,9})\.?,?\s+(?<y>(19|20)\d{2})\b
        |(?<mn>\p{L}{3,9})\.?\s+(?<d>\d{1,2})(st|nd|rd|th)?,?\s+(?<y>(19|20)\d{2})\b
        |(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>(19|20)\d{2})\b
        |(?<mn>\p{L}{3,9})\.?,?\s+(?<y>(19|20)\d{2})\b
        |(?<y>(19|20)\d{2})\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Date();
}
