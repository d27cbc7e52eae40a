namespace Kazus.Statistics;

/// <summary>The readable way through the data: sort by stratum and time, walk from the first time to the last.</summary>
internal static class PlainLogRank
{
    internal static LogRankSums Sum(SurvivalData data, Grouping? strata, double rho)
    {
        var rows = AlignedRows.Of(data);
        var groups = data.Groups!.Codes.ToArray();
        var sums = new LogRankSums(data.Groups.Count, rho);
        foreach (var (_, members) in rows.ByGroup(strata))
        {
            Array.Sort(members, (a, b) => rows.Times[a].CompareTo(rows.Times[b]));
            sums.StartStratum();
            SumStratum(members, rows, groups, sums);
        }
        sums.Mirror();
        return sums;
    }

    private static void SumStratum(int[] members, AlignedRows rows, int[] groups, LogRankSums sums)
    {
        var atRisk = new double[sums.Observed.Length];
        var leaving = new double[atRisk.Length];
        var events = new double[atRisk.Length];
        foreach (var m in members) atRisk[groups[m]]++;
        for (var i = 0; i < members.Length;)
        {
            var n = members.Length - i;
            var d = 0;
            Array.Clear(events);
            Array.Clear(leaving);
            var time = rows.Times[members[i]];
            for (; i < members.Length && rows.Times[members[i]] == time; i++)
            {
                var row = members[i];
                leaving[groups[row]]++;
                if (!rows.Events[row]) continue;
                events[groups[row]]++;
                d++;
            }
            if (d > 0) sums.Add(events, atRisk, d, n);
            for (var g = 0; g < atRisk.Length; g++) atRisk[g] -= leaving[g];
        }
    }
}
