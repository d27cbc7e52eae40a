namespace Kazus.Statistics;

/// <summary>
/// The readable way to a risk table: sort each group, walk its times from the last to the first. It serves weights and late entry,
/// and is the twin that the fast ways are tested against.
/// </summary>
internal static class PlainRiskTables
{
    /// <summary>One table for each group that has observations, in the order of the groups.</summary>
    internal static List<RiskTable> Build(SurvivalData data)
    {
        data.Check();
        var rows = AlignedRows.Of(data);
        List<RiskTable> tables = [];
        foreach (var (label, members) in rows.ByGroup(data.Groups)) tables.Add(OfGroup(label, members, rows));
        return tables;
    }

    private static RiskTable OfGroup(string label, int[] members, AlignedRows rows)
    {
        Array.Sort(members, (a, b) => rows.Times[a].CompareTo(rows.Times[b]));
        var entries = rows.Entries is null ? [] : (double[])[.. members.Select(m => rows.Entries[m])];
        var entryRows = rows.Entries is null ? [] : (int[])[.. members];
        Array.Sort(entries, entryRows);

        var table = new RiskTable(label, members.Length, DistinctTimes(members, rows.Times)) { EventRows = rows.Weights is null ? null : new int[DistinctTimes(members, rows.Times)] };
        var atRisk = 0.0;
        var notYetIn = 0.0;
        var exit = members.Length - 1;
        var entry = entryRows.Length - 1;
        for (var k = table.Length - 1; k >= 0; k--)
        {
            var time = rows.Times[members[exit]];
            double events = 0, censored = 0;
            var eventRows = 0;
            for (; exit >= 0 && rows.Times[members[exit]] == time; exit--)
            {
                var weight = rows.Weight(members[exit]);
                if (rows.Events[members[exit]]) { events += weight; eventRows++; }
                else censored += weight;
            }
            // At risk at t: left at t or later, less those that had not entered before t.
            atRisk += events + censored;
            for (; entry >= 0 && entries[entry] >= time; entry--) notYetIn += rows.Weight(entryRows[entry]);
            table.Times[k] = time;
            table.AtRisk[k] = atRisk - notYetIn;
            table.Events[k] = events;
            table.Censored[k] = censored;
            if (table.EventRows is not null) table.EventRows[k] = eventRows;
        }
        return table;
    }

    private static int DistinctTimes(int[] sorted, double[] times)
    {
        var count = 1;
        for (var i = 1; i < sorted.Length; i++)
            if (times[sorted[i]] != times[sorted[i - 1]]) count++;
        return count;
    }
}

/// <summary>The observations with near ties aligned, as arrays.</summary>
internal sealed record AlignedRows(double[] Times, bool[] Events, double[]? Entries, double[]? Weights)
{
    internal double Weight(int row) => Weights is null ? 1 : Weights[row];

    internal static AlignedRows Of(SurvivalData data)
    {
        var aligned = NearTies.Align(data.Times.Span, data.Entries.Span);
        var entries = data.Entries.IsEmpty ? null : aligned is { } a ? a.Entries : data.Entries.ToArray();
        var times = aligned?.Times ?? data.Times.ToArray();
        for (var i = 0; entries is not null && i < times.Length; i++)
            if (!(entries[i] < times[i])) throw new AssumptionException(Assumption.EntryBeforeExit, "entry", i, "the two differ only by rounding");
        return new AlignedRows(times, data.Events.ToArray(), entries, data.Weights.IsEmpty ? null : data.Weights.ToArray());
    }

    /// <summary>The rows of each group that has any, in the order of the groups.</summary>
    internal IEnumerable<(string Label, int[] Rows)> ByGroup(Grouping? groups)
    {
        if (groups is null) return [("all", [.. Enumerable.Range(0, Times.Length)])];
        var codes = groups.Codes.ToArray();
        return Enumerable.Range(0, Times.Length).GroupBy(i => codes[i]).OrderBy(g => g.Key).Select(g => (groups.Labels[g.Key], g.ToArray()));
    }
}
