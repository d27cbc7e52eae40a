using System.Runtime.CompilerServices;

namespace Kazus.Statistics;

/// <summary>Cause tables of unweighted observations, by counting whole-number times or by sorting keys; the twin is <see cref="PlainCauseTables"/>.</summary>
internal static class FastCauseTables
{
    /// <summary>The tables, or null when the data need the plain way. The causes must have been checked.</summary>
    internal static CauseTable[]? TryBuild(CompetingRisksData data, int causes)
    {
        if (data.Count == 0 || !data.Weights.IsEmpty) return null;
        using var tagged = TaggedTimes.Of(data, causes);
        if (tagged?.Scan() is not { } range) return null;
        Func<int, string> label = g => data.Groups is null ? "all" : data.Groups.Labels[g];
        using var days = DayCounts.Of(tagged, range);
        if (days is not null) return [.. Enumerable.Range(0, tagged.Groups).Select(g => OfDays(days, tagged.Outcomes, g, label(g))).OfType<CauseTable>()];
        using var sorted = SortedKeys.Of(tagged, range);
        return sorted is null ? null : OfKeys(sorted, tagged, label);
    }

    private static CauseTable? OfDays(DayCounts days, int outcomes, int group, string label)
    {
        int distinct = 0, atRisk = 0;
        for (var day = 0; day < days.Days; day++)
        {
            var leaving = Sum(days.Day(day).Slice(group * outcomes, outcomes));
            if (leaving > 0) distinct++;
            atRisk += leaving;
        }
        if (distinct == 0) return null;
        var table = New(label, atRisk, outcomes, distinct);
        var k = 0;
        for (var day = 0; k < distinct; day++)
        {
            var cells = days.Day(day).Slice(group * outcomes, outcomes);
            var leaving = Sum(cells);
            if (leaving == 0) continue;
            (table.Times[k], table.AtRisk[k], table.Censored[k]) = (day, atRisk, cells[0]);
            for (var j = 1; j < outcomes; j++) table.Events[j - 1][k] = cells[j];
            atRisk -= leaving;
            k++;
        }
        return table;
    }

    private static CauseTable New(string label, int observations, int outcomes, int distinct)
    {
        var table = new CauseTable(label, observations, outcomes - 1, distinct, weighted: false);
        table.UseSquares([table.Censored, .. table.Events]);
        return table;
    }

    private static int Sum(ReadOnlySpan<int> cells)
    {
        var sum = 0;
        foreach (var c in cells) sum += c;
        return sum;
    }

    private static CauseTable[] OfKeys(SortedKeys sorted, TaggedTimes tagged, Func<int, string> label)
    {
        var groupOfTag = new int[1 << sorted.TagBits];
        for (var tag = 0; tag < tagged.TagCount; tag++) groupOfTag[tag] = tag / tagged.Outcomes;
        var starts = new int[tagged.Groups + 1];
        var apart = Room.Keys(sorted.Count);
        ByGroup(sorted, groupOfTag, apart, starts);
        var tables = new CauseTable?[tagged.Groups];
        Action<int> one = g =>
        {
            if (starts[g + 1] > starts[g]) tables[g] = OfRun(sorted, apart.AsSpan(starts[g], starts[g + 1] - starts[g]), (tagged.Outcomes, g * tagged.Outcomes), label(g));
        };
        if (sorted.Count >= TaggedTimes.Shared) Parallel.For(0, tagged.Groups, one);
        else for (var g = 0; g < tagged.Groups; g++) one(g);
        Room.Return(apart);
        return [.. tables.OfType<CauseTable>()];
    }

    /// <summary>Takes the groups apart, each still in order of time.</summary>
    [MethodImpl(Loops.Optimized)]
    private static void ByGroup(SortedKeys sorted, int[] groupOfTag, ulong[] apart, int[] starts)
    {
        var keys = sorted.Keys.AsSpan(0, sorted.Count);
        var places = new int[starts.Length];
        foreach (var key in keys) places[groupOfTag[sorted.Tag(key)]]++;
        for (int g = 0, at = 0; g < places.Length - 1; g++) (starts[g], places[g], at) = (at, at, at + places[g]);
        starts[^1] = keys.Length;
        foreach (var key in keys) apart[places[groupOfTag[sorted.Tag(key)]]++] = key;
    }

    [MethodImpl(Loops.Optimized)]
    private static CauseTable OfRun(SortedKeys sorted, ReadOnlySpan<ulong> keys, (int Outcomes, int FirstTag) tags, string label)
    {
        var distinct = 1;
        for (var i = 1; i < keys.Length; i++)
            if (sorted.Moment(keys[i]) != sorted.Moment(keys[i - 1])) distinct++;
        var table = New(label, keys.Length, tags.Outcomes, distinct);
        for (int i = 0, k = 0; i < keys.Length; k++)
        {
            var moment = sorted.Moment(keys[i]);
            (table.Times[k], table.AtRisk[k]) = (sorted.Time(moment), keys.Length - i);
            for (; i < keys.Length && sorted.Moment(keys[i]) == moment; i++)
            {
                var outcome = sorted.Tag(keys[i]) - tags.FirstTag;
                if (outcome == 0) table.Censored[k]++;
                else table.Events[outcome - 1][k]++;
            }
        }
        return table;
    }
}
