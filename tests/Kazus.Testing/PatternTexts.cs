using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Kazus.Testing;

/// <summary>The patterns of an assembly, and texts made to match them.</summary>
public static class PatternTexts
{
    /// <summary>All generated patterns of an assembly, with the type and the name they have there.</summary>
    public static IEnumerable<(string Name, Regex Pattern)> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0 && method.IsDefined(typeof(GeneratedRegexAttribute))
        select ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!);

    /// <summary>
    /// The first text in which the generated code of the pattern finds something else than the interpreter does, or null. The code that .NET 10.0
    /// generates for a lazily repeated group once found one match for ever where there was none.
    /// </summary>
    public static string? FoundOtherwise(Regex pattern, int made, params string[] given)
    {
        Regex interpreted = new(pattern.ToString(), pattern.Options);
        Random random = new(20261128);
        return Enumerable.Range(0, made).Select(_ => $"A {Following(pattern, random)} after that {Following(pattern, random)}").Concat(given)
            .FirstOrDefault(text => !Found(interpreted, text).SequenceEqual(Found(pattern, text)));

        static List<(int, int)> Found(Regex pattern, string text)
        {
            List<(int, int)> found = [];
            for (var match = pattern.Match(text); match.Success && found.Count < 100; match = match.NextMatch()) found.Add((match.Index, match.Length));
            return found;
        }
    }

    /// <summary>
    /// A text that follows the pattern, with any choice where it leaves one. What a look ahead or back asks for stands in the text as well, so that
    /// it often matches; whether it does is for the pattern to say.
    /// </summary>
    public static string Following(Regex pattern, Random random)
    {
        var text = new StringBuilder();
        var at = 0;
        Alternatives(pattern.ToString(), ref at, random, text);
        return text.ToString();
    }

    private static void Alternatives(string p, ref int at, Random random, StringBuilder text)
    {
        List<string> made = [];
        do
        {
            if (made.Count > 0) at++;
            var one = new StringBuilder();
            while (at < p.Length && p[at] is not ('|' or ')')) Piece(p, ref at, random, one);
            made.Add(one.ToString());
        }
        while (at < p.Length && p[at] == '|');
        text.Append(made[random.Next(made.Count)]);
    }

    private static void Piece(string p, ref int at, Random random, StringBuilder text)
    {
        var from = at;
        Atom(p, ref at, random, new StringBuilder());
        var (least, most) = Counts(p, ref at);
        var times = random.Next(least, Math.Min(most, least + 2) + 1);
        for (var i = 0; i < times; i++)
        {
            var again = from;
            Atom(p, ref again, random, text);
        }
    }

    private static void Atom(string p, ref int at, Random random, StringBuilder text)
    {
        var c = p[at++];
        if (c == '(')
        {
            var denied = p.AsSpan(at).StartsWith("?!") || p.AsSpan(at).StartsWith("?<!");
            if (p[at] == '?')
            {
                at = p.AsSpan(at).StartsWith("?<=") || p.AsSpan(at).StartsWith("?<!") ? at + 3
                    : p[at + 1] == '<' ? p.IndexOf('>', at) + 1
                    : p.AsSpan(at + 1).IndexOfAny(":=!>") + at + 2;
            }
            var inside = new StringBuilder();
            Alternatives(p, ref at, random, inside);
            at++;
            if (!denied) text.Append(inside);
        }
        else if (c == '[') Class(p, ref at, random, text);
        else if (c == '\\') text.Append(Escaped(p, ref at, random));
        else if (c == '.') text.Append("x ,"[random.Next(3)]);
        else if (c is not ('^' or '$')) text.Append(random.Next(4) == 0 ? char.ToUpperInvariant(c) : c);
    }

    private static string Escaped(string p, ref int at, Random random)
    {
        var c = p[at++];
        switch (c)
        {
            case 'b' or 'B' or 'G' or 'A' or 'z' or 'Z': return "";
            case 'd': return random.Next(10).ToString(CultureInfo.InvariantCulture);
            case 'w' or 'S': return "abekrs7"[random.Next(7)].ToString();
            case 'W' or 's' or 'D': return " ";
            case 'n': return "\n";
            case 't': return "\t";
            case 'r': return "\r";
            case 'p' or 'P':
                var kind = p[at..(p.IndexOf('}', at) + 1)];
                at += kind.Length;
                return kind is "{Lu}" ? "K" : "k";
            case 'k':
                at = p.IndexOf('>', at) + 1;
                return "";
            case 'u':
                at += 4;
                return ((char)int.Parse(p.AsSpan(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
            default: return c.ToString();
        }
    }

    private static void Class(string p, ref int at, Random random, StringBuilder text)
    {
        var denied = p[at] == '^';
        if (denied) at++;
        List<string> members = [];
        for (var first = true; first || p[at] != ']'; first = false)
        {
            var one = p[at++] is var c && c == '\\' ? Escaped(p, ref at, random) : c.ToString();
            members.Add(one);
            if (p[at] != '-' || p[at + 1] == ']') continue;
            at++;
            members.Add(p[at++].ToString());
        }
        at++;
        text.Append(denied ? "q" : members[random.Next(members.Count)]);
    }

    private static (int Least, int Most) Counts(string p, ref int at)
    {
        if (at >= p.Length) return (1, 1);
        var count = p[at] switch { '*' => (0, 2), '+' => (1, 2), '?' => (0, 1), '{' => Braced(p, at), _ => (-1, -1) };
        if (count.Item1 < 0) return (1, 1);
        at = p[at] == '{' ? p.IndexOf('}', at) + 1 : at + 1;
        if (at < p.Length && p[at] == '?') at++;
        return count;
    }

    private static (int Least, int Most) Braced(string p, int at)
    {
        var parts = p[(at + 1)..p.IndexOf('}', at)].Split(',');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)) return (-1, -1);
        return (least, parts.Length == 1 ? least : parts[1].Length == 0 ? least + 2 : int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
