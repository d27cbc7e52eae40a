namespace Kazus.Manuscript.References;

/// <summary>A name as CSL keeps it: family and given apart, or one literal for a group.</summary>
public sealed record PersonName
{
    public string? Family { get; init; }

    public string? Given { get; init; }

    /// <summary>"Jr", "III".</summary>
    public string? Suffix { get; init; }

    /// <summary>A particle written before the family name and kept with it ("van der").</summary>
    public string? Particle { get; init; }

    /// <summary>A group or a name that has no parts; wins over the parts.</summary>
    public string? Literal { get; init; }

    public static PersonName Of(string family, string? given = null) => new() { Family = family, Given = given };

    /// <summary>Family name with its particle, or the literal.</summary>
    public string FamilyName => Literal ?? string.Join(' ', new[] { Particle, Family }.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>"Ana Marija Horvat", in the order a title page prints it.</summary>
    public string Full => Literal ?? string.Join(' ', new[] { Given, Particle, Family, Suffix }.Where(p => !string.IsNullOrWhiteSpace(p)));
}
