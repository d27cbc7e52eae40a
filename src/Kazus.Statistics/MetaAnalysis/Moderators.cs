namespace Kazus.Statistics.MetaAnalysis;

/// <summary>The columns of a meta-regression: an intercept, then numbers and factors in the order they are added.</summary>
public sealed class Moderators
{
    private readonly List<string> names = [];
    private readonly List<double[]> columns = [];

    private Moderators(int studies, bool intercept)
    {
        StudyCount = studies;
        HasIntercept = intercept;
        if (!intercept) return;
        names.Add("intercept");
        columns.Add([.. Enumerable.Repeat(1.0, studies)]);
    }

    /// <summary>The number of studies each column describes.</summary>
    public int StudyCount { get; }

    /// <summary>Whether the first column is the intercept.</summary>
    public bool HasIntercept { get; }

    /// <summary>The names of the coefficients, in order.</summary>
    public IReadOnlyList<string> Names => names;

    internal IReadOnlyList<double[]> Columns => columns;

    /// <summary>An intercept and nothing else yet.</summary>
    /// <param name="studies">The number of studies.</param>
    public static Moderators Intercept(int studies) => new(studies, intercept: true);

    /// <summary>No intercept: with one factor, the coefficients are the means of its levels.</summary>
    /// <param name="studies">The number of studies.</param>
    public static Moderators WithoutIntercept(int studies) => new(studies, intercept: false);

    /// <summary>These columns and a number per study.</summary>
    public Moderators With(string name, ReadOnlySpan<double> values)
    {
        var next = Copy(values.Length);
        for (var i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i])) throw new AssumptionException(Assumption.Finite, name, i);
        next.names.Add(name);
        next.columns.Add(values.ToArray());
        return next;
    }

    /// <summary>
    /// These columns and one indicator per level of a factor. Beside an intercept (or an earlier factor) the first level
    /// is the reference and has no column. A name is the factor's followed by the level.
    /// </summary>
    /// <param name="name">The factor.</param>
    /// <param name="labels">The level of each study.</param>
    /// <param name="levels">The levels in order; ordinal order of the labels when null.</param>
    public Moderators WithFactor(string name, IReadOnlyList<string> labels, IReadOnlyList<string>? levels = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        levels ??= [.. labels.Distinct().Order(StringComparer.Ordinal)];
        var next = Copy(labels.Count);
        foreach (var level in levels.Skip(columns.Count > 0 ? 1 : 0))
        {
            next.names.Add(name + level);
            next.columns.Add([.. labels.Select(l => l == level ? 1.0 : 0.0)]);
        }
        return next;
    }

    private Moderators Copy(int length)
    {
        if (length != StudyCount) throw new ArgumentException("A moderator needs one value per study.", nameof(length));
        var copy = new Moderators(StudyCount, intercept: false, HasIntercept);
        copy.names.AddRange(names);
        copy.columns.AddRange(columns);
        return copy;
    }

    private Moderators(int studies, bool intercept, bool hasIntercept)
        : this(studies, intercept) => HasIntercept = hasIntercept;
}
