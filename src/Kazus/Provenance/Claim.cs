using Kazus.Cases;
using Kazus.Time;

namespace Kazus.Provenance;

/// <summary>What a person has said of a claim.</summary>
public enum ClaimState
{
    /// <summary>Proposed by a reader; nobody has judged it.</summary>
    Proposed,

    /// <summary>A person accepts it as the answer.</summary>
    Accepted,

    /// <summary>A person rejects it; it stays visible.</summary>
    Rejected,
}

/// <summary>
/// A fact that somebody stated somewhere: the value, the question it answers, the place it was read and who read it.
/// Claims are never overwritten; a second statement is a second claim.
/// </summary>
public sealed record Claim
{
    /// <summary>Id within its case, such as "c3"; stable once given.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the variable it answers, such as <c>symptom.duration</c>.</summary>
    public required string Variable { get; init; }

    /// <summary>What is claimed.</summary>
    public required Value Value { get; init; }

    /// <summary>Where it was read.</summary>
    public required Anchor Anchor { get; init; }

    /// <summary>Who read it: a person, or a rule with its version ("kazus/age-words").</summary>
    public string Reader { get; init; } = "person";

    /// <summary>When it was read, if known.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>What a person has said of it.</summary>
    public ClaimState State { get; init; } = ClaimState.Proposed;

    /// <summary>Probability that the reader is right, 0 to 1, or null for a person's reading.</summary>
    public double? Confidence { get; init; }

    /// <summary>The lesion it is about, or null.</summary>
    public string? Lesion { get; init; }

    /// <summary>The event it is about, or null.</summary>
    public string? Event { get; init; }

    /// <summary>The time the claim speaks of when that is not last contact ("no recurrence at 6 months"), or null.</summary>
    public TimeStatement? At { get; init; }

    /// <summary>A remark of the reader.</summary>
    public string? Note { get; init; }
}
