using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Compares names and titles without accents, hyphens and case.</summary>
internal static partial class Surnames
{
    /// <summary>Only letters and digits, without accents, in lower case.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in Terms.Letters.Apart(text))
            if (char.IsLetterOrDigit(c)) letters.Append(char.ToLowerInvariant(c));
        return letters.Replace("ø", "o").Replace("ł", "l").Replace("đ", "d").Replace("ß", "ss").ToString();
    }

    /// <summary>One surname, or a part of a double one: "Marchetti-Low" and "Marchetti", "van der Berg" and "Berg"; not "March".</summary>
    public static bool Same(string a, string b)
    {
        if (Letters(a) == Letters(b)) return true;
        var (x, y) = (Parts(a), Parts(b));
        if (x.Length == 0 || y.Length == 0 || x.Length == y.Length) return false;
        var (few, many) = x.Length < y.Length ? (x, y) : (y, x);
        return few.Sum(p => p.Length) > 2 && (many.AsSpan(0, few.Length).SequenceEqual(few) || many.AsSpan(many.Length - few.Length).SequenceEqual(few));
    }

    private static string[] Parts(string name) => [.. name.Split([' ', '-', '\u2010', '\u2011', '–'], StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(p => p.Length > 0)];

    /// <summary>Whether a surname is the first author's, or that of any author of the work.</summary>
    public static bool SameAuthor(string surname, Reference reference)
    {
        if (reference.FirstSurname is { } first && Same(surname, first)) return true;
        return reference.Authors.Any(a => Same(Initials().Replace(a, ""), surname) || a.Split(' ').Any(w => Same(w.TrimEnd(',', '.'), surname)));
    }

    [GeneratedRegex(@",?(?: \p{Lu}{1,3}\b| \p{Lu}\.(?:[ -]?\p{Lu}\.)*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    private static readonly HashSet<string> Calendar = new(StringComparer.OrdinalIgnoreCase) { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Spring", "Summer", "Autumn", "Winter", "Fall" };

    /// <summary>Whether a capitalised word before a year is a month or a season rather than an author.</summary>
    public static bool IsMonth(string word) => Calendar.Contains(word);

    // Letters to add, drop, change or exchange.
    public static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2) return 3;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }

    /// <summary>The author and year a table row names ("Sun et al., 2022"), or null.</summary>
    public static (string Surname, int Year)? AuthorYear(string text)
    {
        var match = AuthorAndYear().FirstIn(text.Trim());
        return match.Success ? (match.Groups["name"].Value, int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>Whether the words around a named work mark it as a name: "et al.", "and colleagues", a possessive, "of Name", a year.</summary>
    public static bool LooksLikeName(string text, NamedWork named)
    {
        var after = text.AsSpan(named.Span.End, Math.Min(40, text.Length - named.Span.End)).ToString();
        if (IsOfAuthor(text, named.Span.Start) && after.AsSpan().TrimStart().StartsWith("[")) return true;
        return named.Year is not null || Couple().IsMatch(named.Span.Of(text)) && after.AsSpan().TrimStart().StartsWith("[") || Marks().IsMatch(named.Span.Of(text)) || Marks().IsMatch(after);
    }

    /// <summary>Whether the word at a place of the text is an author's name by the words before it: "the patient of Mulvany", "that of Abel".</summary>
    public static bool IsOfAuthor(string text, int at) => OfAuthor().IsMatch(text.AsSpan(Math.Max(0, at - 40), Math.Min(40, at)));

    [GeneratedRegex(@"\b(?:patients?|cases?|reports?|series|study|observation|paper|review|description|experience|woman|man|boy|girl|infant|child|one|that) (?:described |reported |published |treated )?(?:of|by) $", RegexOptions.CultureInvariant)]
    private static partial Regex OfAuthor();

    // "Abel and Brandt [7]"
    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]+ (?:and|&) \p{Lu}\p{Ll}[\p{L}'’-]*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Couple();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}'’ -]+?)(?: et al\.?|,? and .+?)?,?\s*\(?(?<year>(?:19|20)\d\d)\)?", RegexOptions.CultureInvariant)]
    private static partial Regex AuthorAndYear();

    [GeneratedRegex(@"\bet al|^ (?:and|&) \p{Lu}[\p{L}'’-]+(?:,? \[|,? \(|,? who|,? in|,|;|\.| [a-z]+ed\b| found)|\band (?:colleagues|co-?workers|associates)|^ (?:described|reported|followed|found|observed|treated|reviewed|presented|analy[sz]ed|compared|studied|collected|published)\b|^['’]s\b", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
