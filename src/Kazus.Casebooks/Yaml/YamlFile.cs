using Kazus.Checks;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kazus.Casebooks.Yaml;

/// <summary>One YAML file as nodes with their places, or findings where it is malformed.</summary>
internal static class YamlFile
{
    public static IReadOnlyList<YamlMappingNode> Documents(string text, string shown, List<Finding> findings)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var documents = new List<YamlMappingNode>();
            foreach (var document in stream.Documents)
            {
                if (document.RootNode is YamlMappingNode map) documents.Add(map);
                else findings.Add(CasebookRule.Unreadable(shown, "Expected keys with values (key: value).", (int)document.RootNode.Start.Line, (int)document.RootNode.Start.Column));
            }
            if (stream.Documents.Count == 0) findings.Add(CasebookRule.Unreadable(shown, "The file is empty: expected keys with values (key: value).", 1));
            return documents;
        }
        catch (YamlException e)
        {
            findings.Add(CasebookRule.Unreadable(shown, $"Malformed YAML: {Plainly(e)}.", (int)e.Start.Line, (int)e.Start.Column));
            return [];
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            findings.Add(CasebookRule.Unreadable(shown, $"Malformed YAML: {e.Message}"));
            return [];
        }
    }

    private static string Plainly(YamlException e)
    {
        var inner = e.InnerException?.Message ?? e.Message;
        var colon = inner.LastIndexOf("): ", StringComparison.Ordinal);
        return (colon >= 0 ? inner[(colon + 3)..] : inner).TrimEnd('.');
    }
}

/// <summary>A mapping being read: every key is asked for once, and what nobody asked for is a finding.</summary>
internal sealed class YamlKeys
{
    private readonly Dictionary<string, (YamlScalarNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _shown;
    private readonly List<Finding> _findings;

    public YamlKeys(YamlMappingNode map, string shown, List<Finding> findings)
    {
        _shown = shown;
        _findings = findings;
        Node = map;
        foreach (var (key, value) in map.Children)
            if (key is YamlScalarNode { Value: { } name } scalar) _entries[name] = (scalar, value);
            else findings.Add(CasebookRule.BadValue(shown, (int)key.Start.Line, (int)key.Start.Column, "a key", key.ToString(), "a word"));
    }

    public YamlMappingNode Node { get; }

    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries => _entries.Values;

    public YamlNode? Take(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) && !IsNull(entry.Value) ? entry.Value : null;
    }

    public string? Words(string key)
    {
        var node = Take(key);
        if (node is null) return null;
        if (node is YamlScalarNode { Value: { } words }) return words;
        _findings.Add(CasebookRule.BadValue(_shown, (int)node.Start.Line, (int)node.Start.Column, $"'{key}'", Kind(node), "words"));
        return null;
    }

    public bool Yes(string key)
    {
        var words = Words(key);
        if (words is null) return false;
        if (words is "true" or "yes" or "y") return true;
        if (words is "false" or "no" or "n") return false;
        var node = _entries[key].Value;
        _findings.Add(CasebookRule.BadValue(_shown, (int)node.Start.Line, (int)node.Start.Column, $"'{key}'", words, "yes or no"));
        return false;
    }

    public IReadOnlyList<YamlNode> List(string key) => Take(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children],
        var one => [one],
    };

    public IReadOnlyList<string> WordList(string key) => [.. List(key).OfType<YamlScalarNode>().Select(n => n.Value ?? "").Where(w => w.Length > 0)];

    public YamlKeys? Map(string key)
    {
        var node = Take(key);
        if (node is YamlMappingNode map) return new YamlKeys(map, _shown, _findings);
        if (node is not null) _findings.Add(CasebookRule.BadValue(_shown, (int)node.Start.Line, (int)node.Start.Column, $"'{key}'", Kind(node), "keys with values"));
        return null;
    }

    /// <summary>Reports every key nobody asked for.</summary>
    public void Finish(IEnumerable<string>? alsoKnown = null)
    {
        foreach (var (name, (key, _)) in _entries)
            if (!_known.Contains(name)) _findings.Add(CasebookRule.UnknownKey(_shown, (int)key.Start.Line, (int)key.Start.Column, name, _known.Concat(alsoKnown ?? [])));
    }

    internal static bool IsNull(YamlNode node) => node is YamlScalarNode { Value: null or "" or "~" or "null", Style: ScalarStyle.Plain };

    internal static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "keys with values",
        YamlSequenceNode => "a list",
        _ => node.ToString(),
    };
}
