using Kazus.Checks;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Facts;
using Kazus.Manuscript.Prose;
using Kazus.Manuscript.References;

namespace Kazus.Manuscript.Compose;

/// <summary>Gives every name in the prose its answer, in reading order, so that works are numbered as they are first cited.</summary>
internal sealed class Answers(ReportParts parts, ReportOptions options, DisplayPlan plan, Action<Finding> report)
{
    private readonly Dictionary<string, Reference> works = parts.References.GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    private readonly CitationOrder order = new(options.Citations);

    /// <summary>The works cited, listed.</summary>
    public IReadOnlyList<ListedReference> References() => options.Styled is { } styled
        ? [.. styled.Order.Where(k => order.Keys.Contains(k) && works.ContainsKey(k)).Select((k, i) => new ListedReference(i + 1, works[k], styled.Entries.GetValueOrDefault(k) ?? Vancouver.Entry(works[k])))]
        : [.. order.Keys.Select((k, i) => new ListedReference(i + 1, works[k], Vancouver.Entry(works[k])))];

    public List<Block> Blocks(IEnumerable<Block> blocks)
    {
        var answered = new List<Block>();
        foreach (var block in blocks)
        {
            Add(answered, block);
            foreach (var display in plan.After(block)) Place(answered, display.Kind, display.Id, block.At);
        }
        return answered;
    }

    private void Add(List<Block> answered, Block block)
    {
        switch (block)
        {
            case Block.Heading h: answered.Add(h with { Title = Line(h.Title) }); break;
            case Block.Paragraph p: answered.Add(p with { Line = Line(p.Line) }); break;
            case Block.Items i: answered.Add(i with { Entries = [.. i.Entries.Select(e => (IReadOnlyList<Block>)Blocks(e))] }); break;
            case Block.Quote q: answered.Add(q with { Blocks = Blocks(q.Blocks) }); break;
            case Block.Grid g: answered.Add(g with { Rows = [.. g.Rows.Select(r => (IReadOnlyList<IReadOnlyList<Inline>>)[.. r.Select(Line)])] }); break;
            case Block.Picture p when plan.Known(DisplayKind.Figure, p.Id):
                var caption = PlainText.Of(Line(p.Caption));
                Place(answered, DisplayKind.Figure, p.Id, p.At, p.Markdown);
                if (answered is [.., Block.PlacedFigure placed] && placed.At == p.At) answered[^1] = placed with { Figure = placed.Figure with { Caption = caption, Alt = caption } };
                break;
            case Block.Picture p: answered.Add(new Block.Paragraph([new Inline.Unread(p.Markdown, "picture missing") { At = p.At }]) { At = p.At, Markdown = p.Markdown }); break;
            case Block.Place p: Place(answered, p.Kind, p.Id, p.At, p.Markdown); break;
            default: answered.Add(block); break;
        }
    }

    private void Place(List<Block> answered, DisplayKind kind, string id, SourcePlace at, string markdown = "")
    {
        if (!plan.Known(kind, id))
        {
            Unknown(kind, id, at, markdown);
            answered.Add(new Block.Paragraph([new Inline.Unread(markdown, "unknown") { At = at }]) { At = at, Markdown = markdown });
            return;
        }
        if (!plan.Take(kind, id, at)) return;
        if (kind == DisplayKind.Figure)
        {
            var figure = plan.Figure(id);
            if (figure.Svg is not null ? SvgDrawing.Read(figure.Svg, "", _ => null) is null : RasterImage.Read(figure.Raster ?? []) is null)
                report(ManuscriptRules.UnreadableFigure.At(at, $"The drawing of figure '{id}' could not be read.", "A figure is an SVG, a PNG or a JPEG."));
            else if (figure is { Svg: not null, Raster: null })
                report(ManuscriptRules.FigureWithoutPng.At(at, $"Figure '{id}' has no PNG; LibreOffice, and Word before 2016, show an empty frame in its place."));
            answered.Add(new Block.PlacedFigure(figure, plan.Number(kind, id)) { At = at, Markdown = markdown });
            return;
        }
        var table = plan.Table(id);
        answered.Add(new Block.PlacedTable(table, plan.Number(kind, id)) { At = at, Markdown = markdown, Citations = TableCitations(table, at) });
    }

    private Dictionary<(int, int), IReadOnlyList<CitationPart>> TableCitations(ReportTable table, SourcePlace at)
    {
        var cited = new Dictionary<(int, int), IReadOnlyList<CitationPart>>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            for (var c = 0; c < table.Rows[r].Cells.Count; c++)
            {
                var keys = table.Rows[r].Cells[c].Cites;
                if (keys.Count > 0) cited[(r, c)] = Print([.. keys.Select(k => new CitedWork(k))], at, $"{table.Id}, row {r + 1}", "[" + string.Join("; ", keys.Select(k => "@" + k)) + "]");
            }
        }
        return cited;
    }

    private IReadOnlyList<Inline> Line(IReadOnlyList<Inline> line)
    {
        var answered = new List<Inline>(line.Count);
        foreach (var inline in line)
        {
            var next = Answer(inline);
            // Raised figures follow the word without a space.
            if (next is Inline.Cite { Shown: [{ Raised: true }, ..], Narrative: false } && answered.Count > 0 && answered[^1] is Inline.Words before)
                answered[^1] = before with { Text = before.Text.TrimEnd() };
            answered.Add(next);
        }
        return answered;
    }

    private Inline Answer(Inline inline) => inline switch
    {
        Inline.Styled s => s with { Children = Line(s.Children) },
        Inline.Link l => l with { Children = Line(l.Children) },
        Inline.Fact f => Fact(f),
        Inline.Cite c => c with { Shown = c.Narrative ? InSentence(c) : Print(c.Works, c.At, c.Markdown, c.Markdown) },
        Inline.CallOut c => c with { Displays = [.. c.Displays.Select(d => Called(d, c))] },
        _ => inline,
    };

    private Inline Fact(Inline.Fact use)
    {
        if (parts.Facts.Find(use.Name) is not { } fact)
        {
            report(ManuscriptRules.UnknownFact.At(use.At, $"No fact is named '{use.Name}'.", NearestNames.Sentence(use.Name, parts.Facts.Names), use.Markdown));
            return use with { Shown = use.Markdown };
        }
        if (use.Format is null) return use with { Found = fact, Shown = XmlCharacters.Clean(fact.Text) };
        var text = FactFormats.Apply(fact, use.Format, out var misfit);
        if (text is not null) return use with { Found = fact, Shown = XmlCharacters.Clean(text) };
        var known = FactFormats.Names.Concat(fact.Forms.Keys).ToList();
        report(ManuscriptRules.UnknownFormat.At(use.At, $"'{use.Name}' cannot be shown as '{misfit}'.",
            NearestNames.Sentence(misfit!, known.Where(k => k != misfit)) ?? "Formats: " + string.Join(", ", known) + ".", use.Markdown));
        return use with { Found = fact, Shown = XmlCharacters.Clean(fact.Text) };
    }

    private IReadOnlyList<CitationPart> InSentence(Inline.Cite cite)
    {
        var key = cite.Works[0].Key;
        if (!works.TryGetValue(key, out var work)) return Print(cite.Works, cite.At, cite.Markdown, cite.Markdown);
        var number = Print(cite.Works, cite.At, cite.Markdown, cite.Markdown);
        if (options.Styled is { Numbered: false }) return number;
        return [new CitationPart(Vancouver.InSentence(work) + (options.Citations == CitationForm.Superscript ? "" : " ")), .. number];
    }

    private IReadOnlyList<CitationPart> Print(IReadOnlyList<CitedWork> cited, SourcePlace at, string quote, string markdown)
    {
        var known = new List<CitedWork>();
        var unknown = new List<CitationPart>();
        foreach (var work in cited)
        {
            if (works.ContainsKey(work.Key)) { known.Add(work); continue; }
            report(ManuscriptRules.UnknownReference.At(at, $"No reference has the key '{work.Key}'.", NearestNames.Sentence(work.Key, works.Keys) ?? "Add the work to the sources, or correct the key.", quote));
            unknown.Add(new CitationPart($"[?{work.Key}]"));
        }
        if (known.Count == 0) return unknown;
        var printed = order.Print(known);
        if (options.Styled is { } styled && styled.Citations.TryGetValue(markdown, out var words)) printed = [new CitationPart(words.Text, known[0].Key, words.Raised)];
        return [.. printed, .. unknown];
    }

    private CalledDisplay Called(CalledDisplay display, Inline.CallOut call)
    {
        if (!plan.Known(display.Kind, display.Id)) Unknown(display.Kind, display.Id, call.At, call.Markdown);
        return display with { Number = plan.Number(display.Kind, display.Id) };
    }

    private void Unknown(DisplayKind kind, string id, SourcePlace at, string quote) =>
        report(ManuscriptRules.UnknownDisplay.At(at, $"No {(kind == DisplayKind.Figure ? "figure" : "table")} is named '{id}'.",
            NearestNames.Sentence(id, plan.Names(kind)) ?? "Known: " + string.Join(", ", plan.Names(kind).Take(8)) + ".", quote));
}
