using System.CommandLine;
using System.Globalization;
using Kazus.Cli.Csv;
using Kazus.Cli.Output;
using Kazus.Statistics;
using Kazus.Statistics.MetaAnalysis;

namespace Kazus.Cli.Meta;

/// <summary>The studies of a CSV file, on the scale on which they are pooled.</summary>
/// <param name="Columns">The rows that were used.</param>
/// <param name="Effects">One effect per study.</param>
/// <param name="Variances">Their sampling variances.</param>
/// <param name="Names">Their names, or null.</param>
/// <param name="Dropped">Rows left out for a missing value.</param>
internal sealed record StudyFile(Columns Columns, double[] Effects, double[] Variances, string[]? Names, int Dropped)
{
    /// <summary>The scale of proportions, or null for effects.</summary>
    internal ProportionScale? Scale { get; private init; }

    internal double[] Events { get; private init; } = [];

    internal double[] Totals { get; private init; } = [];

    internal static StudyFile Read(ParseResult parsed, MetaOptions options)
    {
        var proportions = options.Events(parsed) is not null;
        var first = (proportions ? options.Events(parsed) : options.Effect(parsed))!;
        var second = (proportions ? options.Total(parsed) : options.Variance(parsed) ?? options.StandardError(parsed))!;
        List<ColumnUse> uses = [ColumnUse.Number(first), ColumnUse.Number(second)];
        if (options.Study(parsed) is { } name) uses.Add(ColumnUse.Category(name));
        var all = Columns.Read(options.File(parsed), uses);
        double[] a = all.Numbers(first).ToArray(), b = all.Numbers(second).ToArray();
        var used = all.Where(r => !double.IsNaN(a[r]) && !double.IsNaN(b[r]));
        if (used.Rows == 0)
            throw new InputException($"{used.Path}: no study is left; every row has a missing value in '{first}' or '{second}', or the file has no rows.");
        (a, b) = (used.Numbers(first).ToArray(), used.Numbers(second).ToArray());
        var names = options.Study(parsed) is { } column ? Labels(used, column) : null;
        if (!proportions)
        {
            if (options.StandardError(parsed) is not null)
            {
                for (var i = 0; i < b.Length; i++)
                    if (b[i] <= 0) throw Fault(used, i, second, b[i], "must be a standard error above zero");
                b = Array.ConvertAll(b, e => e * e);
            }
            else
            {
                for (var i = 0; i < b.Length; i++)
                    if (!(b[i] > 0)) throw Fault(used, i, second, b[i], "must be a variance above zero");
            }
            return new StudyFile(used, a, b, names, used.Dropped);
        }
        for (var i = 0; i < a.Length; i++)
        {
            if (b[i] <= 0 || b[i] != Math.Floor(b[i])) throw Fault(used, i, second, b[i], "must be a whole number of subjects above zero");
            if (a[i] < 0 || a[i] != Math.Floor(a[i])) throw Fault(used, i, first, a[i], "must be a whole number of events, zero or more");
            if (a[i] > b[i]) throw Fault(used, i, first, a[i], $"must not exceed the number observed, {b[i].ToString(CultureInfo.InvariantCulture)}");
        }
        var scale = options.Scale(parsed);
        var effects = Verdict.InFile(used, () => Proportion.Effects(a, b, scale));
        return new StudyFile(used, [.. effects.Select(e => e.Value)], [.. effects.Select(e => e.Variance)], names, used.Dropped)
        {
            Scale = scale, Events = a, Totals = b,
        };
    }

    /// <summary>A proportion for a value of the pooling scale.</summary>
    internal double Back(double value) => double.IsNaN(value) ? value : Proportion.Back(value, Scale!.Value, Proportion.HarmonicMean(Totals));

    private static string[] Labels(Columns columns, string name)
    {
        var (codes, labels) = columns.Category(name);
        return [.. codes.ToArray().Select((c, i) => c < 0 ? $"row {columns.RowNumber(i).ToString(CultureInfo.InvariantCulture)}" : labels[c])];
    }

    private static InputException Fault(Columns columns, int row, string column, double value, string expected) => new(string.Create(CultureInfo.InvariantCulture,
        $"{columns.Path}, row {columns.RowNumber(row)}: column '{column}' holds {value} and {expected}. Nothing was computed."));
}
