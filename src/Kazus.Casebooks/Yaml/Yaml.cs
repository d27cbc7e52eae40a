using System.Text;

namespace Kazus.Casebooks.Yaml;

/// <summary>A small tree of what is to be written, compared by value.</summary>
internal abstract record YamlTree
{
    private YamlTree()
    {
    }

    public sealed record Word(string Text) : YamlTree;

    public sealed record List(IReadOnlyList<YamlTree> Items) : YamlTree
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Count;
    }

    public sealed record Map(IReadOnlyList<KeyValuePair<string, YamlTree>> Entries) : YamlTree
    {
        public bool Equals(Map? other) => other is not null && Entries.SequenceEqual(other.Entries);

        public override int GetHashCode() => Entries.Count;

        public YamlTree? this[string key] => Entries.FirstOrDefault(e => e.Key == key).Value;
    }

    /// <summary>Block YAML at the given indentation, each line ended.</summary>
    public static void Write(YamlTree tree, StringBuilder text, int indent)
    {
        switch (tree)
        {
            case Map map:
                foreach (var (key, value) in map.Entries)
                {
                    text.Append(' ', indent).Append(Scalar(key)).Append(':');
                    Value(value, text, indent + 2);
                }
                break;
            case List list:
                foreach (var item in list.Items)
                {
                    text.Append(' ', indent).Append('-');
                    if (item is Map { Entries.Count: > 0 } map)
                    {
                        var inner = new StringBuilder();
                        Write(map, inner, indent + 2);
                        text.Append(' ').Append(inner.ToString(), indent + 2, inner.Length - indent - 2);
                    }
                    else Value(item, text, indent + 2);
                }
                break;
            case Word word:
                text.Append(' ', indent).Append(Scalar(word.Text)).Append('\n');
                break;
        }
    }

    private static void Value(YamlTree value, StringBuilder text, int indent)
    {
        switch (value)
        {
            case Word word:
                text.Append(' ').Append(Scalar(word.Text)).Append('\n');
                break;
            case List list when list.Items.All(i => i is Word) && list.Items.Sum(i => ((Word)i).Text.Length + 2) < 90:
                text.Append(" [").AppendJoin(", ", list.Items.Select(i => Scalar(((Word)i).Text, flow: true))).Append("]\n");
                break;
            default:
                text.Append('\n');
                Write(value, text, indent);
                break;
        }
    }

    private static string Scalar(string text, bool flow = false)
    {
        var plain = text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && !"!&*?|>%@`\"'#,[]{}-:".Contains(text[0], StringComparison.Ordinal)
            && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !text.EndsWith(':')
            && text.All(c => !char.IsControl(c)) && text is not ("~" or "null" or "true" or "false")
            && (!flow || text.IndexOfAny([',', '[', ']', '{', '}']) < 0);
        if (plain) return text;
        if (text.All(c => !char.IsControl(c))) return "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }
}
