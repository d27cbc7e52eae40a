using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kazus.Server.Shelf;

/// <summary>Who makes a change and what it does, in a few words.</summary>
public sealed record Signature(string By, string What)
{
    /// <summary>A change by nobody known.</summary>
    public static Signature None { get; } = new("", "changed");
}

/// <summary>A change of one file that was made here.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who; empty when nobody said.</param>
/// <param name="What">What it did.</param>
/// <param name="Before">The text before it.</param>
/// <param name="After">The version it made.</param>
public sealed record Revision(DateTimeOffset At, string By, string What, string Before, string After)
{
    internal string Write() => new JsonObject
    {
        ["at"] = At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["by"] = By,
        ["what"] = What,
        ["after"] = After,
        ["before"] = Before,
    }.ToJsonString();

    internal static Revision? Read(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject json
                ? new Revision(DateTimeOffset.Parse((string)json["at"]!, CultureInfo.InvariantCulture), (string)json["by"]!, (string)json["what"]!, (string)json["before"]!, (string)json["after"]!)
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }
}
