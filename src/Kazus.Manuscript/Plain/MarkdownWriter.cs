using System.Text;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Plain;

/// <summary>
/// Writes the report as Markdown that pandoc reads: facts, figure and table numbers in words, citations still as keys (give pandoc
/// <c>--citeproc</c> and the references as CSL-JSON, see <see cref="CslJson"/>).
/// </summary>
public static class MarkdownWriter
{
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        text.Append("---\ntitle: ").Append(Quoted(report.Front.Title)).Append('\n');
        if (report.Front.Authors.Count > 0) text.Append("author:\n").AppendJoin("", report.Front.Authors.Select(a => "- " + Quoted(a.Name.Full) + "\n"));
        if (report.Front.Keywords.Count > 0) text.Append("keywords: [").AppendJoin(", ", report.Front.Keywords.Select(Quoted)).Append("]\n");
        text.Append("lang: ").Append(report.Front.Language).Append("\n---\n\n");
        if (report.Abstract.Count > 0) text.Append("# Abstract {.unnumbered}\n\n");
        foreach (var part in report.Abstract)
        {
            if (part.Title is not null) text.Append("**").Append(Escape(part.Title)).Append("**\n\n");
            Blocks(text, part.Blocks, "");
        }
        foreach (var section in report.Body) Section(text, section);
        foreach (var section in report.Back)
        {
            text.Append("# ").Append(Escape(section.Title)).Append("\n\n");
            Blocks(text, section.Blocks, "");
        }
        if (report.References.Count > 0) text.Append("# References\n");
        return text.ToString();
    }

    private static void Section(StringBuilder text, Section section)
    {
        if (section.Title.Count > 0) text.Append('#', section.Level).Append(' ').Append(Line(section.Title)).Append("\n\n");
        Blocks(text, section.Blocks, "");
        foreach (var inner in section.Sections) Section(text, inner);
    }

    private static void Blocks(StringBuilder text, IEnumerable<Block> blocks, string indent)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Paragraph p: Indented(text, Line(p.Line), indent); break;
                case Block.Items items: Items(text, items, indent); break;
                case Block.Quote quote:
                    var inner = new StringBuilder();
                    Blocks(inner, quote.Blocks, "");
                    foreach (var line in inner.ToString().TrimEnd().Split('\n')) text.Append(indent).Append("> ").Append(line).Append('\n');
                    text.Append('\n');
                    break;
                case Block.Code code: Indented(text, "```\n" + code.Text + "\n```", indent); break;
                case Block.Grid grid: Indented(text, Pipe(grid.Rows.Select(r => r.Select(Line)), i => i < grid.Numeric.Count && grid.Numeric[i]), indent); break;
                case Block.PlacedTable table: Indented(text, Table(table), indent); break;
                case Block.PlacedFigure figure:
                    var file = $"figures/figure-{figure.Number}.{(figure.Figure.Svg is not null ? "svg" : RasterImage.Read(figure.Figure.Raster ?? [])?.Extension ?? "png")}";
                    Indented(text, $"![**Figure {figure.Number}.** {Escape(figure.Figure.Caption)}]({file}){{#fig:{figure.Figure.Id}}}", indent);
                    break;
            }
        }
    }

    private static void Items(StringBuilder text, Block.Items items, string indent)
    {
        var number = items.Start ?? 0;
        foreach (var entry in items.Entries)
        {
            var mark = items.Start is null ? "-   " : $"{number++}.".PadRight(4);
            var inner = new StringBuilder();
            Blocks(inner, entry, indent + "    ");
            var body = inner.ToString();
            text.Append(indent).Append(mark).Append(body.Length > indent.Length + 4 ? body[(indent.Length + 4)..] : "\n");
        }
    }

    private static void Indented(StringBuilder text, string block, string indent)
    {
        foreach (var line in block.Split('\n')) text.Append(line.Length == 0 ? "" : indent).Append(line).Append('\n');
        text.Append('\n');
    }

    private static string Table(Block.PlacedTable placed)
    {
        var table = placed.Table;
        var rows = table.Rows.Select((row, r) => row.Cells.Select((cell, c) => Escape(cell.Text) + (cell.Cites.Count == 0 ? "" : " [" + string.Join("; ", cell.Cites.Select(k => "@" + k)) + "]")));
        var text = Pipe([table.Columns.Select(c => Escape(c.Header)), .. rows], i => i < table.Columns.Count && table.Columns[i].Numeric);
        var notes = table.Notes.Count == 0 ? "" : "\n\n" + string.Join('\n', table.Notes.Select(Escape));
        return $"{text}\n: **Table {placed.Number}.** {Escape(table.Caption)} {{#tab:{table.Id}}}{notes}";
    }

    private static string Pipe(IEnumerable<IEnumerable<string>> rows, Func<int, bool> numeric)
    {
        var text = new StringBuilder();
        var first = true;
        foreach (var row in rows)
        {
            var cells = row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ')).ToList();
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
            if (first) text.Append('|').AppendJoin('|', cells.Select((_, i) => numeric(i) ? "---:" : "---")).Append("|\n");
            first = false;
        }
        return text.ToString();
    }

    private static string Line(IEnumerable<Inline> line) => string.Concat(line.Select(Piece));

    private static string Piece(Inline inline) => inline switch
    {
        Inline.Styled s => Mark(s.Style) + Line(s.Children) + Mark(s.Style),
        Inline.Code c => "`" + c.Text + "`",
        Inline.Link l => $"[{Line(l.Children)}](<{l.Url.Replace(">", "%3E", StringComparison.Ordinal)}>)",
        Inline.Break => "\\\n",
        Inline.Cite c => c.Markdown,
        _ => Escape(PlainText.Of(inline)),
    };

    private static string Mark(TextStyle style) => style switch { TextStyle.Emphasis => "*", TextStyle.Strong => "**", TextStyle.Superscript => "^", _ => "~" };

    private static string Escape(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var c in XmlCharacters.Clean(words))
        {
            if (c is '\\' or '*' or '_' or '[' or ']' or '`' or '^' or '~' or '<' or '@' or '#' or '$') text.Append('\\');
            text.Append(c);
        }
        return text.ToString();
    }

    private static string Quoted(string words) => "\"" + XmlCharacters.Clean(words).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\n', ' ') + "\"";
}
