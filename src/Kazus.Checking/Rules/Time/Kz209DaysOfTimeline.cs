using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>A timeline counts days, and one of its entries gives another distance from an earlier entry than the days do: "Day 30: chemotherapy, six weeks after excision", with the excision on day 3. Or its dates and the months beside them do not fit.</summary>
internal static partial class Kz209DaysOfTimeline
{
    public static Rule Rule { get; } = new("KZ209", "days-of-timeline", Severity.Error, "date-arithmetic", Check) { WhyNot = m => m.Document.Tables.Count == 0 ? "the file has no table" : null };

    private sealed record Entry(double Day, Cell Label, Cell Text);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
        {
            foreach (var finding in DatesAndMonths(m, table)) yield return finding;
            var entries = table.Body.Where(r => r.Cells.Count > 1).Select(r => (Row: r, Label: Label().FirstIn(r.Cells[0].Text))).Where(r => r.Label.Success || Bare(table) && Numbers.Parse(r.Row.Cells[0].Text) is not null)
                .Select(r => new Entry(Day(r.Row.Cells[0].Text, table), r.Row.Cells[0], r.Row.Cells[^1])).Where(e => !double.IsNaN(e.Day)).ToList();
            foreach (var entry in entries)
                foreach (var length in Length.In(entry.Text.Text))
                {
                    var after = After().Match(entry.Text.Text[length.End..]);
                    if (!after.Success) continue;
                    var noun = Keys.Stem(after.Groups["what"].Value);
                    var from = entries.Where(e => e.Day < entry.Day && e != entry && e.Text.Text.Split([' ', ',', ';', '.', '(', ')']).Any(w => w.Length > 3 && Keys.Stem(w) == noun)).ToList();
                    if (from.Count != 1) continue;
                    var days = length.Months * 30.436875;
                    if (Math.Abs(entry.Day - from[0].Day - days) <= Math.Max(3, 0.6 * length.Grain * 30.436875)) continue;
                    yield return Rule.Find($"From {from[0].Label.Text.Trim()} to {entry.Label.Text.Trim()} are {Numbers.Say(entry.Day - from[0].Day)} days, not {length.Say}.", "Correct the day or the length of time.", "timeline.day", m.At(entry.Label.Span, entry.Label.Text), m.At(entry.Text.Span, length.Say), m.At(from[0].Label.Span, from[0].Label.Text), m.At(from[0].Text.Span));
                }
        }
    }

    private sealed record Dated(Cell Date, int Month, Cell Time, double Months)
    {
        // Visits are a little early or late, and the more the later they are.
        public bool Fits(double origin) => Math.Abs(Month - Months - origin) <= Math.Max(2, 0.1 * Months);
    }

    // "March 2020 | 24" under "Months after surgery", where the other rows count from August 2018.
    private static IEnumerable<Finding> DatesAndMonths(Manuscript m, Table table)
    {
        for (var column = 2; column <= table.Width; column++)
        {
            var isMonths = MonthsHeader().IsMatch(table.Header(column));
            if (!isMonths && !TimeHeader().IsMatch(table.Header(column))) continue;
            var rows = new List<Dated>();
            foreach (var row in table.Body)
                if (row.Cells.Count > 1 && row.Cells.FirstOrDefault(c => c.Covers(column)) is { } time && MonthYear().Match(row.Cells[0].Text) is { Success: true } date
                    && (isMonths && Numbers.Parse(time.Text.Trim()) is { } n ? n : MonthsAlone().Match(time.Text) is { Success: true } alone ? Numbers.Parse(alone.Groups["n"].Value) : null) is { } months)
                    rows.Add(new(row.Cells[0], int.Parse(date.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture) * 12 + TimePoint.MonthOf(date.Groups["m"].Value) - 1, time, months));
            if (rows.Count < 3) continue;
            var origin = rows.GroupBy(r => r.Month - r.Months).OrderByDescending(g => g.Count()).First().Key;
            if (rows.FindAll(r => !r.Fits(origin)) is not [var off] || rows.Count(r => Math.Abs(r.Month - r.Months - origin) <= 1) < 2) continue;
            var first = rows.Find(r => r.Month - r.Months == origin)!;
            yield return Rule.Find($"{off.Date.Text.Trim()} is {Numbers.Say(off.Month - origin)} months after {TimePoint.Name((int)origin, (int)origin)}, not {Numbers.Say(off.Months)}.", "Correct the date or the months.", "timeline.months",
                [m.At(off.Date.Span, off.Date.Text.Trim()), m.At(off.Time.Span, off.Time.Text.Trim()), m.At(first.Date.Span, first.Date.Text.Trim()), .. m.Operations.Where(o => o.First == (int)origin).Take(2).Select(o => m.At(o.Sentence.Whole, o.Say))]);
        }
    }

    [GeneratedRegex(@"\bmonths?\b[^.;]{0,20}\b(?:after|from|since|postoperative\w*|follow-?up)\b|\b(?:after|from|since|time|follow-?up)\b[^.;]{0,40}\(?months?\b|^months?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthsHeader();

    [GeneratedRegex(@"^(?:time|interval)\b[^.;]{0,12}\b(?:after|from|since)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeHeader();

    [GeneratedRegex(@"^\W*(?<m>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? (?<y>(?:19|20)\d\d)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^\W*(?<n>\d+(?:\.\d+)?) (?:months?|mo)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthsAlone();

    private static bool Bare(Table table) => table.Header(1).Contains("day", StringComparison.OrdinalIgnoreCase);

    private static double Day(string text, Table table)
    {
        var match = Label().Match(text);
        if (!match.Success) return Bare(table) && Numbers.Parse(text) is { } n ? n : double.NaN;
        var number = Numbers.Parse(match.Groups["n"].Value) ?? double.NaN;
        return match.Groups["unit"].Value.ToLowerInvariant() switch { "week" => 7 * number, "month" => 30.436875 * number, _ => number };
    }

    [GeneratedRegex(@"^\W*(?<unit>day|week|month) (?<n>\d+|zero|one|two|three|four|five|six|seven|eight|nine|ten)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his |first |second )*(?<what>\p{L}{4,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
