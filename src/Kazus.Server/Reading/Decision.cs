using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kazus.Server.Reading;

/// <summary>What a reader says of a claim.</summary>
public enum Verdict
{
    /// <summary>Nothing yet, or taken back.</summary>
    Open,

    /// <summary>Right as it stands.</summary>
    Accepted,

    /// <summary>The place is right and the value is another.</summary>
    Corrected,

    /// <summary>Not a fact of this patient.</summary>
    Rejected,
}

/// <summary>One decision of one reader on one claim; the last one holds, all are kept.</summary>
public sealed record Decision
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Reader { get; init; }

    /// <summary>Key of the claim.</summary>
    public required string Claim { get; init; }

    /// <summary>What was decided.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The value in place of the proposed one, as a form writes it; null unless corrected.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it settles what two readers said.</summary>
    public bool Settles { get; init; }

    /// <summary>The claim itself, when a reader found it and no rule did.</summary>
    public FoundClaim? Found { get; init; }

    /// <summary>One line of the log.</summary>
    public string Write()
    {
        var json = new JsonObject { ["at"] = At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), ["reader"] = Reader, ["claim"] = Claim, ["verdict"] = Verdict.ToString().ToLowerInvariant() };
        if (Value is not null) json["value"] = Value;
        if (Settles) json["settles"] = true;
        if (Found is { } found) json["found"] = new JsonObject { ["who"] = found.Who, ["variable"] = found.Variable, ["value"] = found.Value, ["start"] = found.Start, ["end"] = found.End };
        return json.ToJsonString();
    }

    /// <summary>Reads a line, or gives null when it is none (cut short by a power cut, or of another program).</summary>
    public static Decision? Read(string line)
    {
        try
        {
            if (JsonNode.Parse(line) is not JsonObject json) return null;
            if (!Enum.TryParse<Verdict>((string?)json["verdict"], ignoreCase: true, out var verdict)) return null;
            return new Decision
            {
                At = DateTimeOffset.Parse((string)json["at"]!, CultureInfo.InvariantCulture),
                Reader = (string)json["reader"]!,
                Claim = (string)json["claim"]!,
                Verdict = verdict,
                Value = (string?)json["value"],
                Settles = (bool?)json["settles"] ?? false,
                Found = json["found"] is JsonObject found ? new FoundClaim((string)found["who"]!, (string)found["variable"]!, (string)found["value"]!, (int)found["start"]!, (int)found["end"]!) : null,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }
}

/// <summary>A claim that a reader found in the article.</summary>
/// <param name="Who">Key of the patient it is about.</param>
/// <param name="Variable">Id of the variable.</param>
/// <param name="Value">The value as a form writes it.</param>
/// <param name="Start">First character in the document's text.</param>
/// <param name="End">One past the last.</param>
public sealed record FoundClaim(string Who, string Variable, string Value, int Start, int End);
