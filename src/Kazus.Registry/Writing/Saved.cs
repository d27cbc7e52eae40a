using Kazus.Checks;
using Kazus.Registry.Revisions;

namespace Kazus.Registry.Writing;

/// <summary>One field that two people changed to different things.</summary>
/// <param name="Field">Which: "patient.age", "event c5-surgery, when".</param>
/// <param name="Before">What both started from, or null when it was not there.</param>
/// <param name="Mine">What this change wants, or null to take it away.</param>
/// <param name="Theirs">What the change made meanwhile says, or null when it took it away.</param>
public sealed record FieldConflict(string Field, string? Before, string? Mine, string? Theirs);

/// <summary>What became of a change. Closed: kept, nothing to keep, in conflict with another change, no such case, refused.</summary>
public abstract record Saved
{
    private Saved()
    {
    }

    /// <summary>The change is on the disk.</summary>
    /// <param name="Revision">Its revision.</param>
    /// <param name="Case">The case as it is now.</param>
    /// <param name="Merged">True when another change had been made meanwhile and both are in it.</param>
    public sealed record Kept(Revision Revision, StoredCase Case, bool Merged) : Saved;

    /// <summary>The case is so already; nothing was written.</summary>
    public sealed record Same(StoredCase Case) : Saved;

    /// <summary>Another change touched the same fields; nothing was written.</summary>
    /// <param name="Fields">Both sides of each.</param>
    /// <param name="Theirs">The case as it is now.</param>
    public sealed record Conflicting(IReadOnlyList<FieldConflict> Fields, StoredCase Theirs) : Saved;

    /// <summary>There is no such case, or it is deleted; nothing was written.</summary>
    public sealed record NoCase(string Id) : Saved;

    /// <summary>What was sent cannot be kept; nothing was written.</summary>
    public sealed record Refused(string Message, IReadOnlyList<Finding> Findings) : Saved;
}
