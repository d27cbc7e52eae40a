namespace Kazus.Manuscript.Front;

/// <summary>Everything on the title page and in the declarations; what a journal's submission form asks for.</summary>
public sealed record FrontMatter
{
    public required string Title { get; init; }

    /// <summary>Short title for the running head, or null.</summary>
    public string? RunningTitle { get; init; }

    public IReadOnlyList<Author> Authors { get; init; } = [];

    public IReadOnlyList<Affiliation> Affiliations { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<Declaration> Declarations { get; init; } = [];

    public IReadOnlyList<Funding> Funding { get; init; } = [];

    public Journal? Journal { get; init; }

    public Licence? Licence { get; init; }

    public DateOnly? Received { get; init; }

    public DateOnly? Revised { get; init; }

    public DateOnly? Accepted { get; init; }

    public DateOnly? Published { get; init; }

    /// <summary>Language of the text, BCP 47 ("en", "hr").</summary>
    public string Language { get; init; } = "en";

    /// <summary>JATS article type: "case-report", "review-article", "research-article".</summary>
    public string ArticleType { get; init; } = "case-report";

    /// <summary>What a table of contents files it under ("Case Report"), or null.</summary>
    public string? Section { get; init; }

    /// <summary>The article's own DOI, without a resolver in front, or null.</summary>
    public string? Doi { get; init; }

    /// <summary>
    /// The abstract in Markdown, when it is kept with the front matter. An "Abstract" section of the prose wins over it.
    /// </summary>
    public ProseFile? Abstract { get; init; }
}

/// <summary>A Markdown text and the file it came from, for the places of findings.</summary>
/// <param name="Path">File as the user knows it.</param>
/// <param name="Text">Its text.</param>
/// <param name="FirstLine">Line of the file on which the text starts.</param>
public sealed record ProseFile(string Path, string Text, int FirstLine = 1);
