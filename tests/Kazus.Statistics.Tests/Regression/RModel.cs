using Kazus.Statistics.Tests.Reference;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Builds the input of a regression from R's formula and data, with R's handling of missing rows, event codes and factors.</summary>
internal sealed class RModel
{
    private readonly DataFrame frame;
    private readonly List<(string Name, Column Column)> columns = [];
    private readonly List<Column> used = [];
    private readonly List<Column> strata = [];
    private readonly List<Column> offsets = [];
    private readonly Column? weights;
    private readonly Column? cluster;

    private RModel(DataFrame frame, RExpression.Call call)
    {
        this.frame = frame;
        var formula = (RExpression.Call)(call.At(0) ?? call.Named("formula"))!;
        var response = (RExpression.Call)formula.Arguments[0].Value;
        Response = [.. response.Arguments.Select(a => frame.Evaluate(a.Value))];
        used.AddRange(Response);
        AddTerms(formula.Arguments[1].Value);
        weights = Optional(call.Named("weights"));
        cluster = Optional(call.Named("cluster"));
        foreach (var column in new[] { weights, cluster }.OfType<Column>()) used.Add(column);
    }

    private Column[] Response { get; }

    /// <summary>The rows of the frame that are used.</summary>
    public int[] Rows { get; private set; } = [];

    public static (RegressionData Data, RModel Model) Of(DataFrame frame, RExpression.Call call)
    {
        var model = new RModel(frame, call);
        return (model.Build(), model);
    }

    private Column? Optional(RExpression? expression) => expression is null ? null : frame.Evaluate(expression);

    private void AddTerms(RExpression term)
    {
        switch (term)
        {
            case RExpression.Call { Function: "+" } c:
                AddTerms(c.Arguments[0].Value);
                AddTerms(c.Arguments[1].Value);
                break;
            case RExpression.Call { Function: "*" } c:
                AddTerms(c.Arguments[0].Value);
                AddTerms(c.Arguments[1].Value);
                var (a, b) = (frame.Evaluate(c.Arguments[0].Value), frame.Evaluate(c.Arguments[1].Value));
                columns.Add(("interaction", new Column([.. a.Numbers!.Zip(b.Numbers!, (x, y) => x * y)], null, null)));
                break;
            case RExpression.Call { Function: "strata" } c:
                strata.AddRange(c.Arguments.Select(x => frame.Evaluate(x.Value)));
                break;
            case RExpression.Call { Function: "offset" } c:
                offsets.Add(frame.Evaluate(c.At(0)!));
                break;
            case RExpression.Number:
                break;
            default:
                columns.Add((Name(term), frame.Evaluate(term)));
                break;
        }
    }

    /// <summary>The term as R writes it, for instance log(bili).</summary>
    private static string Name(RExpression term) => term switch
    {
        RExpression.Name n => n.Value,
        RExpression.Call c => $"{c.Function}({string.Join(',', c.Arguments.Select(a => Name(a.Value)))})",
        _ => term.ToString(),
    };

    private RegressionData Build()
    {
        used.AddRange(columns.Select(c => c.Column));
        used.AddRange(strata);
        used.AddRange(offsets);
        var time = Response.Length == 3 ? Response[1] : Response[0];
        Rows = [.. Enumerable.Range(0, frame.Rows).Where(r => !used.Exists(c => c.Missing(r)) && !(Response.Length == 3 && Response[0].Numbers![r] >= time.Numbers![r]))];
        var status = Response[^1].Numbers!;
        var coded = Rows.Length > 0 && frame.Rows > 0 && status.Max() == 2 ? 2 : 1;
        return new RegressionData
        {
            Time = Pick(time),
            Event = Rows.Select(r => status[r] == coded).ToArray(),
            Entry = Response.Length == 3 ? Pick(Response[0]) : null,
            Covariates = [.. columns.Select(c => Covariate(c.Name, c.Column))],
            Weights = weights is null ? null : Pick(weights),
            Offset = offsets.Count == 0 ? null : Rows.Select(r => offsets.Sum(o => o.Numbers![r])).ToArray(),
            Strata = strata.Count == 0 ? null : Levels(strata[0]),
            Clusters = cluster is null ? null : Grouping.Of([.. Rows.Select(r => cluster.Label(r))]),
        };
    }

    private ReadOnlyMemory<double> Pick(Column column) => Rows.Select(r => column.Numbers![r]).ToArray();

    private Covariate Covariate(string name, Column column)
    {
        if (column.Words is null) return Kazus.Statistics.Covariate.Numeric(name, Pick(column));
        return Kazus.Statistics.Covariate.Categorical(name, Levels(column));
    }

    private Grouping Levels(Column column)
    {
        var levels = column.OrderedLevels().ToList();
        return Grouping.FromCodes(Rows.Select(r => levels.IndexOf(column.Label(r))).ToArray(), levels);
    }

    public static TieHandling Ties(RExpression.Call call) => call.NamedText("ties") switch
    {
        "breslow" => TieHandling.Breslow,
        "exact" => TieHandling.Exact,
        _ => TieHandling.Efron,
    };
}
