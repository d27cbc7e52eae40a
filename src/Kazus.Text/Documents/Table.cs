namespace Kazus.Text.Documents;

/// <summary>A table: label, caption, header cells, and rows of cells that each know their span.</summary>
public sealed record Table(Span Span, string Label) : Node(Span)
{
    /// <summary>The number in the label as printed: "1", "S2", "II" is read as "2". Empty where the table has no label.</summary>
    public string Number { get; init; } = "";

    /// <summary>Label and caption together, or null where there is none.</summary>
    public Paragraph? Caption { get; init; }

    /// <summary>All rows from top to bottom, header rows first.</summary>
    public IReadOnlyList<TableRow> Rows { get; init; } = [];

    /// <summary>The lines under the table: abbreviations and notes.</summary>
    public IReadOnlyList<Paragraph> Notes { get; init; } = [];

    public IEnumerable<TableRow> HeaderRows => Rows.Where(r => r.IsHeader);

    public IReadOnlyList<TableRow> Body => [.. Rows.Where(r => !r.IsHeader)];

    /// <summary>The number of columns, spans counted.</summary>
    public int Width => Rows.Count == 0 ? 0 : Rows.Max(r => r.Cells.Count == 0 ? 0 : r.Cells.Max(c => c.Column + c.ColumnSpan - 1));

    /// <summary>What stands over a column (1-based): the header cells over it from top to bottom, joined with a space.</summary>
    public string Header(int column) => string.Join(' ',
        HeaderCells(column).Select(c => c.Plain.Text).Where(t => t.Length > 0));

    /// <summary>The header cells over a column (1-based), from top to bottom.</summary>
    public IEnumerable<Cell> HeaderCells(int column) =>
        HeaderRows.SelectMany(r => r.Cells).Where(c => c.Covers(column)).Distinct();

    /// <summary>The cell that covers a body row and a column (both 1-based), or null.</summary>
    public Cell? CellAt(int row, int column) =>
        Rows.Where(r => !r.IsHeader).SelectMany(r => r.Cells)
            .FirstOrDefault(c => c.Covers(column) && row >= c.Row && row < c.Row + c.RowSpan);

    public override IEnumerable<Node> Children =>
        (Caption is null ? [] : new Node[] { Caption }).Concat(Rows).Concat(Notes);
}

/// <summary>A row of a table.</summary>
public sealed record TableRow(Span Span, bool IsHeader) : Node(Span)
{
    /// <summary>1-based, counted in the header or in the body.</summary>
    public required int Number { get; init; }

    public IReadOnlyList<Cell> Cells { get; init; } = [];

    public override IEnumerable<Node> Children => Cells;
}

/// <summary>A cell of a table. Row and column are 1-based; the row is counted in the header or in the body.</summary>
public sealed record Cell(Span Span, PlainText Plain) : Node(Span)
{
    public required int Row { get; init; }

    public required int Column { get; init; }

    public int RowSpan { get; init; } = 1;

    public int ColumnSpan { get; init; } = 1;

    public bool IsHeader { get; init; }

    public string Text => Plain.Text;

    public bool Covers(int column) => column >= Column && column < Column + ColumnSpan;

    public override string ToString() => Plain.Text;
}
