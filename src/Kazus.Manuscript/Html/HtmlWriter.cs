using System.Security.Cryptography;
using System.Text;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Html;

/// <summary>
/// Writes the report as one HTML page that needs nothing else: style, script, figures and pictures are inside. Without the script
/// every value still links to the claims behind it.
/// </summary>
public static class HtmlWriter
{
    private static readonly Lazy<string> Css = new(() => Resource("report.css"));
    private static readonly Lazy<string> Script = new(() => Resource("report.js"));
    private static readonly Lazy<string> ScriptHash = new(() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script.Value))));

    /// <summary>The page.</summary>
    public static string Write(Report report) => Page(report).ToString();

    /// <summary>The page, written piece by piece: for reports of many thousand rows.</summary>
    public static void Write(Report report, TextWriter writer) => Page(report).CopyTo(writer);

    private static HtmlText Page(Report report)
    {
        var html = new HtmlText();
        var register = new ClaimRegister();
        var references = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var listed in report.References) references.TryAdd(listed.Reference.Key, listed.Number);
        var lines = new HtmlLines(html, register, references);
        var blocks = new HtmlBlocks(html, lines);

        Head(html, report);
        html.Open("body").Raw("<a class=\"skip\" href=\"#text\">Skip to the text</a>").Line().Open("div", ("class", "paper"));
        new HtmlFront(html, blocks).Write(report);
        html.Open("main", ("id", "text")).Line();
        foreach (var section in report.Body) Section(html, lines, blocks, section);
        html.Close("main").Line();
        new HtmlBack(html, lines, blocks).Write(report);
        html.Close("div").Line();
        html.Raw("<div id=\"claim\" role=\"dialog\" aria-label=\"Where this was read\" hidden></div>").Line();
        html.Open("script").Raw(Script.Value).Close("script").Line().Close("body").Line().Close("html").Line();
        return html;
    }

    private static void Head(HtmlText html, Report report)
    {
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", report.Front.Language)).Open("head").Raw("<meta charset=\"utf-8\">\n");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{ScriptHash.Value}'\">\n");
        html.Open("meta", ("name", "generator"), ("content", report.Options.Maker)).Line();
        foreach (var author in report.Front.Authors) html.Open("meta", ("name", "author"), ("content", author.Name.Full)).Line();
        if (report.Front.Keywords.Count > 0) html.Open("meta", ("name", "keywords"), ("content", string.Join(", ", report.Front.Keywords))).Line();
        html.Element("title", report.Front.Title).Line();
        html.Open("style").Raw(Css.Value).Raw(Figures.FigureTheme.Css).Raw(RunningHead(report)).Close("style").Line().Close("head").Line();
    }

    // The running head is the only text inside a style sheet: quotes, backslashes, angle brackets and line ends are written as CSS escapes.
    private static string RunningHead(Report report)
    {
        var words = XmlCharacters.Clean(report.Front.RunningTitle ?? report.Front.Title);
        var safe = new StringBuilder();
        foreach (var c in words.Length > 90 ? words[..89].TrimEnd() + "…" : words)
            safe.Append(c is '"' or '\\' or '<' or '>' or '&' or < ' ' ? $"\\{(int)c:x6}" : c.ToString());
        return $"@page{{@top-left{{content:\"{safe}\"}}}}\n";
    }

    private static void Section(HtmlText html, HtmlLines lines, HtmlBlocks blocks, Section section)
    {
        html.Open("section", ("id", section.Id));
        if (section.Title.Count > 0)
        {
            // h1 is the title of the report.
            var tag = "h" + Math.Min(section.Level + 1, 6).ToString(System.Globalization.CultureInfo.InvariantCulture);
            html.Open(tag);
            lines.Write(section.Title);
            html.Close(tag).Line();
        }
        blocks.Write(section.Blocks);
        foreach (var inner in section.Sections) Section(html, lines, blocks, inner);
        html.Close("section").Line();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlWriter).Assembly.GetManifestResourceStream("Kazus.Manuscript.Html." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
