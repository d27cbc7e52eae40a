using System.Globalization;
using System.Net;
using System.Text;
using Kazus.Checking.Rules.Guidelines;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Output;

/// <summary>
/// A report as one page for an editor, without scripts and without anything to fetch: the findings on top with their quotes side by
/// side, then the manuscript with its marks in the margin, then what was checked and what could not be.
/// </summary>
public static partial class CheckPage
{
    /// <param name="report">What the rules said.</param>
    /// <param name="documents">The manuscripts, each under the path it was checked by.</param>
    public static string Of(CheckReport report, IEnumerable<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(documents);
        var all = documents.ToList();
        var title = all.FirstOrDefault()?.Metadata.Title?.Value ?? report.Checked.FirstOrDefault()?.Path ?? "Check";
        // Items of guidelines stand in their checklist, not among the findings.
        var found = report.Findings.Where(f => !ItemFindings.IsItem(f)).ToList();
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Check: ").Append(Text(title)).Append("</title>\n<style>\n").Append(Style()).Append("</style>\n</head>\n<body>\n<header>\n<p class=\"over\">Check of a manuscript</p>\n<h1>").Append(Text(title)).Append("</h1>\n<p class=\"counts\">");
        foreach (var severity in new[] { Severity.Error, Severity.Warning, Severity.Note })
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"count {Class(severity)}\"><b>{found.Count(f => f.Severity == severity)}</b> {Class(severity)}{(found.Count(f => f.Severity == severity) == 1 ? "" : "s")}</span> ");
        html.Append("</p>\n</header>\n<main>\n<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">What was found</h2>\n");
        if (found.Count == 0) html.Append("<p>Nothing was found by the rules that could look.</p>\n");
        for (var i = 0; i < found.Count; i++) Finding(html, found[i], i + 1);
        html.Append("</section>\n");
        ChecklistPage.Write(html, report.Guidelines);
        foreach (var document in all) ManuscriptMarks.Write(html, document, found, report.Guidelines);
        Rules(html, report);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    internal static string Text(string text) => WebUtility.HtmlEncode(text);

    internal static string Class(Severity severity) => severity.ToString().ToLowerInvariant();

    private static void Finding(StringBuilder html, Finding finding, int number)
    {
        html.Append(CultureInfo.InvariantCulture, $"<article class=\"finding {Class(finding.Severity)}\" id=\"f{number}\">\n<h3><span class=\"n\">{number}</span> {Text(finding.Message)}</h3>\n<p class=\"rule\"><span class=\"severity\">{Class(finding.Severity)}</span> {finding.Rule} {Text(finding.Name)}</p>\n");
        if (finding.Places.Count > 0)
        {
            html.Append("<dl class=\"sides\">\n");
            // The words of a finding are shown in their sentence, not beside it.
            foreach (var place in finding.Places.Where(p => !finding.Places.Any(q => Holds(q, p))))
            {
                html.Append("<div><dt>").Append(Text(place.Where ?? place.Path)).Append(place.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"line\">, line {line}</span>") : "").Append("</dt><dd>");
                var link = place.Start is { } start ? string.Create(CultureInfo.InvariantCulture, $"<a href=\"#m{number}-{start}\">") : null;
                html.Append(link).Append("<q>").Append(Quoted(place, finding)).Append("</q>").Append(link is null ? "" : "</a>").Append("</dd></div>\n");
            }
            html.Append("</dl>\n");
        }
        if (finding.Settle is { } settle) html.Append("<p class=\"settle\">").Append(Text(settle)).Append("</p>\n");
        html.Append("</article>\n");
    }

    private static bool Holds(Place whole, Place part) =>
        whole != part && whole.Path == part.Path && whole is { Start: { } from, End: { } to } && part is { Start: { } start, End: { } end } && from <= start && end <= to && to - from > end - start;

    // A quote with the words in bold type that the finding is about; of a long sentence the stretch around the first of them.
    private static string Quoted(Place place, Finding finding)
    {
        var quote = Clean(place.Quote ?? place.Value ?? "");
        var words = finding.Places.Where(p => Holds(place, p)).Select(p => Clean(p.Quote ?? "")).Where(w => w.Length > 0).Distinct().Select(w => (Word: w, At: quote.IndexOf(w, StringComparison.Ordinal))).Where(w => w.At >= 0).OrderBy(w => w.At).ToList();
        if (words.Count == 0) return Text(Shorten(quote));
        var from = quote.Length <= Longest || words[0].At < Longest / 2 ? 0 : quote.LastIndexOf(' ', words[0].At - Longest / 2 + 1) + 1;
        var to = quote.Length;
        // A text without spaces is cut where it is too long.
        if (quote.Length - from > Longest) to = quote.LastIndexOf(' ', from + Longest, Longest) is var space && space > from ? space : from + Longest;
        var html = new StringBuilder(from > 0 ? "…" : "");
        foreach (var (word, at) in words)
        {
            if (at < from || at + word.Length > to) continue;
            html.Append(Text(quote[from..at])).Append("<b>").Append(Text(word)).Append("</b>");
            from = at + word.Length;
        }
        return html.Append(Text(quote[from..to])).Append(to < quote.Length ? "…" : "").ToString();
    }

    private static void Rules(StringBuilder html, CheckReport report)
    {
        html.Append("<section aria-labelledby=\"checked\" class=\"checked\">\n<h2 id=\"checked\">What was checked, and what could not be</h2>\n");
        foreach (var one in report.Checked)
        {
            html.Append("<h3>").Append(Text(one.Path)).Append("</h3>\n<table><thead><tr><th>Rule</th><th>Looks for</th><th>Found</th></tr></thead><tbody>\n");
            foreach (var id in one.RulesRun)
            {
                var rule = RuleBook.Find(id);
                var found = report.Findings.Count(f => f.Rule == id && f.Places.Any(p => p.Path == one.Path));
                html.Append(CultureInfo.InvariantCulture, $"<tr><td>{id}</td><td>{Text(rule?.Title is { Length: > 0 } t ? t : rule?.Name ?? "")}</td><td>{(found == 0 ? "nothing" : found)}</td></tr>\n");
            }
            foreach (var not in one.RulesNotRun) html.Append(CultureInfo.InvariantCulture, $"<tr class=\"not\"><td>{not.Rule}</td><td>{Text(RuleBook.Find(not.Rule)?.Title ?? "")}</td><td>could not look: {Text(not.Why)}</td></tr>\n");
            html.Append("</tbody></table>\n");
        }
        html.Append("<p>Nothing here is a verdict on the work. A finding says that two places, or a place and a rule, do not go together; the authors know which is right.</p>\n</section>\n");
    }

    // Quotes are the file's own characters; marks of Markdown and HTML are left out where they are only read.
    internal static string Clean(string quote) => Marks().Replace(quote, "");

    [System.Text.RegularExpressions.GeneratedRegex(@"</?[a-zA-Z]{1,6}>|\*{1,3}|\\(?=_)|(?<=^|\n)#{1,6} ")]
    private static partial System.Text.RegularExpressions.Regex Marks();

    private const int Longest = 240;

    internal static string Shorten(string quote) => Cut(quote, Longest);

    // Ends with a whole word.
    internal static string Cut(string quote, int most)
    {
        var one = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (one.Length <= most) return one;
        var space = one.LastIndexOf(' ', most - 1);
        return one[..(space > most / 2 ? space : most - 1)].TrimEnd(' ', ',', ';') + "…";
    }

    private static string Style()
    {
        using var stream = typeof(CheckPage).Assembly.GetManifestResourceStream("page.css")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
