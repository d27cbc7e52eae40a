using System.Globalization;
using System.Net;
using System.Text;
using Kazus.Text.Documents;

namespace Kazus.Server.Reading;

/// <summary>
/// The article as part of a page: every claim is a link from its words to its place in the form, and carries what the reader has
/// said of it. Claims that share characters share a link.
/// </summary>
internal sealed class ArticleMarkup
{
    private readonly Document _document;
    private readonly IReadOnlyList<ReadClaim> _claims;
    private readonly Func<ReadClaim, string> _state;
    private readonly StringBuilder _html;

    private ArticleMarkup(Document document, IReadOnlyList<ReadClaim> claims, Func<ReadClaim, string> state)
    {
        _document = document;
        _claims = claims;
        _state = state;
        _html = new StringBuilder(document.Text.Length * 2);
    }

    /// <summary>Writes the article.</summary>
    /// <param name="document">The article.</param>
    /// <param name="claims">The claims to mark, in reading order.</param>
    /// <param name="state">What the reader has said of a claim, as a class: "open", "accepted", "corrected", "rejected".</param>
    public static string Write(Document document, IReadOnlyList<ReadClaim> claims, Func<ReadClaim, string> state) => new ArticleMarkup(document, claims, state).Write();

    private string Write()
    {
        if (_document.Metadata.Title is { } title) _html.Append("<h2 class=\"title\">").Append(Marked(PlainText.Verbatim(_document.Text, title.Span))).Append("</h2>");
        if (_document.Metadata.Authors.Count > 0) _html.Append("<p class=\"by\">").Append(Encoded(string.Join(", ", _document.Metadata.Authors.Select(a => a.Name)))).Append("</p>");
        foreach (var section in _document.Outline) Section(section);
        foreach (var figure in _document.Figures) _html.Append("<p class=\"legend\">").Append(Marked(figure.Legend.Plain)).Append("</p>");
        foreach (var table in _document.Tables) Table(table);
        return _html.ToString();
    }

    private void Section(Section section)
    {
        if (section.Kind is SectionKind.References or SectionKind.Front or SectionKind.Legends) return;
        var level = Math.Clamp(section.Level + 2, 3, 6).ToString(CultureInfo.InvariantCulture);
        if (section.Title.Length > 0) _html.Append("<h").Append(level).Append('>').Append(Encoded(section.Title)).Append("</h").Append(level).Append('>');
        foreach (var paragraph in section.Paragraphs) _html.Append("<p>").Append(Marked(paragraph.Plain)).Append("</p>");
        foreach (var inner in section.Sections) Section(inner);
    }

    private void Table(Table table)
    {
        _html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Encoded(table.Label)).Append("\"><table>");
        if (table.Caption is { } caption) _html.Append("<caption>").Append(Marked(caption.Plain)).Append("</caption>");
        _html.Append("<tbody>");
        foreach (var row in table.Rows)
        {
            _html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var tag = row.IsHeader && cell.Plain.Length > 0 ? "th" : "td";
                _html.Append('<').Append(tag);
                if (cell.ColumnSpan > 1) _html.Append(" colspan=\"").Append(cell.ColumnSpan.ToString(CultureInfo.InvariantCulture)).Append('"');
                _html.Append('>').Append(Marked(cell.Plain)).Append("</").Append(tag).Append('>');
            }
            _html.Append("</tr>");
        }
        _html.Append("</tbody></table></div>");
    }

    private string Marked(PlainText plain)
    {
        if (plain.Length == 0) return "";
        var (start, end) = (plain.ToDocument(0), plain.ToDocument(plain.Length));
        var html = new StringBuilder();
        var at = 0;
        var here = _claims.Where(c => c.Proposal.Span.Start >= start && c.Proposal.Span.End <= end).ToList();
        for (var i = 0; i < here.Count;)
        {
            var stretch = here[i].Proposal.Span;
            var j = i + 1;
            while (j < here.Count && here[j].Proposal.Span.Start < stretch.End) stretch = stretch.Cover(here[j++].Proposal.Span);
            var (from, to) = (plain.FromDocument(stretch.Start), plain.FromDocument(stretch.End));
            if (from >= at && to > from)
            {
                html.Append(Encoded(plain.Text[at..from]));
                Mark(here[i..j], plain.Text[from..to], html);
                at = to;
            }
            i = j;
        }
        return html.Append(Encoded(plain.Text[at..])).ToString();
    }

    private void Mark(List<ReadClaim> together, string words, StringBuilder html)
    {
        // The claim that still waits gives the mark its look; the others are places within it.
        var first = together.Find(c => _state(c) == "open") ?? together[0];
        foreach (var claim in together.Where(c => c != first)) html.Append("<span id=\"m-").Append(claim.Key).Append("\"></span>");
        var tip = string.Join("; ", together.Select(c => $"{Words.Texts.Tell(c.Variable.Label)}: {c.Written}"));
        html.Append("<a id=\"m-").Append(first.Key).Append("\" class=\"told ").Append(_state(first)).Append("\" href=\"#k-").Append(first.Key).Append("\" title=\"").Append(Encoded(tip)).Append("\">").Append(Encoded(words)).Append("</a>");
    }

    private static string Encoded(string words) => WebUtility.HtmlEncode(words);
}
