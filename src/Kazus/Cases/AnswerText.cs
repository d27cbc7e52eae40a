using System.Globalization;
using Kazus.Time;

namespace Kazus.Cases;

/// <summary>Shows a value as a table cell or sentence does: in the variable's unit, without a culture, never blank.</summary>
public static class AnswerText
{
    /// <summary>One value in the unit of the variable's header: "63", "2", "≥22", "C3–C5".</summary>
    public static string Cell(Variable variable, Value value)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return value switch
        {
            Value.Length l when variable.Unit == "mo" => Months(l.Duration),
            Value.Coded { Term: { } term } => term.Words,
            Value.Stain s => s.Extent is null ? $"{Marker(s.Marker)} {Sign(s.Result)}" : $"{Marker(s.Marker)} {Sign(s.Result)} ({s.Extent})",
            Value.Size s => string.Join(" \u00d7 ", s.Millimetres.Select(m => m.ToString("0.#", CultureInfo.InvariantCulture))),
            _ => value.ToString(),
        };
    }

    /// <summary>An answer as a cell: the value, several joined by "; ", both sides of a dispute joined by " / ", or the missing reason's symbol.</summary>
    public static string Cell(Variable variable, Answer answer) => answer switch
    {
        Answer.One one => Cell(variable, one.Value),
        Answer.Many many => string.Join("; ", many.Values.Select(v => Cell(variable, v)).Distinct()),
        Answer.Disputed disputed => string.Join(" / ", disputed.Conflict!.Claims.Select(c => Cell(variable, c.Value)).Distinct()),
        Answer.None none => none.Reason.Symbol(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A value as a sentence says it: "63 years", "2 months", "right".</summary>
    public static string Sentence(Variable variable, Value value) => value switch
    {
        Value.Number { Unit: "a" } n => $"{value} {(n.Amount == 1 ? "year" : "years")}",
        Value.Number { Unit: "%" } => $"{value} %",
        Value.Length l => l.Duration.Words,
        _ => Cell(variable, value).Length > 0 ? value is Value.Stain ? Cell(variable, value) : value.ToString() : "",
    };

    private static string Months(Duration duration)
    {
        var months = duration.In(TimeUnit.Month).ToString("0.#", CultureInfo.InvariantCulture);
        return duration.Exactness switch
        {
            Exactness.AtLeast => "\u2265" + months,
            Exactness.AtMost => "\u2264" + months,
            Exactness.About => "about " + months,
            _ => duration.Words.Contains("..", StringComparison.Ordinal) || duration.Words.Contains(" to ", StringComparison.Ordinal) ? Range(duration) : months,
        };
    }

    private static string Range(Duration duration)
    {
        var low = Math.Round(duration.Days.Earliest / TimeUnits.DaysPerMonth + 0.49, 0, MidpointRounding.AwayFromZero);
        var high = Math.Round(duration.Days.Latest / TimeUnits.DaysPerMonth - 0.49, 0, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"{low:0.#}\u2013{high:0.#}");
    }

    // Abbreviations stand in capitals, words do not: SMA, CD34, but desmin.
    private static string Marker(string marker) =>
        marker.Length <= 4 || marker.Any(char.IsAsciiDigit) ? marker.ToUpperInvariant() : marker;

    private static string Sign(string result) => result == "positive" ? "+" : "\u2212";
}
