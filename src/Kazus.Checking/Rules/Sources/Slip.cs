using Kazus.Cases;
using Kazus.Checking.Reading;
using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Checking.Rules.Sources;

/// <summary>What the source of the row above or below says.</summary>
internal sealed record Neighbour(string Name, string Where, IReadOnlyList<Claim> Claims);

/// <summary>The likeliest way a wrong value came into a cell, where it shows: from a neighbouring column or row, by exchanged digits, by another unit.</summary>
internal static class Slip
{
    /// <param name="told">What the cell says.</param>
    /// <param name="right">What the source says of the same question.</param>
    /// <param name="claims">All that the source says of the patient.</param>
    /// <param name="neighbours">What the sources of the rows above and below say, with their names.</param>
    public static string? Cause(CellValue told, Value right, IReadOnlyList<Claim> claims, IReadOnlyList<Neighbour> neighbours)
    {
        var (a, b) = (Amount(told.Value), Amount(right));
        if (a is { } mine)
        {
            var column = claims.FirstOrDefault(c => c.Variable != told.Variable.Id && Kind(c.Value) == Kind(told.Value) && Amount(c.Value) is { } other && Math.Abs(other - mine) < 0.05);
            if (column is not null) return $"It is the source's value of {Variables.Get(column.Variable).Label.ToLowerInvariant()}, a neighbouring column.";
        }
        foreach (var row in neighbours)
            if (told.Value is not Value.Choice && row.Claims.Any(c => c.Variable == told.Variable.Id && Same(told, c.Value))) return $"It is the value of {row.Name}, the row {row.Where}.";
        if (told.Value is Value.Length x && right is Value.Length y && x.Duration.Unit != y.Duration.Unit && Math.Abs(x.Duration.Count - y.Duration.Count) < 0.05)
            return $"The number is the source's, the unit is not: {y.Duration.Unit.Name(2)} became {x.Duration.Unit.Name(2)}.";
        return a is { } p && b is { } q ? Digits(Numbers.Say(Math.Round(p, 1)), Numbers.Say(Math.Round(q, 1))) : null;
    }

    private static string? Digits(string told, string right)
    {
        if (told == right) return null;
        if (told.Length == right.Length && told.Length > 1 && told.Order().SequenceEqual(right.Order())) return "Two digits are exchanged.";
        return told.Replace(".", "", StringComparison.Ordinal).TrimEnd('0') == right.Replace(".", "", StringComparison.Ordinal).TrimEnd('0') ? "The decimal point stands elsewhere." : null;
    }

    private static bool Same(CellValue told, Value other) => told.Length is { } length && other is Value.Length l
        ? length.Agrees(l.Duration.In(TimeUnit.Month), l.Duration.Unit == TimeUnit.Year ? 12 : 1)
        : ValueComparison.Compare(told.Variable, told.Value, other) == Agreement.Same;

    private static string Kind(Value value) => value switch { Value.Length => "length", Value.Number { Unit: var unit } => "number " + unit, _ => "other" };

    private static double? Amount(Value value) => value switch
    {
        Value.Length l => l.Duration.In(TimeUnit.Month),
        Value.Number n => n.Amount,
        _ => null,
    };
}
