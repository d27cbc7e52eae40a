using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>
/// Risk tables of right-censored observations without weights, by counting whole-number times or by sorting keys. The same tables
/// as <see cref="PlainRiskTables"/>, which the tests hold beside it.
/// </summary>
internal static class FastRiskTables
{
    /// <summary>The tables, or null when the data need the plain way: late entry, weights, or something to complain about.</summary>
    internal static RiskTable[]? TryBuild(SurvivalData data)
    {
        if (data.Count == 0 || !data.Entries.IsEmpty || !data.Weights.IsEmpty) return null;
        using var tagged = TaggedTimes.Of(data);
        if (tagged?.Scan() is not { } range) return null;
        Func<int, string> label = g => data.Groups is null ? "all" : data.Groups.Labels[g];
        using var days = DayCounts.Of(tagged, range);
        if (days is not null) return [.. Enumerable.Range(0, tagged.Groups).Select(g => OfDays(days, g, label(g))).OfType<RiskTable>()];
        using var sorted = SortedKeys.Of(tagged, range);
        return sorted is null ? null : OfKeys(sorted, tagged.Groups, label);
    }

    private static RiskTable? OfDays(DayCounts days, int group, string label)
    {
        int distinct = 0, atRisk = 0;
        for (var day = 0; day < days.Days; day++)
        {
            var cell = days.Day(day);
            var leaving = cell[group * 2] + cell[group * 2 + 1];
            if (leaving > 0) distinct++;
            atRisk += leaving;
        }
        if (distinct == 0) return null;
        var table = new RiskTable(label, atRisk, distinct);
        var k = 0;
        for (var day = 0; k < distinct; day++)
        {
            var cell = days.Day(day);
            int censored = cell[group * 2], events = cell[group * 2 + 1];
            if (censored + events == 0) continue;
            (table.Times[k], table.AtRisk[k], table.Events[k], table.Censored[k]) = (day, atRisk, events, censored);
            atRisk -= censored + events;
            k++;
        }
        return table;
    }

    private static RiskTable[] OfKeys(SortedKeys sorted, int groups, Func<int, string> label)
    {
        if (groups == 1) return [OfRun(sorted, sorted.Keys, (0, sorted.Count), label(0))];
        var starts = new int[groups + 1];
        var apart = Room.Keys(sorted.Count);
        ByGroup(sorted, apart, starts);
        var tables = new RiskTable?[groups];
        Action<int> one = g =>
        {
            if (starts[g + 1] > starts[g]) tables[g] = OfRun(sorted, apart, (starts[g], starts[g + 1]), label(g));
        };
        if (sorted.Count >= TaggedTimes.Shared) Parallel.For(0, groups, one);
        else for (var g = 0; g < groups; g++) one(g);
        Room.Return(apart);
        return [.. tables.OfType<RiskTable>()];
    }

    /// <summary>Takes the groups apart, each still in order of time.</summary>
    [MethodImpl(Loops.Optimized)]
    private static void ByGroup(SortedKeys sorted, ulong[] apart, int[] starts)
    {
        var keys = sorted.Keys.AsSpan(0, sorted.Count);
        var places = new int[starts.Length];
        foreach (var key in keys) places[sorted.Tag(key) >> 1]++;
        for (int g = 0, at = 0; g < places.Length - 1; g++) (starts[g], places[g], at) = (at, at, at + places[g]);
        starts[^1] = keys.Length;
        foreach (var key in keys) apart[places[sorted.Tag(key) >> 1]++] = key;
    }

    [MethodImpl(Loops.Optimized)]
    private static RiskTable OfRun(SortedKeys sorted, ulong[] keys, (int Start, int End) run, string label)
    {
        var distinct = 1;
        for (var i = run.Start + 1; i < run.End; i++)
            if (sorted.Moment(keys[i]) != sorted.Moment(keys[i - 1])) distinct++;
        var table = new RiskTable(label, run.End - run.Start, distinct);
        for (int i = run.Start, k = 0; i < run.End; k++)
        {
            var moment = sorted.Moment(keys[i]);
            var start = i;
            var events = 0;
            for (; i < run.End && sorted.Moment(keys[i]) == moment; i++) events += sorted.Tag(keys[i]) & 1;
            table.Times[k] = sorted.Time(moment);
            table.AtRisk[k] = run.End - start;
            table.Events[k] = events;
            table.Censored[k] = i - start - events;
        }
        return table;
    }
}
