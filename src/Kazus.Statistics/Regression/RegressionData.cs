using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// The rows of a time-to-event regression. A row is one subject, or one stretch of a subject's follow-up (entry, exit] when
/// covariates change with time. The memory given is read in place and never changed.
/// </summary>
public sealed record RegressionData
{
    /// <summary>Exit time of each row: when the event happened or observation ended. Zero or greater, any unit.</summary>
    public required ReadOnlyMemory<double> Time { get; init; }

    /// <summary>Whether the row ends with the event.</summary>
    public required ReadOnlyMemory<bool> Event { get; init; }

    /// <summary>Time at which the row comes under observation, or null when all start at the origin. The row is at risk in (entry, time].</summary>
    public ReadOnlyMemory<double>? Entry { get; init => field = NoneIfEmpty(value); }

    /// <summary>The covariates; a model without any has no coefficients and is an argument error.</summary>
    public required IReadOnlyList<Covariate> Covariates { get; init; }

    /// <summary>Case weights greater than zero, or null for ones.</summary>
    public ReadOnlyMemory<double>? Weights { get; init => field = NoneIfEmpty(value); }

    /// <summary>A known addition to the linear predictor, or null.</summary>
    public ReadOnlyMemory<double>? Offset { get; init => field = NoneIfEmpty(value); }

    /// <summary>Strata: each has a baseline hazard of its own; coefficients are common.</summary>
    public Grouping? Strata { get; init; }

    /// <summary>Rows of one subject or one centre; asks for the robust variance, summed within clusters.</summary>
    public Grouping? Clusters { get; init; }

    /// <summary>Number of rows.</summary>
    public int Count => Time.Length;

    /// <summary>Checks lengths (argument errors) and values (assumption failures that name the row).</summary>
    internal void Check(bool covariates = true)
    {
        var n = Count;
        if (Event.Length != n) throw new ArgumentException($"There are {n} times but {Event.Length} event flags.", nameof(Event));
        if (covariates && (Covariates is null || Covariates.Count == 0)) throw new ArgumentException("A regression needs at least one covariate.", nameof(Covariates));
        foreach (var covariate in covariates ? Covariates : [])
        {
            if (covariate.Count != n) throw new ArgumentException($"'{covariate.Name}' has {covariate.Count} values for {n} rows.", nameof(Covariates));
        }
        CheckLength(Entry?.Length, n, nameof(Entry));
        CheckLength(Weights?.Length, n, nameof(Weights));
        CheckLength(Offset?.Length, n, nameof(Offset));
        CheckLength(Strata?.Codes.Length, n, nameof(Strata));
        CheckLength(Clusters?.Codes.Length, n, nameof(Clusters));
        if (n == 0) throw new AssumptionException(Assumption.NotEmpty, "data");

        var times = Time.Span;
        CheckFinite(times, "time");
        CheckFrom(times, Assumption.TimesNotNegative, "time", 0);
        if (Entry is { } entry) CheckEntries(entry.Span, times);
        if (Weights is { } weights)
        {
            CheckFinite(weights.Span, "weight");
            CheckFrom(weights.Span, Assumption.Positive, "weight", double.Epsilon);
        }
        if (Offset is { } offset) CheckFinite(offset.Span, "offset");
    }

    /// <summary>An array that is null turns into empty memory on its way here; it means none.</summary>
    private static ReadOnlyMemory<double>? NoneIfEmpty(ReadOnlyMemory<double>? value) => value is { Length: 0 } ? null : value;

    private static void CheckLength(int? length, int n, string name)
    {
        if (length is { } l && l != n) throw new ArgumentException($"There are {l} values for {n} rows.", name);
    }

    private static void CheckEntries(ReadOnlySpan<double> entries, ReadOnlySpan<double> times)
    {
        CheckFinite(entries, "entry");
        for (var i = 0; i < times.Length; i++)
        {
            if (!(entries[i] < times[i])) throw new AssumptionException(Assumption.EntryBeforeExit, "entry", i);
        }
    }

    /// <summary>Fails at the first value that is not a finite number. Zero times a finite number is zero; a sum of zeros shows any other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void CheckFinite(ReadOnlySpan<double> values, string subject)
    {
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count) sum += new Vector<double>(values[i..]) * 0.0;
        var rest = Vector.Sum(sum);
        for (; i < values.Length; i++) rest += values[i] * 0.0;
        if (rest == 0) return;
        for (i = 0; double.IsFinite(values[i]); i++) { }
        throw new AssumptionException(Assumption.Finite, subject, i, Number.Text(values[i]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CheckFrom(ReadOnlySpan<double> values, Assumption assumption, string subject, double least)
    {
        var low = new Vector<double>(least);
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            if (!Vector.GreaterThanOrEqualAll(new Vector<double>(values[i..]), low)) break;
        }
        for (; i < values.Length; i++)
        {
            if (!(values[i] >= least)) throw new AssumptionException(assumption, subject, i, Number.Text(values[i]));
        }
    }
}
