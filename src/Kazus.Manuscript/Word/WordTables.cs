using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>Writes tables a copy editor can work on: real rows, a repeating header, rows that do not break over pages.</summary>
internal sealed class WordTables(WordXml xml, WordLines lines, WordBlocks blocks)
{
    // Many columns are set smaller, so that long words of the headers need not break.
    private string style = "TableText";

    public void Table(Block.PlacedTable placed)
    {
        var table = placed.Table;
        style = table.Columns.Count > 9 ? "TableTextSmall" : "TableText";
        blocks.Caption(DisplayKind.Table, placed.Number, table.Caption, "TableCaption");
        Open([.. Enumerable.Range(0, table.Columns.Count).Select(c => (table.Columns[c].Numeric ? 2 : table.Columns[c].NamesRow ? 3 : 0) + Weight(table.Rows.Select(r => c < r.Cells.Count ? r.Cells[c].Text : "").Append(table.Columns[c].Header)))], table.Caption);
        Row(header: true, table.Columns.Count, c =>
        {
            OpenCell(table.Columns[c].Numeric, last: c == table.Columns.Count - 1);
            lines.Run(table.Columns[c].Header, new Dress(Bold: true));
        });
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = table.Rows[r];
            Row(header: false, table.Columns.Count, c => Cell(placed, row, r, c));
        }
        xml.Close();
        foreach (var note in table.Notes) blocks.Plain("TableNote", note);
        if (table.Notes.Count == 0) blocks.Plain("TableNote", "");
    }

    public void Grid(Block.Grid grid)
    {
        var width = grid.Rows.Count == 0 ? 0 : grid.Rows.Max(r => r.Count);
        if (width == 0) return;
        Open([.. Enumerable.Range(0, width).Select(c => Weight(grid.Rows.Select(r => c < r.Count ? PlainText.Of(r[c]) : "")))], null);
        for (var r = 0; r < grid.Rows.Count; r++)
        {
            var row = grid.Rows[r];
            Row(header: r == 0, width, c =>
            {
                OpenCell(c < grid.Numeric.Count && grid.Numeric[c], last: c == width - 1);
                if (c < row.Count) lines.Write(row[c], new Dress(Bold: r == 0));
            });
        }
        xml.Close();
        blocks.Plain("TableNote", "");
    }

    private void Cell(Block.PlacedTable placed, TableRow row, int r, int c)
    {
        OpenCell(placed.Table.Columns[c].Numeric, last: c == placed.Table.Columns.Count - 1);
        if (c >= row.Cells.Count) return;
        var cell = row.Cells[c];
        var dress = new Dress(Bold: row.Own && placed.Table.Columns[c].NamesRow, Style: cell.Missing is null ? null : "Missing");
        if (cell.Fact is not null) lines.Control(cell.Fact, placed.Table.Columns[c].Header, "{{ " + cell.Fact + " }}", cell.Text, dress);
        else lines.Run(cell.Text, dress);
        if (!placed.Citations.TryGetValue((r, c), out var citation)) return;
        if (!citation.Any(p => p.Raised)) lines.Run("\u00a0");
        lines.Citation(citation);
    }

    // Room for the longest word, so that none is broken, and more for long cells, growing slower than their length.
    private static double Weight(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        var word = all.SelectMany(t => t.Split([' ', '-', '\u2013'])).Max(w => w.Length);
        return Math.Max(Math.Min(word, 20) + 2, Math.Pow(Math.Clamp(all.Max(t => t.Length), 4, 36), 0.8));
    }

    private void Open(IReadOnlyList<double> weights, string? caption)
    {
        xml.Open("tbl").Open("tblPr").Value("tblStyle", "ReportTable").Empty("tblW", ("w", "5000"), ("type", "pct"));
        xml.Empty("tblLook", ("val", "0020"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "0"), ("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1"));
        if (caption is not null) xml.Value("tblCaption", caption.Length <= 250 ? caption : caption[..250]);
        xml.Close().Open("tblGrid");
        var width = weights.Count > 7 ? 14000 : 9070;
        foreach (var weight in weights) xml.Empty("gridCol", ("w", ((int)(width * weight / weights.Sum())).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        xml.Close();
    }

    private void Row(bool header, int columns, Action<int> cell)
    {
        xml.Open("tr").Open("trPr").Empty("cantSplit");
        if (header) xml.Empty("tblHeader");
        xml.Close();
        for (var c = 0; c < columns; c++)
        {
            cell(c);
            xml.Close().Close();
        }
        xml.Close();
    }

    private void OpenCell(bool numeric, bool last)
    {
        xml.Open("tc").Open("p").Open("pPr").Value("pStyle", style);
        if (numeric && !last) xml.Empty("ind", ("right", "170"));
        if (numeric) xml.Value("jc", "right");
        xml.Close();
    }
}
