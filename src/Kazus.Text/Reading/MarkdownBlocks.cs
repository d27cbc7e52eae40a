using Kazus.Text.Documents;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using MarkdownBlock = Markdig.Syntax.Block;

namespace Kazus.Text.Reading;

/// <summary>Reads Markdown into blocks whose spans point into the file, markup and line endings as they are.</summary>
internal sealed class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation().UsePipeTables().UseYamlFrontMatter().UseEmphasisExtras(EmphasisExtraOptions.Superscript).Build();

    private readonly string source;
    private readonly List<Block> blocks = [];

    private MarkdownBlocks(string source) => this.source = source;

    public static IReadOnlyList<Block> Read(string source)
    {
        if (IsHostile(source)) return TextBlocks.Read(source);
        var reader = new MarkdownBlocks(source);
        try
        {
            foreach (var block in Markdown.Parse(source, Pipeline)) reader.Add(block, 0);
        }
        catch (ArgumentException)
        {
            // Markup nested without end: the parser gives up, and the words are read without it.
            return TextBlocks.Read(source);
        }
        return reader.blocks;
    }

    // The parser's time grows with the square of the open brackets and quotes in one paragraph; no article has so many.
    private static bool IsHostile(string source)
    {
        var open = 0;
        for (var i = 0; i < source.Length; i++)
            if (source[i] is '[' or '<' or '`' or '>') { if (++open > 3000) return true; }
            else if (source[i] == '\n' && i + 1 < source.Length && source[i + 1] is '\n' or '\r') open = 0;
        return false;
    }

    private void Add(MarkdownBlock block, int depth)
    {
        // Quotes in quotes a thousand deep are an attack or an accident; what is deeper is read as it stands.
        if (depth > 40) { AddRaw(block); return; }
        switch (block)
        {
            case YamlFrontMatterBlock:
                AddRaw(block);
                break;
            case HeadingBlock heading:
                AddInline(heading, BlockKind.Heading, heading.Level, null);
                break;
            case ParagraphBlock paragraph:
                AddParagraph(paragraph);
                break;
            case MarkdownTable table:
                AddTable(table);
                break;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>()) AddItem(item, list.IsOrdered, depth);
                break;
            case HtmlBlock html:
                AddHtml(html);
                break;
            case ContainerBlock container when container is not LinkReferenceDefinitionGroup:
                foreach (var inner in container) Add(inner, depth + 1);
                break;
            case LeafBlock and not ThematicBreakBlock:
                AddRaw(block);
                break;
        }
    }

    private void AddItem(ListItemBlock item, bool ordered, int depth)
    {
        var first = true;
        foreach (var inner in item)
        {
            if (inner is ParagraphBlock paragraph && first)
                AddInline(paragraph, BlockKind.ListItem, 0,
                    ordered ? item.Order.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
            else Add(inner, depth + 1);
            first = false;
        }
    }

    private void AddParagraph(ParagraphBlock paragraph)
    {
        var span = SpanOf(paragraph);
        if (span.IsEmpty) return;
        var inline = new MarkdownInlines(source);
        inline.Add(paragraph.Inline);
        var plain = inline.Build(span);
        var whole = new Block(BlockKind.Paragraph, span, plain) { Marks = inline.Marks };
        blocks.AddRange(LineBlocks.Split(source, whole));
    }

    private void AddInline(LeafBlock block, BlockKind kind, int level, string? number)
    {
        var span = SpanOf(block);
        var inline = new MarkdownInlines(source);
        inline.Add(block.Inline);
        var plain = inline.Build(span);
        if (plain.Length > 0)
            blocks.Add(new(kind, span, plain) { Marks = inline.Marks, Level = level, Number = number });
    }

    private void AddTable(MarkdownTable table)
    {
        var rows = new List<DraftRow>();
        var end = table.Span.Start;
        foreach (var row in table.OfType<Markdig.Extensions.Tables.TableRow>())
        {
            var cells = new List<DraftCell>();
            // An empty cell has no place of its own in the tree: it stands after the bar that follows the cell before it.
            var at = Math.Max(end, Math.Min(row.Span.Start, source.Length));
            foreach (var cell in row.OfType<TableCell>())
            {
                var inline = new MarkdownInlines(source);
                foreach (var leaf in cell.OfType<LeafBlock>()) inline.Add(leaf.Inline);
                var plain = inline.Build(at);
                var span = plain.Length == 0 ? new Documents.Span(at, at) : Trimmed(inline.Extent);
                if (span.Start < at) continue;
                // The parser's line begins behind an empty first cell already.
                if (plain.Length > 0 || cells.Count > 0) at = Math.Min(source.Length, AfterBar(span.End));
                cells.Add(new(span, plain)
                {
                    Marks = inline.Marks, IsHeader = row.IsHeader,
                    RowSpan = Math.Max(1, cell.RowSpan), ColumnSpan = Math.Max(1, cell.ColumnSpan),
                });
            }
            if (cells.Count == 0) continue;
            var rowSpan = Line(cells);
            end = rowSpan.End;
            rows.Add(new(rowSpan, row.IsHeader, cells));
        }
        if (rows.Count == 0) return;
        var extent = rows[0].Span.Cover(rows[^1].Span);
        blocks.Add(new(BlockKind.Table, extent, PlainText.Empty(extent.Start)) { Table = new(rows) });
    }

    private Documents.Span Trimmed(Documents.Span span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(source[start])) start++;
        while (end > start && char.IsWhiteSpace(source[end - 1])) end--;
        return new(start, end);
    }

    private int AfterBar(int position)
    {
        var i = position;
        while (i < source.Length && source[i] is not ('|' or '\n')) i++;
        return i < source.Length && source[i] == '|' ? i + 1 : i;
    }

    private Documents.Span Line(List<DraftCell> cells)
    {
        var start = cells[0].Span.Start;
        var end = cells[^1].Span.End;
        while (start > 0 && source[start - 1] is not ('\n' or '\r')) start--;
        while (end < source.Length && source[end] is not ('\n' or '\r')) end++;
        return new(start, end);
    }

    // HTML in Markdown: the words without the tags.
    private void AddHtml(HtmlBlock html)
    {
        var span = SpanOf(html);
        var text = source.AsSpan(span.Start, span.Length);
        if (text.StartsWith("<!--")) return;
        var builder = new PlainBuilder();
        var inside = false;
        for (var i = span.Start; i < span.End; i++)
            if (source[i] == '<') { inside = true; builder.Append(' ', i); }
            else if (source[i] == '>') inside = false;
            else if (!inside) builder.Append(source[i], i);
        var plain = builder.Build(span.Start);
        if (plain.Length > 0) blocks.Add(new(BlockKind.Paragraph, span, plain));
    }

    private void AddRaw(MarkdownBlock block)
    {
        var span = SpanOf(block);
        var plain = PlainBuilder.Of(source, span);
        if (plain.Length > 0)
            blocks.AddRange(LineBlocks.Split(source, new(BlockKind.Paragraph, span, plain)));
    }

    private Documents.Span SpanOf(MarkdownBlock block)
    {
        var start = Math.Clamp(block.Span.Start, 0, source.Length);
        return new(start, Math.Clamp(block.Span.End + 1, start, source.Length));
    }
}
