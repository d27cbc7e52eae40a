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
            foreach (var finding in DatesAndMonths(m, table).Concat(DatesOfEvents(m, table))) yield return finding;
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
                    var days = length.Months * Length.DaysOfMonth;
                    if (Math.Abs(entry.Day - from[0].Day - days) <= Math.Max(3, 0.6 * length.Grain * Length.DaysOfMonth)) continue;
                    yield return Rule.Find($"From {from[0].Label.Text.Trim()} to {entry.Label.Text.Trim()} are {Numbers.Say(entry.Day - from[0].Day)} days, not {length.Say}.", "Correct the day or the length of time.", "timeline.day", m.At(entry.Label.Span, entry.Label.Text), m.At(entry.Text.Span, length.Say), m.At(from[0].Label.Span, from[0].Label.Text), m.At(from[0].Text.Span));
                }
        }
    }

    // "January 2020 | MRI 36 months after surgery", where the operation stands beside January 2018, or is told then.
    private static IEnumerable<Finding> DatesOfEvents(Manuscript m, Table table)
    {
        if (m.Patients > 1) yield break;
        var rows = TimelineRow.In(table);
        foreach (var row in rows)
            foreach (var cell in row.Rest.Prepend(row.Label))
                foreach (var length in Length.In(cell.Text).Where(l => l.Grain >= 0.2))
                {
                    if (After().Match(cell.Text[length.End..]) is not { Success: true } after || SeveralTimes().IsMatch(cell.Text[..length.Start])) continue;
                    if (EventOf(m, rows, row, after.Groups["what"].Value) is not { } from || Course.Fits(from, row.Date, length, 1.6)) continue;
                    yield return Rule.Find($"{row.Date.Say} is {Numbers.Say(row.Date.First - from.First)} months after {from.Say}, not {length.Say}.", "Correct the date or the length of time.", "timeline.months",
                        m.At(row.Label.Span, row.Date.Say), m.At(cell.Span, length.Say), m.At(from.Span, from.Say), m.At(from.Sentence.Whole));
                    yield break;
                }
    }

    // The one line of the table that tells of the event, or the one dated operation of the case section.
    private static TimePoint? EventOf(Manuscript m, List<TimelineRow> rows, TimelineRow later, string noun)
    {
        var isOperation = Operation().IsMatch(noun);
        // A course of treatment lasts, and of two operations nobody knows which is meant.
        if (!isOperation && !Act().IsMatch(noun) || rows.Exists(r => r.Rest.Any(c => Again().IsMatch(c.Text)))) return null;
        var told = rows.FindAll(r => r != later && r.Rest.Any(c => isOperation ? NamedEvent.TakingOut(c.Text) is not null : NamedEvent.Tellings(noun, c.Text).Any()));
        if (told.Count > 0) return told is [var one] ? one.Date : null;
        return isOperation && !m.IsRepeated && m.Operations.Where(o => NamedEvent.TakingOut(o.Sentence.Text) is not null).DistinctBy(o => o.First).ToList() is [var operation] && m.Operations.All(o => o.First == operation.First) ? operation : null;
    }

    [GeneratedRegex(@"^(?:\w+ectomy|\w+otomy|\w+plasty|biopsy|amputation|transplantation|emboli[sz]ation|curettage|exenteration|enucleation|diagnosis|admission|discharge|referral|presentation|delivery)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Act();

    [GeneratedRegex(@"\b(?:second|third|repeat\w*|another|re-?operat\w+|re-?resect\w+|re-?excis\w+|re-?biops\w+|re-?admi\w+|re-?transplant\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    [GeneratedRegex(@"^(?:operation|surgery|resection|excision|removal)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    // "MRI every 6 months after surgery", "the first 3 months after surgery"
    [GeneratedRegex(@"\b(?:every|each|first|within|until|for|over|during|at intervals of|next|last)(?: the)? (?:about )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeveralTimes();

    private sealed record Dated(Cell Date, TimePoint At, Cell Time, double Months)
    {
        /// <summary>The month that the row counts from.</summary>
        public double Origin => At.First - Months;

        // Visits are a little early or late, and the more the later they are.
        public bool Fits(double origin) => Math.Abs(Origin - origin) <= Math.Max(2, 0.1 * Months);
    }

    // "March 2020 | 24" under "Months after surgery", where the other rows count from August 2018.
    private static IEnumerable<Finding> DatesAndMonths(Manuscript m, Table table)
    {
        for (var column = 2; column <= table.Width; column++)
        {
            if (!Elapsed().IsMatch(table.Header(column))) continue;
            var rows = table.Body.Select(r => DatedIn(r, column, table.Header(column))).OfType<Dated>().ToList();
            if (rows.Count < 3) continue;
            var first = rows.GroupBy(r => r.Origin).OrderByDescending(g => g.Count()).First().First();
            if (rows.FindAll(r => !r.Fits(first.Origin)) is not [var off] || rows.Count(r => Math.Abs(r.Origin - first.Origin) <= 1) < 2) continue;
            var origin = (int)first.Origin;
            yield return Rule.Find($"{off.At.Say} is {Numbers.Say(off.At.First - origin)} months after {TimePoint.Name(origin, origin)}, not {Numbers.Say(off.Months)}.", "Correct the date or the months.", "timeline.months",
                [m.At(off.Date.Span, off.At.Say), m.At(off.Time.Span, off.Time.Text.Trim()), m.At(first.Date.Span, first.At.Say), .. m.Operations.Where(o => o.First == origin).Take(2).Select(o => m.At(o.Sentence.Whole, o.Say))]);
        }
    }

    // A row that begins with a month of a year and has the time since then in a column.
    private static Dated? DatedIn(TableRow row, int column, string header) =>
        row.Cells.Count > 1 && row.Cells.FirstOrDefault(c => c.Covers(column)) is { } time && Ahead().IsMatch(time.Text) && OwnRowOutcomes.Time(time.Text, header) is { } since
        && TimePoint.In(new Told(Part.Table, row.Cells[0].Plain, 0)).ToList() is [{ HasMonth: true } date] ? new(row.Cells[0], date, time, since.Months) : null;

    [GeneratedRegex(@"\b(?:months?|years?|time|interval)\b[^.;]{0,20}\b(?:after|from|since|postoperative\w*)\b|\b(?:after|from|since|follow-?up)\b[^.;]{0,40}\b(?:months?|years?)\b|^months?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elapsed();

    // "24", "24 months", but not "1 month before".
    [GeneratedRegex(@"^\W*\d+(?:\.\d+)? ?(?:months?|mo|years?|y)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    private static bool Bare(Table table) => table.Header(1).Contains("day", StringComparison.OrdinalIgnoreCase);

    private static double Day(string text, Table table)
    {
        var match = Label().Match(text);
        if (!match.Success) return Bare(table) && Numbers.Parse(text) is { } n ? n : double.NaN;
        var number = Numbers.Parse(match.Groups["n"].Value) ?? double.NaN;
        return match.Groups["unit"].Value.ToLowerInvariant() switch { "week" => 7 * number, "month" => Length.DaysOfMonth * number, _ => number };
    }

    [GeneratedRegex(@"^\W*(?<unit>day|week|month) (?<n>\d+|zero|one|two|three|four|five|six|seven|eight|nine|ten)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his |first |second )*(?<what>\p{L}{4,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
