namespace Kazus.Statistics;

/// <summary>
/// Rows [Begin, End) of one stratum, cut at an event time and laid out in four lanes: the first quarter of the rows is the first lane,
/// and step s holds row s of each lane side by side. A running sum over rows is then one vector addition per step, four rows at once.
/// The last lanes may end in cells without a row.
/// </summary>
internal sealed record LanePiece(int Index, int Begin, int End, int GroupBegin, int GroupEnd, bool StartsStratum)
{
    public const int Lanes = 4;

    /// <summary>Numbers of a piece, about: with as much room again they stay in the second cache.</summary>
    private const int Numbers = 20_480;

    /// <summary>First step of the piece among all steps; a few steps of no piece may lie before it.</summary>
    public required int StepBegin { get; init; }

    /// <summary>Whether an event time of the piece has several events that share the risk set by Efron's rule.</summary>
    public required bool IsTied { get; init; }

    /// <summary>Whether an event time of the piece has one denominator.</summary>
    public required bool HasSimple { get; init; }

    /// <summary>Sum of r over the rows of the stratum up to the end of the piece.</summary>
    public double RiskAfter { get; set; }

    public int Count => End - Begin;

    public int Steps => (Count + Lanes - 1) / Lanes;

    /// <summary>Place of the piece's first cell; a step has four cells.</summary>
    public int Cell => StepBegin * Lanes;

    public int Cells => Steps * Lanes;

    public static LanePiece[] Cut(RiskOrder order, int width, bool efron)
    {
        var pieces = new List<LanePiece>();
        var (step, sheet) = (0, LaneSheets.StepsOf(order.Count, width));
        foreach (var piece in RiskPiece.Cut(order, Math.Clamp(Numbers / Math.Max(1, width), 512, RiskPiece.Rows)))
        {
            var (tied, simple) = (false, false);
            for (var g = piece.GroupBegin; g < piece.GroupEnd; g++)
            {
                if (efron && order.Groups[g].Deaths > 1) tied = true;
                else simple = true;
            }
            var lanes = new LanePiece(piece.Index, piece.Begin, piece.End, piece.GroupBegin, piece.GroupEnd, piece.StartsStratum)
            {
                StepBegin = step, IsTied = tied, HasSimple = simple,
            };
            // What would go over the edge of a sheet begins the next.
            if (step % sheet + lanes.Steps > sheet && step % sheet > 0) lanes = lanes with { StepBegin = (step / sheet + 1) * sheet };
            pieces.Add(lanes);
            step = lanes.StepBegin + lanes.Steps;
        }
        return [.. pieces];
    }
}

/// <summary>Walks through the cells of a piece in the order of its rows.</summary>
internal struct LaneCursor
{
    private readonly int end;
    private readonly int jump;
    private int cell;

    /// <summary>Begins at a position of the piece.</summary>
    public LaneCursor(LanePiece piece, int position)
    {
        end = piece.Cell + piece.Cells;
        jump = piece.Cells - 1;
        var (lane, step) = position == piece.Begin ? (0, 0) : Math.DivRem(position - piece.Begin, piece.Steps);
        cell = piece.Cell + step * LanePiece.Lanes + lane;
    }

    /// <summary>The cell of the current row; moves on to the next row.</summary>
    public int Next()
    {
        var now = cell;
        cell += LanePiece.Lanes;
        if (cell >= end) cell -= jump;
        return now;
    }
}
