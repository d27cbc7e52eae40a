namespace Kazus.Text.Claims;

/// <summary>An entry of a vocabulary found in a sentence: tokens <paramref name="First"/> up to, not including, <paramref name="After"/>.</summary>
/// <param name="Name">The entry's standard name.</param>
/// <param name="Kind">The entry's class in its vocabulary, such as "cytotoxic"; empty when the vocabulary has none.</param>
internal readonly record struct Find(int First, int After, string Name, string Kind);

/// <summary>
/// A vocabulary of phrases, found longest first. Hyphens and slashes between words do not matter, nor does a plural s at the end.
/// The files are lines of phrase, standard name and kind, parted by tabs; a line that begins with # is a remark.
/// </summary>
internal sealed class Lexicon
{
    private readonly Words words;
    private readonly Dictionary<(int Node, int Word), int> edges = [];
    private readonly List<bool> starts = [];
    private readonly List<(string Name, string Kind)?> ends = [null];

    public Lexicon(Words words, IEnumerable<string> lines)
    {
        this.words = words;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            Add(cells[0], cells.Length > 1 && cells[1].Length > 0 ? cells[1] : cells[0], cells.Length > 2 ? cells[2] : "");
        }
    }

    /// <summary>The entries found in the tokens, from left to right, none inside another.</summary>
    public List<Find> In(List<Token> tokens)
    {
        List<Find>? found = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (At(tokens, i) is not { } find) continue;
            (found ??= []).Add(find);
            i = find.After - 1;
        }
        return found ?? None;
    }

    /// <summary>The longest entry that begins at a token, or null.</summary>
    public Find? At(List<Token> tokens, int first)
    {
        if (!Starts(tokens[first].Id) && !Starts(tokens[first].One)) return null;
        Find? longest = null;
        var node = 0;
        for (var i = first; i < tokens.Count; i++)
        {
            if (i > first && (tokens[i].IsHyphen || tokens[i].Lower == "/") && i + 1 < tokens.Count) continue;
            if (!Next(node, tokens[i].Id, out var next))
            {
                if (Next(node, tokens[i].One, out var last) && ends[last] is { } plural) longest = new Find(first, i + 1, plural.Name, plural.Kind);
                break;
            }
            node = next;
            if (ends[node] is { } end) longest = new Find(first, i + 1, end.Name, end.Kind);
        }
        return longest;
    }

    private static readonly List<Find> None = [];

    private bool Starts(int word) => word >= 0 && word < starts.Count && starts[word];

    private bool Next(int node, int word, out int next)
    {
        next = 0;
        return word >= 0 && edges.TryGetValue((node, word), out next);
    }

    private void Add(string phrase, string name, string kind)
    {
        var node = 0;
        foreach (var token in Token.Of(phrase.ToLowerInvariant(), words))
        {
            if (token.IsHyphen || token.Lower == "/") continue;
            var id = words.Learn(token.Lower);
            if (node == 0)
            {
                while (starts.Count <= id) starts.Add(false);
                starts[id] = true;
            }
            if (!edges.TryGetValue((node, id), out var next))
            {
                next = ends.Count;
                ends.Add(null);
                edges.Add((node, id), next);
            }
            node = next;
        }
        ends[node] ??= (name, kind);
    }
}
