using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kazus.Casebooks;
using Kazus.Checks;
using Kazus.Server.Reading;
using Kazus.Text.Documents;
using Kazus.Text.Reading;

namespace Kazus.Server.Shelf;

/// <summary>The articles of a casebook and what their readers decided: the files lie in sources/, the decisions in readings/.</summary>
public sealed class ArticleShelf(OpenCasebook book)
{
    private const int Kept = 16;
    private static readonly HashSet<string> Endings = [".pdf", ".docx", ".xml", ".nxml", ".html", ".htm", ".md", ".txt"];
    private readonly ConcurrentDictionary<string, ((DateTime, long) Stamp, OpenArticle Article)> _open = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();

    /// <summary>Names of the article files.</summary>
    public IReadOnlyList<string> Names => book.Files.In("sources", Endings);

    /// <summary>Endings of the files that are read as articles.</summary>
    public static IEnumerable<string> Accepted => Endings;

    /// <summary>An article with its decisions, or null when there is no such file or it cannot be read.</summary>
    public ArticleReading? Open(string name)
    {
        if (!Names.Contains(name) || Read(name) is not { } article) return null;
        return new ArticleReading(article, Decisions(name));
    }

    /// <summary>The decisions on an article, oldest first; the article itself is not read.</summary>
    public IReadOnlyList<Decision> Decisions(string name) => [.. (book.Files.Read(LogOf(name)) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Decision.Read).OfType<Decision>()];

    /// <summary>Keeps a decision; it is on the disk when this returns.</summary>
    public void Decide(string name, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        lock (_writing) book.Files.Append(LogOf(name), decision.Write());
    }

    /// <summary>Takes in a file under a free name near its own. A file that cannot be read as an article is not kept; the findings say why.</summary>
    public (string? Name, IReadOnlyList<Finding> Findings) Add(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(bytes);
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var result = new DocumentReader().Read(new MemoryStream(bytes, writable: false), name);
        if (result.Document is null || result.HasErrors) return (null, result.Findings);
        if (!Endings.Contains(ending)) ending = Ending(result.Document.Format);
        var stem = new string([.. Path.GetFileNameWithoutExtension(name.Replace('\\', '/').Split('/')[^1]).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')]).Trim('-');
        if (stem.Length == 0) stem = "article";
        if (stem.Length > 80) stem = stem[..80];
        lock (_writing)
        {
            var free = stem + ending;
            for (var n = 2; book.Files.Stamp("sources/" + free) is not null; n++) free = string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}{ending}");
            book.Files.Replace("sources/" + free, bytes);
            return (free, result.Findings);
        }
    }

    /// <summary>The id under which claims of an article cite it: a reference with its DOI or of its file's name, else the file's name.</summary>
    public string SourceOf(ArticleReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var stem = Path.GetFileNameWithoutExtension(reading.Article.File);
        var sources = book.Now().Casebook.Sources;
        if (reading.Article.Document.Metadata.Doi?.Value is { } doi && sources.Values.FirstOrDefault(s => doi.Equals(s.Doi, StringComparison.OrdinalIgnoreCase)) is { } known) return known.Id;
        return sources.Keys.FirstOrDefault(k => k.Equals(stem, StringComparison.OrdinalIgnoreCase)) ?? stem;
    }

    /// <summary>Puts the article among the references when no reference has its id.</summary>
    public void Cite(ArticleReading reading, string id)
    {
        ArgumentNullException.ThrowIfNull(reading);
        const string path = "sources/articles.json";
        if (book.Now().Casebook.Sources.ContainsKey(id)) return;
        lock (_writing)
        {
            JsonArray list;
            try { list = JsonNode.Parse(book.Files.Read(path) ?? "[]") as JsonArray ?? []; }
            catch (JsonException) { return; } // A file that is no JSON is a finding of its own and is not overwritten.
            list.Add(Reference(reading.Article.Document.Metadata, id));
            book.Files.Replace(path, list.ToJsonString(new JsonSerializerOptions { WriteIndented = true, TypeInfoResolver = JsonSerializerOptions.Default.TypeInfoResolver }) + "\n");
        }
    }

    private static JsonObject Reference(Metadata about, string id)
    {
        var reference = new JsonObject { ["id"] = id, ["type"] = "article-journal", ["title"] = about.Title?.Value ?? id };
        if (about.Authors.Count > 0) reference["author"] = new JsonArray([.. about.Authors.Select(a => (JsonNode)new JsonObject { ["family"] = a.Surname ?? a.Name.Split(' ')[^1], ["given"] = a.Given ?? string.Join(' ', a.Name.Split(' ')[..^1]) })]);
        if (about.Year is { } year) reference["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(year)) };
        if (about.Doi is { } doi) reference["DOI"] = doi.Value;
        if (about.Journal is { } journal) reference["container-title"] = journal.Value;
        return reference;
    }

    private OpenArticle? Read(string name)
    {
        var path = "sources/" + name;
        if (book.Files.Stamp(path) is not { } stamp) return null;
        if (_open.TryGetValue(name, out var open) && open.Stamp == stamp) return open.Article;
        using var stream = book.Files.Open(path);
        if (stream is null || new DocumentReader().Read(stream, name).Document is not { } document) return null;
        var article = new OpenArticle(name, new Article(name, document));
        if (_open.Count >= Kept) _open.Clear();
        _open[name] = (stamp, article);
        return article;
    }

    private static string LogOf(string name) => $"readings/{name}.jsonl";

    private static string Ending(SourceFormat format) => format switch
    {
        SourceFormat.Pdf => ".pdf",
        SourceFormat.Docx => ".docx",
        SourceFormat.Jats => ".xml",
        SourceFormat.Html => ".html",
        SourceFormat.Markdown => ".md",
        _ => ".txt",
    };
}
