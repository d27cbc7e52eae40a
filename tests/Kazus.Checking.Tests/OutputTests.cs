using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kazus.Checking.Output;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Checking.Tests;

public sealed class OutputTests
{
    private static (CheckReport Report, Text.Documents.Document Document) Checked(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var document = new DocumentReader().Read(stream, "report.md").Documents[0] with { Id = "report.md" };
        return (ManuscriptCheck.Check(new Manuscript(document, "report.md")), document);
    }

    private static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) write(writer);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    [Fact]
    public void Json_has_the_fields_of_the_contract()
    {
        var (report, _) = Checked(Examples.Report(declarations: "Ethics: none."));
        var json = Json(w => CheckJson.Write(w, report));
        Assert.Equal("report.md", json.GetProperty("checked")[0].GetProperty("path").GetString());
        Assert.NotEqual(0, json.GetProperty("checked")[0].GetProperty("rules_not_run").GetArrayLength());
        var place = json.GetProperty("findings")[0].GetProperty("places")[0];
        foreach (var field in new[] { "path", "where", "start", "end", "line", "quote", "value" }) Assert.True(place.TryGetProperty(field, out _), field);
    }

    [Fact]
    public void One_line_counts_what_was_found()
    {
        var (report, document) = Checked(Examples.Report(declarations: "Ethics: none."));
        Assert.Matches(@"^0 errors, 2 warnings, \d+ notes; \d+ items of the checklist are told in part or not at all\.$", TextReport.InOneLine(report));
        // The page counts as the line does.
        var counts = Regex.Matches(CheckPage.Of(report, [document]), @"<b>(?<n>\d+)</b> (?<what>errors?|warnings?|notes?)<");
        Assert.Equal(3, counts.Count);
        Assert.All(counts, c => Assert.Contains($"{c.Groups["n"].Value} {c.Groups["what"].Value}", TextReport.InOneLine(report), StringComparison.Ordinal));
    }

    [Fact]
    public void Sarif_names_its_version_and_every_result_its_rule()
    {
        var (report, _) = Checked(Examples.Report(declarations: "Ethics: none."));
        var run = Json(w => Sarif.Write(w, report)).GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToHashSet();
        Assert.All(run.GetProperty("results").EnumerateArray(), r => Assert.Contains(r.GetProperty("ruleId").GetString(), rules));
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere_and_escapes_the_text()
    {
        var (report, document) = Checked(Examples.Report(title: "Schwannoma <script>alert(1)</script> of the nerve", keywords: "nerve"));
        var page = CheckPage.Of(report, [document]);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page.Replace("https://doi.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<mark class=\"warning\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_a_sentence_once_with_its_words_in_bold()
    {
        var (report, document) = Checked(Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins, and 50 Gy were given to its bed. There was no recurrence at 12 months.",
            @case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. Radiotherapy of 60 Gy was given to the bed of the tumour in June 2020. S-100 protein was positive and desmin was negative. MRI at 6 and 12 months showed no recurrence (Figure 2)."));
        Assert.Single(report.Findings, f => f.Rule == "KZ321");
        var article = Regex.Match(CheckPage.Of(report, [document]), "<article(?:(?!</article>).)*KZ321.*?</article>", RegexOptions.Singleline).Value;
        var quotes = Regex.Matches(article, "<q>(?<q>.*?)</q>", RegexOptions.Singleline).Select(q => q.Groups["q"].Value).ToList();
        Assert.Equal(quotes.Count, quotes.Select(q => q.Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal)).Distinct().Count());
        Assert.Contains(quotes, q => q.StartsWith("It was excised", StringComparison.Ordinal) && q.Contains("<b>50 Gy</b>", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_cuts_a_quote_of_one_endless_word()
    {
        // The sentence of the finding, which is shown with its words in bold, has a word of 3,000 letters behind them.
        var (report, document) = Checked(Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins, and 50 Gy were given to its bed (" + new string('a', 3000) + "). There was no recurrence at 12 months.",
            @case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. Radiotherapy of 60 Gy was given to the bed of the tumour in June 2020. S-100 protein was positive and desmin was negative. MRI at 6 and 12 months showed no recurrence (Figure 2)."));
        Assert.Contains(report.Findings, f => f.Rule == "KZ321");
        var quotes = Regex.Matches(CheckPage.Of(report, [document]), "<q>(?<q>.*?)</q>", RegexOptions.Singleline).Select(q => q.Groups["q"].Value).ToList();
        Assert.Contains(quotes, q => q.Contains("<b>50 Gy</b>", StringComparison.Ordinal) && q.EndsWith('…'));
        Assert.All(quotes, q => Assert.InRange(q.Length, 1, 260));
    }

    [Fact]
    public void Without_a_terminal_nothing_is_coloured()
    {
        var (report, _) = Checked(Examples.Report(declarations: "Ethics: none."));
        var writer = new StringWriter();
        TextReport.Write(report, writer, colour: false);
        Assert.DoesNotContain('\u001b', writer.ToString());
    }
}
