using Kazus.Manuscript.References;

namespace Kazus.Manuscript.Front;

/// <summary>An author of the report.</summary>
/// <param name="Name">The name.</param>
public sealed record Author(PersonName Name)
{
    /// <summary>ORCID iD, the bare sixteen digits with hyphens or the full address, or null.</summary>
    public string? Orcid { get; init; }

    public string? Email { get; init; }

    /// <summary>True for the author to whom letters go.</summary>
    public bool Corresponding { get; init; }

    /// <summary>Postal address of the corresponding author, or null.</summary>
    public string? Address { get; init; }

    /// <summary>Academic degrees as printed ("MD, PhD"), or null.</summary>
    public string? Degrees { get; init; }

    /// <summary>Ids of affiliations, in the order printed.</summary>
    public IReadOnlyList<string> Affiliations { get; init; } = [];

    /// <summary>Contributions in the words of the CRediT taxonomy ("Writing – original draft").</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>True when the author contributed equally with others so marked.</summary>
    public bool EqualContribution { get; init; }
}

/// <summary>A department or institution.</summary>
/// <param name="Id">Id within the front matter.</param>
/// <param name="Name">Department and institution as printed.</param>
public sealed record Affiliation(string Id, string Name)
{
    public string? City { get; init; }

    public string? Country { get; init; }

    /// <summary>ROR id, the full address or its last part, or null.</summary>
    public string? Ror { get; init; }

    /// <summary>Name, city and country on one line.</summary>
    public string Line => string.Join(", ", new[] { Name, City, Country }.Where(p => !string.IsNullOrWhiteSpace(p)));
}
