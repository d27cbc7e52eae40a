using Kazus.Cases;

namespace Kazus.Manuscript.Facts;

/// <summary>
/// A value that the prose calls by name (<c>{{ index.age }}</c>): its words, the value they come from and every claim behind it.
/// </summary>
public sealed record LiveFact
{
    /// <summary>Name as the prose writes it ("index.age", "pooled.rfs12").</summary>
    public required string Name { get; init; }

    /// <summary>The words that stand in the text when no format is asked for.</summary>
    public required string Text { get; init; }

    /// <summary>What a reader calls it ("Age", "Recurrence-free survival at 12 months"); the name when null.</summary>
    public string? Label { get; init; }

    /// <summary>Id of the variable, or null for a derived number.</summary>
    public string? Variable { get; init; }

    /// <summary>The value itself, from which formats such as <c>months</c> are computed; null when only words are known.</summary>
    public Value? Value { get; init; }

    /// <summary>Further wordings by format name ("interval" for "0.054–0.945"); they win over the computed formats.</summary>
    public IReadOnlyDictionary<string, string> Forms { get; init; } = new Dictionary<string, string>();

    /// <summary>All claims behind it, for a derived number those of every row that went in.</summary>
    public IReadOnlyList<FactClaim> Claims { get; init; } = [];

    /// <summary>How a derived number was made, in one sentence ("Kaplan-Meier, 6 patients, 3 events"), or null.</summary>
    public string? Derivation { get; init; }

    /// <summary>True when claims behind it cannot all be true.</summary>
    public bool Conflict { get; init; }

    /// <summary>Why there is no value, or null when there is one.</summary>
    public MissingReason? Missing { get; init; }
}
