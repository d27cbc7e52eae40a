using System.Globalization;
using System.Text;
using Kazus.Checking.Guidelines;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Output;

/// <summary>The manuscript in reading order, the places of findings marked in its text, their messages in the margin.</summary>
internal static class ManuscriptMarks
{
    // A mark without a severity is a place that an item of a checklist rests on: an anchor, no colour.
    private sealed record Mark(string Anchor, string Label, Severity? Severity, Span Span, string Message, string Back);

    public static void Write(StringBuilder html, Document document, IReadOnlyList<Finding> findings, IReadOnlyList<GuidelineReading> checklists)
    {
        var marks = Marks(document, findings, checklists);
        html.Append("<section class=\"manuscript\" aria-label=\"The manuscript with its marks\">\n<h2>The manuscript with its marks</h2>\n");
        foreach (var block in Blocks(document).OrderBy(b => b.Span))
            if (block is Table table) Write(html, table, marks);
            else if (block is Reference reference) Row(html, "p", "reference", [reference.Plain], marks, $"<span class=\"key\">{CheckPage.Text(reference.Key)}</span> ");
            else if (block is Paragraph paragraph)
                Row(html, paragraph.Kind == ParagraphKind.Title ? "h3" : paragraph.Kind == ParagraphKind.Heading ? "h4" : "p", paragraph.Kind.ToString().ToLowerInvariant(), [paragraph.Plain], marks, "");
        html.Append("</section>\n");
    }

    private static List<Mark> Marks(Document document, IReadOnlyList<Finding> findings, IReadOnlyList<GuidelineReading> checklists)
    {
        var marks = new List<Mark>();
        for (var i = 0; i < findings.Count; i++)
            foreach (var place in findings[i].Places.Where(p => p.Path == document.Id && p is { Start: not null, End: not null }))
                marks.Add(new(Invariant($"m{i + 1}-{place.Start}"), Invariant($"{i + 1}"), findings[i].Severity, document.CodePoints.ToUtf16(new Span(place.Start!.Value, place.End!.Value)), findings[i].Message, Invariant($"f{i + 1}")));
        for (var i = 0; i < checklists.Count; i++)
            foreach (var item in checklists[i].Items)
                foreach (var place in item.Evidence.Where(p => p.Path == document.Id && p is { Start: not null, End: not null }))
                    marks.Add(new(ChecklistPage.Anchor(i, item, place), item.Item.Number, null, document.CodePoints.ToUtf16(new Span(place.Start!.Value, place.End!.Value)), $"{checklists[i].Guideline.Name}: {item.Item.Asks}", ChecklistPage.Row(i, item)));
        return [.. marks.OrderBy(m => m.Span)];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static IEnumerable<Node> Blocks(Document document)
    {
        var headings = document.Sections.Select(s => s.Heading).OfType<Paragraph>();
        var inTables = document.Tables.SelectMany(t => t.Notes.Append(t.Caption)).OfType<Paragraph>().ToHashSet<Node>();
        return headings.Concat<Node>(document.Paragraphs.Where(p => p.Kind is not ParagraphKind.Reference && !inTables.Contains(p))).Concat(document.Tables).Concat(document.References).Distinct();
    }

    private static void Write(StringBuilder html, Table table, List<Mark> marks)
    {
        var inside = new List<PlainText>();
        var body = new StringBuilder("<table>");
        if (table.Caption is { } caption) body.Append("<caption>").Append(Marked(caption.Plain, marks)).Append("</caption>");
        foreach (var row in table.Rows)
        {
            body.Append("<tr>");
            foreach (var cell in row.Cells) body.Append(cell.IsHeader ? "<th>" : "<td>").Append(Marked(cell.Plain, marks)).Append(cell.IsHeader ? "</th>" : "</td>");
            body.Append("</tr>");
        }
        body.Append("</table>");
        foreach (var note in table.Notes) body.Append("<p class=\"tablenote\">").Append(Marked(note.Plain, marks)).Append("</p>");
        html.Append("<div class=\"row table\"><div class=\"text\">").Append(body).Append("</div>");
        Margin(html, marks.Where(m => table.Span.Contains(m.Span.Start)));
        html.Append("</div>\n");
    }

    private static void Row(StringBuilder html, string element, string kind, IReadOnlyList<PlainText> texts, List<Mark> marks, string lead)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"row\"><{element} class=\"text {kind}\">{lead}");
        foreach (var text in texts) html.Append(Marked(text, marks));
        html.Append(CultureInfo.InvariantCulture, $"</{element}>");
        var span = texts[0].Length == 0 ? default : texts[0].ToDocument(0, texts[0].Length);
        Margin(html, marks.Where(m => m.Span.Start >= span.Start && m.Span.Start < span.End));
        html.Append("</div>\n");
    }

    private static void Margin(StringBuilder html, IEnumerable<Mark> marks)
    {
        var all = marks.DistinctBy(m => m.Back).ToList();
        if (all.Count == 0) return;
        html.Append("<aside>");
        foreach (var note in all.Where(m => m.Severity is not null)) html.Append(CultureInfo.InvariantCulture, $"<p class=\"{CheckPage.Class(note.Severity!.Value)}\"><a href=\"#{note.Back}\">{note.Label}</a> {CheckPage.Text(note.Message)}</p>");
        var items = all.Where(m => m.Severity is null).ToList();
        if (items.Count > 0)
        {
            html.Append("<p class=\"items\">");
            foreach (var item in items) html.Append(CultureInfo.InvariantCulture, $"<a href=\"#{item.Back}\" title=\"{CheckPage.Text(item.Message)}\">{item.Label}</a> ");
            html.Append("</p>");
        }
        html.Append("</aside>");
    }

    // Marks may overlap: the text is cut at every edge, and a piece wears the gravest mark over it.
    private static string Marked(PlainText plain, List<Mark> marks)
    {
        if (plain.Length == 0) return "";
        var whole = plain.ToDocument(0, plain.Length);
        var here = marks.Where(m => m.Span.Overlaps(whole)).Select(m => (Mark: m, Start: Math.Max(0, plain.FromDocument(Math.Max(m.Span.Start, whole.Start))), End: m.Span.End >= whole.End ? plain.Length : plain.FromDocument(m.Span.End))).Where(m => m.End > m.Start).ToList();
        if (here.Count == 0) return CheckPage.Text(plain.Text);
        var edges = here.SelectMany(m => new[] { m.Start, m.End }).Append(0).Append(plain.Length).Distinct().Order().ToList();
        var html = new StringBuilder();
        var anchored = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var piece = CheckPage.Text(plain.Text[edges[i]..edges[i + 1]]);
            var over = here.Where(m => m.Start <= edges[i] && m.End >= edges[i + 1]).Where(m => m.Mark.Severity is not null).OrderByDescending(m => m.Mark.Severity).ToList();
            foreach (var mark in here.Where(m => m.Start == edges[i]))
            {
                if (anchored.Add(mark.Mark.Anchor)) html.Append(CultureInfo.InvariantCulture, $"<a id=\"{mark.Mark.Anchor}\"></a>");
            }
            if (over.Count == 0) html.Append(piece);
            else html.Append(CultureInfo.InvariantCulture, $"<mark class=\"{CheckPage.Class(over[0].Mark.Severity!.Value)}\">{piece}</mark>");
        }
        return html.ToString();
    }
}
