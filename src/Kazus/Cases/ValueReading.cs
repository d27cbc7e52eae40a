using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Cases;

/// <summary>Reads one value of a variable from the short text of a file or form, and writes it back.</summary>
/// <remarks>
/// Durations are numbers in the variable's unit or words ("6 wk"); intervals are <c>a..b</c>; missing reasons NR, ND, NA, UNK.
/// What cannot be read is refused with what was expected; nothing is guessed.
/// </remarks>
public static partial class ValueReading
{
    /// <summary>A value, or what was expected instead.</summary>
    /// <param name="Value">The value, or null.</param>
    /// <param name="Expected">What a person should write instead, or null.</param>
    public readonly record struct Result(Value? Value, string? Expected);

    /// <summary>Reads one value.</summary>
    public static Result Read(Variable variable, string text, Func<string, Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (MissingReasons.Parse(text) is { } reason && !(variable.Kind == ValueKind.Choice && Choice(variable, text) is not null)) return new(new Value.Absent(reason), null);
        if (text.Length == 0) return new(null, "a value, or NR, ND, NA or UNK");
        return variable.Kind switch
        {
            ValueKind.Number => Number(variable, text),
            ValueKind.Choice => Choice(variable, text) is { } answer ? new(new Value.Choice(answer), null)
                : new(null, "one of " + string.Join(", ", variable.Answers.Select(a => a.Id))),
            ValueKind.Coded => new(new Value.Coded(resolve?.Invoke(text) ?? Term.Plain(text)), null),
            ValueKind.Levels => VertebralExtent.Parse(text) is { } extent ? new(new Value.Levels(extent), null) : new(null, "vertebral levels such as C5, C5-C7 or C5-C6 foramen"),
            ValueKind.Length => Length(variable, text),
            ValueKind.Size => Size(text),
            ValueKind.Stain => Stain(text),
            ValueKind.Scale => new(Scale(text), null),
            _ => new(new Value.Text(text), null),
        };
    }

    /// <summary>Writes a value as <see cref="Read"/> reads it.</summary>
    public static string Write(Variable variable, Value value) => value switch
    {
        Value.Number n => n.High > n.Low && n.Amount != n.Low ? Invariant(n.Low) + ".." + Invariant(n.High) : Invariant(n.Amount),
        Value.Size s => string.Join(" x ", s.Millimetres.Select(Invariant)),
        Value.Coded c => c.Term.Words,
        Value.Levels l => l.Extent.Words,
        Value.Stain s => s.Extent is null ? $"{s.Marker}: {s.Result}" : $"{s.Marker}: {s.Result}, {s.Extent}",
        Value.Scale s => s.Of is null ? $"{s.Name}: {s.Reading}" : $"{s.Name}: {s.Reading} @ {s.Of}",
        _ => value.ToString(),
    };

    /// <summary>The fixed answer that the words name, or null.</summary>
    public static string? Choice(Variable variable, string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        return variable.Answers.FirstOrDefault(a => a.Id.Equals(lower, StringComparison.Ordinal) || a.Synonyms.Contains(lower))?.Id;
    }

    private static Result Number(Variable variable, string text)
    {
        if (Interval().Match(text) is { Success: true } range)
            return new(Value.Number.Range(Parse(range.Groups["a"].Value), Parse(range.Groups["b"].Value), variable.Unit), null);
        var bare = text.TrimEnd('%', ' ');
        if (!double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) || !double.IsFinite(n) || n < 0)
            return new(null, $"a number{(variable.Unit is null ? "" : $" in {variable.Header}")} or an interval a..b");
        return new(variable.Unit == "a" ? Value.Number.Completed(n, "a") : Value.Number.Exactly(n, variable.Unit), null);
    }

    private static Result Length(Variable variable, string text)
    {
        var unit = variable.Unit == "a" ? TimeUnit.Year : TimeUnit.Month;
        return DurationWords.Parse(text, unit) is { } length ? new(new Value.Length(length), null)
            : new(null, $"a length of time: a number of {(unit == TimeUnit.Year ? "years" : "months")}, or words such as 6 wk, 2 years, 3..6 mo");
    }

    private static Result Size(string text)
    {
        var match = Dimensions().Match(text);
        if (!match.Success) return new(null, "one to three dimensions such as 31 x 27 x 24 mm or 3.1 cm");
        var factor = match.Groups["unit"].Value.Equals("cm", StringComparison.OrdinalIgnoreCase) ? 10 : 1;
        return new(new Value.Size([.. match.Groups["n"].Captures.Select(c => Math.Round(Parse(c.Value) * factor, 6))]), null);
    }

    private static Result Stain(string text)
    {
        var match = StainRow().Match(text);
        if (!match.Success) return new(null, "marker: positive or negative, such as SMA: positive or S100: positive, focal");
        var result = match.Groups["result"].Value.ToLowerInvariant() switch { "positive" or "pos" or "+" => "positive", _ => "negative" };
        var extent = match.Groups["extent"].Value.Trim();
        return new(new Value.Stain(Markers.Standard(match.Groups["marker"].Value), result, extent.Length == 0 ? null : extent), null);
    }

    private static Value.Scale Scale(string text)
    {
        var of = text.Split(" @ ", 2);
        var parts = of[0].Split(':', 2);
        return parts.Length == 2 ? new(parts[0].Trim(), parts[1].Trim(), of.Length == 2 ? of[1].Trim() : null)
            : new("finding", of[0].Trim(), of.Length == 2 ? of[1].Trim() : null);
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static string Invariant(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<a>\d+(?:\.\d+)?)\s*(?:\.\.|-|–)\s*(?<b>\d+(?:\.\d+)?)\s*%?$")]
    private static partial Regex Interval();

    [GeneratedRegex(@"^(?<n>\d+(?:\.\d+)?)(?:\s*[x×*]\s*(?<n>\d+(?:\.\d+)?)){0,2}\s*(?<unit>mm|cm)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Dimensions();

    [GeneratedRegex(@"^(?<marker>[^:]+?)\s*(?::|\s)\s*(?<result>positive|negative|pos|neg|\+|-)(?:\s*[,(]\s*(?<extent>[^)]*)\)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex StainRow();
}
