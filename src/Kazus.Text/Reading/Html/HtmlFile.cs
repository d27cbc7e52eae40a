using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Html;

/// <summary>Writes out the article of a web page: headings, paragraphs, lists, tables and figures; menus, forms and scripts are left out.</summary>
internal sealed class HtmlFile
{
    private const int Deepest = 120;

    // What a page carries besides the article.
    private static readonly HashSet<string> Left = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "nav", "footer", "form", "button", "select", "template", "svg", "iframe", "object", "head", "input", "textarea", "dialog", "math-annotation",
    };

    private static readonly HashSet<string> BlockLevel = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "aside", "ul", "ol", "li", "table", "figure", "figcaption", "blockquote", "pre", "h1", "h2", "h3", "h4",
        "h5", "h6", "dl", "dt", "dd", "hr", "address", "center", "details", "summary", "body",
    };

    private readonly DraftWriter writer = new();

    private HtmlFile()
    {
    }

    public static Draft Read(string id, string text)
    {
        using var page = new HtmlParser().ParseDocument(text);
        var file = new HtmlFile();
        var metadata = file.Meta(page);
        IElement? root = page.QuerySelectorAll("article, main, [role=main]").OrderByDescending(e => e.TextContent.Length).FirstOrDefault();
        // A teaser may be marked up as an article as well: the part must hold most of the page's words.
        if (root is null || page.Body is { } body && root.TextContent.Length * 2 < body.TextContent.Length) root = page.Body;
        if (root is not null) file.Blocks(root, 0);
        file.writer.End(BlockKind.Paragraph);
        return new(id, SourceFormat.Html, file.writer.Text, file.writer.Blocks) { Metadata = metadata };
    }

    // Bibliographic tags of the page's head are written out first, so that what they say has a place.
    private Metadata Meta(IHtmlDocument page)
    {
        var metadata = Metadata.None;
        if (Content("citation_title", "dc.title") is { } title && page.QuerySelector("h1") is null)
        {
            metadata = metadata with { Title = new(writer.Piece(title), title) };
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Title);
        }
        if (Content("citation_doi", "dc.identifier", "prism.doi") is { } doi && doi.Contains("10.", StringComparison.Ordinal))
        {
            doi = doi[doi.IndexOf("10.", StringComparison.Ordinal)..];
            writer.Write("DOI: ");
            metadata = metadata with { Doi = new(writer.Piece(doi), doi) };
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Front);
        }
        if (Content("citation_journal_title") is { } journal)
        {
            metadata = metadata with { Journal = new(writer.Piece(journal), journal) };
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Front);
        }
        if (Content("citation_publication_date", "citation_date", "dc.date") is { Length: >= 4 } date
            && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)) metadata = metadata with { Year = year };
        return metadata;

        string? Content(params string[] names)
        {
            foreach (var name in names)
                if (page.Head?.Children.FirstOrDefault(m => name.Equals(m.GetAttribute("name"), StringComparison.OrdinalIgnoreCase))?.GetAttribute("content") is { Length: > 0 } content)
                    return content;
            return null;
        }
    }

    private void Blocks(INode parent, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element) { Inline(node, depth); continue; }
            var name = element.LocalName;
            if (Left.Contains(name) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true") continue;
            if (depth > Deepest) { writer.Write(element.TextContent); continue; }
            if (!BlockLevel.Contains(name) && !element.Children.Any(c => BlockLevel.Contains(c.LocalName))) { Inline(element, depth); continue; }
            writer.End(BlockKind.Paragraph);
            Block(element, name, depth);
            writer.End(BlockKind.Paragraph);
        }
    }

    private void Block(IElement element, string name, int depth)
    {
        if (name.Length == 2 && name[0] == 'h' && char.IsAsciiDigit(name[1]))
        {
            Inlines(element, depth + 1);
            writer.End(BlockKind.Heading, f => f.Level = name[1] - '0');
        }
        else if (name == "table") Table((IHtmlTableElement)element, depth);
        else if (name == "figcaption")
        {
            Inlines(element, depth + 1);
            var table = element.ParentElement?.QuerySelector("table") is not null;
            writer.End(BlockKind.Paragraph, f => f.Role = table ? ParagraphKind.Caption : ParagraphKind.Legend);
        }
        else if (name == "li") Item(element, depth);
        else Blocks(element, depth + 1);
    }

    private void Item(IElement item, int depth)
    {
        string? number = null;
        if (item.ParentElement is IHtmlOrderedListElement list)
            number = (list.Start + list.Children.Where(c => c.LocalName == "li").Index(item)).ToString(CultureInfo.InvariantCulture);
        if (item.Children.Any(c => BlockLevel.Contains(c.LocalName) && c.LocalName != "p" && c.LocalName != "div")) { Blocks(item, depth + 1); return; }
        Inlines(item, depth + 1);
        writer.End(BlockKind.ListItem, f => f.Number = number);
    }

    private void Table(IHtmlTableElement table, int depth)
    {
        // A table without data cells of its own kind lays a page out.
        if (table.QuerySelector("table") is not null || table.Rows.All(r => r.Cells.Length < 2)) { foreach (var row in table.Rows) foreach (var cell in row.Cells) Blocks(cell, depth + 1); return; }
        if (table.Caption is { } caption)
        {
            Inlines(caption, depth + 1);
            writer.End(BlockKind.Paragraph, f => f.Role = ParagraphKind.Caption);
        }
        writer.Table(table.Rows.Select(row => (IsHeader(row), (IReadOnlyList<CellSource>)[.. row.Cells.Select(c =>
            new CellSource(() => Inlines(c, depth + 1), Math.Clamp(c.RowSpan, 1, 100), Math.Clamp(c.ColumnSpan, 1, 100), c.LocalName == "th"))])));
    }

    private static bool IsHeader(IHtmlTableRowElement row) =>
        row.ParentElement?.LocalName == "thead" || row.Cells.Length > 0 && row.Cells.All(c => c.LocalName == "th");

    private void Inlines(INode parent, int depth)
    {
        foreach (var node in parent.ChildNodes) Inline(node, depth);
    }

    private void Inline(INode node, int depth)
    {
        if (node is IText text) { writer.Write(text.Data); return; }
        if (node is not IElement element || Left.Contains(element.LocalName)) return;
        if (depth > Deepest) { writer.Write(element.TextContent); return; }
        var from = writer.Position;
        switch (element.LocalName)
        {
            case "br":
                writer.Write(" ");
                break;
            case "sup":
                writer.Raised(element.TextContent, () => Inlines(element, depth + 1));
                break;
            case "b" or "strong" or "i" or "em" or "cite":
                Inlines(element, depth + 1);
                writer.Mark(element.LocalName is "b" or "strong" ? MarkKind.Bold : MarkKind.Italic, from);
                break;
            case "p" or "div":
                writer.Write(" ");
                Inlines(element, depth + 1);
                writer.Write(" ");
                break;
            default:
                Inlines(element, depth + 1);
                break;
        }
    }
}
