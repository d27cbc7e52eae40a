using System.Globalization;
using Kazus.Cases;
using Kazus.Time;

namespace Kazus.Manuscript.Facts;

/// <summary>
/// The formats a live fact can be asked for: <c>days weeks months years number percent words lower capital spelled</c> and a number
/// of decimals, one after the other: <c>{{ index.followup | months | spelled }}</c>.
/// </summary>
public static class FactFormats
{
    private static readonly string[] Small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Names of the formats that every fact has.</summary>
    public static IReadOnlyList<string> Names { get; } = ["days", "weeks", "months", "years", "number", "percent", "words", "lower", "capital", "spelled", "0", "1", "2", "3"];

    /// <summary>The fact in the formats asked for, or null with the one that is unknown or does not fit the fact.</summary>
    public static string? Apply(LiveFact fact, string formats, out string? misfit)
    {
        var text = fact.Text;
        misfit = null;
        var asked = formats.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var decimals = asked.Select(Decimals).FirstOrDefault(d => d is not null);
        var shaped = false;
        foreach (var format in asked)
        {
            var next = fact.Forms.TryGetValue(format, out var form) ? form : fact.Missing is not null && Shapes(format) ? text : One(fact, text, format, decimals, shaped);
            if (next is null)
            {
                misfit = format;
                return null;
            }
            shaped |= Shapes(format) && Decimals(format) is null;
            text = next;
        }
        return text;
    }

    private static string? One(LiveFact fact, string text, string format, int? decimals, bool shaped) => format switch
    {
        "days" => Time(fact.Value, TimeUnit.Day, decimals),
        "weeks" => Time(fact.Value, TimeUnit.Week, decimals),
        "months" => Time(fact.Value, TimeUnit.Month, decimals),
        "years" => Time(fact.Value, TimeUnit.Year, decimals),
        "number" => Amount(fact.Value) is { } n ? Number(n, decimals) : null,
        "percent" => fact.Value is Value.Number p ? Percent(p.Unit == "%" ? p.Amount : p.Amount * 100, decimals) : null,
        "words" => fact.Value?.ToString(),
        "lower" => Recase(text, char.ToLowerInvariant),
        "capital" => Recase(text, char.ToUpperInvariant),
        "spelled" => Spelled(text),
        _ when Decimals(format) is not null => shaped ? text : Amount(fact.Value) is { } d ? Number(d, decimals) : null,
        _ => null,
    };

    private static bool Shapes(string format) => format is not ("lower" or "capital" or "spelled");

    private static int? Decimals(string format) => format is [>= '0' and <= '6'] ? format[0] - '0' : null;

    private static double? Amount(Value? value) => value switch
    {
        Value.Number n => n.Amount,
        Value.Length l => l.Duration.Count,
        Value.Size s => s.Largest,
        _ => null,
    };

    private static string? Time(Value? value, TimeUnit unit, int? decimals)
    {
        var told = value switch
        {
            Value.Length l => l.Duration,
            Value.Number { Unit: "d" } n => Duration.Of(n.Amount, TimeUnit.Day),
            Value.Number { Unit: "wk" } n => Duration.Of(n.Amount, TimeUnit.Week),
            Value.Number { Unit: "mo" } n => Duration.Of(n.Amount, TimeUnit.Month),
            Value.Number { Unit: "a" } n => Duration.Of(n.Amount, TimeUnit.Year),
            _ => null,
        };
        if (told is null) return null;
        // A range told as such keeps its own words in its own unit; in another unit only its bounds can be given.
        if (told.Days != Duration.Of(told.Count, told.Unit, told.Exactness).Days)
        {
            if (told.Unit == unit) return told.Words;
            return $"{Number(told.Days.Earliest / unit.Days(), decimals ?? 0)}\u2013{Number(told.Days.Latest / unit.Days(), decimals ?? 0)} {unit.Name(2)}";
        }
        var count = Math.Round(told.In(unit), decimals ?? (told.Unit == unit ? 6 : 1), MidpointRounding.AwayFromZero);
        var front = told.Exactness switch { Exactness.About => "about ", Exactness.AtLeast => "at least ", Exactness.AtMost => "at most ", _ => "" };
        return $"{front}{Number(count, decimals)} {unit.Name(count)}";
    }

    private static string Number(double number, int? decimals) =>
        decimals is { } d
            ? Math.Round(number, d, MidpointRounding.AwayFromZero).ToString("F" + d.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Percent(double percent, int? decimals) => (decimals is null ? percent.ToString("0.#", CultureInfo.InvariantCulture) : Number(percent, decimals)) + "%";

    private static string Recase(string text, Func<char, char> change) => text.Length == 0 ? text : change(text[0]) + text[1..];

    private static string Spelled(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var alone = end == 1 && (text.Length == 1 || text[1] is ' ' or '\u00a0' or '-');
        return alone ? Small[text[0] - '0'] + text[1..] : text;
    }
}
