using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.References;

/// <summary>A work in its place of the list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Reference">The work.</param>
/// <param name="Entry">The printed entry, without its number.</param>
public sealed record ListedReference(int Number, Reference Reference, IReadOnlyList<Inline> Entry);

/// <summary>Citations and a list made by another style than the built-in one.</summary>
/// <param name="Citations">Printed citation by the citation's Markdown.</param>
/// <param name="Entries">Printed entry by key.</param>
/// <param name="Order">Keys in the order of the list.</param>
/// <param name="Numbered">Whether the list is numbered.</param>
public sealed record StyledReferences(
    IReadOnlyDictionary<string, StyledCitation> Citations,
    IReadOnlyDictionary<string, IReadOnlyList<Inline>> Entries,
    IReadOnlyList<string> Order,
    bool Numbered);

/// <summary>A citation as another style prints it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Raised">Whether the style raises them.</param>
public sealed record StyledCitation(string Text, bool Raised);
