using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>A timeline counts days, and one of its entries gives another distance from an earlier entry than the days do: "Day 30: chemotherapy, six weeks after excision", with the excision on day 3.</summary>
internal static partial class Kz209DaysOfTimeline
{
    public static Rule Rule { get; } = new("KZ209", "days-of-timeline", Severity.Error, "date-arithmetic", Check) { WhyNot = m => m.Document.Tables.Count == 0 ? "the file has no table" : null };

    private sealed record Entry(double Day, Cell Label, Cell Text);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
        {
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
