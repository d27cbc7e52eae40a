using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>Gives every cell its row and column, spans counted.</summary>
internal static class TableGrid
{
    public static IReadOnlyList<TableRow> Rows(DraftTable table)
    {
        var rows = new List<TableRow>();
        // Columns still covered by a cell from above: how many more rows each is taken.
        var taken = new List<int>();
        int header = 0, body = 0;
        foreach (var row in table.Rows)
        {
            var number = row.IsHeader ? ++header : ++body;
            var cells = new List<Cell>();
            var column = 0;
            foreach (var cell in row.Cells)
            {
                while (column < taken.Count && taken[column] > 0) column++;
                cells.Add(new(cell.Span, cell.Plain)
                {
                    Row = number, Column = column + 1, IsHeader = row.IsHeader || cell.IsHeader,
                    RowSpan = cell.RowSpan, ColumnSpan = cell.ColumnSpan,
                });
                for (var k = 0; k < cell.ColumnSpan; k++, column++)
                {
                    while (taken.Count <= column) taken.Add(0);
                    taken[column] = cell.RowSpan;
                }
            }
            for (var k = 0; k < taken.Count; k++) if (taken[k] > 0) taken[k]--;
            rows.Add(new(row.Span, row.IsHeader) { Number = number, Cells = cells });
        }
        return rows;
    }
}
