using System.Globalization;
using System.Text.Json;
using Kazus.Testing;

namespace Kazus.Statistics.Tests.Reference;

/// <summary>One call of R with its data and its answer at full precision (see tests/reference/statistics/README.md).</summary>
public sealed class ReferenceCase
{
    private readonly string folder;
    private readonly Dictionary<string, DataFrame> frames = [];
    private readonly JsonElement json;

    private ReferenceCase(string folder, JsonElement json)
    {
        this.folder = folder;
        this.json = json;
    }

    public string Id => json.GetProperty("id").GetString()!;

    public string Kind => json.GetProperty("kind").GetString()!;

    /// <summary>The call as R's grammar reads it.</summary>
    public RExpression.Call Call => (RExpression.Call)RExpression.Parse(json.GetProperty("call").GetString()!);

    public string CallText => json.GetProperty("call").GetString()!;

    /// <summary>What R said when it stopped, or null.</summary>
    public string? Error => json.GetProperty("error").GetString();

    public IReadOnlyList<string> Warnings => [.. json.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)];

    public string? Note => json.TryGetProperty("note", out var n) ? n.GetString() : null;

    public JsonElement Result => json.GetProperty("result");

    /// <summary>A data set of the case by its name in R, for instance <c>lung</c>.</summary>
    public DataFrame Frame(string name)
    {
        if (frames.TryGetValue(name, out var known)) return known;
        Dictionary<string, IReadOnlyList<string>> levels = [];
        if (json.TryGetProperty("factor_levels", out var all) && all.ValueKind == JsonValueKind.Object && all.TryGetProperty(name, out var own))
            foreach (var column in own.EnumerateObject()) levels[column.Name] = [.. column.Value.EnumerateArray().Select(v => v.GetString()!)];
        return frames[name] = DataFrame.Read(Path.Combine(folder, "data", name + ".csv"), levels);
    }

    /// <summary>The only data set of the case.</summary>
    public DataFrame Frame() => Frame(Path.GetFileNameWithoutExtension(json.GetProperty("data")[0].GetString()!));

    public override string ToString() => $"{Id}: {CallText}";

    /// <summary>Reads a case by the name that <see cref="ReferenceCases"/> gave it.</summary>
    internal static ReferenceCase Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new ReferenceCase(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..")), document.RootElement.Clone());
    }
}

/// <summary>Where the cases lie: a chosen part in the repository, and the whole set beside it when it is there.</summary>
public static class ReferenceCases
{
    private static readonly string Own = Repository.File("tests", "reference", "statistics");

    private static readonly string? Whole =
        Repository.Shared is { } s && Directory.Exists(Path.Combine(s, "reference", "statistics")) ? Path.Combine(s, "reference", "statistics") : null;

    private static readonly Lazy<ILookup<string, string>> ByKind = new(() => Index().ToLookup(e => e.Kind, e => e.Name));

    /// <summary>Names of all cases of some kinds, as theory data.</summary>
    public static IEnumerable<object[]> Of(params string[] kinds) => kinds.SelectMany(k => ByKind.Value[k]).Order(StringComparer.Ordinal).Select(n => new object[] { n });

    /// <summary>Every kind of case that can be read here, with how many cases it has.</summary>
    public static IReadOnlyDictionary<string, int> Kinds => ByKind.Value.ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Opens the case behind a name of <see cref="Of"/>.</summary>
    public static ReferenceCase Open(string name)
    {
        var parts = name.Split('/', 2);
        return ReferenceCase.Read(Path.Combine(parts[0] == "own" ? Own : Whole!, "cases", parts[1] + ".json"));
    }

    private static IEnumerable<(string Kind, string Name)> Index()
    {
        foreach (var (prefix, root) in new[] { ("own", Own), ("shared", Whole) })
        {
            if (root is null || !Directory.Exists(Path.Combine(root, "cases"))) continue;
            foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "cases"), "*.json"))
                yield return (KindOf(path), $"{prefix}/{Path.GetFileNameWithoutExtension(path)}");
        }
    }

    private static string KindOf(string path)
    {
        var reader = new Utf8JsonReader(File.ReadAllBytes(path));
        while (reader.Read())
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("kind"))
            {
                reader.Read();
                return reader.GetString()!;
            }
        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{path} names no kind"));
    }
}

/// <summary>Says which kinds of reference case a test class runs; a test of the whole set reads it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class CoversAttribute(params string[] kinds) : Attribute
{
    public IReadOnlyList<string> Kinds { get; } = kinds;
}
