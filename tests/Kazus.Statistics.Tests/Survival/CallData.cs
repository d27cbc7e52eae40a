using Kazus.Statistics.Tests.Reference;

namespace Kazus.Statistics.Tests.Survival;

/// <summary>The observations that a call of R with a survival formula uses: missing rows dropped, groups named as R names them.</summary>
public sealed record CallData(SurvivalData Data, Grouping? Strata, int Dropped)
{
    public static CallData Of(ReferenceCase reference, RExpression.Call call)
    {
        var frame = reference.Frame(((RExpression.Name)call.Named("data")!).Value);
        var formula = (RExpression.Call)call.At(0)!;
        var response = (RExpression.Call)formula.Arguments[0].Value;
        var terms = Terms(formula.Arguments[1].Value).ToArray();
        var by = terms.Where(t => t is not RExpression.Number and not RExpression.Call { Function: "strata" }).ToArray();
        var strata = terms.OfType<RExpression.Call>().Where(c => c.Function == "strata").SelectMany(c => c.Arguments.Select(a => a.Value)).ToArray();

        var parts = response.Arguments.Select(a => frame.Evaluate(a.Value)).ToArray();
        var weights = call.Named("weights") is { } w ? frame.Evaluate(w) : null;
        var cluster = call.Named("cluster") is { } c ? frame.Evaluate(c) : null;
        var used = parts.Concat(by.Concat(strata).Select(frame.Evaluate)).Concat(new[] { weights, cluster }.OfType<Column>()).ToArray();
        var rows = Enumerable.Range(0, frame.Rows).Where(r => !used.Any(u => u.Missing(r))).ToArray();

        double[] Pick(Column column) => [.. rows.Select(r => column.Numbers![r])];
        var data = new SurvivalData(Pick(parts[^2]), EventFlags(Pick(parts[^1])))
        {
            Entries = parts.Length == 3 ? Pick(parts[0]) : null,
            Weights = weights is null ? null : Pick(weights),
            Groups = by.Length == 0 ? null : Cross(frame, by, rows),
            Clusters = cluster is null ? null : Cross(frame, [call.Named("cluster")!], rows),
        };
        return new CallData(data, strata.Length == 0 ? null : Cross(frame, strata, rows), frame.Rows - rows.Length);
    }

    /// <summary>Status as R reads it: 0/1, or 1/2 when the largest is 2.</summary>
    private static bool[] EventFlags(double[] status)
    {
        var event_ = status.Length > 0 && status.Max() == 2 ? 2 : 1;
        return [.. status.Select(s => s == event_)];
    }

    private static IEnumerable<RExpression> Terms(RExpression side) => side is RExpression.Call { Function: "+" } plus
        ? plus.Arguments.SelectMany(a => Terms(a.Value))
        : [side];

    /// <summary>The groups of one or several columns, the first varying slowest, labelled "a=1, b=2".</summary>
    private static Grouping Cross(DataFrame frame, RExpression[] terms, int[] rows)
    {
        var codes = new int[rows.Length];
        string[] labels = [""];
        foreach (var term in terms)
        {
            var column = frame.Evaluate(term);
            var levels = column.OrderedLevels().ToList();
            for (var i = 0; i < rows.Length; i++) codes[i] = codes[i] * levels.Count + levels.IndexOf(column.Label(rows[i]));
            labels = [.. labels.SelectMany(l => levels.Select(v => (l.Length == 0 ? "" : l + ", ") + Name(term) + "=" + Shown(term, v)))];
        }
        return Grouping.FromCodes(codes, labels);
    }

    private static string Shown(RExpression term, string level) =>
        term is RExpression.Call { Function: "I" } ? level == "0" ? "FALSE" : "TRUE" : level;

    private static string Name(RExpression term) => term switch
    {
        RExpression.Name n => n.Value,
        RExpression.Call { Arguments.Count: 2 } c => $"{Name(c.Arguments[0].Value)} {c.Function} {Name(c.Arguments[1].Value)}",
        RExpression.Call c => $"{c.Function}({string.Join(", ", c.Arguments.Select(a => Name(a.Value)))})",
        RExpression.Number x => x.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };
}
