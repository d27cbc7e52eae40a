namespace Kazus.Text.Documents;

/// <summary>What a declaration declares.</summary>
public enum DeclarationKind
{
    Ethics,
    Consent,
    Funding,
    Conflicts,
    ArtificialIntelligence,
    Data,
    Contributions,
    Acknowledgement,
    Other,
}

/// <summary>A declaration of the authors: ethics, consent, funding, conflicts of interest and the like.</summary>
public sealed record Declaration(Span Span, DeclarationKind Kind, string Title) : Node(Span)
{
    /// <summary>What is declared, without the heading.</summary>
    public required PlainText Plain { get; init; }
}
