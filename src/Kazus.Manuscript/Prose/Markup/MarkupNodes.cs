using Markdig.Syntax.Inlines;

namespace Kazus.Manuscript.Prose.Markup;

/// <summary><c>{{ … }}</c> with what stands between the brackets.</summary>
internal sealed class CurlyNode : LeafInline
{
    public required string Inside { get; init; }

    public bool Closed { get; init; }
}

/// <summary><c>{#name}</c>.</summary>
internal sealed class LabelNode : LeafInline
{
    public required string Name { get; init; }
}

/// <summary><c>[@key, note; @other]</c> or <c>@key</c>.</summary>
internal sealed class CitationNode : LeafInline
{
    public required IReadOnlyList<CitedWork> Works { get; init; }

    public bool Narrative { get; init; }
}
