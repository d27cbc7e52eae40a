namespace Kazus.Text.Documents;

/// <summary>What a section is, whatever its heading calls it. A subsection has its parent's kind.</summary>
public enum SectionKind
{
    Front,
    Abstract,
    Introduction,
    Case,
    Methods,
    Results,
    Discussion,
    Conclusion,
    Perspective,
    Legends,
    Declarations,
    References,
    Other,
}

/// <summary>The contract's names of section kinds.</summary>
public static class SectionKinds
{
    /// <summary>abstract, introduction, case, discussion, conclusion, references or other.</summary>
    public static string Name(this SectionKind kind) => kind switch
    {
        SectionKind.Abstract => "abstract",
        SectionKind.Introduction => "introduction",
        SectionKind.Case => "case",
        SectionKind.Discussion => "discussion",
        SectionKind.Conclusion => "conclusion",
        SectionKind.References => "references",
        _ => "other",
    };
}

/// <summary>A section from its heading to the next heading of its level; text before any heading is a section without a title.</summary>
public sealed record Section(Span Span, SectionKind Kind, string Title) : Node(Span)
{
    /// <summary>The heading without its markup, or null where the section has none.</summary>
    public Paragraph? Heading { get; init; }

    /// <summary>1 for a section of the article, 2 for a subsection, and so on.</summary>
    public int Level { get; init; } = 1;

    /// <summary>The paragraphs of this section itself, without those of its subsections.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public override IEnumerable<Node> Children =>
        (Heading is null ? [] : new Node[] { Heading }).Concat(Paragraphs).Concat(Sections);

    /// <summary>This section and all its subsections, in reading order.</summary>
    public IEnumerable<Section> WithSubsections()
    {
        yield return this;
        foreach (var section in Sections)
            foreach (var inner in section.WithSubsections())
                yield return inner;
    }
}
