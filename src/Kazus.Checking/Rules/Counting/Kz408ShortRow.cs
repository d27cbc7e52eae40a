using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Counting;

/// <summary>A row of a table has fewer cells than the table has columns: a patient's value is missing, or every value after the gap stands under the wrong head.</summary>
internal static class Kz408ShortRow
{
    public static Rule Rule { get; } = new("KZ408", "short-row", Severity.Error, "table-arity", Check)
    {
        WhyNot = m => m.Document.Tables.Count == 0 ? "the file has no table" : m.Document.Format is SourceFormat.Pdf ? "cells of a PDF are guessed from their places" : null,
    };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var table in m.Document.Tables)
        {
            var columns = table.Width;
            // Below a head of several rows, and with cells across, too much can be meant.
            if (columns < 3 || table.Body.Count < 2 || table.HeaderRows.Any(r => r.Cells.Any(c => c.ColumnSpan > 1))) continue;
            var widths = table.Body.Select(r => (Row: r, Filled: Filled(m.Document, table, r, columns), Given: r.Cells.Count(c => c.Text.Trim().Length > 0))).ToList();
            var full = widths.Count(w => w.Filled == columns);
            foreach (var (row, filled, given) in widths)
            {
                // A row with one cell heads a group; one short row among full ones is a slip, many are a way of writing.
                if (given < 2 || filled >= columns || full < 0.75 * widths.Count(w => w.Given > 1) - 0.5 || full < 1) continue;
                yield return Rule.Find($"The row of {row.Cells[0].Text.Trim()} has {filled} cells; the table has {columns} columns.", "Give every column its cell, with a dash where nothing is to be said.", "table.row-cells", m.At(row.Span, $"{filled}"), m.At(row.Cells[0].Span), table.HeaderRows.FirstOrDefault() is { } head ? m.At(head.Span, $"{columns}") : null);
            }
        }
    }

    // Columns that the row's own cells cover, or a cell from above.
    private static int Filled(Document document, Table table, TableRow row, int columns)
    {
        // Readers of Markdown fill a short row up; its bars tell.
        if (document.Format is SourceFormat.Markdown && table.HeaderRows.FirstOrDefault() is { } head && Bars(document, head) is var bars and > 1 && head.Cells.Count == columns)
            return columns - Math.Max(0, bars - Bars(document, row));
        var filled = 0;
        for (var column = 1; column <= columns; column++)
            if (table.CellAt(row.Number, column) is not null) filled++;
        return filled;
    }

    private static int Bars(Document document, TableRow row)
    {
        var line = row.Span.Of(document.Text).TrimEnd();
        return line.Count(c => c == '|') - line.AsSpan().Count("\\|");
    }
}
