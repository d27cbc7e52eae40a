namespace Kazus.Manuscript.Front;

/// <summary>What journals ask authors of case reports to declare.</summary>
public enum DeclarationKind
{
    Consent,
    Ethics,
    CompetingInterests,
    FundingStatement,
    DataAvailability,
    Contributions,
    UseOfAi,
    PriorPresentation,
    Acknowledgements,
    Other,
}

/// <summary>One declaration.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The words; paragraphs are parted by an empty line.</param>
public sealed record Declaration(DeclarationKind Kind, string Text)
{
    /// <summary>Heading to print; the usual one of its kind when null.</summary>
    public string? Title { get; init; }

    /// <summary>Heading that is printed.</summary>
    public string Heading => Title ?? Kind switch
    {
        DeclarationKind.Consent => "Patient consent",
        DeclarationKind.Ethics => "Ethics approval",
        DeclarationKind.CompetingInterests => "Competing interests",
        DeclarationKind.FundingStatement => "Funding",
        DeclarationKind.DataAvailability => "Data availability",
        DeclarationKind.Contributions => "Author contributions",
        DeclarationKind.UseOfAi => "Use of AI-assisted technology",
        DeclarationKind.PriorPresentation => "Prior presentation",
        DeclarationKind.Acknowledgements => "Acknowledgements",
        _ => "Declaration",
    };
}

/// <summary>A funder and its awards.</summary>
/// <param name="Funder">Name of the funder.</param>
public sealed record Funding(string Funder)
{
    /// <summary>ROR id or Open Funder Registry DOI, or null.</summary>
    public string? FunderId { get; init; }

    public IReadOnlyList<string> Awards { get; init; } = [];
}
