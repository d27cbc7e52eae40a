namespace Kazus.Find;

/// <summary>
/// A case as the index takes it. Where cases come from (a folder, a registry on either engine) makes no difference to what is found.
/// </summary>
/// <param name="Id">The case's id within its collection.</param>
/// <param name="Texts">What is searched: one text for each place.</param>
/// <param name="Facts">Named values: facets and answers to variables; a name may come several times.</param>
public sealed record IndexedCase(string Id, IReadOnlyList<string> Texts, IReadOnlyList<Fact> Facts)
{
    /// <summary>What the case is called; who is called so is meant before who is mentioned. Its words are searched beside the texts.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A named value of a case.</summary>
/// <param name="Name">Facet or variable.</param>
/// <param name="Value">The value, as written.</param>
public readonly record struct Fact(string Name, string Value);

/// <summary>Names a case across collections; ordered by collection, then by id, as characters stand in Unicode.</summary>
/// <param name="Collection">The collection; empty for a folder.</param>
/// <param name="Id">The case's id.</param>
public readonly record struct CaseKey(string Collection, string Id) : IComparable<CaseKey>
{
    /// <inheritdoc/>
    public int CompareTo(CaseKey other) => string.CompareOrdinal(Collection, other.Collection) is var c and not 0 ? c : string.CompareOrdinal(Id, other.Id);
}
