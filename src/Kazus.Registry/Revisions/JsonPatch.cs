using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kazus.Registry.Revisions;

/// <summary>Applies and finds changes of JSON documents as JSON Patch (RFC 6902), with pointers as in RFC 6901.</summary>
public static class JsonPatch
{
    /// <summary>The document after the patch. The document given is not altered.</summary>
    /// <exception cref="JsonException">The patch is not one, or does not fit the document.</exception>
    public static JsonNode? Apply(JsonNode? document, JsonArray patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        var root = document?.DeepClone();
        foreach (var step in patch)
        {
            if (step is not JsonObject operation) throw new JsonException("An operation of a patch is an object.");
            var path = Pointer(Words(operation, "path"));
            switch (Words(operation, "op"))
            {
                case "add": Add(ref root, path, operation["value"]?.DeepClone()); break;
                case "remove": Remove(ref root, path); break;
                case "replace": Replace(ref root, path, operation["value"]?.DeepClone()); break;
                case "move": Add(ref root, path, Remove(ref root, Pointer(Words(operation, "from")))); break;
                case "copy": Add(ref root, path, Get(root, Pointer(Words(operation, "from")))?.DeepClone()); break;
                case "test":
                    if (!JsonNode.DeepEquals(Get(root, path), operation["value"])) throw new JsonException($"The document is not as the patch expects at '{Words(operation, "path")}'.");
                    break;
                default: throw new JsonException($"'{Words(operation, "op")}' is not an operation of JSON Patch.");
            }
        }
        return root;
    }

    /// <summary>A patch that makes <paramref name="after"/> of <paramref name="before"/>: small where little has changed, not always the smallest.</summary>
    public static JsonArray Between(JsonNode? before, JsonNode? after)
    {
        var patch = new JsonArray();
        Compare(before, after, "", patch);
        return patch;
    }

    private static void Compare(JsonNode? before, JsonNode? after, string path, JsonArray patch)
    {
        switch (before, after)
        {
            case (JsonObject b, JsonObject a): Objects(b, a, path, patch); break;
            case (JsonArray b, JsonArray a): Arrays(b, a, path, patch); break;
            default:
                if (!JsonNode.DeepEquals(before, after)) patch.Add(Step("replace", path, after));
                break;
        }
    }

    private static void Objects(JsonObject before, JsonObject after, string path, JsonArray patch)
    {
        foreach (var (key, _) in before.Where(p => !after.ContainsKey(p.Key)).ToList())
            patch.Add((JsonNode)new JsonObject { ["op"] = "remove", ["path"] = Under(path, key) });
        foreach (var (key, value) in after)
            if (before.TryGetPropertyValue(key, out var old)) Compare(old, value, Under(path, key), patch);
            else patch.Add(Step("add", Under(path, key), value));
    }

    // What both have at the beginning and at the end stays; what lies between is compared item by item, the rest added or removed.
    private static void Arrays(JsonArray before, JsonArray after, string path, JsonArray patch)
    {
        int start = 0, tail = 0, least = Math.Min(before.Count, after.Count);
        while (start < least && JsonNode.DeepEquals(before[start], after[start])) start++;
        while (tail < least - start && JsonNode.DeepEquals(before[^(tail + 1)], after[^(tail + 1)])) tail++;
        int old = before.Count - start - tail, now = after.Count - start - tail, paired = Math.Min(old, now);
        for (var i = 0; i < paired; i++) Compare(before[start + i], after[start + i], Under(path, start + i), patch);
        for (var i = old - 1; i >= paired; i--) patch.Add((JsonNode)new JsonObject { ["op"] = "remove", ["path"] = Under(path, start + i) });
        for (var i = paired; i < now; i++) patch.Add(Step("add", Under(path, start + i), after[start + i]));
    }

    private static JsonNode Step(string operation, string path, JsonNode? value) =>
        new JsonObject { ["op"] = operation, ["path"] = path, ["value"] = value?.DeepClone() };

    private static string Under(string path, string key) =>
        $"{path}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Under(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");

    private static string Words(JsonObject operation, string key) =>
        operation[key] is JsonValue value && value.TryGetValue<string>(out var words) ? words : throw new JsonException($"An operation of a patch has a '{key}'.");

    private static string[] Pointer(string path)
    {
        if (path.Length == 0) return [];
        if (path[0] != '/') throw new JsonException($"'{path}' is not a JSON pointer.");
        return [.. path[1..].Split('/').Select(p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    private static JsonNode? Get(JsonNode? root, ReadOnlySpan<string> path)
    {
        var at = root;
        foreach (var part in path) at = Child(at, part);
        return at;
    }

    private static JsonNode? Child(JsonNode? at, string part) => at switch
    {
        JsonObject map when map.TryGetPropertyValue(part, out var value) => value,
        JsonArray list when Index(part, list.Count - 1) is { } i => list[i],
        _ => throw new JsonException($"The document has nothing at '{part}'."),
    };

    private static void Add(ref JsonNode? root, string[] path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            root = value;
            return;
        }
        switch (Get(root, path.AsSpan(0, path.Length - 1)))
        {
            case JsonObject map: map[path[^1]] = value; break;
            case JsonArray list when path[^1] == "-": list.Add(value); break;
            case JsonArray list when Index(path[^1], list.Count) is { } i: list.Insert(i, value); break;
            default: throw new JsonException($"Nothing can be added at '{string.Join('/', path)}'.");
        }
    }

    // In its place: a key keeps its rank among the others.
    private static void Replace(ref JsonNode? root, string[] path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            root = value;
            return;
        }
        var parent = Get(root, path.AsSpan(0, path.Length - 1));
        Child(parent, path[^1]);
        if (parent is JsonObject map) map[path[^1]] = value;
        else if (parent is JsonArray list) list[Index(path[^1], list.Count - 1)!.Value] = value;
    }

    private static JsonNode? Remove(ref JsonNode? root, string[] path)
    {
        if (path.Length == 0)
        {
            (var whole, root) = (root, null);
            return whole;
        }
        var parent = Get(root, path.AsSpan(0, path.Length - 1));
        var value = Child(parent, path[^1]);
        if (parent is JsonObject map) map.Remove(path[^1]);
        else if (parent is JsonArray list) list.RemoveAt(Index(path[^1], list.Count - 1)!.Value);
        return value;
    }

    private static int? Index(string part, int most) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i <= most && (part.Length == 1 || part[0] != '0') ? i : null;
}
