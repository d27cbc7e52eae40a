using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kazus.Text.Claims.Evaluation;

/// <summary>A fact that a person read in a text: the truth that proposals are measured against.</summary>
public sealed record GoldClaim(string Variable, int Patient, JsonNode? Value, int Start, int End, string Quote)
{
    /// <summary>Reads the claims of a <c>.gold.json</c> file.</summary>
    /// <exception cref="JsonException">The file is not in the format.</exception>
    public static IReadOnlyList<GoldClaim> Read(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject root || root["claims"] is not JsonArray claims) throw new JsonException("The gold file has no list \"claims\".");
        return [.. claims.Select((c, i) => c is JsonObject claim ? Of(claim, i) : throw new JsonException($"Claim {i + 1} is no object."))];
    }

    private static GoldClaim Of(JsonObject claim, int at) =>
        new(Text(claim, "variable") ?? throw Lacks(at, "variable"), Whole(claim, "patient") ?? 1, claim["value"]?.DeepClone(), Whole(claim, "start") ?? throw Lacks(at, "start"), Whole(claim, "end") ?? throw Lacks(at, "end"), Text(claim, "quote") ?? "");

    private static string? Text(JsonObject claim, string name) => claim[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static int? Whole(JsonObject claim, string name) => claim[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static JsonException Lacks(int at, string name) => new($"Claim {at + 1} has no \"{name}\" of the right kind (a text for variable, whole numbers for start and end).");
}
