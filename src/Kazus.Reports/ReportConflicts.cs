using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Facts;
using Kazus.Time;

namespace Kazus.Reports;

/// <summary>Lists what disagrees: claims about one question, and times that cannot all be true.</summary>
internal static class ReportConflicts
{
    public static IReadOnlyList<ReportConflict> Of(CasebookReport report)
    {
        var list = new List<ReportConflict>();
        foreach (var one in report.Casebook.Cases)
        {
            var label = ComparisonTable.Label(report.Casebook, one);
            foreach (var conflict in one.Conflicts())
                list.Add(new ReportConflict($"{label}: {Lower(Variables.Get(conflict.Variable).Label)}", report.Quotes.Of(conflict.Claims))
                {
                    Matters = Matters(report, one, conflict.Variable),
                    Settled = conflict.Settled is { } s ? $"{AnswerText.Cell(Variables.Get(conflict.Variable), s.Value)} ({report.Quotes.Of(s).Source}, {s.Anchor.Where})" : null,
                });
            if (one.Times() is not CourseSolution.Clash clash) continue;
            list.AddRange(clash.Sets.Select(set => new ReportConflict($"{label}: these times cannot all be true", [.. set.Select(s => Statement(report, s))])
            {
                Matters = "Leave any one of them out and the rest can be true.",
            }));
        }
        return list;
    }

    private static FactClaim Statement(CasebookReport report, TimeStatement statement) => new()
    {
        Source = report.Quotes.Name(statement.Anchor?.Source ?? "record"),
        Where = statement.Anchor?.Where,
        Quote = statement.Anchor?.Quote ?? statement.Words,
        Value = statement.Words,
        Reference = statement.Anchor is { } a && report.Casebook.Sources.ContainsKey(a.Source) ? a.Source : null,
    };

    // What hangs on it: the pooled analyses whose estimate the status would move.
    private static string? Matters(CasebookReport report, Case one, string variable)
    {
        if (variable is not ("recurrence" or "status" or "response")) return null;
        var moved = report.Pools.SelectMany(p => p.Pool.Sensitivity.Where(f => f.Patient.Case.Id == one.Id && f.Patient.Disputed && f.Change != 0)
            .Select(f => $"'{p.Name}' at {PoolText.Months(p.Pool.Horizon)}: {PoolText.Share(p.Pool.AtHorizon!.Value.Survival)} becomes {PoolText.Share(f.Reversed.Survival)} with the other version")).ToList();
        return moved.Count == 0 ? null : "Pooled analysis " + string.Join("; ", moved) + ".";
    }

    private static string Lower(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
