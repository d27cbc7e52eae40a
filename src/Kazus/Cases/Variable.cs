namespace Kazus.Cases;

/// <summary>The shape of a variable's values.</summary>
public enum ValueKind
{
    /// <summary>A number, possibly an interval (<see cref="Value.Number"/>).</summary>
    Number,

    /// <summary>One of fixed answers (<see cref="Value.Choice"/>).</summary>
    Choice,

    /// <summary>A coded word (<see cref="Value.Coded"/>).</summary>
    Coded,

    /// <summary>Vertebral levels (<see cref="Value.Levels"/>).</summary>
    Levels,

    /// <summary>A length of time (<see cref="Value.Length"/>).</summary>
    Length,

    /// <summary>Dimensions (<see cref="Value.Size"/>).</summary>
    Size,

    /// <summary>An immunohistochemistry row (<see cref="Value.Stain"/>).</summary>
    Stain,

    /// <summary>A named scale or feature with its value (<see cref="Value.Scale"/>).</summary>
    Scale,

    /// <summary>Free words (<see cref="Value.Text"/>).</summary>
    Text,
}

/// <summary>
/// One question that can be asked of every case. The same list drives reading, forms, table columns, the comparison of claims,
/// CSV and exchange. Compared by <see cref="Id"/>.
/// </summary>
public sealed record Variable
{
    /// <summary>Stable id ("symptom.duration").</summary>
    public required string Id { get; init; }

    /// <summary>Name for a table header ("Symptom duration").</summary>
    public required string Label { get; init; }

    /// <summary>Shape of its values.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>UCUM unit of display and CSV, or null ("a", "mo", "mm", "%").</summary>
    public string? Unit { get; init; }

    /// <summary>True when one patient normally has several values, each its own claim.</summary>
    public bool Several { get; init; }

    /// <summary>Fixed answers, for <see cref="ValueKind.Choice"/>; free for the others.</summary>
    public IReadOnlyList<Answered> Answers { get; init; } = [];

    /// <summary>Group in forms and tables ("patient", "disease", "treatment", "outcome", "source").</summary>
    public required string Group { get; init; }

    /// <summary>One fixed answer with the other words people use for it.</summary>
    /// <param name="Id">The stored answer.</param>
    /// <param name="Synonyms">Other spellings, lower case.</param>
    /// <param name="Narrows">A less specific answer that is also true when this one is, or null ("dead" for "dead of disease").</param>
    public sealed record Answered(string Id, IReadOnlyList<string> Synonyms, string? Narrows = null);

    /// <summary>Header with the unit a reader expects: "Age (years)".</summary>
    public string Header => Unit switch
    {
        "a" => Label + " (years)",
        "mo" => Label + " (months)",
        null => Label,
        _ => $"{Label} ({Unit})",
    };

    /// <inheritdoc/>
    public bool Equals(Variable? other) => other is not null && Id == other.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
