using System.Globalization;
using System.Net;
using System.Text;
using Kazus.Cases;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims;

/// <summary>
/// An article as one self-contained page: the text with every proposed claim marked where it was read, and beside it the claims
/// by question. A click on a claim goes to its words. No script, no outside file.
/// </summary>
public static class ArticleHtml
{
    public static string Write(Document document, IReadOnlyList<ProposedClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(claims);
        var marks = new Marks(claims);
        var html = new StringBuilder(document.Text.Length * 2);
        var title = document.Metadata.Title?.Value ?? document.Id;
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Text(title)).Append("</title>\n<style>\n").Append(Style).Append("</style>\n</head>\n<body>\n<main>\n");
        if (document.Metadata.Title is { } field) html.Append("<h1>").Append(marks.Marked(PlainText.Verbatim(document.Text, field.Span))).Append("</h1>\n");
        else html.Append("<h1>").Append(Text(title)).Append("</h1>\n");
        if (document.Metadata.Authors.Count > 0) html.Append("<p class=\"by\">").Append(Text(string.Join(", ", document.Metadata.Authors.Select(a => a.Name)))).Append("</p>\n");
        foreach (var section in document.Outline) Section(section, marks, html);
        foreach (var figure in document.Figures) html.Append("<p class=\"legend\">").Append(marks.Marked(figure.Legend.Plain)).Append("</p>\n");
        foreach (var table in document.Tables) Table(table, marks, html);
        html.Append("</main>\n");
        Aside(claims, marks, html);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Section(Section section, Marks marks, StringBuilder html)
    {
        if (section.Kind is SectionKind.References or SectionKind.Front or SectionKind.Legends) return;
        var level = Math.Clamp(section.Level + 1, 2, 6).ToString(CultureInfo.InvariantCulture);
        if (section.Title.Length > 0) html.Append("<h").Append(level).Append('>').Append(Text(section.Title)).Append("</h").Append(level).Append(">\n");
        foreach (var paragraph in section.Paragraphs) html.Append("<p>").Append(marks.Marked(paragraph.Plain)).Append("</p>\n");
        foreach (var inner in section.Sections) Section(inner, marks, html);
    }

    private static void Table(Table table, Marks marks, StringBuilder html)
    {
        html.Append("<div class=\"scroll\"><table>\n");
        if (table.Caption is { } caption) html.Append("<caption>").Append(marks.Marked(caption.Plain)).Append("</caption>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var tag = row.IsHeader ? "th" : "td";
                html.Append('<').Append(tag);
                if (cell.ColumnSpan > 1) html.Append(" colspan=\"").Append(cell.ColumnSpan.ToString(CultureInfo.InvariantCulture)).Append('"');
                html.Append('>').Append(marks.Marked(cell.Plain)).Append("</").Append(tag).Append('>');
            }
            html.Append("</tr>\n");
        }
        html.Append("</table></div>\n");
    }

    private static void Aside(IReadOnlyList<ProposedClaim> claims, Marks marks, StringBuilder html)
    {
        html.Append("<aside>\n<h2>Proposed claims</h2>\n<p>Read by rules; nobody has accepted them. The bar tells the confidence.</p>\n");
        foreach (var patient in claims.Where(c => c.Study is null).GroupBy(c => c.Patient).OrderBy(g => g.Key))
        {
            if (claims.Any(c => c.Study is null && c.Patient != patient.Key)) html.Append("<h3>Patient ").Append(patient.Key.ToString(CultureInfo.InvariantCulture)).Append("</h3>\n");
            html.Append("<dl>\n");
            foreach (var variable in Variables.All)
            {
                var here = patient.Where(c => c.Variable == variable.Id).ToList();
                if (here.Count == 0) continue;
                html.Append("<dt class=\"").Append(variable.Group).Append("\">").Append(Text(variable.Label)).Append("</dt>\n");
                foreach (var claim in here)
                    html.Append("<dd><a href=\"#").Append(marks.IdOf(claim)).Append("\">").Append(Text(claim.Value.ToString())).Append("</a>")
                        .Append(claim.At is null ? "" : " <span>at " + Text(claim.At.Words) + "</span>").Append(" <span>").Append(Text(claim.Where)).Append("</span><meter min=\"0\" max=\"1\" value=\"").Append(claim.Confidence.ToString("0.##", CultureInfo.InvariantCulture)).Append("\" title=\"confidence ").Append(claim.Confidence.ToString("0.##", CultureInfo.InvariantCulture)).Append("\"></meter></dd>\n");
            }
            html.Append("</dl>\n");
        }
        html.Append("</aside>\n");
    }

    private static string Text(string words) => WebUtility.HtmlEncode(words);

    /// <summary>The marks of a document's claims, written into clean text. Claims that share characters share a mark.</summary>
    private sealed class Marks
    {
        private readonly List<ProposedClaim> claims;
        private readonly Dictionary<ProposedClaim, string> ids = new(ReferenceEqualityComparer.Instance);

        public Marks(IReadOnlyList<ProposedClaim> claims)
        {
            this.claims = [.. claims.OrderBy(c => c.Span)];
            for (var i = 0; i < this.claims.Count; i++) ids[this.claims[i]] = "c" + (i + 1).ToString(CultureInfo.InvariantCulture);
        }

        public string IdOf(ProposedClaim claim) => ids[claim];

        public string Marked(PlainText plain)
        {
            if (plain.Length == 0) return "";
            var (start, end) = (plain.ToDocument(0), plain.ToDocument(plain.Length));
            var html = new StringBuilder();
            var at = 0;
            var here = claims.Where(c => c.Span.Start >= start && c.Span.End <= end).ToList();
            for (var i = 0; i < here.Count;)
            {
                var stretch = here[i].Span;
                var j = i + 1;
                while (j < here.Count && here[j].Span.Start < stretch.End) stretch = stretch.Cover(here[j++].Span);
                var (from, to) = (plain.FromDocument(stretch.Start), plain.FromDocument(stretch.End));
                // The quote of a word that a page break cuts ends at the hyphen; the mark on the page has the whole word.
                while (to > 0 && to < plain.Length && plain.Text[to - 1] is '-' or '‐' && char.IsLetter(plain.Text[to]))
                    while (to < plain.Length && char.IsLetter(plain.Text[to])) to++;
                if (from < at || to <= from) { i = j; continue; }
                html.Append(Text(plain.Text[at..from]));
                Mark(here[i..j], plain.Text[from..to], html);
                at = to;
                i = j;
            }
            return html.Append(Text(plain.Text[at..])).ToString();
        }

        private void Mark(List<ProposedClaim> together, string words, StringBuilder html)
        {
            foreach (var claim in together.Skip(1)) html.Append("<a id=\"").Append(ids[claim]).Append("\"></a>");
            var tip = string.Join("\n", together.Select(c => string.Create(CultureInfo.InvariantCulture, $"{Variables.Get(c.Variable).Label}: {c.Value} ({c.Confidence:0.00}, {c.Rule})")));
            html.Append("<mark id=\"").Append(ids[together[0]]).Append("\" class=\"").Append(Variables.Get(together[0].Variable).Group).Append("\" title=\"").Append(Text(tip)).Append("\">").Append(Text(words)).Append("</mark>");
        }
    }

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1c2430; --paper: #fdfdfb; --line: #d9dcd6; --dim: #5d6672;
          --patient: #cfe3f7; --disease: #f6dcc3; --presentation: #f7ecb5; --treatment: #d3ecd2; --pathology: #e7d9f3; --outcome: #f8d5da; --source: #e3e5e8; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #16191d; --line: #343a41; --dim: #9aa4af;
          --patient: #1f4468; --disease: #66421c; --presentation: #5c5014; --treatment: #20502a; --pathology: #4a3266; --outcome: #66262f; --source: #3a4048; } }
        * { box-sizing: border-box; }
        body { margin: 0; color: var(--ink); background: var(--paper); font: 1.0625rem/1.6 Charter, Georgia, "Times New Roman", serif; display: grid; grid-template-columns: minmax(0, 1fr) 22rem; }
        main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.5rem 6rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3, h4 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
        p { margin: 0 0 .9rem; } .by, .legend, caption { color: var(--dim); font-size: .95rem; } .legend { border-left: 3px solid var(--line); padding-left: .8rem; }
        mark { color: inherit; padding: .05em .15em; border-radius: .2em; background: var(--source); scroll-margin-top: 30vh; }
        mark:target, a:target + mark { outline: 3px solid currentColor; outline-offset: 2px; }
        mark.patient, dt.patient::before { background: var(--patient); } mark.disease, dt.disease::before { background: var(--disease); } mark.presentation, dt.presentation::before { background: var(--presentation); }
        mark.treatment, dt.treatment::before { background: var(--treatment); } mark.pathology, dt.pathology::before { background: var(--pathology); } mark.outcome, dt.outcome::before { background: var(--outcome); }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .92rem; margin: 1.5rem 0; } caption { text-align: left; padding-bottom: .4rem; } th, td { border-bottom: 1px solid var(--line); padding: .35rem .7rem .35rem 0; text-align: left; vertical-align: top; }
        aside { font: .875rem/1.45 system-ui, "Segoe UI", sans-serif; border-left: 1px solid var(--line); padding: 2rem 1.25rem; position: sticky; top: 0; height: 100vh; overflow-y: auto; }
        aside h2 { margin-top: 0; } aside p { color: var(--dim); } dl { margin: 0; } dt { font-weight: 600; margin-top: .8rem; } dt::before { content: ""; display: inline-block; width: .7em; height: .7em; border-radius: .15em; margin-right: .45em; }
        dd { margin: .15rem 0 .15rem 1.15em; overflow-wrap: anywhere; } dd a { color: inherit; } dd span { color: var(--dim); font-size: .8rem; } meter { -webkit-appearance: none; appearance: none; width: 2.6rem; height: .3rem; float: right; margin: .55rem 0 0 .4rem; border: 0; background: var(--line); } meter::-webkit-meter-inner-element { display: flex; height: 100%; } meter::-webkit-meter-bar { width: 100%; height: 100%; border: 0; border-radius: 0; background: var(--line); } meter::-webkit-meter-optimum-value { block-size: 100%; background: #0072b2; } meter::-moz-meter-bar { background: #0072b2; }
        @media (max-width: 60rem) { body { display: block; } aside { position: static; height: auto; border-left: 0; border-top: 1px solid var(--line); } }
        @media print { body { display: block; } aside { position: static; height: auto; } mark { border-bottom: 1px solid; } }

        """;
}
