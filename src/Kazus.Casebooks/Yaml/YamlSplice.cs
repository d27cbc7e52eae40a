using System.Text;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Kazus.Casebooks.Yaml;

/// <summary>
/// Writes a change into YAML that a person wrote. Where the tree before and after are equal, the original characters stay; where they
/// differ, the walk goes down as long as the original has the same shape, and only the smallest differing entry is written anew.
/// </summary>
internal static class YamlSplice
{
    public static string Apply(string original, YamlTree.Map before, YamlTree.Map after)
    {
        if (before.Equals(after)) return original;
        var stream = new YamlStream();
        stream.Load(new StringReader(original));
        var newline = original.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (stream.Documents[0].RootNode is not YamlMappingNode root) return Fresh(after, 0, newline);
        var text = new StringBuilder();
        var start = root.Children.Count == 0 ? 0 : LineStart(original, Index(root.Children[0].Key));
        text.Append(original, 0, start);
        Map(original, root, start, original.Length, before, after, text, newline);
        return text.ToString();
    }

    private static void Map(string original, YamlMappingNode node, int start, int end, YamlTree.Map before, YamlTree.Map after, StringBuilder text, string newline)
    {
        var indent = node.Children.Count == 0 ? 0 : Index(node.Children[0].Key) - LineStart(original, Index(node.Children[0].Key));
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < node.Children.Count; i++)
        {
            var key = ((YamlScalarNode)node.Children[i].Key).Value ?? "";
            var from = i == 0 ? start : LineStart(original, Index(node.Children[i].Key));
            var to = i + 1 < node.Children.Count ? LineStart(original, Index(node.Children[i + 1].Key)) : end;
            // The first key of a list item stands behind its dash.
            var lead = original[from..Index(node.Children[i].Key)];
            written.Add(key);
            Entry(original, node.Children[i].Value, (from, to), (before[key], after[key]), text,
                () => lead + Fresh(new YamlTree.Map([new(key, after[key]!)]), indent, newline)[indent..], newline);
        }
        EndLine(text, newline);
        // What the text says in a shorter way, or leaves to be understood, is not written out because something else changed.
        foreach (var added in after.Entries.Where(e => !written.Contains(e.Key) && !Equals(before[e.Key], e.Value)))
            text.Append(Fresh(new YamlTree.Map([added]), indent, newline));
    }

    private static void Entry(string original, YamlNode node, (int From, int To) span, (YamlTree? Before, YamlTree? After) tree, StringBuilder text, Func<string> fresh, string newline)
    {
        // A key the canonical tree does not know (a short form, a default written out) is the person's own.
        if (Equals(tree.Before, tree.After)) text.Append(original, span.From, span.To - span.From);
        else if (tree.After is null) return;
        else if (node is YamlMappingNode { Style: not YamlDotNet.Core.Events.MappingStyle.Flow, Children.Count: > 0 } map && tree is { Before: YamlTree.Map b, After: YamlTree.Map a } && SameKeys(map, b))
        {
            var inner = LineStart(original, Index(map.Children[0].Key));
            if (inner <= span.From)
            {
                text.Append(fresh());
                return;
            }
            text.Append(original, span.From, inner - span.From);
            Map(original, map, inner, span.To, b, a, text, newline);
        }
        else if (node is YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list && tree is { Before: YamlTree.List lb, After: YamlTree.List la } && list.Children.Count == lb.Items.Count)
            List(original, list, span, lb, la, text, newline);
        else text.Append(fresh());
    }

    private static void List(string original, YamlSequenceNode node, (int From, int To) span, YamlTree.List before, YamlTree.List after, StringBuilder text, string newline)
    {
        List<int> starts = [.. node.Children.Select(c => LineStart(original, Index(c))), span.To];
        var dash = original.IndexOf('-', starts[0]);
        var indent = dash - starts[0];
        text.Append(original, span.From, starts[0] - span.From);
        var used = new bool[before.Items.Count];
        for (var i = 0; i < after.Items.Count; i++)
        {
            var same = Enumerable.Range(0, before.Items.Count).FirstOrDefault(k => !used[k] && before.Items[k].Equals(after.Items[i]), -1);
            if (same >= 0)
            {
                used[same] = true;
                text.Append(original, starts[same], starts[same + 1] - starts[same]);
                EndLine(text, newline);
            }
            else if (i < before.Items.Count && !after.Items.Contains(before.Items[i]) && node.Children[i] is YamlMappingNode { Children.Count: > 0 } map && before.Items[i] is YamlTree.Map b && after.Items[i] is YamlTree.Map a && SameKeys(map, b))
            {
                used[i] = true;
                Map(original, map, starts[i], starts[i + 1], b, a, text, newline);
            }
            else text.Append(Fresh(new YamlTree.List([after.Items[i]]), indent, newline));
        }
    }

    private static bool SameKeys(YamlMappingNode node, YamlTree.Map tree) =>
        node.Children.Count == tree.Entries.Count && node.Children.Keys.All(k => tree[((YamlScalarNode)k).Value ?? ""] is not null);

    private static void EndLine(StringBuilder text, string newline)
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append(newline);
    }

    private static string Fresh(YamlTree tree, int indent, string newline)
    {
        var text = new StringBuilder();
        YamlTree.Write(tree, text, indent);
        return newline == "\n" ? text.ToString() : text.ToString().Replace("\n", newline, StringComparison.Ordinal);
    }

    private static int Index(YamlNode node) => (int)node.Start.Index;

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
}
