using System.Collections.Frozen;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>
/// Cuts a paragraph into sentences. Knows the points that end none: "Fig. 2", "et al.", "C5-C6.", "1.5 cm", "i.e.,",
/// "Dr.", initials, "No. 3", "vs.", a list number, a point inside brackets that close soon after.
/// </summary>
public static class SentenceSplitter
{
    private static readonly FrozenSet<string> NeverLast = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "dr", "mr", "mrs", "ms", "prof", "fig", "figs", "tab", "nr", "nos", "vs", "cf", "approx", "ca", "ref", "refs",
        "eq", "ed", "eds", "dept", "univ", "resp", "incl", "spp", "subsp", "st", "e.g", "i.e", "eg", "ie", "viz",
        "bzw", "z.b", "abb", "suppl", "vol", "al", "jr", "sr", "drs", "vers", "tel", "no");

    // After these a point ends the sentence only when a word follows that begins sentences.
    private static readonly FrozenSet<string> SeldomLast = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "al", "jr", "sr", "st", "a.m", "p.m", "u.s", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no");

    private static readonly FrozenSet<string> Starters = FrozenSet.Create(StringComparer.Ordinal,
        "The", "A", "An", "In", "On", "At", "He", "She", "It", "His", "Her", "We", "Our", "They", "This", "That", "These",
        "There", "However", "After", "Before", "During", "Because", "Although", "Despite", "Her", "Under", "With", "To", "For",
        "From", "When", "While", "Since", "Both", "No", "Immunohistochemistry", "Histology", "MRI", "CT", "Postoperative");

    /// <summary>The stretches of the sentences in a clean text, in order, without the white space between them.</summary>
    public static List<Span> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Span>();
        var start = SkipSpace(text, 0);
        var i = start;
        while (i < text.Length)
        {
            var next = text.AsSpan(i).IndexOfAny('.', '?', '!');
            if (next < 0) break;
            i += next;
            var after = AfterClosers(text, i + 1);
            if (EndsSentence(text, start, i, after))
            {
                sentences.Add(new(start, after));
                start = i = SkipSpace(text, after);
            }
            else i++;
        }
        var end = text.Length;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) sentences.Add(new(start, end));
        return sentences;
    }

    private static bool EndsSentence(string text, int start, int mark, int after)
    {
        if (after >= text.Length) return true;
        if (!char.IsWhiteSpace(text[after])) return Glued(text, mark, after);
        var next = SkipSpace(text, after);
        if (next >= text.Length) return true;
        var c = text[next];
        if (char.IsLower(c) && !StartsWithSymbolWord(text, next)) return false;
        if (c is ',' or ';' or ':' or ')' or '%' or '=' or '/' or '–' or '—') return false;
        if (OpenBracket(text, start, mark, after)) return false;
        return text[mark] != '.' || PointEnds(text, start, mark, next);
    }

    private static bool PointEnds(string text, int start, int mark, int next)
    {
        var word = WordBefore(text, start, mark);
        if (word.IsEmpty) return true;
        var starts = StartsSentence(text, next);
        if (word.Length == 1 && char.IsUpper(word[0])) return starts && !AfterInitial(text, mark);
        if (IsNumber(word))
            return !IsListNumber(text, start, mark, word.Length) && !IsLabel(text, start, mark) && !SplitDecimal(text, next);
        if (IsLabel(text, start, mark)) return false;
        var lookup = NeverLast.GetAlternateLookup<ReadOnlySpan<char>>();
        if (SeldomLast.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return starts && !(word is "no" or "No" or "NO" && char.IsDigit(text[next])) && text[next] is not ('[' or '(');
        return !lookup.Contains(word);
    }

    // "tumour.The" where a space was lost: two small letters before, a capital and a small letter after.
    private static bool Glued(string text, int mark, int after) =>
        after == mark + 1 && mark >= 3 && after + 1 < text.Length && text[mark] == '.'
        && char.IsLower(text[mark - 1]) && char.IsLower(text[mark - 2]) && char.IsLower(text[mark - 3])
        && char.IsUpper(text[after]) && char.IsLower(text[after + 1]) && !InAddress(text, mark);

    private static bool InAddress(string text, int mark)
    {
        var from = mark;
        while (from > 0 && !char.IsWhiteSpace(text[from - 1])) from--;
        var to = mark;
        while (to < text.Length && !char.IsWhiteSpace(text[to])) to++;
        return text.AsSpan(from, to - from).IndexOfAny('@', '/', '_') >= 0 || text.AsSpan(from, to - from).StartsWith("www.");
    }

    private static int AfterClosers(string text, int i)
    {
        while (i < text.Length && text[i] is ')' or ']' or '"' or '”' or '’' or '\'' or '»' or '.' or '?' or '!'
            or '¹' or '²' or '³' or (>= '⁰' and <= '⁹') or '⁻' or '⁽' or '⁾' or '˒') i++;
        return AfterCitation(text, i);
    }

    // "in adults.[3,4] The": a citation set behind the point belongs to the sentence before it.
    private static int AfterCitation(string text, int i)
    {
        if (i >= text.Length || text[i] != '[') return i;
        var end = i + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ',' or '-' or '–' or ' ' or ';')) end++;
        return end > i + 1 && end < text.Length && text[end] == ']' && char.IsAsciiDigit(text[i + 1]) ? end + 1 : i;
    }

    // A bracket opened in this sentence that closes soon: the point belongs to what stands in the bracket.
    private static bool OpenBracket(string text, int start, int mark, int after)
    {
        var depth = 0;
        foreach (var c in text.AsSpan(start, after - start))
            if (c == '(') depth++;
            else if (c == ')' && depth > 0) depth--;
        if (depth == 0) return false;
        var ahead = text.AsSpan(after, Math.Min(150, text.Length - after)).IndexOfAny('(', ')');
        return ahead >= 0 && text[after + ahead] == ')' && mark - start < 2000;
    }

    private static ReadOnlySpan<char> WordBefore(string text, int start, int mark)
    {
        var from = mark;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.' && from - 1 > start && char.IsLetter(text[from - 2]))) from--;
        return text.AsSpan(from, mark - from);
    }

    private static bool StartsSentence(string text, int next)
    {
        var end = next;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '-')) end++;
        return Starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(next, end - next));
    }

    // "J. A. The": an initial before an initial.
    private static bool AfterInitial(string text, int mark) =>
        mark >= 4 && text[mark - 2] == ' ' && text[mark - 3] == '.' && char.IsUpper(text[mark - 4]);

    // pH, mTOR, p53: names that begin small may begin a sentence when a capital or digit follows in the same word.
    private static bool StartsWithSymbolWord(string text, int next) =>
        next + 1 < text.Length && (char.IsUpper(text[next + 1]) || char.IsDigit(text[next + 1])) && text[next] is 'p' or 'm' or 'c' or 't' or 'n'
        && next + 1 < text.Length && (char.IsUpper(text[next + 1]) || char.IsDigit(text[next + 1]));

    private static bool IsNumber(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsListNumber(string text, int start, int mark, int length) => length <= 3 && mark - length == start;

    // "9. 7mg": a decimal that a scanner tore apart.
    private static bool SplitDecimal(string text, int next)
    {
        var i = next;
        while (i < text.Length && char.IsDigit(text[i])) i++;
        return i > next && i - next <= 2 && i < text.Length && (char.IsLower(text[i]) || text[i] == '%');
    }

    // "Figure 2." and "Table II." at the head of a legend belong to the sentence that follows.
    private static bool IsLabel(string text, int start, int mark)
    {
        if (mark - start > 16) return false;
        var head = text.AsSpan(start, mark - start);
        return head.StartsWith("Fig", StringComparison.OrdinalIgnoreCase) || head.StartsWith("Table", StringComparison.OrdinalIgnoreCase);
    }

    private static int SkipSpace(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
        return i;
    }
}
