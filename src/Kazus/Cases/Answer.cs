using Kazus.Provenance;

namespace Kazus.Cases;

/// <summary>
/// What the claims of one case say to one question. Closed: agreed, several (where several values are normal), in conflict,
/// or missing with the reason.
/// </summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The claims behind it, all of them.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>One value: claims agree, or a person accepted one.</summary>
    public sealed record One(Value Value) : Answer;

    /// <summary>Several values side by side, for questions that have several.</summary>
    public sealed record Many(IReadOnlyList<Value> Values) : Answer;

    /// <summary>Claims that cannot all be true, and nobody has chosen; <see cref="Conflict"/> is not null.</summary>
    public sealed record Disputed : Answer;

    /// <summary>No value.</summary>
    public sealed record None(MissingReason Reason) : Answer;

    /// <summary>The conflict among the claims, settled or not, or null.</summary>
    public Conflict? Conflict { get; init; }
}
