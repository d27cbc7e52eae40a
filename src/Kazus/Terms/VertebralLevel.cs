using System.Globalization;

namespace Kazus.Terms;

/// <summary>
/// One vertebra, ordered from the head down: C1 to C7, T1 to T12, L1 to L5, S1 to S5, Co. The default value is C1.
/// </summary>
/// <param name="Position">0 for C1 … 28 for S5, 29 for Co.</param>
public readonly record struct VertebralLevel(int Position) : IComparable<VertebralLevel>
{
    /// <summary>All levels from C1 to Co.</summary>
    public static IReadOnlyList<VertebralLevel> All { get; } = [.. Enumerable.Range(0, 30).Select(p => new VertebralLevel(p))];

    /// <summary>C, T, L, S, or Co.</summary>
    public string Region => Position switch { < 7 => "C", < 19 => "T", < 24 => "L", < 29 => "S", _ => "Co" };

    /// <summary>Number within the region; 0 for Co.</summary>
    public int Number => Position switch { < 7 => Position + 1, < 19 => Position - 6, < 24 => Position - 18, < 29 => Position - 23, _ => 0 };

    /// <summary>Reads "C5", "Th10", "D10", "L3", "S1", "Co", or null.</summary>
    public static VertebralLevel? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length == 0) return null;
        if (text.Equals("co", StringComparison.OrdinalIgnoreCase) || text.Equals("coccyx", StringComparison.OrdinalIgnoreCase)) return new(29);
        var letters = 1;
        if (text.Length > 2 && (text[0] is 'T' or 't') && (text[1] is 'H' or 'h')) letters = 2;
        if (!int.TryParse(text[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return null;
        return char.ToUpperInvariant(text[0]) switch
        {
            'C' when n is >= 1 and <= 7 => new(n - 1),
            'T' or 'D' when n is >= 1 and <= 12 => new(n + 6),
            'L' when n is >= 1 and <= 5 => new(n + 18),
            'S' when n is >= 1 and <= 5 => new(n + 23),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public int CompareTo(VertebralLevel other) => Position.CompareTo(other.Position);

    /// <inheritdoc/>
    public override string ToString() => Position >= 29 ? "Co" : Region + Number.ToString(CultureInfo.InvariantCulture);
}
