using System.Globalization;
using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>Ages that are told without the word: "in 2011, at 19 years, he was operated on for the first time", "operated on at 19, 24 and 31 years".</summary>
internal static partial class AgeAtDate
{
    // Birthdays lie in the midst of years.
    private const int SameBirth = 1;

    /// <summary>Whether "at 24 years" beside a year is an age: the year less the length is the same as at another such place, where both differ.</summary>
    public static bool Is(Manuscript m, Told told, Length length) =>
        In(told).FirstOrDefault(a => Math.Abs(a.Start - length.Start) < 4) is { Year: > 0 } one
        && m.In(Part.Abstract, Part.Case).SelectMany(In).Any(o => o.Years != one.Years && Math.Abs(o.Year - o.Years - one.Year + one.Years) <= SameBirth);

    private static IEnumerable<(int Year, int Years, int Start)> In(Told told) => Dated().Matches(told.Text).Select(x => (Number(x, "y"), Number(x, "n"), x.Groups["n"].Index));

    /// <summary>Whether the article tells an age so anywhere, alone or in a list.</summary>
    public static bool IsTold(Manuscript m, double years) =>
        m.In(Part.Abstract, Part.Case).Any(t => At().Matches(t.Text).Any(x => !t.OfRelative(x.Index) && x.Groups["n"].Captures.Any(c => int.Parse(c.Value, CultureInfo.InvariantCulture) == years)));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?<y>(?:19|20)\d\d),? (?:and )?at (?<n>\d{1,2}) years?\b(?! (?:after|later|following|from|post|of follow))", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\bat (?<n>\d{1,2})(?:(?:, | and |, and )(?<n>\d{1,2}))* years?\b(?! (?:after|later|following|from|post|of follow))", RegexOptions.CultureInvariant)]
    private static partial Regex At();
}
