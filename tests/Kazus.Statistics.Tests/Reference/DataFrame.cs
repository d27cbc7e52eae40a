using System.Globalization;

namespace Kazus.Statistics.Tests.Reference;

/// <summary>One column of a reference data set: numbers (NaN is missing), or words (null is missing) with the order of its levels.</summary>
public sealed record Column(double[]? Numbers, string?[]? Words, IReadOnlyList<string>? Levels)
{
    public int Length => Numbers?.Length ?? Words!.Length;

    public bool Missing(int row) => Numbers is null ? Words![row] is null : double.IsNaN(Numbers[row]);

    /// <summary>The value as R would name it as a level.</summary>
    public string Label(int row) => Words is null
        ? Numbers![row].ToString("R", CultureInfo.InvariantCulture)
        : Words[row]!;

    /// <summary>Levels in R's order: as given, else numbers ascending, else words in ordinal order; FALSE before TRUE.</summary>
    public IReadOnlyList<string> OrderedLevels()
    {
        if (Levels is not null) return Levels;
        var rows = Enumerable.Range(0, Length).Where(r => !Missing(r));
        return Words is null
            ? [.. rows.Select(r => Numbers![r]).Distinct().Order().Select(v => v.ToString("R", CultureInfo.InvariantCulture))]
            : [.. rows.Select(r => Words[r]!).Distinct().Order(StringComparer.Ordinal)];
    }
}

/// <summary>A reference data set by column, and the evaluation of the R expressions that the calls put on its columns.</summary>
public sealed class DataFrame
{
    private readonly Dictionary<string, Column> columns;

    private DataFrame(Dictionary<string, Column> columns, int rows)
    {
        this.columns = columns;
        Rows = rows;
    }

    public int Rows { get; }

    public Column this[string name] => columns.TryGetValue(name, out var c) ? c : throw new KeyNotFoundException($"No column {name}");

    public bool Has(string name) => columns.ContainsKey(name);

    public double[] Numbers(string name) => this[name].Numbers ?? throw new InvalidOperationException($"{name} holds words");

    public static DataFrame Read(string path, IReadOnlyDictionary<string, IReadOnlyList<string>> levels)
    {
        var lines = File.ReadAllLines(path).Where(l => l.Length > 0).Select(Cells).ToArray();
        Dictionary<string, Column> columns = [];
        for (var c = 0; c < lines[0].Length; c++)
        {
            var cells = lines.Skip(1).Select(l => c < l.Length && l[c] is not ("" or "NA") ? l[c] : null).ToArray();
            var name = lines[0][c];
            columns[name] = Typed(cells, levels.GetValueOrDefault(name));
        }
        return new DataFrame(columns, lines.Length - 1);
    }

    private static Column Typed(string?[] cells, IReadOnlyList<string>? levels)
    {
        var numbers = new double[cells.Length];
        for (var r = 0; r < cells.Length; r++)
        {
            if (cells[r] is null) numbers[r] = double.NaN;
            else if (!double.TryParse(cells[r], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[r]))
                return new Column(null, cells, levels);
        }
        return levels is null ? new Column(numbers, null, null) : new Column(null, cells, levels);
    }

    private static string[] Cells(string line)
    {
        List<string> cells = [];
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }

    /// <summary>A column, or a column computed by R's arithmetic; conditions give FALSE and TRUE as 0 and 1.</summary>
    public Column Evaluate(RExpression expression) => expression switch
    {
        RExpression.Name n => this[n.Value],
        RExpression.Number x => new Column([.. Enumerable.Repeat(x.Value, Rows)], null, null),
        RExpression.Call { Function: "I" or "(" or "as.numeric" or "as.integer" } c => Evaluate(c.At(0)!),
        RExpression.Call { Function: "factor" or "as.factor" } c => AsFactor(c),
        RExpression.Call { Function: "log" } c => Each(c, Math.Log),
        RExpression.Call { Function: "sqrt" } c => Each(c, Math.Sqrt),
        RExpression.Call { Function: "exp" } c => Each(c, Math.Exp),
        RExpression.Call { Arguments.Count: 2 } c => Operator(c),
        _ => throw new NotSupportedException($"R expression {expression}"),
    };

    private Column AsFactor(RExpression.Call call)
    {
        var column = Evaluate(call.At(0)!);
        return new Column(null, [.. Enumerable.Range(0, Rows).Select(r => column.Missing(r) ? null : column.Label(r))], column.OrderedLevels());
    }

    private Column Each(RExpression.Call call, Func<double, double> f) =>
        new([.. Evaluate(call.At(0)!).Numbers!.Select(f)], null, null);

    private Column Operator(RExpression.Call call)
    {
        if (call.Arguments[1].Value is RExpression.Text word && call.Function is "==" or "!=" && call.Arguments[1].Value is RExpression.Text)
        {
            var text = ((RExpression.Text)call.Arguments[1].Value).Value;
            var words = Evaluate(call.Arguments[0].Value).Words!;
            return new Column([.. words.Select(w => w is null ? double.NaN : w == text == (call.Function == "==") ? 1.0 : 0.0)], null, null);
        }
        Func<double, double, double> f = call.Function switch
        {
            "+" => (a, b) => a + b,
            "-" => (a, b) => a - b,
            "*" => (a, b) => a * b,
            "/" => (a, b) => a / b,
            "^" => Math.Pow,
            "==" => (a, b) => Truth(a, b, a == b),
            "!=" => (a, b) => Truth(a, b, a != b),
            ">" => (a, b) => Truth(a, b, a > b),
            "<" => (a, b) => Truth(a, b, a < b),
            ">=" => (a, b) => Truth(a, b, a >= b),
            "<=" => (a, b) => Truth(a, b, a <= b),
            _ => throw new NotSupportedException($"R operator {call.Function}"),
        };
        var left = Evaluate(call.Arguments[0].Value).Numbers!;
        var right = Evaluate(call.Arguments[1].Value).Numbers!;
        return new Column([.. left.Zip(right, f)], null, null);
    }

    private static double Truth(double a, double b, bool holds) => double.IsNaN(a) || double.IsNaN(b) ? double.NaN : holds ? 1 : 0;
}
