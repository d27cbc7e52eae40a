using Kazus.Checking.Guidelines;
using Kazus.Checks;

namespace Kazus.Checking;

/// <summary>A rule that could not look, and why.</summary>
public sealed record RuleNotRun(string Rule, string Why);

/// <summary>What was checked in one file or casebook: which rules looked, and which could not.</summary>
public sealed record Checked(string Path, IReadOnlyList<string> RulesRun, IReadOnlyList<RuleNotRun> RulesNotRun);

/// <summary>Everything a run of <c>kazus check</c> has to say.</summary>
public sealed record CheckReport(IReadOnlyList<Checked> Checked, IReadOnlyList<Finding> Findings)
{
    /// <summary>The reporting guidelines, item by item.</summary>
    public IReadOnlyList<GuidelineReading> Guidelines { get; init; } = [];

    /// <summary>The number of findings of a severity.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>Reports of several files as one, in the order given.</summary>
    public static CheckReport Of(IEnumerable<CheckReport> reports)
    {
        var all = reports.ToList();
        return new([.. all.SelectMany(r => r.Checked)], [.. all.SelectMany(r => r.Findings)]) { Guidelines = [.. all.SelectMany(r => r.Guidelines)] };
    }
}
