using System.Globalization;
using System.Text;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Casebooks.References;

/// <summary>BibTeX and BibLaTeX entries; string macros, comments and TeX accents are understood.</summary>
internal static class BibTex
{
    private const string Accents = "'\u0301`\u0300^\u0302\"\u0308~\u0303=\u0304.\u0307v\u030Cc\u0327u\u0306H\u030Br\u030Ak\u0328d\u0323";

    public static IReadOnlyList<(Source Source, int Line)> Read(string text, string shown, List<Finding> findings)
    {
        var read = new List<(Source, int)>();
        var macros = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && at < text.Length; at = Next(text, at))
        {
            var line = 1 + text.AsSpan(0, at).Count('\n');
            var open = text.AsSpan(at).IndexOfAny('{', '(');
            if (open < 0) break;
            var kind = text[(at + 1)..(at + open)].Trim().ToLowerInvariant();
            var end = Closing(text, at + open);
            if (end < 0)
            {
                findings.Add(CasebookRule.Unreadable(shown, $"The entry @{kind} is not closed: expected a closing brace.", line));
                break;
            }
            var body = text[(at + open + 1)..end];
            if (kind == "string") foreach (var (key, value) in Fields(body, macros)) macros[key] = value;
            else if (kind is not ("comment" or "preamble")) read.Add((Entry(kind, body, macros), line));
            at = end;
        }
        return read;
    }

    private static int Next(string text, int at) => at + 1 >= text.Length ? -1 : text.IndexOf('@', at + 1);

    private static Source Entry(string kind, string body, Dictionary<string, string> macros)
    {
        var comma = body.IndexOf(',', StringComparison.Ordinal);
        var id = (comma < 0 ? body : body[..comma]).Trim();
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (comma >= 0) foreach (var (key, value) in Fields(body[(comma + 1)..], macros)) fields[key] = value;
        string? Get(params string[] keys) => keys.Select(k => fields.GetValueOrDefault(k)).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        var year = Get("year", "date");
        return new Source
        {
            Id = id,
            Type = kind switch { "article" => "article-journal", "book" => "book", "incollection" or "inbook" => "chapter", "inproceedings" => "paper-conference", "online" or "misc" => "webpage", _ => "document" },
            Title = Get("title"),
            Authors = [.. (Get("author") ?? "").Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Name)],
            Year = year is { Length: >= 4 } && int.TryParse(year[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null,
            Container = Get("journal", "journaltitle", "booktitle"),
            Volume = Get("volume"),
            Issue = Get("number", "issue"),
            Pages = Get("pages", "eid")?.Replace("--", "-", StringComparison.Ordinal),
            Doi = ReferenceFile.BareDoi(Get("doi")),
            Pmid = Get("pmid"),
            Url = Get("url"),
            Abstract = Get("abstract"),
        };
    }

    private static string Name(string name)
    {
        var comma = name.Split(',', 2, StringSplitOptions.TrimEntries);
        if (comma.Length == 2) return ReferenceFile.AuthorName(comma[0], comma[1]);
        var space = name.LastIndexOf(' ');
        return space < 0 ? name : ReferenceFile.AuthorName(name[(space + 1)..], name[..space]);
    }

    private static IEnumerable<(string Key, string Value)> Fields(string body, Dictionary<string, string> macros)
    {
        var at = 0;
        while (at < body.Length)
        {
            var equals = body.IndexOf('=', at);
            if (equals < 0) yield break;
            var key = body[at..equals].Trim(' ', ',', '\t', '\r', '\n');
            var (value, next) = Value(body, equals + 1, macros);
            yield return (key, value);
            at = next;
        }
    }

    private static (string Value, int Next) Value(string body, int at, Dictionary<string, string> macros)
    {
        var text = new StringBuilder();
        while (at < body.Length)
        {
            while (at < body.Length && char.IsWhiteSpace(body[at])) at++;
            if (at >= body.Length || body[at] == ',') break;
            if (body[at] == '#') { at++; continue; }
            int end;
            if (body[at] == '{')
            {
                end = Closing(body, at);
                if (end < 0) end = body.Length;
                text.Append(body, at + 1, Math.Max(0, end - at - 1));
                at = end + 1;
            }
            else if (body[at] == '"')
            {
                for (end = at + 1; end < body.Length && (body[end] != '"' || body[end - 1] == '\\'); end++)
                {
                }
                text.Append(body, at + 1, Math.Max(0, Math.Min(end, body.Length) - at - 1));
                at = end + 1;
            }
            else
            {
                for (end = at; end < body.Length && body[end] is not (',' or '#'); end++)
                {
                }
                var word = body[at..end].Trim();
                text.Append(macros.GetValueOrDefault(word, word));
                at = end;
            }
        }
        return (FromTex(text.ToString()), at + 1);
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        var (up, down) = text[open] == '(' ? ('(', ')') : ('{', '}');
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '\\') { i++; continue; }
            if (text[i] == up) depth++;
            else if (text[i] == down && --depth == 0) return i;
        }
        return -1;
    }

    private static string FromTex(string tex)
    {
        var text = new StringBuilder(tex.Length);
        for (var i = 0; i < tex.Length; i++)
        {
            var c = tex[i];
            if (c == '\\' && i + 1 < tex.Length)
            {
                var mark = Accents.IndexOf(tex[i + 1], StringComparison.Ordinal);
                var letter = i + 2;
                while (letter < tex.Length && tex[letter] is '{' or ' ' or '\\') letter++;
                if (mark >= 0 && mark % 2 == 0 && letter < tex.Length && char.IsLetter(tex[letter]) && (!char.IsLetter(tex[i + 1]) || tex[i + 2] is '{' or ' '))
                {
                    text.Append(tex[letter] == '\u0131' ? 'i' : tex[letter]).Append(Accents[mark + 1]);
                    i = letter;
                    continue;
                }
                if (tex.AsSpan(i + 1).StartsWith("ss", StringComparison.Ordinal)) { text.Append('ß'); i += 2; continue; }
                text.Append(tex[++i]);
            }
            else if (c is not ('{' or '}')) text.Append(c == '~' ? ' ' : char.IsWhiteSpace(c) ? ' ' : c);
        }
        var joined = string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Letters.Joined(joined);
    }
}
