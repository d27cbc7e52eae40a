namespace Kazus.Statistics;

/// <summary>Rows [Begin, End) and event times [GroupBegin, GroupEnd) of one stratum, with what the sweeps carry over.</summary>
internal sealed record RiskPiece(int Index, int Begin, int End, int GroupBegin, int GroupEnd, bool StartsStratum)
{
    /// <summary>Rows of a piece, about.</summary>
    public const int Rows = 4096;

    public double Sum;
    public double Before;
    public double Hazard;
    public double HazardAfter;

    /// <summary>Cuts the strata at event times into pieces of so many rows or a few more.</summary>
    public static IEnumerable<RiskPiece> Cut(RiskOrder order, int rows = Rows)
    {
        var index = 0;
        for (var s = 0; s + 1 < order.StratumBegin.Length; s++)
        {
            var begin = order.StratumBegin[s];
            var group = order.StratumGroup[s];
            var first = group;
            for (; group < order.StratumGroup[s + 1]; group++)
            {
                var end = order.Groups[group].End;
                if (end - begin < rows) continue;
                yield return new RiskPiece(index++, begin, end, first, group + 1, begin == order.StratumBegin[s]);
                (begin, first) = (end, group + 1);
            }
            if (begin < order.StratumBegin[s + 1])
            {
                yield return new RiskPiece(index++, begin, order.StratumBegin[s + 1], first, group, begin == order.StratumBegin[s]);
            }
        }
    }
}
