using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Checking.Reading;
using Kazus.Provenance;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Sources;

/// <summary>Finds the casebook's source behind a reference or a table row: by DOI, or by first author and year.</summary>
internal static partial class CitedSource
{
    public const string NoCasebook = "no casebook was given (--casebook)";

    public static Source? Of(Casebook casebook, Reference reference)
    {
        if (reference.Doi is { } doi && casebook.Sources.Values.FirstOrDefault(s => doi.Equals(s.Doi, StringComparison.OrdinalIgnoreCase)) is { } same) return same;
        var candidates = reference.FirstSurname is { } surname ? Named(casebook, surname, reference.Year).ToList() : [];
        if (candidates.Count <= 1 || reference.Title is not { } title) return candidates.FirstOrDefault();
        var wanted = Surnames.Letters(title);
        return candidates.OrderByDescending(c => Common(wanted, Surnames.Letters(c.Title ?? ""))).First();
    }

    public static IEnumerable<Source> Named(Casebook casebook, string surname, int? year) =>
        casebook.Sources.Values.Where(s => s.Authors.Count > 0 && Surnames.Same(Family(s.Authors[0]), surname) && (year is null || s.Year is null || Math.Abs(s.Year.Value - year.Value) <= 0)).OrderBy(s => s.Id, StringComparer.Ordinal);

    // "La Marca F": the family name is everything but the initials.
    private static string Family(string author)
    {
        var words = author.Split(' ');
        var keep = words.Length;
        while (keep > 1 && words[keep - 1].All(c => char.IsUpper(c) || c is '.' or '-')) keep--;
        return string.Join(' ', words[..keep]);
    }

    private static int Common(string a, string b)
    {
        var n = 0;
        while (n < a.Length && n < b.Length && a[n] == b[n]) n++;
        return n;
    }

    /// <summary>A mean or median survival in months or years; anything else is not one number.</summary>
    public static Length? Survival(Series series)
    {
        if (!Average().IsMatch(series.Statistic) || FirstNumber().Match(series.Outcome) is not { Success: true } m) return null;
        var years = series.Statistic.Contains("year", StringComparison.OrdinalIgnoreCase) && !series.Statistic.Contains("month", StringComparison.OrdinalIgnoreCase);
        var n = double.Parse(m.Value, CultureInfo.InvariantCulture);
        return new(0, 0, years ? 12 * n : n, years ? 1.2 : m.Value.Contains('.', StringComparison.Ordinal) ? 0.1 : 1);
    }

    [GeneratedRegex(@"(?<!\bno )\b(?:mean|median|average)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Average();

    [GeneratedRegex(@"\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();
}
