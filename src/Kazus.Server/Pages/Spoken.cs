using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Server.Words;
using Kazus.Statistics;
using Kazus.Time;
using static Kazus.Server.Words.Texts;

namespace Kazus.Server.Pages;

/// <summary>Values and times as a clinician says them, in the language of the page.</summary>
internal static partial class Spoken
{
    private const double Month = 30.4375;
    private const double Year = 365.25;

    /// <summary>"female", "2 / 1", "numbness; pain": what a table cell says, its answers translated and its numbers in the reader's form.</summary>
    public static string Cell(Variable variable, string text) => variable.Kind switch
    {
        ValueKind.Choice => string.Join(" / ", text.Split(" / ").Select(side => string.Join("; ", side.Split("; ").Select(Tell)))),
        ValueKind.Number or ValueKind.Length or ValueKind.Size => Number(text),
        _ => text,
    };

    /// <summary>A number written with a point, in the reader's form.</summary>
    public static string Number(string text) => Language.Now.Comma ? Point().Replace(text, "$1,$2") : text;

    /// <summary>"12 months" in the short form of the reader's language.</summary>
    public static string Lengths(string text) => Language.Now.Comma ? Unit().Replace(Number(text), m => m.ValueSpan[0] switch { 'y' => Tell("y"), 'm' => Tell("mo"), 'w' => "tj.", _ => m.Value.StartsWith("day", StringComparison.Ordinal) ? "d" : m.Value }) : text;

    /// <summary>"63 y, female, metastasis, C5": the first answers of a row, each understandable without its column's header.</summary>
    public static string Summary(ComparisonTable.Row row) => string.Join(", ", row.Cells.Where(c => c.Missing is null).Take(5).Select(Short));

    private static string Short(ComparisonTable.Cell cell)
    {
        var text = Cell(cell.Variable, cell.Text);
        var name = Tell(cell.Variable.Label).ToLower(CultureInfo.InvariantCulture);
        return cell.Variable switch
        {
            { Id: "patient.age" } => $"{text} {Tell("y")}",
            { Kind: ValueKind.Number or ValueKind.Length, Unit: { } unit } => $"{name} {text} {Tell(unit == "a" ? "y" : unit)}",
            { Kind: ValueKind.Choice } when cell.Text is "yes" or "no" => $"{name}: {text}",
            _ => text,
        };
    }

    /// <summary>"60 % (95 % CI 19 to 86)"; where the method defines no interval, that is said.</summary>
    public static string Share(CurvePoint point) => double.IsNaN(point.Lower)
        ? $"{Percent(point.Survival)} % ({Tell("interval not defined")})"
        : $"{Percent(point.Survival)} % ({Tell("95 % CI")} {Tell("{0} to {1}", Percent(point.Lower), Percent(point.Upper))})";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>"−2.5 to −0.5 mo", "day 0", "+16 to +45 d": a time counted from day zero in the unit one would say.</summary>
    public static string Span(DayRange days)
    {
        if (days.IsUnknown) return Tell("time not reported");
        var (first, last) = (days.Earliest > -DayRange.Far ? days.Earliest : (int?)null, days.Latest < DayRange.Far ? days.Latest : (int?)null);
        var far = Math.Max(Math.Abs(first ?? 0), Math.Abs(last ?? 0));
        var (unit, length) = far <= 60 ? ("d", 1.0) : far < 2 * Year ? ("mo", Month) : ("y", Year);
        return (first, last) switch
        {
            (0, 0) => Tell("day {0}", "0"),
            ({ } from, { } to) when from == to => $"{At(from, length)} {Tell(unit)}",
            ({ } from, { } to) => $"{Tell("{0} to {1}", At(from, length), At(to, length))} {Tell(unit)}",
            ({ } from, null) => from == 0 ? Tell("after day 0") : Tell("from {0}", $"{At(from, length)} {Tell(unit)}"),
            (null, { } to) => to == 0 ? Tell("before day 0") : Tell("until {0}", $"{At(to, length)} {Tell(unit)}"),
            _ => Tell("time not reported"),
        };
    }

    /// <summary>The words of a statement of time; "at least 0 days after" is how one types it, not how one says it.</summary>
    public static string Words(TimeStatement statement) =>
        statement.From == TimeStatement.DayZero && statement.Days == DayRange.From(0) && statement.Words.Contains('0', StringComparison.Ordinal) ? Tell("after day 0") : Time(statement.Words);

    /// <summary>A time as it is typed, in the language of the page where it is one of the usual ones.</summary>
    public static string Time(string words) => Language.Now.Comma ? TimeWords.Croatian(words) ?? words : words;

    private static string At(int day, double length)
    {
        var number = Number(Math.Abs(day / length).ToString("0.#", CultureInfo.InvariantCulture));
        return number == "0" ? number : (day < 0 ? "\u2212" : "+") + number;
    }

    [GeneratedRegex(@"(?<=\d )(?:year|month|week|day)s?\b")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<![\w.])(\d+)\.(\d+)(?![\w.])")]
    private static partial Regex Point();
}
