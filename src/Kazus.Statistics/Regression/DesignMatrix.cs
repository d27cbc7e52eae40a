using System.Buffers;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>The columns of a regression: each numeric covariate, and each level of a factor after the first as 0/1.</summary>
internal sealed class DesignMatrix
{
    private readonly Column[] columns;

    private DesignMatrix(Column[] columns, DesignTerm[] terms)
    {
        this.columns = columns;
        Names = [.. columns.Select(c => c.Name)];
        Terms = terms;
    }

    /// <summary>Names of the columns: the covariate, or covariate and level.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The covariates and the columns each one has.</summary>
    public IReadOnlyList<DesignTerm> Terms { get; }

    public int Width => columns.Length;

    public static DesignMatrix Of(IReadOnlyList<Covariate> covariates)
    {
        var columns = new List<Column>();
        var terms = new List<DesignTerm>();
        foreach (var covariate in covariates)
        {
            var first = columns.Count;
            if (covariate.Factor is { } factor)
            {
                for (var level = 1; level < factor.Count; level++)
                {
                    columns.Add(new Column(covariate.Name + factor.Labels[level], covariate, level));
                }
            }
            else
            {
                columns.Add(new Column(covariate.Name, covariate, 0));
            }
            terms.Add(new DesignTerm(covariate.Name, first, columns.Count - first));
        }
        return new DesignMatrix([.. columns], [.. terms]);
    }

    /// <summary>Copies rows [begin, begin + target.Length) of one column.</summary>
    [MethodImpl(Loops.Optimized)]
    public void Read(int column, int begin, Span<double> target)
    {
        var (_, covariate, level) = columns[column];
        if (covariate.Factor is not { } factor)
        {
            covariate.Values.Span.Slice(begin, target.Length).CopyTo(target);
            return;
        }
        var codes = factor.Codes.Span.Slice(begin, target.Length);
        for (var i = 0; i < target.Length; i++) target[i] = codes[i] == level ? 1 : 0;
    }

    /// <summary>One cell.</summary>
    public double At(int row, int column)
    {
        var (_, covariate, level) = columns[column];
        return covariate.Factor is { } factor ? factor.Codes.Span[row] == level ? 1 : 0 : covariate.Values.Span[row];
    }

    /// <summary>The whole column; a numeric covariate is not copied.</summary>
    public ReadOnlySpan<double> Whole(int column)
    {
        var (_, covariate, level) = columns[column];
        if (covariate.Factor is null) return covariate.Values.Span;
        var all = new double[covariate.Count];
        Read(column, 0, all);
        return all;
    }

    /// <summary>The whole column; a factor's is written to a rented array, which the caller gives back.</summary>
    public ReadOnlyMemory<double> Whole(int column, out double[]? rented)
    {
        var (_, covariate, _) = columns[column];
        rented = null;
        if (covariate.Factor is null) return covariate.Values;
        rented = ArrayPool<double>.Shared.Rent(covariate.Count);
        Read(column, 0, rented.AsSpan(0, covariate.Count));
        return rented.AsMemory(0, covariate.Count);
    }

    private sealed record Column(string Name, Covariate Covariate, int Level);
}

/// <summary>A covariate and its columns [First, First + Count).</summary>
internal sealed record DesignTerm(string Name, int First, int Count);
