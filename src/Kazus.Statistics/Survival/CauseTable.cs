namespace Kazus.Statistics;

/// <summary>Who was at risk in one group at each distinct time, and who left by which cause; squares are sums of squared weights.</summary>
internal sealed class CauseTable(string group, int observations, int causes, int length, bool weighted)
{
    public string Group { get; } = group;

    public int Observations { get; } = observations;

    public bool Weighted { get; } = weighted;

    public double[] Times { get; } = new double[length];

    public double[] AtRisk { get; } = new double[length];

    public double[] Censored { get; } = new double[length];

    /// <summary>By cause, then by time.</summary>
    public double[][] Events { get; } = [.. Enumerable.Range(0, causes).Select(_ => new double[length])];

    /// <summary>Squared weights of those who leave: censored first, then by cause. The same arrays as the weights when all weights are one.</summary>
    public double[][] Squares { get; private set; } = [];

    internal void UseSquares(double[][] squares) => Squares = squares;
}

/// <summary>The readable way to a cause table: sort each group, walk its times from the last to the first.</summary>
internal static class PlainCauseTables
{
    internal static List<CauseTable> Build(CompetingRisksData data)
    {
        var rows = AlignedRows.Of(new SurvivalData(data.Times, new bool[data.Count]) { Weights = data.Weights });
        var causes = data.Causes.ToArray();
        var labels = data.Labels().Length;
        List<CauseTable> tables = [];
        foreach (var (label, members) in rows.ByGroup(data.Groups))
        {
            Array.Sort(members, (a, b) => rows.Times[a].CompareTo(rows.Times[b]));
            tables.Add(OfGroup(label, members, (rows, causes), labels));
        }
        return tables;
    }

    private static CauseTable OfGroup(string label, int[] members, (AlignedRows Rows, int[] Causes) data, int causes)
    {
        var distinct = members.Select(m => data.Rows.Times[m]).Distinct().Count();
        var table = new CauseTable(label, members.Length, causes, distinct, data.Rows.Weights is not null);
        double[][] leaving = [table.Censored, .. table.Events];
        var squares = table.Weighted ? [.. leaving.Select(l => new double[l.Length])] : leaving;
        table.UseSquares(squares);
        var atRisk = 0.0;
        var k = distinct;
        for (var i = members.Length - 1; i >= 0; i--)
        {
            var row = members[i];
            if (i == members.Length - 1 || data.Rows.Times[row] != table.Times[k]) table.Times[--k] = data.Rows.Times[row];
            var w = data.Rows.Weight(row);
            atRisk += w;
            table.AtRisk[k] = atRisk;
            leaving[data.Causes[row]][k] += w;
            if (table.Weighted) squares[data.Causes[row]][k] += w * w;
        }
        return table;
    }
}
