namespace Kazus.Text.Documents;

public enum RevisionKind
{
    Inserted,
    Deleted,
}

/// <summary>
/// A tracked change. Inserted words are part of the document's text and the span covers them; deleted words are not,
/// and the span is the empty place where they stood.
/// </summary>
public sealed record Revision(Span Span, RevisionKind Kind, string Text) : Node(Span)
{
    public string? Author { get; init; }

    /// <summary>The moment as the file writes it (ISO 8601), or null.</summary>
    public string? When { get; init; }
}

/// <summary>A comment in the margin, with the words it is about.</summary>
public sealed record Comment(Span Span, string Text) : Node(Span)
{
    public string? Author { get; init; }

    public string? When { get; init; }
}
