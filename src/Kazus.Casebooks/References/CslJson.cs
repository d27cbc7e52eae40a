using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kazus.Checks;
using Kazus.Provenance;

namespace Kazus.Casebooks.References;

/// <summary>CSL-JSON, as Zotero and citation processors write it (citationstyles.org, CSL 1.0.2 data schema).</summary>
public static class CslJson
{
    internal static IReadOnlyList<(Source Source, int Line)> Read(string text, string shown, List<Finding> findings)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException e)
        {
            findings.Add(CasebookRule.Unreadable(shown, "Malformed JSON: expected CSL-JSON, a list of references.", (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1));
            return [];
        }
        var items = root is JsonArray list ? list.AsEnumerable() : [root];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var read = new List<(Source, int)>();
        foreach (var item in items)
        {
            if (item is JsonObject one) read.Add((Item(one, taken), Line(text, one)));
            else findings.Add(CasebookRule.Unreadable(shown, "An entry of the list is not a reference (expected an object)."));
        }
        return read;
    }

    private static Source Item(JsonObject item, HashSet<string> taken)
    {
        List<string> authors = [.. (item["author"] as JsonArray ?? []).OfType<JsonObject>().Select(a =>
            Words(a, "literal") ?? ReferenceFile.AuthorName((Words(a, "non-dropping-particle") is { } p ? p + " " : "") + Words(a, "family"), Words(a, "given") ?? ""))];
        int? year = item["issued"]?["date-parts"] is JsonArray { Count: > 0 } parts && parts[0] is JsonArray { Count: > 0 } first && int.TryParse(first[0]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null;
        var id = Words(item, "id");
        if (id is not null) taken.Add(id);
        return new Source
        {
            Id = id ?? ReferenceFile.MakeId(authors, year, taken),
            Type = Words(item, "type") ?? "article-journal",
            Title = Words(item, "title"),
            Authors = authors,
            Year = year,
            Container = Words(item, "container-title"),
            Volume = Words(item, "volume"),
            Issue = Words(item, "issue"),
            Pages = Words(item, "page") ?? Words(item, "number"),
            Doi = ReferenceFile.BareDoi(Words(item, "DOI")),
            Pmid = Words(item, "PMID"),
            Url = Words(item, "URL"),
            Abstract = Words(item, "abstract"),
        };
    }

    private static string? Words(JsonObject item, string key) => item[key] switch
    {
        JsonValue value => value.ToString(),
        JsonArray { Count: > 0 } list => list[0]?.ToString(),
        _ => null,
    };

    private static int Line(string text, JsonObject item)
    {
        if (Words(item, "id") is not { } id) return 1;
        var at = text.IndexOf(JsonValue.Create(id).ToJsonString(), StringComparison.Ordinal);
        return at < 0 ? 1 : 1 + text.AsSpan(0, at).Count('\n');
    }

    /// <summary>Writes references as CSL-JSON.</summary>
    public static string Write(IEnumerable<Source> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var list = new JsonArray();
        foreach (var source in sources)
        {
            var item = new JsonObject { ["id"] = source.Id, ["type"] = source.Type };
            void Set(string key, string? value) { if (value is not null) item[key] = value; }
            Set("title", source.Title);
            if (source.Authors.Count > 0) item["author"] = new JsonArray([.. source.Authors.Select(Author)]);
            if (source.Year is { } year) item["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(year)) };
            Set("container-title", source.Container);
            Set("volume", source.Volume);
            Set("issue", source.Issue);
            Set("page", source.Pages);
            Set("DOI", source.Doi);
            Set("PMID", source.Pmid);
            Set("URL", source.Url);
            Set("abstract", source.Abstract);
            list.Add(item);
        }
        return list.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static JsonNode Author(string name)
    {
        var space = name.LastIndexOf(' ');
        return space < 0 ? new JsonObject { ["family"] = name } : new JsonObject { ["family"] = name[..space], ["given"] = name[(space + 1)..] };
    }
}
