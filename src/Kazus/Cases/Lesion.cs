using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Cases;

/// <summary>A lesion. It keeps its identity over time: an operation, a scan or a recurrence points at it by <see cref="Id"/>.</summary>
public sealed record Lesion
{
    /// <summary>Id within the case ("c5").</summary>
    public required string Id { get; init; }

    /// <summary>What one would call it ("right C5 lamina").</summary>
    public required string Name { get; init; }

    /// <summary>Site with its code when known.</summary>
    public Term? Site { get; init; }

    /// <summary>Levels of the column it involves, or null outside the spine.</summary>
    public VertebralExtent? Levels { get; init; }

    /// <summary>left, right, both, midline, or null.</summary>
    public string? Side { get; init; }

    /// <summary>primary, metastasis, local recurrence, or null.</summary>
    public string? Kind { get; init; }

    /// <summary>The lesion it recurred or spread from, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Where it was read.</summary>
    public Anchor? Anchor { get; init; }
}
