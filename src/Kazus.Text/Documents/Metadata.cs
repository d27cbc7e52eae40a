namespace Kazus.Text.Documents;

/// <summary>What the article says about itself. Whatever was not found is null or empty, never guessed.</summary>
public sealed record Metadata
{
    public static Metadata None { get; } = new();

    public Field? Title { get; init; }

    public Field? Doi { get; init; }

    public Field? Pmid { get; init; }

    public Field? Pmcid { get; init; }

    public Field? Journal { get; init; }

    public Field? Volume { get; init; }

    public Field? Pages { get; init; }

    public Field? Licence { get; init; }

    /// <summary>case-report, review-article and so on, where the source says it.</summary>
    public Field? ArticleType { get; init; }

    public IReadOnlyList<Author> Authors { get; init; } = [];

    public IReadOnlyList<Affiliation> Affiliations { get; init; } = [];

    public IReadOnlyList<Field> Keywords { get; init; } = [];

    public IReadOnlyList<ArticleDate> Dates { get; init; } = [];

    /// <summary>The year of publication: of the publication date, else of the article's own citation line, else null.</summary>
    public int? Year { get; init; }

    public ArticleDate? Date(ArticleDateKind kind) => Dates.FirstOrDefault(d => d.Kind == kind);

    internal IEnumerable<Node> Nodes() =>
        new Node?[] { Title, Doi, Pmid, Pmcid, Journal, Volume, Pages, Licence, ArticleType }.OfType<Node>()
            .Concat(Authors).Concat(Affiliations).Concat(Keywords).Concat(Dates);
}

/// <summary>A piece of metadata and where it stands.</summary>
public sealed record Field(Span Span, string Value) : Node(Span)
{
    public override string ToString() => Value;
}

/// <summary>An author of the article.</summary>
public sealed record Author(Span Span, string Name) : Node(Span)
{
    public string? Surname { get; init; }

    public string? Given { get; init; }

    public string? Orcid { get; init; }

    public string? Email { get; init; }

    /// <summary>The keys of the affiliations ("1", "2").</summary>
    public IReadOnlyList<string> AffiliationKeys { get; init; } = [];
}

/// <summary>An affiliation: its key ("1") where it has one, and its words.</summary>
public sealed record Affiliation(Span Span, string Key, string Text) : Node(Span);

public enum ArticleDateKind
{
    Received,
    Revised,
    Accepted,
    Published,
}

/// <summary>A date of the article's own history, with the precision printed: a year, a month or a day.</summary>
public sealed record ArticleDate(Span Span, ArticleDateKind Kind, int Year, int? Month, int? Day) : Node(Span);
