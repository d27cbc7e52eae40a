using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A calendar date of the course, as a range of months counted from year 0.</summary>
/// <param name="Sentence">The sentence it stands in.</param>
/// <param name="Start">First character in the sentence.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="First">First month it can be.</param>
/// <param name="Last">Last month it can be.</param>
internal sealed partial record TimePoint(Told Sentence, int Start, int Size, int First, int Last)
{
    public int End => Start + Size;

    public Span Span => Sentence.Span(Start, Size);

    public int Year => First / 12;

    public bool HasMonth => First == Last;

    public string Say => Name(First, Last);

    /// <summary>The day of the month, or 0 where none is told.</summary>
    public int Day { get; init; }

    /// <summary>The day in one count of all days, or null where none is told.</summary>
    public int? DayNumber => HasMonth && Day > 0 && Day <= DateTime.DaysInMonth(Year, First % 12 + 1) ? new DateOnly(Year, First % 12 + 1, Day).DayNumber : null;

    /// <summary>The date with its day, where one is told.</summary>
    public string SayDay => Day > 0 ? $"{Day.ToString(CultureInfo.InvariantCulture)} {Say}" : Say;

    /// <summary>The dates of the own patient's course, without those of relatives, in reading order.</summary>
    public static IReadOnlyList<TimePoint> Of(Manuscript manuscript) =>
        [.. manuscript.Told.Where(t => t.Part is Part.Case or Part.Abstract or Part.Introduction or Part.Conclusion or Part.Legend).SelectMany(In).Where(d => !d.Sentence.OfRelative(d.Start) || Course.IsOwnBirth(d))];

    public static IEnumerable<TimePoint> In(Told sentence)
    {
        if (OfArticle().IsMatch(sentence.Text)) yield break;
        foreach (Match m in Pattern().AllIn(sentence.Text))
        {
            var year = int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture);
            var month = m.Groups["m"].Success ? MonthOf(m.Groups["m"].Value) : m.Groups["mm"].Success ? int.Parse(m.Groups["mm"].Value, CultureInfo.InvariantCulture) : 0;
            var first = month > 0 ? year * 12 + month - 1 : year * 12;
            var group = m.Groups["date"];
            var day = m.Groups["d"].Success ? m.Groups["d"] : m.Groups["d2"];
            yield return new(sentence, group.Index, group.Length, first, month > 0 ? first : year * 12 + 11) { Day = day.Success ? int.Parse(day.Value, CultureInfo.InvariantCulture) : 0 };
        }
    }

    // "Accepted 5 September 2022." tells of the manuscript.
    [GeneratedRegex(@"^\W*(?:(?:manuscript|article|paper)? ?(?:first )?(?:received|submitted|revised|accepted|published)(?: online| in revised form)?)(?: on|:|,)? \d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfArticle();

    public static string Name(int first, int last) => first == last
        ? $"{CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[first % 12]} {(first / 12).ToString(CultureInfo.InvariantCulture)}"
        : (first / 12).ToString(CultureInfo.InvariantCulture);

    public static int MonthOf(string name) => name[..3].ToLowerInvariant() switch
    {
        "jan" => 1, "feb" => 2, "mar" => 3, "apr" => 4, "may" => 5, "jun" => 6, "jul" => 7, "aug" => 8, "sep" => 9, "oct" => 10, "nov" => 11, _ => 12,
    };

    // "9 April 2018", "the 9th of April 2018", "April 9, 2018", "in 2018", "04/2018", "9.4.2018", "2018-04-09"; "No. 04/2018" is of a file.
    [GeneratedRegex(@"(?<![\w/-])(?<date>(?:(?<d>\d{1,2})(?:(?:st|nd|rd|th)(?: of)?)? )?(?<m>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,? (?:(?<d2>\d{1,2})(?:st|nd|rd|th)?, )?(?:of )?(?<y>(?:19|20)\d\d))(?![\d–-]\d)|(?:\b(?i:in|since|of|from|until|during|by|(?:spring|summer|autumn|fall|winter|end|beginning)(?: of)?|late|early|mid|and) |\()(?<date>(?<y>(?:19|20)\d\d))(?![\w/.,]*\d|\.\d|-\d\d-\d| (?:patients|cases|women|men))|(?<![\w/.,–-]|\b(?i:no\.?|nr\.?|number|protocol|approval|code|ref|reference|under|id|permit|licence|license|study|decision|vote):? )(?<date>(?<mm>0[1-9]|1[0-2])/(?<y>(?:19|20)\d\d)|(?<d>0?[1-9]|[12]\d|3[01])\.(?<mm>0?[1-9]|1[0-2])\.(?<y>(?:19|20)\d\d)|(?<y>(?:19|20)\d\d)-(?<mm>0[1-9]|1[0-2])-(?<d>0[1-9]|[12]\d|3[01]))(?![\w/–-]|\.\d)|\b(?i:in|since|until|from|to|by) (?<date>(?<mm>[1-9])/(?<y>(?:19|20)\d\d))(?![\w/–-]|\.\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
