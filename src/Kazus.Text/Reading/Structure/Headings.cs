using System.Collections.Frozen;
using System.Text;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>
/// Knows the many headings under which a case report's sections go, in several languages. The words stand in
/// <c>headings.tsv</c> and <c>declarations.tsv</c>, which an editor can read and extend.
/// </summary>
internal static class Headings
{
    private static readonly FrozenDictionary<string, SectionKind> Kinds =
        Rows("headings.tsv").ToFrozenDictionary(r => r.Key, r => Enum.Parse<SectionKind>(r.Value, true));

    private static readonly FrozenDictionary<string, DeclarationKind> Declarations =
        Rows("declarations.tsv").ToFrozenDictionary(r => r.Key, r => Enum.Parse<DeclarationKind>(r.Value));

    private static readonly FrozenSet<string> KeywordHeadings = FrozenSet.Create(StringComparer.Ordinal,
        "keywords", "key words", "keyword", "index terms", "schlüsselwörter", "mots-clés", "mots clés", "palabras clave",
        "parole chiave", "palavras-chave", "ključne riječi", "ključne riječi (mesh)");

    private static readonly int LongestHeading = Kinds.Keys.Concat(Declarations.Keys).Max(k => k.Length) + 8;

    /// <summary>The kind of section a heading opens, or null where the words are not known.</summary>
    public static SectionKind? KindOf(string heading)
    {
        var key = Key(heading);
        if (key.Length == 0) return null;
        if (Kinds.TryGetValue(key, out var kind)) return kind;
        if (Declarations.ContainsKey(key)) return SectionKind.Declarations;
        // "Resumé / Abstract", "Abstract | Sažetak": either name.
        // A title that ends in "— case report" names no section.
        var parts = key.Split(['/', '|', '–', '—'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && parts.All(p => p.Length < 30))
            foreach (var part in parts)
                if (Kinds.TryGetValue(part, out kind)) return kind;
        return Numbered(key) ?? Begins(key);
    }

    /// <summary>What a heading within the declarations declares, or null.</summary>
    public static DeclarationKind? DeclarationOf(string heading)
    {
        var key = Key(heading);
        if (Declarations.TryGetValue(key, out var kind)) return kind;
        if (key.Contains("artificial intelligence", StringComparison.Ordinal) || key.Contains("generative ai", StringComparison.Ordinal))
            return DeclarationKind.ArtificialIntelligence;
        return null;
    }

    public static bool AreKeywords(string heading) => KeywordHeadings.Contains(Key(heading));

    /// <summary>Whether a line of its own is the heading of a section.</summary>
    public static bool IsHeadingLine(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestHeading || line.Length < 4 || line[^1] is '.' or ',' or ';' or ')') return false;
        var text = line.Trim().Trim("*_#").ToString();
        // In running text a small letter begins no heading.
        return text.Length > 0 && !char.IsLower(text[0]) && (Kinds.ContainsKey(Key(text)) || Declarations.ContainsKey(Key(text)) || Numbered(Key(text)) is not null);
    }

    /// <summary>Lower case, straight quotes, "and" for an ampersand, without number, bullets and closing punctuation.</summary>
    public static string Key(string heading)
    {
        var key = new StringBuilder(heading.Length);
        foreach (var c in heading)
        {
            var folded = c switch { '’' or '‘' or '`' => '\'', '‐' or '‑' or '–' => '-', _ => char.ToLowerInvariant(c) };
            if (folded == '&') key.Append("and");
            else if (char.IsWhiteSpace(folded)) { if (key.Length > 0 && key[^1] != ' ') key.Append(' '); }
            else key.Append(folded);
        }
        var text = key.ToString().Trim(' ', ':', '.', '*', '#', '_', '-', '—', '|', '\u2022');
        return WithoutNumber(text);
    }

    // "4. ", "2.1 ", "iv. ", "(3) ", "2 | " before the words.
    private static string WithoutNumber(string text)
    {
        var i = 0;
        if (i < text.Length && text[i] == '(') i++;
        var digits = i;
        while (i < text.Length && (char.IsDigit(text[i]) || text[i] == '.')) i++;
        if (i == digits)
        {
            while (i < text.Length && text[i] is 'i' or 'v' or 'x') i++;
            if (i == digits || i >= text.Length || text[i] != '.') return text;
        }
        while (i < text.Length && text[i] is '.' or ')' or ' ' or '-' or ':' or '|') i++;
        return i < text.Length ? text[i..] : text;
    }

    // "case 1", "case report 2", "patient no. 3", "case one"
    private static SectionKind? Numbered(string key)
    {
        var space = key.LastIndexOf(' ');
        if (space <= 0) return null;
        var last = key[(space + 1)..];
        var numbered = last.Length <= 2 && (char.IsDigit(last[0]) || last is "i" or "ii" or "iii" or "iv" or "v" or "a" or "b" or "c")
            || last is "one" or "two" or "three" or "four" or "five";
        if (!numbered) return null;
        var rest = key[..space].Replace(" no.", "", StringComparison.Ordinal).Replace(" number", "", StringComparison.Ordinal);
        return Kinds.TryGetValue(rest, out var kind) && kind == SectionKind.Case ? kind : null;
    }

    private static readonly string[] DeclarationWords = ["declaration", "disclosure", "acknowledg", "competing interest", "conflict of interest", "conflicts of interest", "ethics and ", "and ethics", "ethical approval", "ethics approval", "patient consent", "consent and ", "consent for publication", "funding and ", "and funding", "author contribution", "author statement"];

    private static SectionKind? Begins(string key)
    {
        if (key.Length > 60) return null;
        if (key.StartsWith("case ", StringComparison.Ordinal) && key.Contains("report", StringComparison.Ordinal)) return SectionKind.Case;
        if (key.StartsWith("case presentation", StringComparison.Ordinal)) return SectionKind.Case;
        if (key.StartsWith("conclusion", StringComparison.Ordinal)) return SectionKind.Conclusion;
        if (key.StartsWith("discussion", StringComparison.Ordinal)) return SectionKind.Discussion;
        if (key.StartsWith("introduction", StringComparison.Ordinal)) return SectionKind.Introduction;
        // "Author statements", "Acknowledgements and declarations", "Consent and ethics", "Funding, competing interests and ethical approval".
        if (key.Length <= 60 && (DeclarationWords.Any(w => key.Contains(w, StringComparison.Ordinal)) || key.EndsWith(" statements", StringComparison.Ordinal) || key.StartsWith("statements of ", StringComparison.Ordinal))) return SectionKind.Declarations;
        // "Scoping review", "What the literature says"; "The elder sister (patient A)".
        if (key.Length <= 40 && (key.EndsWith(" review", StringComparison.Ordinal) || key.Contains("literature", StringComparison.Ordinal))) return SectionKind.Discussion;
        if (key.Length <= 40 && key.EndsWith(')') && (key.Contains("(patient ", StringComparison.Ordinal) || key.Contains("(case ", StringComparison.Ordinal))) return SectionKind.Case;
        return null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Rows(string name)
    {
        using var stream = typeof(Headings).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            rows[line[..tab]] = line[(tab + 1)..].Trim();
        }
        return rows;
    }
}
