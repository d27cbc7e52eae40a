using Kazus.Checks;
using Kazus.Manuscript.Prose.Markup;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kazus.Manuscript.Prose;

/// <summary>Turns Markdig's syntax tree into the blocks of a report.</summary>
internal sealed class MarkdownConversion(string path, string text, int firstLine)
{
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Findings => findings;

    public List<Block> Blocks(ContainerBlock container)
    {
        var blocks = new List<Block>();
        foreach (var node in container) Add(blocks, node);
        return blocks;
    }

    private void Add(List<Block> blocks, Markdig.Syntax.Block node)
    {
        var at = At(node);
        switch (node)
        {
            case HeadingBlock heading:
                blocks.Add(new Block.Heading(heading.Level, Inlines(heading.Inline)) { At = at, Markdown = Slice(node.Span) });
                break;
            case ParagraphBlock paragraph:
                AddParagraph(blocks, Inlines(paragraph.Inline), at, Slice(node.Span));
                break;
            case ListBlock list:
                var start = list.IsOrdered && int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var s) ? s : list.IsOrdered ? 1 : (int?)null;
                blocks.Add(new Block.Items(start, [.. list.OfType<ListItemBlock>().Select(i => (IReadOnlyList<Block>)Blocks(i))]) { At = at, Markdown = Slice(node.Span) });
                break;
            case QuoteBlock quote:
                blocks.Add(new Block.Quote(Blocks(quote)) { At = at, Markdown = Slice(node.Span) });
                break;
            case Table table:
                blocks.Add(Grid(table) with { At = at, Markdown = Slice(node.Span) });
                break;
            case Markdig.Extensions.Yaml.YamlFrontMatterBlock or LinkReferenceDefinitionGroup or ThematicBreakBlock:
                break;
            case CodeBlock code:
                blocks.Add(new Block.Code(code.Lines.ToString()) { At = at, Markdown = Slice(node.Span) });
                break;
            case HtmlBlock html:
                AddHtml(blocks, html, at);
                break;
            case ContainerBlock other:
                blocks.AddRange(Blocks(other));
                break;
        }
    }

    private void AddHtml(List<Block> blocks, HtmlBlock html, SourcePlace at)
    {
        if (html.Type == HtmlBlockType.Comment) return;
        findings.Add(ManuscriptRules.MarkupAsText.At(at, "HTML in the prose is printed as text.", "Use Markdown, which every output can carry.", html.Lines.Lines[0].ToString().Trim()));
        blocks.Add(new Block.Paragraph([new Inline.Words(html.Lines.ToString().Trim())]) { At = at, Markdown = Slice(html.Span) });
    }

    // A table or figure stands between paragraphs: where authors put its place inside one, it follows that paragraph.
    private static void AddParagraph(List<Block> blocks, List<Inline> line, SourcePlace at, string markdown)
    {
        var places = line.OfType<Inline.Display>().ToList();
        var rest = line.Where(i => i is not Inline.Display).ToList();
        var pictures = rest.OfType<Inline.Image>().ToList();
        if (pictures.Count == 1 && rest.All(i => i is Inline.Image or Inline.Label || Blank(i)))
        {
            var label = rest.OfType<Inline.Label>().FirstOrDefault()?.Id ?? "";
            var id = label.StartsWith("fig:", StringComparison.Ordinal) ? label[4..] : label;
            blocks.Add(new Block.Picture(id.Length > 0 ? id : Path.GetFileNameWithoutExtension(pictures[0].Path), pictures[0].Path, pictures[0].Alt) { At = at, Markdown = markdown });
        }
        else if (rest.Any(i => !Blank(i)))
        {
            blocks.Add(new Block.Paragraph(rest) { At = at, Markdown = markdown });
        }
        foreach (var place in places) blocks.Add(new Block.Place(place.Kind, place.Id) { At = place.At, Markdown = place.Markdown });
    }

    private static bool Blank(Inline inline) => inline is Inline.Break || (inline is Inline.Words w && string.IsNullOrWhiteSpace(w.Text));

    private Block.Grid Grid(Table table)
    {
        var rows = new List<IReadOnlyList<IReadOnlyList<Inline>>>();
        foreach (var row in table.OfType<Markdig.Extensions.Tables.TableRow>())
            rows.Add([.. row.OfType<Markdig.Extensions.Tables.TableCell>().Select(c => (IReadOnlyList<Inline>)[.. c.OfType<ParagraphBlock>().SelectMany(p => Inlines(p.Inline))])]);
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        return new Block.Grid([.. Enumerable.Range(0, width).Select(i => i < table.ColumnDefinitions.Count && table.ColumnDefinitions[i].Alignment == TableColumnAlign.Right)], rows);
    }

    private List<Inline> Inlines(ContainerInline? container)
    {
        var line = new List<Inline>();
        if (container is null) return line;
        foreach (var node in container) Add(line, node);
        return line;
    }

    private void Add(List<Inline> line, Markdig.Syntax.Inlines.Inline node)
    {
        var at = At(node);
        switch (node)
        {
            case LiteralInline literal: AddWords(line, literal.Content.ToString(), at); break;
            case HtmlEntityInline entity: AddWords(line, XmlCharacters.Clean(entity.Transcoded.ToString()), at); break;
            case LineBreakInline { IsHard: true }: line.Add(new Inline.Break { At = at }); break;
            case LineBreakInline: AddWords(line, " ", at); break;
            case CodeInline code: line.Add(new Inline.Code(code.Content) { At = at }); break;
            case EmphasisInline emphasis: line.Add(new Inline.Styled(Style(emphasis), Inlines(emphasis)) { At = at }); break;
            case LinkInline { IsImage: true } image: line.Add(new Inline.Image(image.Url ?? "", Inlines(image)) { At = at, Markdown = Slice(node.Span) }); break;
            case LinkInline link: line.Add(new Inline.Link(link.Url ?? "", Inlines(link)) { At = at }); break;
            case AutolinkInline auto: line.Add(new Inline.Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, [new Inline.Words(auto.Url)]) { At = at }); break;
            case LabelNode label: line.Add(new Inline.Label(label.Name) { At = at, Markdown = Slice(node.Span) }); break;
            case CurlyNode curly: line.Add(Curly(curly, at)); break;
            case CitationNode citation: line.Add(Citation(citation, at)); break;
            case HtmlInline html: AddHtml(line, html, at); break;
            case PipeTableDelimiterInline delimiter:
                AddWords(line, delimiter.ToLiteral(), at);
                line.AddRange(Inlines(delimiter));
                break;
            case ContainerInline other: line.AddRange(Inlines(other)); break;
        }
    }

    private void AddHtml(List<Inline> line, HtmlInline html, SourcePlace at)
    {
        if (html.Tag.StartsWith("<!--", StringComparison.Ordinal)) return;
        if (html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase)) { line.Add(new Inline.Break { At = at }); return; }
        findings.Add(ManuscriptRules.MarkupAsText.At(at, "HTML in the prose is printed as text.", "Use Markdown, which every output can carry; ^x^ raises and ~x~ lowers.", html.Tag));
        AddWords(line, html.Tag, at);
    }

    private Inline Curly(CurlyNode node, SourcePlace at)
    {
        var markdown = Slice(node.Span);
        if (!node.Closed)
        {
            findings.Add(ManuscriptRules.UnclosedFact.At(at, "'{{' is not closed on its line.", "Write {{ name }}, or \\{{ for the characters themselves.", markdown.Trim()));
            return new Inline.Unread(markdown, "not closed") { At = at, Markdown = markdown };
        }
        var parts = node.Inside.Split('|', 2);
        var name = parts[0].Trim();
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? "" : name[..colon].TrimEnd();
        if (kind is "table" or "figure")
            return new Inline.Display(kind == "table" ? DisplayKind.Table : DisplayKind.Figure, name[(colon + 1)..].Trim()) { At = at, Markdown = markdown };
        var format = parts.Length > 1 ? parts[1].Trim() : null;
        return new Inline.Fact(name, string.IsNullOrEmpty(format) ? null : format) { At = at, Markdown = markdown };
    }

    private Inline Citation(CitationNode node, SourcePlace at)
    {
        var markdown = Slice(node.Span);
        var displays = node.Works.Select(w => Called(w.Key)).ToList();
        if (displays.TrueForAll(d => d is not null)) return new Inline.CallOut([.. displays.Select(d => d!)]) { At = at, Markdown = markdown };
        return new Inline.Cite(node.Works, node.Narrative) { At = at, Markdown = markdown };
    }

    private static CalledDisplay? Called(string key) =>
        key.StartsWith("fig:", StringComparison.Ordinal) ? new CalledDisplay(DisplayKind.Figure, key[4..])
        : key.StartsWith("tab:", StringComparison.Ordinal) ? new CalledDisplay(DisplayKind.Table, key[4..])
        : null;

    private static TextStyle Style(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('^', _) => TextStyle.Superscript,
        ('~', _) => TextStyle.Subscript,
        (_, 1) => TextStyle.Emphasis,
        _ => TextStyle.Strong,
    };

    private static void AddWords(List<Inline> line, string words, SourcePlace at)
    {
        if (words.Length == 0) return;
        if (line.Count > 0 && line[^1] is Inline.Words before) line[^1] = before with { Text = before.Text + words };
        else line.Add(new Inline.Words(words) { At = at });
    }

    private SourcePlace At(MarkdownObject node) => new(path, node.Line + firstLine, node.Column + 1);

    private string Slice(SourceSpan span) =>
        span.Start < 0 || span.End < span.Start || span.End >= text.Length ? "" : text[span.Start..(span.End + 1)];
}
