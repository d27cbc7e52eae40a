using System.Buffers;

namespace Kazus.Statistics;

/// <summary>Transformed event times, and how they are centred at their mean over events and brought to a common size.</summary>
/// <param name="Raw">Transformed time of each event group.</param>
/// <param name="Mean">Mean over events.</param>
/// <param name="Size">Root mean square of the centred times, or 1.</param>
internal sealed record EventTimeTransform(ReadOnlyMemory<double> Raw, double Mean, double Size)
{
    private double[]? Rented { get; init; }

    /// <summary>Transformed times less their mean, divided by <see cref="Size"/>.</summary>
    public double[] Centred() => Array.ConvertAll(Raw.ToArray(), t => (t - Mean) / Size);

    /// <summary>Gives back the memory of the transformed times, which must not be read any more.</summary>
    public void Release()
    {
        if (Rented is not null) ArrayPool<double>.Shared.Return(Rented);
    }

    public static EventTimeTransform Of(CoxModel model, TimeTransform transform)
    {
        var groups = model.Order.Groups;
        var simple = transform == TimeTransform.KaplanMeier && model.Order.Entries is null && model.Order.StratumCode.Length == 1;
        var rented = simple ? ArrayPool<double>.Shared.Rent(groups.Length) : null;
        ReadOnlyMemory<double> transformed = transform switch
        {
            _ when rented is not null => KaplanMeier(groups, rented),
            TimeTransform.KaplanMeier => KaplanMeier(model),
            TimeTransform.Rank => Rank(model),
            TimeTransform.Log => Array.ConvertAll(groups, g => Math.Log(model.Order.Time(g))),
            _ => Array.ConvertAll(groups, model.Order.Time),
        };
        var raw = transformed.Span;
        double sum = 0, squares = 0;
        for (var g = 0; g < raw.Length; g++) sum += raw[g] * groups[g].Deaths;
        var mean = sum / model.Order.Events;
        if (!double.IsFinite(mean)) throw new AssumptionException(Assumption.TransformDefined, "time", null, "an event at time 0");
        for (var g = 0; g < raw.Length; g++) squares += (raw[g] - mean) * (raw[g] - mean) * groups[g].Deaths;
        return new(transformed, mean, squares > 0 ? Math.Sqrt(squares / model.Order.Events) : 1) { Rented = rented };
    }

    /// <summary>One less the unweighted Kaplan-Meier estimate over all strata just before each event time.</summary>
    private static double[] KaplanMeier(CoxModel model)
    {
        var times = Sorted(model.Order, model.Order.Time);
        var entries = model.Order.Entries is { } e ? Sorted(model.Order, row => e.Span[row]) : [];
        var eventTimes = Array.ConvertAll(model.Order.Groups, model.Order.Time);
        var result = new double[eventTimes.Length];
        var survival = 1.0;
        var deathsAt = 0;
        double? now = null;
        foreach (var g in Enumerable.Range(0, result.Length).OrderBy(g => eventTimes[g]))
        {
            if (eventTimes[g] != now)
            {
                if (now is { } before) survival *= Step(times, entries, before, deathsAt);
                (now, deathsAt) = (eventTimes[g], 0);
            }
            deathsAt += model.Order.Groups[g].Deaths;
            result[g] = 1 - survival;
        }
        return result;
    }

    /// <summary>The same for one stratum, where the rows at risk are those before the end of the group.</summary>
    private static ReadOnlyMemory<double> KaplanMeier(EventGroup[] groups, double[] result)
    {
        var survival = 1.0;
        for (var g = groups.Length - 1; g >= 0; g--)
        {
            result[g] = 1 - survival;
            survival *= (groups[g].End - groups[g].Deaths) / (double)groups[g].End;
        }
        return result.AsMemory(0, groups.Length);
    }

    private static double Step(double[] times, double[] entries, double time, int deaths)
    {
        double atRisk = times.Length - CountBelow(times, time) - (entries.Length - CountBelow(entries, time));
        return (atRisk - deaths) / atRisk;
    }

    private static double[] Rank(CoxModel model)
    {
        var times = Sorted(model.Order, model.Order.Time);
        return [.. model.Order.Groups.Select(model.Order.Time).Select(t => (CountBelow(times, t) + 1 + CountBelow(times, Math.BitIncrement(t))) / 2.0)];
    }

    private static double[] Sorted(RiskOrder rows, Func<int, double> timeOf)
    {
        var values = new double[rows.Count];
        for (var row = 0; row < values.Length; row++) values[row] = timeOf(row);
        var keys = Array.ConvertAll(values, RowSort.Key);
        var order = new int[keys.Length];
        RowSort.Ascending(keys, order);
        var result = new double[keys.Length];
        for (var i = 0; i < keys.Length; i++) result[i] = values[order[i]];
        return result;
    }

    /// <summary>How many of ascending values are below a time.</summary>
    private static int CountBelow(double[] ascending, double time)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] < time) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
