namespace Kazus.Manuscript.References;

/// <summary>A work of the reference list, with the fields of CSL that the styles of medical journals use.</summary>
public sealed record Reference
{
    /// <summary>The key a citation uses (<c>[@sun-2022]</c>).</summary>
    public required string Key { get; init; }

    /// <summary>CSL type: "article-journal", "book", "chapter", "webpage", "thesis", "report", "paper-conference", "dataset".</summary>
    public string Type { get; init; } = "article-journal";

    public IReadOnlyList<PersonName> Authors { get; init; } = [];

    public IReadOnlyList<PersonName> Editors { get; init; } = [];

    public string? Title { get; init; }

    /// <summary>Journal, book or site it appeared in.</summary>
    public string? Container { get; init; }

    /// <summary>Abbreviated journal title as NLM gives it; the full one is printed when null.</summary>
    public string? ContainerShort { get; init; }

    public int? Year { get; init; }

    public int? Month { get; init; }

    public int? Day { get; init; }

    public string? Volume { get; init; }

    public string? Issue { get; init; }

    /// <summary>Pages as printed ("128-35") or the article number ("e128").</summary>
    public string? Pages { get; init; }

    public string? Publisher { get; init; }

    public string? PublisherPlace { get; init; }

    public string? Edition { get; init; }

    /// <summary>DOI without a resolver in front.</summary>
    public string? Doi { get; init; }

    public string? Pmid { get; init; }

    public string? Pmcid { get; init; }

    public string? Url { get; init; }

    /// <summary>When a web page was read.</summary>
    public DateOnly? Accessed { get; init; }
}
