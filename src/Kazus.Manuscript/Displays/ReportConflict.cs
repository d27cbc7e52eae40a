using Kazus.Manuscript.Facts;

namespace Kazus.Manuscript.Displays;

/// <summary>Statements about one question that cannot all be true, for the list at the end of the report.</summary>
/// <param name="Subject">What they are about ("Symptom duration, index patient").</param>
/// <param name="Claims">The statements, each with its quote and place.</param>
public sealed record ReportConflict(string Subject, IReadOnlyList<FactClaim> Claims)
{
    /// <summary>What the difference changes ("pooled survival at 12 months: 0.667 or 1.00"), or null.</summary>
    public string? Matters { get; init; }

    /// <summary>What would settle it, or which claim a person chose; null when open and unknown.</summary>
    public string? Settled { get; init; }
}
