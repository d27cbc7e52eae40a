using System.Globalization;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Cases;

/// <summary>
/// What a claim says. The kinds are closed: a value is one of the nested records. Each keeps the words as written where words
/// matter, and none stands for "nothing": that is <see cref="Absent"/> with its reason.
/// </summary>
public abstract record Value
{
    private Value()
    {
    }

    /// <summary>A number with its unit, as a half-open interval [<paramref name="Low"/>, <paramref name="High"/>) when the words leave one open ("63-year-old" is [63, 64)).</summary>
    /// <param name="Amount">The number as told.</param>
    /// <param name="Low">Smallest possible, included.</param>
    /// <param name="High">Upper end; equal to <paramref name="Low"/> for an exact number, otherwise excluded.</param>
    /// <param name="Unit">UCUM unit, or null for a bare count.</param>
    public sealed record Number(double Amount, double Low, double High, string? Unit = null) : Value
    {
        /// <summary>An exact number.</summary>
        public static Number Exactly(double amount, string? unit = null) => new(amount, amount, amount, unit);

        /// <summary>A number of completed units, as ages are told: [n, n+1).</summary>
        public static Number Completed(double amount, string unit) => new(amount, amount, amount == Math.Floor(amount) ? amount + 1 : amount, unit);

        /// <summary>A stated range, both ends possible.</summary>
        public static Number Range(double low, double high, string? unit = null) => new((low + high) / 2, low, high, unit);
    }

    /// <summary>One of a variable's fixed answers ("female", "gross total", "yes").</summary>
    /// <param name="Answer">The answer's id in the variable's list.</param>
    public sealed record Choice(string Answer) : Value;

    /// <summary>A disease, site, drug, symptom: a word of the field with its code when known.</summary>
    /// <param name="Term">The term.</param>
    public sealed record Coded(Term Term) : Value;

    /// <summary>Vertebral levels.</summary>
    /// <param name="Extent">The levels.</param>
    public sealed record Levels(VertebralExtent Extent) : Value;

    /// <summary>A length of time.</summary>
    /// <param name="Duration">The length.</param>
    public sealed record Length(Duration Duration) : Value;

    /// <summary>One to three dimensions in millimetres, as given.</summary>
    /// <param name="Millimetres">Dimensions in the order told.</param>
    public sealed record Size(IReadOnlyList<double> Millimetres) : Value
    {
        /// <summary>The largest dimension in millimetres.</summary>
        public double Largest => Millimetres.Max();

        /// <inheritdoc/>
        public bool Equals(Size? other) => other is not null && Millimetres.SequenceEqual(other.Millimetres);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Millimetres.Count, Millimetres.Count > 0 ? Millimetres[0] : 0);
    }

    /// <summary>An immunohistochemistry row.</summary>
    /// <param name="Marker">Standard short form, lower case ("sma", "cd34").</param>
    /// <param name="Result">"positive" or "negative".</param>
    /// <param name="Extent">"focal", "diffuse", "weak", a percentage with its sign, or null.</param>
    public sealed record Stain(string Marker, string Result, string? Extent = null) : Value;

    /// <summary>A named scale, grade or feature with its value ("MRC" "4/5", "Frankel" "D", "mitoses" "12 per 10 HPF").</summary>
    /// <param name="Name">The scale.</param>
    /// <param name="Reading">Its value as written.</param>
    /// <param name="Of">Muscle, root or side it was read on, or null.</param>
    public sealed record Scale(string Name, string Reading, string? Of = null) : Value;

    /// <summary>Free words.</summary>
    /// <param name="Words">As written.</param>
    public sealed record Text(string Words) : Value;

    /// <summary>No value, and why.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Absent(MissingReason Reason) : Value;

    /// <summary>The value as one would read it aloud, without a culture.</summary>
    public sealed override string ToString() => this switch
    {
        Number n => n.Low != n.High && n.Amount != n.Low ? string.Create(CultureInfo.InvariantCulture, $"{n.Low:0.###}\u2013{n.High:0.###}") : n.Amount.ToString("0.###", CultureInfo.InvariantCulture),
        Choice c => c.Answer,
        Coded c => c.Term.Words,
        Levels l => l.Extent.ToString(),
        Length l => l.Duration.Words,
        Size s => string.Join(" \u00d7 ", s.Millimetres.Select(m => m.ToString("0.##", CultureInfo.InvariantCulture))) + " mm",
        Stain s => s.Extent is null ? $"{s.Marker} {s.Result}" : $"{s.Marker} {s.Result} ({s.Extent})",
        Scale s => s.Of is null ? $"{s.Name} {s.Reading}" : $"{s.Name} {s.Reading}, {s.Of}",
        Text t => t.Words,
        Absent a => a.Reason.Symbol(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
