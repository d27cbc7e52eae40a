using System.Globalization;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>Writes paragraphs, headings, lists and captions.</summary>
internal sealed class WordBlocks(WordXml xml, WordLines lines, WordTrace trace, WordNumbering numbering)
{
    private int bookmarks;

    public required Action<Block.PlacedTable> Table { get; init; }

    public required Action<Block.PlacedFigure> Figure { get; init; }

    public void Write(IEnumerable<Block> blocks, string style = "BodyText")
    {
        foreach (var block in blocks) Write(block, style, null);
    }

    /// <summary>A heading of the outline, 1 to 6, remembered with its source when it has one.</summary>
    public void Heading(int level, IReadOnlyList<Inline> title, SourcePlace? at = null, string markdown = "")
    {
        Open("Heading" + Math.Clamp(level, 1, 6).ToString(CultureInfo.InvariantCulture));
        Traced(at, markdown, title, default);
        xml.Close();
    }

    /// <summary>A paragraph of plain words.</summary>
    public void Plain(string style, string words, Dress dress = default)
    {
        Open(style);
        lines.Run(words, dress);
        xml.Close();
    }

    public void Open(string style, (int Number, int Level)? list = null)
    {
        xml.Open("p").Open("pPr").Value("pStyle", style);
        if (list is { } item) xml.Open("numPr").Value("ilvl", item.Level).Value("numId", item.Number).Close();
        xml.Close();
    }

    private void Write(Block block, string style, (int Number, int Level)? list)
    {
        switch (block)
        {
            case Block.Paragraph p:
                Open(list is null ? style : "ListParagraph", list);
                Traced(p.At, p.Markdown, p.Line, default);
                xml.Close();
                break;
            case Block.Items items: Items(items, list is null ? 0 : list.Value.Level + 1); break;
            case Block.Quote quote: Write(quote.Blocks, "Quote"); break;
            case Block.Code code: Code(code.Text); break;
            case Block.Grid grid: new WordTables(xml, lines, this).Grid(grid); break;
            case Block.PlacedTable table: Table(table); break;
            case Block.PlacedFigure figure: Figure(figure); break;
        }
    }

    private void Items(Block.Items items, int level)
    {
        var number = numbering.List(items.Start);
        foreach (var entry in items.Entries)
        {
            // What follows the first paragraph of an item is indented with it.
            var first = true;
            foreach (var block in entry)
            {
                Write(block, "ListContinue", first ? (number, Math.Min(level, 8)) : block is Block.Items ? (number, Math.Min(level, 8)) : null);
                first = false;
            }
        }
    }

    private void Code(string text)
    {
        Open("SourceCode");
        xml.Open("r");
        var all = text.Split('\n');
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0) xml.Empty("br");
            xml.Open("t");
            xml.Xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.Words(all[i].TrimEnd('\r'));
            xml.Close();
        }
        xml.Close().Close();
    }

    private void Traced(SourcePlace? at, string markdown, IReadOnlyList<Inline> line, Dress dress)
    {
        if (at is null || markdown.Length == 0)
        {
            lines.Write(line, dress);
            return;
        }
        Bookmarked(trace.Paragraph(at.Value, markdown, PlainText.Of(line)), () => lines.Write(line, dress));
    }

    /// <summary>Content between the two ends of a bookmark.</summary>
    public void Bookmarked(string name, Action content)
    {
        var id = (++bookmarks).ToString(CultureInfo.InvariantCulture);
        xml.Empty("bookmarkStart", ("id", id), ("name", name));
        content();
        xml.Empty("bookmarkEnd", ("id", id));
    }

    /// <summary>"Figure 1. Words", the number a field that Word counts itself.</summary>
    public void Caption(DisplayKind kind, int number, string words, string style)
    {
        var word = kind == DisplayKind.Figure ? "Figure" : "Table";
        Open(style);
        Bookmarked(WordLines.Display(kind, number), () =>
        {
            lines.Run(word + "\u00a0", new Dress(Bold: true));
            xml.Open("fldSimple", ("instr", $" SEQ {word} \\* ARABIC "));
            lines.Run(number.ToString(CultureInfo.InvariantCulture), new Dress(Bold: true));
            xml.Close();
        });
        lines.Run(".", new Dress(Bold: true));
        lines.Run(" " + words);
        xml.Close();
    }
}
