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
        var root = JsonNode.Parse(json) ?? throw new JsonException("The gold file is empty.");
        var claims = root["claims"]?.AsArray() ?? throw new JsonException("The gold file has no list \"claims\".");
        return [.. claims.Select(c => new GoldClaim((string)c!["variable"]!, (int?)c["patient"] ?? 1, c["value"]?.DeepClone(), (int)c["start"]!, (int)c["end"]!, (string?)c["quote"] ?? ""))];
    }
}
