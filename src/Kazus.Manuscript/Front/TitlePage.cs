using System.Globalization;

namespace Kazus.Manuscript.Front;

/// <summary>The front matter as every writer prints it: affiliations numbered by first use, dates and licence in words.</summary>
public sealed class TitlePage
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public TitlePage(FrontMatter front)
    {
        Front = front;
        var known = front.Affiliations.GroupBy(a => a.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var id in front.Authors.SelectMany(a => a.Affiliations).Where(known.ContainsKey)) numbers.TryAdd(id, numbers.Count + 1);
        foreach (var affiliation in front.Affiliations) numbers.TryAdd(affiliation.Id, numbers.Count + 1);
        Affiliations = [.. numbers.OrderBy(n => n.Value).Select(n => known[n.Key])];
    }

    public FrontMatter Front { get; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<Affiliation> Affiliations { get; }

    public IReadOnlyList<Author> Corresponding => [.. Front.Authors.Where(a => a.Corresponding)];

    /// <summary>Whether some authors contributed equally.</summary>
    public bool HasEqual => Front.Authors.Any(a => a.EqualContribution);

    /// <summary>Number of an affiliation, from 1.</summary>
    public int Number(string id) => numbers[id];

    /// <summary>"1,2,*" after an author's name; numbers are left out when there is one affiliation only.</summary>
    public string Marks(Author author)
    {
        var marks = Affiliations.Count > 1 ? author.Affiliations.Where(numbers.ContainsKey).Select(a => numbers[a].ToString(CultureInfo.InvariantCulture)) : [];
        return string.Join(',', marks.Concat(author.EqualContribution ? ["†"] : []).Concat(author.Corresponding ? ["*"] : []));
    }

    /// <summary>"Received 3 January 2024. Accepted 5 March 2024." or empty.</summary>
    public string History => string.Join(' ', new[] { ("Received", Front.Received), ("Revised", Front.Revised), ("Accepted", Front.Accepted), ("Published", Front.Published) }
        .Where(d => d.Item2 is not null).Select(d => $"{d.Item1} {InWords(d.Item2!.Value)}."));

    /// <summary>The licence statement, or null.</summary>
    public string? LicenceStatement => Front.Licence is not { } licence ? null : licence.Statement ?? $"This article is available under {licence.Name}.";

    /// <summary>"© 2024 The authors", or null when there is no licence.</summary>
    public string? Copyright => Front.Licence is not { } licence ? null
        : string.Join(' ', new[] { "©", (licence.Year ?? Front.Published?.Year)?.ToString(CultureInfo.InvariantCulture), licence.Holder ?? "The authors" }.Where(p => p is not null));

    /// <summary>Journal and place in it, on one line, or empty.</summary>
    public string JournalLine
    {
        get
        {
            if (Front.Journal is not { } journal) return "";
            var year = Front.Published?.Year.ToString(CultureInfo.InvariantCulture);
            var volume = journal.Volume is null ? "" : journal.Volume + (journal.Issue is null ? "" : $"({journal.Issue})");
            var pages = journal.ArticleNumber ?? string.Join('–', new[] { journal.FirstPage, journal.LastPage }.Where(p => p is not null));
            var place = string.Join(':', new[] { string.Join(';', new[] { year, volume }.Where(p => !string.IsNullOrEmpty(p))), pages }.Where(p => p.Length > 0));
            return place.Length == 0 ? journal.Title : $"{journal.Title} {place}";
        }
    }

    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The bare ORCID iD, or null when it does not look like one.</summary>
    public static string? Orcid(Author author)
    {
        var bare = author.Orcid?.Trim().TrimEnd('/') ?? "";
        bare = bare[(bare.LastIndexOf('/') + 1)..];
        return bare.Length == 19 && bare.Where((c, i) => i % 5 == 4 ? c != '-' : !char.IsAsciiDigit(c) && !(i == 18 && c is 'X' or 'x')).Any() is false ? bare.ToUpperInvariant() : null;
    }

    /// <summary>Full ROR address, or null.</summary>
    public static string? Ror(Affiliation affiliation) => string.IsNullOrWhiteSpace(affiliation.Ror) ? null
        : "https://ror.org/" + affiliation.Ror.Trim().TrimEnd('/').Split('/')[^1];
}
