using System.Globalization;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Html;

/// <summary>Writes blocks: paragraphs, lists, tables and figures.</summary>
internal sealed class HtmlBlocks(HtmlText html, HtmlLines lines)
{
    public void Write(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks) Write(block);
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Paragraph p:
                html.Open("p");
                lines.Write(p.Line);
                html.Close("p").Line();
                break;
            case Block.Items items: Items(items); break;
            case Block.Quote quote:
                html.Open("blockquote");
                Write(quote.Blocks);
                html.Close("blockquote").Line();
                break;
            case Block.Code code: html.Open("pre", ("tabindex", "0")).Element("code", code.Text).Close("pre").Line(); break;
            case Block.Grid grid: Grid(grid); break;
            case Block.PlacedTable table: Table(table); break;
            case Block.PlacedFigure figure: Figure(figure); break;
        }
    }

    private void Items(Block.Items items)
    {
        var tag = items.Start is null ? "ul" : "ol";
        html.Open(tag, ("start", items.Start is > 1 or 0 ? items.Start.Value.ToString(CultureInfo.InvariantCulture) : null));
        foreach (var entry in items.Entries)
        {
            html.Open("li");
            if (entry is [Block.Paragraph only]) lines.Write(only.Line);
            else Write(entry);
            html.Close("li").Line();
        }
        html.Close(tag).Line();
    }

    private void Grid(Block.Grid grid)
    {
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table")).Open("table");
        for (var r = 0; r < grid.Rows.Count; r++)
        {
            if (r == 0) html.Open("thead");
            if (r == 1) html.Open("tbody");
            html.Open("tr");
            for (var c = 0; c < grid.Rows[r].Count; c++)
            {
                var tag = r == 0 ? "th" : "td";
                html.Open(tag, ("scope", r == 0 ? "col" : null), ("class", c < grid.Numeric.Count && grid.Numeric[c] ? "num" : null));
                lines.Write(grid.Rows[r][c]);
                html.Close(tag);
            }
            html.Close("tr").Line();
            if (r == 0) html.Close("thead");
        }
        if (grid.Rows.Count > 1) html.Close("tbody");
        html.Close("table").Close("div").Line();
    }

    private void Table(Block.PlacedTable placed)
    {
        var table = placed.Table;
        var number = placed.Number.ToString(CultureInfo.InvariantCulture);
        html.Open("figure", ("class", "table" + (table.Columns.Count > 7 ? " wide" : table.Columns.Count > 5 ? " full" : "")), ("id", "table-" + number), ("aria-labelledby", $"table-{number}-caption"));
        html.Open("figcaption", ("id", $"table-{number}-caption")).Element("b", $"Table {number}.").Say(" " + table.Caption).Close("figcaption");
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", $"table-{number}-caption"));
        html.Open("table", ("aria-labelledby", $"table-{number}-caption")).Open("thead").Open("tr");
        foreach (var column in table.Columns) html.Element("th", column.Header, ("scope", "col"), ("class", column.Numeric ? "num" : null));
        html.Close("tr").Close("thead").Line().Open("tbody");
        var naming = NameColumn(table);
        for (var r = 0; r < table.Rows.Count; r++) Row(placed, r, naming);
        html.Close("tbody").Close("table").Close("div");
        foreach (var note in table.Notes) html.Element("p", note, ("class", "note"));
        html.Close("figure").Line();
    }

    private void Row(Block.PlacedTable placed, int r, int naming)
    {
        var row = placed.Table.Rows[r];
        html.Open("tr", ("class", row.Own ? "own" : null));
        for (var c = 0; c < row.Cells.Count; c++)
        {
            var column = c < placed.Table.Columns.Count ? placed.Table.Columns[c] : new TableColumn("");
            var cell = row.Cells[c];
            var tag = column.NamesRow ? "th" : "td";
            html.Open(tag, ("scope", column.NamesRow ? "row" : null), ("class", column.Numeric ? "num" : null));
            var name = placed.Table.Rows[r].Cells.Count > 0 ? row.Cells[naming].Text : "";
            lines.Value(cell.Fact is null ? $"table:{placed.Table.Id}:{r}:{c}" : "fact:" + cell.Fact, cell.Text,
                () => new ClaimEntry($"{name}, {column.Header}", cell.Text, cell.Claims) { Conflict = cell.Conflict }, cell.Conflict, cell.Missing is not null);
            if (placed.Citations.TryGetValue((r, c), out var citation))
            {
                if (!citation.Any(p => p.Raised)) html.Say("\u00a0");
                lines.Citation(citation);
            }
            html.Close(tag);
        }
        html.Close("tr").Line();
    }

    private static int NameColumn(ReportTable table)
    {
        for (var i = 0; i < table.Columns.Count; i++)
            if (table.Columns[i].NamesRow) return Math.Min(i, table.Rows.Min(r => r.Cells.Count) - 1);
        return 0;
    }

    private void Figure(Block.PlacedFigure placed)
    {
        var figure = placed.Figure;
        var number = placed.Number.ToString(CultureInfo.InvariantCulture);
        html.Open("figure", ("class", "drawing"), ("id", "figure-" + number), ("aria-labelledby", $"figure-{number}-caption"));
        var drawing = figure.Svg is null ? null : SvgDrawing.Read(figure.Svg, $"f{number}-", mark => Mark(figure, mark));
        if (drawing is not null) html.Open("div", ("class", "svg"), ("style", string.Create(CultureInfo.InvariantCulture, $"--w:{drawing.WidthMm:0.##}mm"))).Raw(Open(drawing.Svg, figure)).Close("div");
        else if (figure.Raster is not null && RasterImage.Read(figure.Raster) is { } image)
            html.Open("img", ("src", $"data:{image.MediaType};base64,{Convert.ToBase64String(image.Bytes)}"), ("alt", figure.Alt),
                ("width", image.Width.ToString(CultureInfo.InvariantCulture)), ("height", image.Height.ToString(CultureInfo.InvariantCulture)));
        else html.Element("p", $"The drawing could not be read. It shows: {figure.Alt}", ("class", "unread"));
        html.Open("figcaption", ("id", $"figure-{number}-caption")).Element("b", $"Figure {number}.").Say(" " + figure.Caption).Close("figcaption");
        html.Close("figure").Line();
    }

    // An image has no parts for a screen reader; a drawing whose marks can be opened is a group of them.
    private static string Open(string svg, ReportFigure figure)
    {
        var image = svg.IndexOf(" role=\"img\"", StringComparison.Ordinal);
        return figure.Marks.Count == 0 || image < 0 || image > svg.IndexOf('>', StringComparison.Ordinal) ? svg : svg[..image] + " role=\"group\"" + svg[(image + 11)..];
    }

    private IReadOnlyList<(string Name, string Value)>? Mark(ReportFigure figure, string name)
    {
        if (figure.Marks.FirstOrDefault(m => m.Mark == name) is not { Claims.Count: > 0 } mark) return null;
        var (id, use) = lines.Register.Use($"mark:{figure.Id}:{name}", () => new ClaimEntry(mark.Label, "", mark.Claims) { Conflict = mark.Conflict });
        return [("data-c", id), ("id", use), ("tabindex", "0"), ("role", "button"), ("aria-label", mark.Label), ("class", "mark")];
    }
}
