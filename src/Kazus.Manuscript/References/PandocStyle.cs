using System.Text;
using System.Text.Json;
using Kazus.Checks;
using Kazus.Manuscript.Plain;
using Kazus.Manuscript.Print;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.References;

/// <summary>Citations and list in another style, or the finding that says why there are none.</summary>
public sealed record StyleResult(StyledReferences? References, Finding? Finding);

/// <summary>Prints citations and references in any CSL style with pandoc's citation processor, when pandoc is there.</summary>
public static class PandocStyle
{
    /// <summary>The printed citations of a composed report; compose it again with <see cref="ReportOptions.Styled"/>.</summary>
    /// <param name="report">The report in its built-in style.</param>
    /// <param name="style">Path of the style (<c>.csl</c>).</param>
    /// <param name="program">Name or path of pandoc.</param>
    /// <param name="stop">Ends the program early.</param>
    public static async Task<StyleResult> Print(Report report, string style, string program = "pandoc", CancellationToken stop = default)
    {
        var place = new SourcePlace(style, 1, 1);
        var citations = Citations(report);
        var file = Path.Combine(Path.GetTempPath(), $"kazus-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, CslJson.Write(report.References.Select(r => r.Reference)), stop).ConfigureAwait(false);
            var text = string.Join("\n\n", citations) + "\n\n# References\n";
            var answer = await ExternalProgram.Run(program, ["-f", "markdown", "-t", "json", "--citeproc", "--csl", style, "--bibliography", file], Encoding.UTF8.GetBytes(text), stop).ConfigureAwait(false);
            if (!answer.Present) return new StyleResult(null, ManuscriptRules.ProgramMissing.At(place, "The style was not used: pandoc is not installed; citations are in Vancouver style.", "Install pandoc (Debian package 'pandoc')."));
            if (answer.Code != 0) return new StyleResult(null, ManuscriptRules.ProgramMissing.At(place, "The style was not used: pandoc stopped. " + answer.Errors.Trim().Split('\n')[0], "Check the path and the content of the style."));
            using var json = JsonDocument.Parse(answer.Output);
            return new StyleResult(Read(json.RootElement.GetProperty("blocks"), citations), null);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Every citation of the report once, in the order a reader meets them, each its own paragraph.
    private static List<string> Citations(Report report)
    {
        var blocks = report.Abstract.SelectMany(a => a.Blocks).Concat(report.Body.SelectMany(All)).Concat(report.Back.SelectMany(b => b.Blocks));
        var all = new List<string>();
        foreach (var block in Compose.Walk.Blocks(blocks))
        {
            all.AddRange(Compose.Walk.Inlines(block).OfType<Inline.Cite>().Where(c => c.Shown.Any(p => p.Key is not null)).Select(c => c.Markdown));
            if (block is Block.PlacedTable table)
                all.AddRange(table.Table.Rows.SelectMany(r => r.Cells).Where(c => c.Cites.Count > 0).Select(c => "[" + string.Join("; ", c.Cites.Select(k => "@" + k)) + "]"));
        }
        return [.. all.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<Block> All(Section section) => section.Blocks.Concat(section.Sections.SelectMany(All));

    private static StyledReferences Read(JsonElement blocks, List<string> citations)
    {
        var printed = new Dictionary<string, StyledCitation>(StringComparer.Ordinal);
        var entries = new Dictionary<string, IReadOnlyList<Inline>>(StringComparer.Ordinal);
        var order = new List<string>();
        var numbered = false;
        var next = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            if (Kind(block) == "Para" && next < citations.Count) printed[citations[next++]] = Printed(Inlines(block.GetProperty("c")));
            if (Kind(block) != "Div") continue;
            foreach (var entry in block.GetProperty("c")[1].EnumerateArray().Where(e => Kind(e) == "Div"))
            {
                var id = entry.GetProperty("c")[0][0].GetString() ?? "";
                var key = id.StartsWith("ref-", StringComparison.Ordinal) ? id[4..] : id;
                var line = entry.GetProperty("c")[1].EnumerateArray().SelectMany(p => Inlines(p.GetProperty("c"))).ToList();
                // A numbered style brings the number in the left margin; the list counts for itself.
                if (line is [Inline.Styled { Style: TextStyle.Subscript, Markdown: "margin" }, ..])
                {
                    numbered = true;
                    line.RemoveAt(0);
                }
                entries[key] = line;
                order.Add(key);
            }
        }
        return new StyledReferences(printed, entries, order, numbered);
    }

    private static StyledCitation Printed(List<Inline> line) => new(PlainText.Of(line), line.Count > 0 && line.TrueForAll(i => i is Inline.Styled { Style: TextStyle.Superscript }));

    private static List<Inline> Inlines(JsonElement list)
    {
        var line = new List<Inline>();
        foreach (var node in list.EnumerateArray()) Add(line, node);
        return line;
    }

    private static void Add(List<Inline> line, JsonElement node)
    {
        var content = node.TryGetProperty("c", out var c) ? c : default;
        switch (Kind(node))
        {
            case "Str": line.Add(new Inline.Words(content.GetString() ?? "")); break;
            case "Space" or "SoftBreak" or "LineBreak": line.Add(new Inline.Words(" ")); break;
            case "Emph" or "Underline": line.Add(new Inline.Styled(TextStyle.Emphasis, Inlines(content))); break;
            case "Strong": line.Add(new Inline.Styled(TextStyle.Strong, Inlines(content))); break;
            case "Superscript": line.Add(new Inline.Styled(TextStyle.Superscript, Inlines(content))); break;
            case "Subscript": line.Add(new Inline.Styled(TextStyle.Subscript, Inlines(content))); break;
            case "SmallCaps": line.AddRange(Inlines(content)); break;
            case "Quoted": line.AddRange([new Inline.Words("“"), .. Inlines(content[1]), new Inline.Words("”")]); break;
            case "Link": line.Add(new Inline.Link(content[2][0].GetString() ?? "", Inlines(content[1]))); break;
            case "Cite": line.AddRange(Inlines(content[1])); break;
            case "Span": Span(line, content); break;
        }
    }

    private static void Span(List<Inline> line, JsonElement content)
    {
        var margin = content[0][1].EnumerateArray().Any(k => k.GetString() == "csl-left-margin");
        if (margin) line.Add(new Inline.Styled(TextStyle.Subscript, []) { Markdown = "margin" });
        else line.AddRange(Inlines(content[1]));
    }

    private static string Kind(JsonElement node) => node.GetProperty("t").GetString() ?? "";
}
