namespace Kazus.Text.Documents;

/// <summary>How a citation is printed.</summary>
public enum CitationStyle
{
    /// <summary>[1,3-5] or (1,3).</summary>
    Bracketed,
    Superscript,
    /// <summary>(Sun et al., 2014) or Sun et al. (2014), where the list has no numbers.</summary>
    AuthorYear,
}

/// <summary>A citation in the text, resolved to the reference list.</summary>
public sealed record Citation(Span Span, CitationStyle Style, string Text) : Node(Span)
{
    /// <summary>The numbers or keys cited, ranges written out.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The references found, in the order of the keys.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>The keys that the list does not have.</summary>
    public IReadOnlyList<string> Unresolved { get; init; } = [];

    /// <summary>Who the sentence names as the author of the cited work just before the citation ("Sun et al."), if it does.</summary>
    public NamedWork? Named { get; init; }

    public override IEnumerable<Node> Children => [];
}

/// <summary>An author named in the running text beside a citation, with the year if one is given.</summary>
/// <param name="Span">From the name to the year or to the words "et al.".</param>
/// <param name="Surname">The first surname.</param>
/// <param name="Year">The year named with it, or null.</param>
/// <param name="YearSpan">Where the year stands, or null.</param>
public sealed record NamedWork(Span Span, string Surname, int? Year, Span? YearSpan) : Node(Span);
