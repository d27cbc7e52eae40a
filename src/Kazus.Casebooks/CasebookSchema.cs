using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kazus.Cases;

namespace Kazus.Casebooks;

/// <summary>JSON Schemas (draft 2020-12) of the two kinds of YAML file, so that an editor completes keys and marks wrong ones.</summary>
public static class CasebookSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of cases/*.yaml.</summary>
    public static string Case()
    {
        var claims = new JsonObject();
        foreach (var variable in Variables.All) claims[variable.Id] = Claims(variable);
        return Schema("A case", new JsonObject
        {
            ["id"] = Text("Id within the casebook."),
            ["label"] = Text("Short name for tables and figures."),
            ["own"] = Yes("The authors' own patient."),
            ["day-zero"] = Text("What day zero is, such as 'resection of the C5 lesion'."),
            ["day-zero-when"] = OneOrMore(Reference("time")),
            ["consent"] = Text("Consent as recorded, with its scope."),
            ["excluded"] = Text("Why the case is kept out of pooling."),
            ["note"] = Text("A remark."),
            ["sources"] = OneOrMore(Text("Id of a reference in sources/.")),
            ["lesions"] = Map(new JsonObject { ["anyOf"] = new JsonArray(Text("Name of the lesion."), Object(Texts("name", "levels", "side", "kind", "site", "parent", "source", "where", "quote"))) }),
            ["events"] = List(Reference("event")),
            ["claims"] = Reference("claims"),
            ["readings"] = List(Object(new JsonObject { ["source"] = Text("Id of a reference."), ["where"] = Text("Part of the source: abstract, case, Table 1, row 4."), ["claims"] = Reference("claims") })),
        }, new JsonObject
        {
            ["claims"] = Object(claims),
            ["time"] = Time(),
            ["event"] = Event(),
        });
    }

    /// <summary>The schema of casebook.yaml.</summary>
    public static string Casebook()
    {
        var columns = new JsonObject { ["enum"] = new JsonArray([.. Variables.All.Select(v => (JsonNode)v.Id)]) };
        var head = Texts("title", "question", "index", "licence", "journal", "doi", "language");
        head["authors"] = List(new JsonObject { ["anyOf"] = new JsonArray(Text("Name."), Object(Author())) });
        head["affiliations"] = Map(new JsonObject { ["anyOf"] = new JsonArray(Text("Department, institution, place."), Object(Texts("name", "ror"))) });
        head["keywords"] = List(Text("A keyword."));
        head["declarations"] = Map(Text("The declaration."));
        head["dates"] = Map(Text("A date such as 2024-01-27, January 2024 or 2024."));
        head["columns"] = List(columns);
        head["rules"] = Map(new JsonObject { ["enum"] = new JsonArray("off", "error", "warning", "note") });
        head["guideline"] = OneOrMore(new JsonObject { ["enum"] = new JsonArray([.. CasebookReader.KnownGuidelines.Select(g => (JsonNode)g)]) });
        var dismissed = Texts("rule", "reason", "case", "variable", "by", "on");
        dismissed["values"] = OneOrMore(Text("A value or words that the finding shows."));
        head["dismissed"] = List(Object(dismissed));
        head["pools"] = Map(Object(Texts("endpoint", "clock", "by", "horizon", "source", "where", "own")));
        return Schema("A casebook", head, null);
    }

    private static JsonObject Author()
    {
        var author = Texts("name", "family", "given", "orcid", "email");
        author["affiliations"] = OneOrMore(new JsonObject { ["type"] = new JsonArray("string", "number") });
        author["roles"] = OneOrMore(Text("A CRediT role."));
        author["corresponding"] = Yes("The corresponding author.");
        return author;
    }

    private static JsonObject Claims(Variable variable)
    {
        var value = new JsonObject { ["description"] = variable.Header, ["type"] = new JsonArray("string", "number", "boolean") };
        if (variable.Kind == ValueKind.Choice)
            value = new JsonObject { ["description"] = variable.Header, ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. variable.Answers.Select(a => (JsonNode)a.Id), "NR", "ND", "NA", "UNK"]) }, new JsonObject { ["type"] = new JsonArray("string", "boolean") }) };
        var kept = Texts("id", "source", "where", "quote", "lesion", "event", "state", "reader", "read", "note");
        kept["value"] = value.DeepClone();
        kept["accepted"] = Yes("A person accepts this claim as the answer.");
        kept["rejected"] = Yes("A person rejects it; it stays visible.");
        kept["start"] = Number();
        kept["end"] = Number();
        kept["confidence"] = Number();
        kept["at"] = Reference("time");
        var one = new JsonArray(value, Object(kept));
        if (variable.Kind is ValueKind.Stain or ValueKind.Scale) one.Add((JsonNode)Map(new JsonObject { ["type"] = new JsonArray("string", "number") }));
        return OneOrMore(new JsonObject { ["anyOf"] = one });
    }

    private static JsonObject Time() => new()
    {
        ["description"] = "A date (2005, March 2021), an offset from day zero (-2 mo, +12 mo, 18 years ago, day 10), day zero, or '+4 wk from EVENT'.",
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = new JsonArray("string", "number") }, Object(Texts("at", "before", "source", "where", "quote"))),
    };

    private static JsonObject Event()
    {
        var keys = Texts("id", "what", "lasting", "lesion", "finding", "shown", "source", "where", "quote");
        keys["kind"] = new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames<EventKind>().Select(n => (JsonNode)n.ToLowerInvariant())]) };
        keys["when"] = OneOrMore(Reference("time"));
        return new JsonObject { ["anyOf"] = new JsonArray(Text("'+6 mo imaging: MRI, no recurrence'"), new JsonObject { ["type"] = "object", ["properties"] = keys }) };
    }

    private static string Schema(string title, JsonObject properties, JsonObject? definitions)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title, ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (definitions is not null) schema["$defs"] = definitions;
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Texts(params string[] keys) => new(keys.Select(k => new KeyValuePair<string, JsonNode?>(k, new JsonObject { ["type"] = new JsonArray("string", "number") })));

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = new JsonArray("string", "number") };

    private static JsonObject Yes(string description) => new() { ["description"] = description, ["enum"] = new JsonArray("yes", "no", true, false) };

    private static JsonObject Number() => new() { ["type"] = "number" };

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static JsonObject Object(JsonObject properties) => new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };

    private static JsonObject Map(JsonNode value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    private static JsonObject List(JsonNode item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject OneOrMore(JsonNode item) => new() { ["anyOf"] = new JsonArray(item, List(item.DeepClone())) };
}
