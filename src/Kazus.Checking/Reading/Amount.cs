using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>A number with its unit, as the interval it can mean: "8%" is 7.5 to 8.5, "less than 5" is 0 to 5, "60 to 70" both ends.</summary>
/// <param name="Start">First character in the text.</param>
/// <param name="End">The character after the unit.</param>
/// <param name="Low">The least it can be, in the unit.</param>
/// <param name="High">The most it can be.</param>
/// <param name="Unit">The unit in one form; empty where none is written.</param>
internal readonly partial record struct Amount(int Start, int End, double Low, double High, string Unit)
{
    /// <summary>The number in the middle, as written.</summary>
    public double Number { get; private init; }

    public bool Agrees(Amount other) => Unit == other.Unit && Low <= other.High + 1e-9 && other.Low <= High + 1e-9;

    /// <summary>Reads the amount that begins at a place, or null.</summary>
    public static Amount? Read(string text, int at)
    {
        var match = Pattern().Match(text, at);
        return match.Success && match.Index == at ? Of(match) : null;
    }

    /// <summary>Every amount with a unit in a text.</summary>
    public static IEnumerable<Amount> In(string text) => Pattern().Matches(text).Where(m => m.Groups["unit"].Success).Select(Of).OfType<Amount>();

    /// <summary>Every amount of a cell; a bare number takes the unit of its header.</summary>
    public static IEnumerable<Amount> In(string cell, string header)
    {
        var unit = HeaderUnit().Match(header) is { Success: true } named ? named.Groups["unit"].Value : null;
        foreach (Match match in Pattern().Matches(cell))
            if (Of(match) is { } amount)
                yield return amount.Unit.Length == 0 && unit is not null ? amount.To(unit) : amount;
    }

    private Amount To(string unit)
    {
        var (name, scale) = Normal(unit);
        return this with { Low = Low * scale, High = High * scale, Number = Number * scale, Unit = name };
    }

    private static Amount? Of(Match match)
    {
        if (Numbers.Parse(match.Groups["n"].Value) is not { } n) return null;
        var (low, high) = (n - Half(match.Groups["n"].Value), n + Half(match.Groups["n"].Value));
        if (match.Groups["to"].Success && Numbers.Parse(match.Groups["to"].Value) is { } to && to > n) (low, high) = (n, to);
        var sign = match.Groups["sign"].Value.Trim().ToLowerInvariant();
        if (sign is "<" or "≤" or "less than" or "under" or "below" or "up to") low = 0;
        else if (sign is ">" or "≥" or "over" or "more than" or "above" or "at least") high = double.PositiveInfinity;
        else if (sign.Length > 0) (low, high) = (0.9 * low, 1.1 * high);
        var amount = new Amount(match.Index, match.Index + match.Length, low, high, "") { Number = n };
        return match.Groups["unit"].Success ? amount.To(match.Groups["unit"].Value) : amount;
    }

    private static double Half(string number)
    {
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        return 0.5 * Math.Pow(10, dot < 0 ? 0 : dot + 1 - number.Length) * 0.999;
    }

    private static (string Unit, double Scale) Normal(string unit)
    {
        var name = unit.Trim().ToLowerInvariant().Replace("μ", "µ", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (name is "percent" or "%") return ("%", 1);
        if (name.EndsWith("/dl", StringComparison.Ordinal)) return (name[..^2] + "l", 10);
        if (name.EndsWith("/ml", StringComparison.Ordinal)) return (name[..^2] + "l", 1000);
        return name switch
        {
            "h" or "hour" or "hours" => ("min", 60),
            "min" or "minute" or "minutes" => ("min", 1),
            "l" or "litre" or "litres" or "liter" or "liters" => ("ml", 1000),
            "cm" => ("mm", 10),
            "kg" => ("g", 1000),
            "day" or "days" => ("d", 1),
            "week" or "weeks" or "wk" => ("d", 7),
            _ => (name.TrimEnd('.'), 1),
        };
    }

    private const string Units = @"%|per ?cent|mm ?Hg|ng/mL/h|(?:[kMGmµμnpf]?(?:g|mol|U|IU|Eq|kat|Bq|Gy)|cells|million)/(?:24 ?h|d[Ll]|m[Ll]|[Ll]|[µμ][Ll]|day|d|kg|m²|m2|mm³|mm3|h)|×? ?10\^?[⁹9]\^?/[Ll]|[kMGmµμn]?(?:Gy|Bq)|m[Ll]|litres?|liters?|L|mg|kg|µg|g|mm|cm|minutes?|min|hours?|h|days?|weeks?|wk";

    [GeneratedRegex(@"(?<![\w.,/×])(?<sign>[<>≤≥~≈] ?|(?:less than|under|below|up to|over|more than|above|at least|about|approximately|around|some|nearly|almost) )?(?<n>" + Numbers.Pattern + @")(?: ?(?:[-–]|to) ?(?<to>\d+(?:\.\d+)?))?(?:[ -]?(?<unit>" + Units + @")(?![\w/²³]))?(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"[,(\[] ?(?<unit>" + Units + @")\.?(?:[)\],]| \(|$)", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderUnit();
}
