namespace Kazus.Statistics.Regression;

/// <summary>A column of categories: one code per row and the name of each level. Used for covariates, strata and clusters.</summary>
public sealed class Factor
{
    private readonly int[] codes;

    private Factor(int[] codes, string[] levels)
    {
        this.codes = codes;
        Levels = levels;
    }

    /// <summary>Names of the levels; the first is the reference level of a covariate.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>For each row, the position of its level in <see cref="Levels"/>.</summary>
    public ReadOnlyMemory<int> Codes => codes;

    /// <summary>Number of rows.</summary>
    public int Count => codes.Length;

    /// <summary>A factor whose levels are the distinct labels in ordinal order.</summary>
    /// <param name="labels">One label per row.</param>
    public static Factor Of(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var levels = labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return Of(labels, levels);
    }

    /// <summary>A factor with the levels in the order given; a level without a row stays a level.</summary>
    /// <param name="labels">One label per row, each one of <paramref name="levels"/>.</param>
    /// <param name="levels">The levels, reference level first.</param>
    /// <exception cref="ArgumentException">A label is not one of the levels, or a level is given twice.</exception>
    public static Factor Of(IReadOnlyList<string> labels, IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(levels);
        var position = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < levels.Count; i++)
        {
            if (!position.TryAdd(levels[i], i)) throw new ArgumentException($"The level '{levels[i]}' is given twice.", nameof(levels));
        }
        var codes = new int[labels.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (!position.TryGetValue(labels[i], out codes[i])) throw new ArgumentException($"'{labels[i]}' is not one of the levels.", nameof(labels));
        }
        return new Factor(codes, [.. levels]);
    }

    /// <summary>A factor of ready codes, for data that are coded already.</summary>
    /// <param name="codes">One code per row, each in [0, number of levels).</param>
    /// <param name="levels">The name of each code.</param>
    /// <exception cref="ArgumentException">A code has no level.</exception>
    public static Factor OfCodes(ReadOnlySpan<int> codes, IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        foreach (var code in codes)
        {
            if ((uint)code >= (uint)levels.Count) throw new ArgumentException($"The code {code} has no level.", nameof(codes));
        }
        return new Factor(codes.ToArray(), [.. levels]);
    }
}
