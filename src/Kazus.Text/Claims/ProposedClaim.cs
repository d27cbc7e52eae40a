using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Text.Claims;

/// <summary>
/// A fact that a rule reads in a document and proposes to a person: never accepted by itself. The span is the shortest phrase
/// that states the value, in the document's text.
/// </summary>
public sealed record ProposedClaim
{
    /// <summary>Id of the variable ("symptom.duration").</summary>
    public required string Variable { get; init; }

    /// <summary>The patient of the article, counted from 1 in order of appearance.</summary>
    public required int Patient { get; init; }

    public required Value Value { get; init; }

    public required Span Span { get; init; }

    /// <summary>The characters of the span.</summary>
    public required string Quote { get; init; }

    /// <summary>The part of the article: "abstract", "case", "Table 1, row 4", "Figure 5 legend".</summary>
    public required string Where { get; init; }

    /// <summary>Estimated probability that the proposal is right, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The rule that read it ("age-in-words").</summary>
    public required string Rule { get; init; }

    /// <summary>The time the claim speaks of, when the sentence names one ("no recurrence at 6 months").</summary>
    public TimeStatement? At { get; init; }

    /// <summary>The lesion it is about, as the sentence calls it, or null.</summary>
    public string? Lesion { get; init; }

    /// <summary>The author of the row when the claim is a published case in a comparison table, otherwise null: the article's own patient.</summary>
    public string? Study { get; init; }
}
