namespace Kazus.Provenance;

/// <summary>Where claims come from: an article, a table of an article, a patient's record.</summary>
public sealed record Source
{
    /// <summary>Id within the casebook; the key a citation uses.</summary>
    public required string Id { get; init; }

    /// <summary>Title as published.</summary>
    public string? Title { get; init; }

    /// <summary>Year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>DOI without a resolver in front ("10.3171/...").</summary>
    public string? Doi { get; init; }

    /// <summary>PubMed id.</summary>
    public string? Pmid { get; init; }

    /// <summary>Authors as "Family G" in order; the first alone names the row of a table.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Journal or book.</summary>
    public string? Container { get; init; }

    /// <summary>Volume.</summary>
    public string? Volume { get; init; }

    /// <summary>Issue.</summary>
    public string? Issue { get; init; }

    /// <summary>Pages or article number.</summary>
    public string? Pages { get; init; }

    /// <summary>Kind of publication in CSL's words ("article-journal", "chapter", "webpage").</summary>
    public string Type { get; init; } = "article-journal";

    /// <summary>Abstract, when the reference manager supplied one.</summary>
    public string? Abstract { get; init; }

    /// <summary>Web address of the place that was read.</summary>
    public string? Url { get; init; }

    /// <summary>"Family Year", or the id when neither is known: the name of a table row.</summary>
    public string ShortName
    {
        get
        {
            if (Authors.Count == 0) return Id;
            var family = Authors[0].Split(' ')[0];
            var year = Year?.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return string.Join(' ', new[] { Authors.Count > 1 ? family + " et al." : Authors[0], year }.Where(p => !string.IsNullOrEmpty(p)));
        }
    }
}
