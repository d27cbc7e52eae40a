using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Reads one entry of a reference list: Vancouver, AMA, APA and Harvard order, and initials before the names as Elsevier's and IEEE's journals print them, as far as the words allow.</summary>
internal static partial class ReferenceParser
{
    public static Reference Parse(Span span, PlainText plain, int position, string key)
    {
        var text = plain.Text.Length > 1500 ? plain.Text[..1500] : plain.Text;
        var start = ReferenceList.Number().FirstIn(text) is { Success: true } number ? number.Length : 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        var doi = FrontMatter.Doi().FirstIn(text);
        var pmid = Pmid().FirstIn(text);
        var body = text[..(doi.Success ? doi.Index : text.Length)];
        var year = YearOf(body, start);
        var authors = AuthorsOf(body, start, year, out var etAl, out var after);
        var (title, journal) = authors.Count > 0 && InitialsFirst(authors[0]) ? BetweenCommas(body, after, year) ?? TitleAndJournal(body, after, year) : TitleAndJournal(body, after, year);
        var issue = VolumeYearPages().Match(body, start) is { Success: true } bracketed ? bracketed : VolumePages().Match(body, year is { } y ? y.Index : start);
        return new(span, plain)
        {
            Position = position, Key = key, Authors = authors, EtAl = etAl,
            Year = year is null ? null : int.Parse(year.Groups["y"].Value, CultureInfo.InvariantCulture),
            YearSpan = year is null ? null : plain.ToDocument(year.Groups["y"].Index, year.Groups["y"].Index + 4),
            Title = title, Journal = journal,
            Volume = issue.Success ? issue.Groups["v"].Value : null,
            Pages = issue.Success && issue.Groups["p"].Success ? issue.Groups["p"].Value.TrimEnd('.') : null,
            Doi = doi.Success ? FrontMatter.CleanDoi(doi.Value) : null,
            Pmid = pmid.Success ? pmid.Groups["n"].Value : null,
        };
    }

    // The year before a volume, else a year in brackets, else the last year.
    private static Match? YearOf(string text, int start)
    {
        if (YearBeforeVolume().Match(text, start) is { Success: true } vancouver) return vancouver;
        if (YearInBrackets().Match(text, start) is { Success: true } apa) return apa;
        Match? last = null;
        foreach (Match match in AnyYear().Matches(text, start)) last = match;
        return last;
    }

    private static List<string> AuthorsOf(string text, int start, Match? year, out bool etAl, out int after)
    {
        var authors = new List<string>();
        etAl = false;
        after = start;
        var mark = InitialsFirst(text[start..]) ? AuthorAfterInitials() : AuthorMark();
        var limit = year is not null && YearInBrackets().IsIn(year.Value) && year.Index - start < 500 ? year.Index : Math.Min(text.Length, start + 900);
        while (after < limit)
        {
            var more = EtAlMark().FirstIn(text, after);
            if (more.Success && more.Index == after) { etAl = true; after += more.Length; break; }
            var match = mark.Match(text, after);
            if (!match.Success || match.Index != after) break;
            authors.Add(match.Groups["a"].Value.Trim());
            after += match.Length;
            if (match.Groups["end"].Value is "." or ":" or "(") break;
        }
        return authors;
    }

    private static (string? Title, string? Journal) TitleAndJournal(string text, int after, Match? year)
    {
        var from = after;
        var yearFirst = year is not null && year.Index >= after && year.Index - after < 4;
        if (yearFirst) from = year!.Index + year.Length;
        while (from < text.Length && text[from] is ' ' or '.' or ')' or ',' or ':' or '(' or '“' or '"') from++;
        var stop = year is not null && !yearFirst && year.Index > from ? year.Index : from + JournalEnd(text[Math.Min(from, text.Length)..]);
        if (from >= stop) return (null, null);
        var parts = Parts(text, from, stop);
        if (parts.Count == 1) return (parts[0], null);
        // The journal is the last part; "J. Neurosurg. Spine" is several, each a word or two with a capital.
        var first = parts.Count - 1;
        while (first > 1 && Abbreviated().IsMatch(parts[first - 1])) first--;
        return (string.Join(". ", parts.Take(first)), string.Join(". ", parts.Skip(first)));
    }

    private static bool InitialsFirst(string words) => Initials().IsMatch(words);

    // "Title, Journal 8 (2015)", "“Title,” Journal, vol. 8": null where the words are not in this order.
    private static (string? Title, string? Journal)? BetweenCommas(string text, int from, Match? year)
    {
        if (year is null || year.Index <= from) return null;
        var rest = text[from..year.Index].Trim(' ', '(', ',');
        if (rest.Length > 0 && rest[0] is '“' or '"' && rest.IndexOfAny(['”', '"'], 1) is > 0 and var quote)
            return (rest[1..quote].TrimEnd(',', '.'), rest[(quote + 1)..].TrimStart(',', ' ').Split(',')[0] is { Length: > 0 } printed ? printed : null);
        if (!YearInBrackets().IsMatch(year.Value)) return null;
        rest = TrailingVolume().Replace(rest, "");
        var comma = rest.LastIndexOf(", ", StringComparison.Ordinal);
        return comma > 0 && comma + 2 < rest.Length && char.IsUpper(rest[comma + 2]) ? (rest[..comma], rest[(comma + 2)..].Trim('*', ' ')) : null;
    }

    private static List<string> Parts(string text, int from, int stop)
    {
        var parts = new List<string>();
        foreach (Match end in TitleEnd().Matches(text, from))
        {
            if (end.Index >= stop) break;
            Add(from, end.Index + (text[end.Index] is '?' or '!' ? 1 : 0));
            from = end.Index + end.Length;
        }
        Add(from, stop);
        return parts;

        void Add(int start, int end)
        {
            var part = text[start..Math.Max(start, Math.Min(end, text.Length))].Trim(' ', '.', ',', '(', ';', '"', '“', '”', '*');
            if (part.Length > 0) parts.Add(part);
        }
    }

    private static int JournalEnd(string rest)
    {
        var match = JournalStop().Match(rest);
        return match.Success ? match.Index : rest.Length;
    }

    [GeneratedRegex(@"\b(?<y>(?:18|19|20)\d{2})(?=\s*(?:\p{L}{3}[\p{L}.]*(?:\s*\d{1,2})?(?:-\d{1,2})?\s*)?[;:])")]
    private static partial Regex YearBeforeVolume();

    [GeneratedRegex(@"\(\s*(?<y>(?:18|19|20)\d{2})[a-z]?(?:,[^)]{1,20})?\)")]
    private static partial Regex YearInBrackets();

    [GeneratedRegex(@"(?<![\d/–-])(?<y>(?:18|19|20)\d{2})(?![\d–-])")]
    private static partial Regex AnyYear();

    // "Sun H, ", "van der Berg J-P, ", "Almqvist P. ", "Onslow K. and ", "Smith, J. A., & "
    [GeneratedRegex(@"(?<a>(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|zu)\s+)*\p{Lu}[\p{L}'’\-]*(?:\s+(?:(?:de|del|da|di|van|von|der|y)\s+)?\p{Lu}[\p{L}'’\-]+){0,3}(?:\s+(?:\p{Lu}\.\s?-?){1,4}(?=\s*(?:[,;(&]|and\b))|\s+\p{Lu}{1,4}(?:-\p{Lu})?(?:\s+(?:Jr|Sr|II|III|2nd|3rd))?(?![\p{L}])|,\s*(?:\p{Lu}\.\s?-?){1,4}))\s*(?<end>,?\s*(?:and|&)\s+|,\s*|[.:(]\s*|;\s*(?:and\s+)?|(?=\())")]
    private static partial Regex AuthorMark();

    [GeneratedRegex(@"^(?:\p{Lu}\p{Ll}?\.\s?-?){1,4}\s?(?:\p{Ll}+\s)*\p{Lu}[\p{L}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    // "S. Lafferty, ", "J.-P. van der Berg and "
    [GeneratedRegex(@"(?<a>(?:\p{Lu}\p{Ll}?\.\s?-?){1,4}\s?(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|zu)\s+)*\p{Lu}[\p{L}'’-]*(?:\s+(?!and\b)\p{Lu}[\p{L}'’-]+){0,2}(?:,?\s+(?:Jr|Sr|II|III)\.?)?)(?<end>\s*,?\s*(?:and|&)\s+|\s*,\s*|\s*[.:;(]\s*)", RegexOptions.CultureInvariant)]
    private static partial Regex AuthorAfterInitials();

    // " 8", " 8 (3)", ", vol. 8" at the end
    [GeneratedRegex(@"(?:,?\s+vol\.?)?,?\s+\d{1,4}[A-Z]?(?:\s*\(\d{1,3}\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TrailingVolume();

    // "8 (2015) 144–152", "vol. 8, no. 3, pp. 144–152, 2015"
    [GeneratedRegex(@"\s(?<v>\d{1,4}[A-Z]?)\s*(?:\((?<i>\d{1,3})\)\s*)?\((?:18|19|20)\d{2}\)\s*(?<p>[A-Za-z]{0,3}\d[\w.]*(?:\s*[–-]\s*[A-Za-z]?\d\w*)?)|\bvol\. ?(?<v>\d{1,4}[A-Z]?)(?:, no\. ?(?<i>\d{1,3}))?, pp?\. ?(?<p>[A-Za-z]?\d\w*(?:\s*[–-]\s*[A-Za-z]?\d\w*)?)", RegexOptions.CultureInvariant)]
    private static partial Regex VolumeYearPages();

    [GeneratedRegex(@",?\s*(?:and\s+)?et\s+al\.?\*?[,:]?\s*")]
    private static partial Regex EtAlMark();

    [GeneratedRegex(@"(?<!\b[A-Z])(?:[.?!]\s+(?=[\p{Lu}\d“])|\.$)")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"^(?:\p{Lu}[\p{L}-]{0,11}\.?\s?){1,3}$")]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@",\s*\d|\.\s*\(?(?:19|20)\d{2}|;|\s\d+\s*\(")]
    private static partial Regex JournalStop();

    [GeneratedRegex(@"(?:;|,|\s)\s*(?<v>\d{1,4}[A-Z]?)\s*(?:\((?<i>[^)]{1,20})\))?\s*[:,]\s*(?:pp?\.?\s*)?(?<p>[A-Za-z]{0,3}\d[\w.]*(?:\s*[–-]\s*[A-Za-z]?\d[\w]*)?)")]
    private static partial Regex VolumePages();

    [GeneratedRegex(@"\bPMID:?\s*(?<n>\d{4,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pmid();
}
