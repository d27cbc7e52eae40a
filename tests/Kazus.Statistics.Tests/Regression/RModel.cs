using Kazus.Statistics.Tests.Reference;

namespace Kazus.Statistics.Tests.Regression;

/// <summary>Builds the input of a regression from R's formula and data, with R's handling of missing rows, event codes and factors.</summary>
internal sealed class RModel
{
    private readonly DataFrame frame;
    private readonly List<(string Name, Column Column)> columns = [];
    private readonly List<RExpression.Call> products = [];
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
        Response = [.. response.Arguments.Where(a => a.Name is null).Select(a => frame.Evaluate(a.Value))];
        used.AddRange(Response);
        AddTerms(formula.Arguments[1].Value);
        foreach (var product in products) AddProducts(product);
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
                products.Add(c);
                break;
            case RExpression.Call { Function: ":" } c:
                products.Add(c);
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

    /// <summary>The products of every column of one term with every column of the other; a factor has a column for each level but the first.</summary>
    private void AddProducts(RExpression.Call product)
    {
        foreach (var right in Contrasts(product.Arguments[1].Value))
        {
            foreach (var left in Contrasts(product.Arguments[0].Value))
                columns.Add(($"{left.Name}:{right.Name}", new Column([.. left.Values.Zip(right.Values, (x, y) => x * y)], null, null)));
        }
    }

    private IEnumerable<(string Name, double[] Values)> Contrasts(RExpression term)
    {
        var column = frame.Evaluate(term);
        if (column.Words is null) return [(Name(term), column.Numbers!)];
        return column.OrderedLevels().Skip(1).Select(level => (Name(term) + level,
            Enumerable.Range(0, frame.Rows).Select(r => column.Missing(r) ? double.NaN : column.Label(r) == level ? 1.0 : 0).ToArray()));
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

    /// <summary>What is known of each row's failure time: R's <c>Surv</c> of type right (the default), left or interval2, where NA is no limit.</summary>
    public static (ObservedTime[] Times, IReadOnlyList<Covariate> Covariates) Observed(DataFrame frame, RExpression.Call call)
    {
        var model = new RModel(frame, call);
        var response = (RExpression.Call)((RExpression.Call)call.At(0)!).Arguments[0].Value;
        var type = response.NamedText("type");
        model.used.AddRange(model.columns.Select(c => c.Column));
        if (type == "interval2") foreach (var end in model.Response) model.used.Remove(end);
        var (first, second) = (model.Response[0].Numbers!, model.Response[1].Numbers!);
        model.Rows = [.. Enumerable.Range(0, frame.Rows).Where(r => !model.used.Exists(c => c.Missing(r)))];
        var happened = second.Max();
        return ([.. model.Rows.Select(r => type switch
        {
            "interval2" => new ObservedTime(double.IsNaN(first[r]) ? 0 : first[r], double.IsNaN(second[r]) ? double.PositiveInfinity : second[r]),
            "left" => second[r] == happened ? ObservedTime.Exact(first[r]) : ObservedTime.Before(first[r]),
            _ => second[r] == happened ? ObservedTime.Exact(first[r]) : ObservedTime.After(first[r]),
        })], [.. model.columns.Select(c => model.Covariate(c.Name, c.Column))]);
    }

    public static TieHandling Ties(RExpression.Call call) => call.NamedText("ties") switch
    {
        "breslow" => TieHandling.Breslow,
        "exact" => TieHandling.Exact,
        _ => TieHandling.Efron,
    };
}
