namespace Kazus.Statistics;

/// <summary>One covariate of a regression: a number per row, or a factor that becomes one 0/1 column per level after the first.</summary>
public sealed class Covariate
{
    private Covariate(string name, ReadOnlyMemory<double> values, Grouping? factor)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Values = values;
        Factor = factor;
    }

    /// <summary>Name of the covariate, as it shall appear in results.</summary>
    public string Name { get; }

    /// <summary>The numbers of a numeric covariate; empty for a factor.</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>The categories of a factor; null for a numeric covariate.</summary>
    public Grouping? Factor { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Factor?.Codes.Length ?? Values.Length;

    /// <summary>A covariate measured as a number. Its coefficient is the change of the log hazard per unit.</summary>
    /// <param name="name">Name of the covariate.</param>
    /// <param name="values">One finite number per row. The memory is read, never changed.</param>
    public static Covariate Numeric(string name, ReadOnlyMemory<double> values) => new(name, values, null);

    /// <summary>A covariate of categories, compared with its first level. Terms are named by column and level.</summary>
    /// <param name="name">Name of the covariate.</param>
    /// <param name="factor">The categories.</param>
    public static Covariate Categorical(string name, Grouping factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new(name, default, factor);
    }
}
