using System.Globalization;

namespace Kazus.Checks;

/// <summary>
/// A person's judgement that a finding needs no action, with the reason. It holds for the same rule, case, variable and values: when a
/// value changes, the finding is open again.
/// </summary>
public sealed record Dismissal
{
    /// <summary>Id of the rule ("KZ301").</summary>
    public required string Rule { get; init; }

    /// <summary>Why; never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>The case it is about, or null.</summary>
    public string? Case { get; init; }

    /// <summary>The variable it is about, or null.</summary>
    public string? Variable { get; init; }

    /// <summary>The values or words that the finding showed, in ordinal order; empty for whatever it shows.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Who dismissed it, or null.</summary>
    public string? By { get; init; }

    /// <summary>When, or null.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The dismissal of a finding as it stands.</summary>
    public static Dismissal Of(Finding finding, string reason, string? by = null, DateOnly? on = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Dismissal { Rule = finding.Rule, Case = finding.Case, Variable = finding.Variable, Values = Shown(finding), Reason = reason, By = by, On = on };
    }

    /// <summary>True when it is about this finding.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Rule.Equals(finding.Rule, StringComparison.OrdinalIgnoreCase) && Case == finding.Case && (Variable is null || Variable == finding.Variable) && (Values.Count == 0 || Values.SequenceEqual(Shown(finding)));
    }

    /// <summary>The findings with every dismissed one turned into a note that carries the reason.</summary>
    public static IReadOnlyList<Finding> Apply(IEnumerable<Finding> findings, IReadOnlyList<Dismissal> dismissals)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(dismissals);
        return [.. findings.Select(f => dismissals.FirstOrDefault(d => d.Covers(f)) is { } d ? f with { Severity = Severity.Note, Dismissed = d, Settle = d.ToString() } : f)];
    }

    /// <summary>"Dismissed by Ana Ban on 2026-03-05: the table counts completed months."</summary>
    public override string ToString()
    {
        var by = By is null ? "" : $" by {By}";
        var on = On is { } day ? $" on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return $"Dismissed{by}{on}: {Reason}";
    }

    /// <inheritdoc/>
    public bool Equals(Dismissal? other) => other is not null && Rule == other.Rule && Reason == other.Reason && Case == other.Case && Variable == other.Variable && By == other.By && On == other.On && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Reason, Case, Variable, By, On, Values.Count);

    private static List<string> Shown(Finding finding) => [.. finding.Places.Select(p => p.Value ?? p.Quote).OfType<string>().Where(w => w.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}
