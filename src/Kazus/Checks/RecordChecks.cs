using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Time;

namespace Kazus.Checks;

/// <summary>What the record says against itself: claims that cannot all be true, and courses that cannot have happened.</summary>
public static class RecordChecks
{
    /// <summary>Findings of one case. A conflict that a person has settled is a note; an open one is a warning.</summary>
    /// <param name="case">The case.</param>
    /// <param name="path">The file to name.</param>
    public static IReadOnlyList<Finding> Of(Case @case, string path)
    {
        ArgumentNullException.ThrowIfNull(@case);
        List<Finding> findings = [.. @case.Conflicts().Select(c => Disagreement(@case, c, path))];
        if (@case.Times() is CourseSolution.Clash clash) findings.AddRange(clash.Sets.Select(s => Impossible(@case, s, path)));
        return findings;
    }

    private static Finding Disagreement(Case @case, Conflict conflict, string path)
    {
        var variable = Variables.Get(conflict.Variable);
        var values = string.Join(" and ", conflict.Claims.Select(c => AnswerText.Sentence(variable, c.Value)).Distinct());
        return new Finding
        {
            Rule = "KZ301",
            Name = "values-disagree",
            Severity = conflict.Settled is null ? Severity.Warning : Severity.Note,
            Variable = conflict.Variable,
            Case = @case.Id,
            Message = $"{@case.Id}: {variable.Label} is {values}.",
            Settle = conflict.Settled is { } settled ? $"Settled: {AnswerText.Sentence(variable, settled.Value)} is accepted ({settled.Anchor})." : "Accept the claim that is right; the other stays visible.",
            Places = [.. conflict.Claims.Select(c => new Place(path, c.Anchor.ToString(), c.Anchor.Start, c.Anchor.End, Quote: c.Anchor.Quote, Value: AnswerText.Sentence(variable, c.Value)))],
        };
    }

    private static Finding Impossible(Case @case, IReadOnlyList<TimeStatement> clash, string path) => new()
    {
        Rule = "KZ201",
        Name = "course-impossible",
        Severity = Severity.Warning,
        Case = @case.Id,
        Message = $"{@case.Id}: these statements of time cannot all be true: {string.Join("; ", clash.Select(s => s.Words))}.",
        Settle = "Leave out or correct any one of them; the rest can then be true.",
        Places = [.. clash.Select(s => new Place(path, s.Anchor?.ToString(), Quote: s.Anchor?.Quote ?? s.Words, Value: s.Words))],
    };
}
