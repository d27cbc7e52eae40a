using System.Globalization;
using System.Text;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Jats;

/// <summary>Writes paragraphs, lists, tables and figures.</summary>
internal sealed class JatsBlocks(JatsXml xml, Report report, List<CompanionFile> files)
{
    private readonly Dictionary<string, int> references = report.References.GroupBy(r => r.Reference.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Number, StringComparer.Ordinal);

    public void Write(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks) Write(block);
    }

    /// <summary>Where the tag set allows paragraphs only, everything else stands inside one.</summary>
    public void InParagraphs(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is not Block.Paragraph) xml.Open("p");
            Write(block);
            if (block is not Block.Paragraph) xml.Close();
        }
    }

    public void Line(IEnumerable<Inline> line)
    {
        foreach (var inline in line) Write(inline);
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Paragraph p:
                xml.Open("p");
                Line(p.Line);
                xml.Close();
                break;
            case Block.Items items:
                xml.Open("list", ("list-type", items.Start is null ? "bullet" : "order"));
                foreach (var entry in items.Entries)
                {
                    xml.Open("list-item");
                    foreach (var inner in entry)
                    {
                        var bare = inner is not (Block.Paragraph or Block.Items);
                        if (bare) xml.Open("p");
                        Write(inner);
                        if (bare) xml.Close();
                    }
                    xml.Close();
                }
                xml.Close();
                break;
            case Block.Quote quote:
                xml.Open("disp-quote");
                InParagraphs(quote.Blocks);
                xml.Close();
                break;
            case Block.Code code: xml.Open("code").Say(code.Text).Close(); break;
            case Block.Grid grid: Grid(grid); break;
            case Block.PlacedTable table: Table(table); break;
            case Block.PlacedFigure figure: Figure(figure); break;
        }
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case Inline.Words w: xml.Say(w.Text); break;
            case Inline.Styled s:
                xml.Open(s.Style switch { TextStyle.Emphasis => "italic", TextStyle.Strong => "bold", TextStyle.Superscript => "sup", _ => "sub" });
                Line(s.Children);
                xml.Close();
                break;
            case Inline.Code c: xml.Element("monospace", c.Text); break;
            case Inline.Link l: Link(l); break;
            case Inline.Break: xml.Say(" "); break;
            case Inline.Fact { Found.Variable: { } variable } f: xml.Element("named-content", f.Shown, ("content-type", "variable"), ("specific-use", variable)); break;
            case Inline.Cite c: Citation(c.Shown); break;
            case Inline.CallOut c: CallOut(c); break;
            default: xml.Say(PlainText.Of(inline)); break;
        }
    }

    private void Link(Inline.Link link)
    {
        if (Html.HtmlText.SafeAddress(link.Url) is not { } address || address.StartsWith('#'))
        {
            Line(link.Children);
            return;
        }
        xml.Open("ext-link", ("ext-link-type", "uri"), ("xlink:href", address));
        Line(link.Children);
        xml.Close();
    }

    private void Citation(IReadOnlyList<CitationPart> parts)
    {
        var raised = false;
        foreach (var part in parts)
        {
            if (part.Raised != raised)
            {
                if (raised) xml.Close();
                else xml.Open("sup");
                raised = part.Raised;
            }
            if (part.Key is not null && references.TryGetValue(part.Key, out var number))
                xml.Open("xref", ("ref-type", "bibr"), ("rid", "ref-" + N(number))).Say(part.Text).Close();
            else xml.Say(part.Text);
        }
        if (raised) xml.Close();
    }

    private void CallOut(Inline.CallOut callOut)
    {
        foreach (var (text, display) in CallOutText.Parts(callOut))
        {
            if (display is { Number: > 0 })
                xml.Open("xref", ("ref-type", display.Kind == DisplayKind.Figure ? "fig" : "table"), ("rid", Id(display.Kind, display.Number))).Say(text).Close();
            else xml.Say(text);
        }
    }

    private void Grid(Block.Grid grid)
    {
        xml.Open("table-wrap").Open("table");
        for (var r = 0; r < grid.Rows.Count; r++)
        {
            if (r < 2) xml.Open(r == 0 ? "thead" : "tbody");
            xml.Open("tr");
            for (var c = 0; c < grid.Rows[r].Count; c++)
            {
                xml.Open(r == 0 ? "th" : "td", ("align", c < grid.Numeric.Count && grid.Numeric[c] ? "right" : "left"));
                Line(grid.Rows[r][c]);
                xml.Close();
            }
            xml.Close();
            if (r == 0) xml.Close();
        }
        if (grid.Rows.Count > 1) xml.Close();
        xml.Close().Close();
    }

    private void Table(Block.PlacedTable placed)
    {
        var table = placed.Table;
        xml.Open("table-wrap", ("id", Id(DisplayKind.Table, placed.Number)), ("position", "float"));
        xml.Element("label", $"Table {N(placed.Number)}").Open("caption").Element("p", table.Caption).Close();
        xml.Open("table").Open("thead").Open("tr");
        foreach (var column in table.Columns) xml.Open("th", ("align", column.Numeric ? "right" : "left"), ("scope", "col")).Say(column.Header).Close();
        xml.Close().Close();
        if (table.Rows.Count > 0) xml.Open("tbody");
        for (var r = 0; r < table.Rows.Count; r++)
        {
            xml.Open("tr");
            for (var c = 0; c < table.Rows[r].Cells.Count; c++)
            {
                var column = c < table.Columns.Count ? table.Columns[c] : new TableColumn("");
                xml.Open(column.NamesRow ? "th" : "td", ("align", column.Numeric ? "right" : "left"), ("scope", column.NamesRow ? "row" : null));
                xml.Say(table.Rows[r].Cells[c].Text);
                if (placed.Citations.TryGetValue((r, c), out var citation))
                {
                    if (!citation.Any(p => p.Raised)) xml.Say("\u00a0");
                    Citation(citation);
                }
                xml.Close();
            }
            xml.Close();
        }
        if (table.Rows.Count > 0) xml.Close();
        xml.Close();
        if (table.Notes.Count > 0)
        {
            xml.Open("table-wrap-foot");
            foreach (var note in table.Notes) xml.Open("fn").Element("p", note).Close();
            xml.Close();
        }
        xml.Close();
    }

    private void Figure(Block.PlacedFigure placed)
    {
        var figure = placed.Figure;
        var name = "figures/figure-" + N(placed.Number);
        var drawing = figure.Svg is null ? null : SvgDrawing.Read(figure.Svg, "", _ => null);
        var raster = figure.Raster is null ? null : RasterImage.Read(figure.Raster);
        xml.Open("fig", ("id", Id(DisplayKind.Figure, placed.Number)), ("position", "float"));
        xml.Element("label", $"Figure {N(placed.Number)}").Open("caption").Element("p", figure.Caption).Close();
        xml.Element("alt-text", figure.Alt);
        var both = drawing is not null && raster is not null;
        if (both) xml.Open("alternatives");
        if (drawing is not null)
        {
            files.Add(new CompanionFile(name + ".svg", Encoding.UTF8.GetBytes(drawing.Svg)));
            xml.Open("graphic", ("mimetype", "image"), ("mime-subtype", "svg+xml"), ("xlink:href", name + ".svg")).Close();
        }
        if (raster is not null)
        {
            files.Add(new CompanionFile($"{name}.{raster.Extension}", raster.Bytes));
            xml.Open("graphic", ("mimetype", "image"), ("mime-subtype", raster.MediaType["image/".Length..]), ("xlink:href", $"{name}.{raster.Extension}")).Close();
        }
        if (both) xml.Close();
        xml.Close();
    }

    private static string Id(DisplayKind kind, int number) => (kind == DisplayKind.Figure ? "figure-" : "table-") + N(number);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
