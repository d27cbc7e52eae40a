using System.Globalization;

namespace Kazus.Text.Patterns;

/// <summary>
/// Reads the words that a regular expression needs off its text. Knows what the patterns of Kazus are made of; of anything else it says null, and the
/// pattern is run without a question before it.
/// </summary>
internal sealed class PatternReader(string pattern, bool ignoreCase)
{
    // A class of more characters than this is any character.
    private const int FewCharacters = 10;
    private int at;
    private bool strange;

    /// <summary>What is known of the pattern, or null where it is not understood.</summary>
    public PatternPart? Read()
    {
        var whole = Alternatives();
        return strange || at < pattern.Length ? null : whole;
    }

    private PatternPart Alternatives()
    {
        List<PatternPart> all = [Sequence()];
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            all.Add(Sequence());
        }
        return PatternPart.AnyOf(all);
    }

    private PatternPart Sequence()
    {
        List<PatternPart> parts = [];
        while (!strange && at < pattern.Length && pattern[at] is not ('|' or ')')) parts.Add(Quantified(Atom()));
        return PatternPart.InTurn(parts);
    }

    private PatternPart Atom()
    {
        var c = pattern[at++];
        switch (c)
        {
            case '(': return Group();
            case '[': return Class();
            case '\\': return Escape();
            case '.': return PatternPart.Anything;
            case '^' or '$': return PatternPart.Nothing;
            case '*' or '+' or '?': strange = true; return PatternPart.Anything;
            default: return Character(c);
        }
    }

    // Only ASCII has one other case for each letter.
    private PatternPart Character(char c) => c > '\u007F' ? PatternPart.Anything : PatternPart.Of((ignoreCase ? char.ToLowerInvariant(c) : c).ToString());

    private PatternPart Group()
    {
        bool looks = false, denies = false, deniesWord = false;
        if (Takes("?"))
        {
            if (Takes(":") || Takes(">") || Takes("i:") || Takes("-i:")) { }
            else if (Takes("=") || Takes("<=")) looks = true;
            else if (Takes("!") || Takes("<!"))
            {
                denies = true;
                deniesWord = string.CompareOrdinal(pattern, at, @"\w)", 0, 3) == 0 || string.CompareOrdinal(pattern, at, @"[\w", 0, 3) == 0 && pattern.IndexOf(']', at) is var end && end + 1 < pattern.Length && pattern[end + 1] == ')';
            }
            else if (Takes("<")) at = pattern.IndexOf('>', at) + 1;
            else strange = true;
        }
        var inside = Alternatives();
        if (strange || at >= pattern.Length) { strange = true; return PatternPart.Anything; }
        at++;
        return deniesWord ? PatternPart.Boundary : denies ? PatternPart.Nothing : looks ? inside.LookedAt() : inside;
    }

    private PatternPart Escape()
    {
        var c = pattern[at++];
        switch (c)
        {
            case 'b': return PatternPart.Boundary;
            case 'B' or 'G' or 'A' or 'z' or 'Z': return PatternPart.Nothing;
            case 'w' or 'W' or 'd' or 'D' or 's' or 'S': return PatternPart.Anything;
            case 'p' or 'P': at = pattern.IndexOf('}', at) + 1; return PatternPart.Anything;
            case 'k': at = pattern.IndexOf('>', at) + 1; return PatternPart.Anything;
            case 'n': return Character('\n');
            case 't': return Character('\t');
            case 'r': return Character('\r');
            case 'u' when at + 4 <= pattern.Length: at += 4; return Character((char)int.Parse(pattern.AsSpan(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            default:
                if (char.IsAsciiLetterOrDigit(c)) strange = true;
                return Character(c);
        }
    }

    // The characters of a class, where they are few and plain.
    private PatternPart Class()
    {
        var denied = Takes("^");
        HashSet<string> members = [];
        var known = !denied;
        for (var first = true; at < pattern.Length && (first || pattern[at] != ']'); first = false)
        {
            var c = pattern[at++];
            if (c == '\\')
            {
                if (pattern[at] != 'b' && Escape() is { Whole: { Count: 1 } one } && one.First().Length == 1) c = one.First()[0];
                else { known = false; continue; }
            }
            if (c == '[') { strange = true; return PatternPart.Anything; }
            var last = c;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                last = pattern[at++];
                if (last is '\\' or '[') { strange = true; return PatternPart.Anything; }
            }
            if (last - c >= FewCharacters) { known = false; continue; }
            for (var m = c; m <= last; m++)
                if (Character(m).Whole is { } one) members.UnionWith(one);
                else known = false;
        }
        at++;
        return known && members.Count is > 0 and <= FewCharacters ? new(members, null) : PatternPart.Anything;
    }

    private PatternPart Quantified(PatternPart part)
    {
        if (at >= pattern.Length) return part;
        int least, most;
        switch (pattern[at])
        {
            case '*': (least, most) = (0, int.MaxValue); at++; break;
            case '+': (least, most) = (1, int.MaxValue); at++; break;
            case '?': (least, most) = (0, 1); at++; break;
            case '{' when Counts() is { } counts: (least, most) = counts; break;
            default: return part;
        }
        Takes("?");
        if (least == 0) return most == 1 ? part.OrNothing() : PatternPart.Anything;
        return least == 1 && most == 1 ? part : part.Repeated();
    }

    // {3}, {2,} or {1,14}; a brace that counts nothing is a character.
    private (int Least, int Most)? Counts()
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0) return null;
        var inside = pattern.AsSpan(at + 1, end - at - 1);
        var comma = inside.IndexOf(',');
        if (!int.TryParse(comma < 0 ? inside : inside[..comma], NumberStyles.None, CultureInfo.InvariantCulture, out var least)) return null;
        var most = comma < 0 ? least : comma == inside.Length - 1 ? int.MaxValue : int.TryParse(inside[(comma + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        if (most < 0) return null;
        at = end + 1;
        return (least, most);
    }

    private bool Takes(string words)
    {
        if (string.CompareOrdinal(pattern, at, words, 0, words.Length) != 0) return false;
        at += words.Length;
        return true;
    }
}
