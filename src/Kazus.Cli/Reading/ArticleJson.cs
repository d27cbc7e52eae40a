using System.Text.Json;
using Kazus.Checks;
using Kazus.Cli.Output;
using Kazus.Text.Claims;
using Kazus.Text.Documents;
using Kazus.Text.Mentions;
using Kazus.Text.Reading;

namespace Kazus.Cli.Reading;

/// <summary>Articles in the contract's JSON. Places count Unicode code points of <c>text</c>.</summary>
internal static class ArticleJson
{
    /// <param name="files">The files, in the order given; each is let go once written.</param>
    /// <param name="several">Whether several files were asked for; one file that holds a set of articles is an array as well.</param>
    internal static void WriteAll(IEnumerable<ArticleFile> files, bool several) => JsonOutput.Write(json =>
    {
        if (several) json.WriteStartArray();
        foreach (var file in files)
        {
            if (file.Articles.Count > 1 && !several) json.WriteStartArray();
            foreach (var article in file.Articles) Write(json, article, file.Findings);
            if (file.Articles.Count == 0) Unread(json, file);
            if (file.Articles.Count > 1 && !several) json.WriteEndArray();
            if (json.BytesPending > 1 << 16) json.Flush();
        }
        if (several) json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Article article, IReadOnlyList<Finding> findings)
    {
        var document = article.Document;
        json.WriteStartObject();
        Source(json, article);
        json.WriteString("text", document.Text);
        Sections(json, document);
        Mentions(json, article);
        Claims(json, article);
        Findings(json, [.. findings, .. article.OpenQuestions]);
        json.WriteEndObject();
    }

    private static void Mentions(Utf8JsonWriter json, Article article) => json.List("mentions", article.Mentions, m =>
    {
        var points = article.Document.CodePoints;
        json.WriteString("type", m.Type.SchemeName());
        json.WriteNumber("start", points.FromUtf16(m.Span.Start));
        json.WriteNumber("end", points.FromUtf16(m.Span.End));
        json.WriteString("text", m.Text);
        json.WriteBoolean("negated", m.Negated);
        json.WriteBoolean("uncertain", m.Uncertain);
        json.WriteBoolean("historical", m.Historical);
        json.WriteBoolean("hypothetical", m.Hypothetical);
        json.WriteString("subject", m.Subject == MentionSubject.Patient ? "patient" : "other");
        if (m.Subject == MentionSubject.Family) json.WriteBoolean("family", true);
    });

    private static void Claims(Utf8JsonWriter json, Article article)
    {
        var points = article.Document.CodePoints;
        json.WriteStartArray("claims");
        foreach (var claim in article.Claims) ClaimJson.Write(claim, points).WriteTo(json);
        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var patient in DraftCase.Patients(article.Claims))
            foreach (var happening in EventJson.Write(DraftCase.Of(article.Document, article.Claims, patient), patient, points)) happening.WriteTo(json);
        json.WriteEndArray();
    }

    // A file that could not be read keeps its place in the array and says why.
    private static void Unread(Utf8JsonWriter json, ArticleFile file)
    {
        json.WriteStartObject();
        json.WriteStartObject("source");
        json.WriteString("id", Path.GetFileNameWithoutExtension(file.Path));
        json.WriteString("path", file.Path);
        json.WriteEndObject();
        json.WriteNull("text");
        foreach (var list in (string[])["sections", "mentions", "claims", "events"]) json.List(list, Array.Empty<object>(), _ => { });
        Findings(json, file.Findings);
        json.WriteEndObject();
    }

    private static void Findings(Utf8JsonWriter json, IReadOnlyList<Finding> findings) => json.List("findings", findings, f =>
    {
        json.WriteString("rule", f.Rule);
        json.WriteString("name", f.Name);
        json.WriteString("severity", f.Severity.ToString().ToLowerInvariant());
        json.WriteString("message", f.Message);
    });

    private static void Source(Utf8JsonWriter json, Article article)
    {
        var metadata = article.Document.Metadata;
        json.WriteStartObject("source");
        json.WriteString("id", article.Document.Id);
        json.WriteString("path", article.Path);
        json.WriteString("title", metadata.Title?.Value);
        json.WriteString("doi", metadata.Doi?.Value);
        json.WriteString("pmid", metadata.Pmid?.Value);
        if (metadata.Year is { } year) json.WriteNumber("year", year); else json.WriteNull("year");
        json.WriteString("journal", metadata.Journal?.Value);
        Strings(json, "authors", metadata.Authors.Select(a => a.Name));
        Strings(json, "keywords", metadata.Keywords.Select(k => k.Value));
        json.WriteEndObject();
    }

    private static void Sections(Utf8JsonWriter json, Document document)
    {
        var sections = document.Sections.Select(s => (Kind: s.Kind.Name(), s.Title, s.Span))
            .Concat(document.Tables.Select(t => (Kind: "table", Title: t.Label, t.Span)))
            .Concat(document.Figures.Select(f => (Kind: "figure", Title: f.Label, f.Span)))
            .OrderBy(s => s.Span.Start).ThenByDescending(s => s.Span.End);
        json.List("sections", sections, s =>
        {
            json.WriteString("kind", s.Kind);
            json.WriteString("title", s.Title);
            var span = document.CodePoints.FromUtf16(s.Span);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
        });
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
