using System.Text.RegularExpressions;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Reads a line of authors: names parted by commas, semicolons or "and", with degrees and affiliation numbers.</summary>
internal static partial class Names
{
    /// <summary>The authors, or none where the line is not a list of names.</summary>
    public static IReadOnlyList<Author> Read(Block block)
    {
        var text = block.Plain.Text;
        if (text.Length is < 6 or > 2500 || text.Contains('@') && text.Length < 60 || NotNames().IsMatch(text)) return [];
        var semicolons = text.Contains(';');
        var authors = new List<Author>();
        var parts = 0;
        foreach (var (start, end) in Parts(text, semicolons))
        {
            var part = text[start..end];
            if (Degree().IsIn(part)) continue;
            parts++;
            var match = Name().Match(part);
            if (!match.Success) continue;
            var name = TrailingDegree().Replace(match.Groups["n"].Value.Trim(), "");
            var (given, surname) = Split(name);
            var from = start + match.Groups["n"].Index;
            var span = block.Plain.ToDocument(from, from + name.Length);
            var next = start + match.Groups["n"].Index + name.Length;
            authors.Add(new(span, given.Length > 0 ? $"{given} {surname}" : surname)
            {
                Surname = surname, Given = given.Length == 0 ? null : given,
                AffiliationKeys = Keys(string.Concat(match.Groups["k"].Captures.Select(c => c.Value + " ")).Trim(), block, text, next, Math.Min(text.Length, end + 1)),
            });
        }
        return parts > 0 && authors.Count * 10 >= parts * 7 && (authors.Count > 1 || parts == 1 && authors[0].Given is not null) ? authors : [];
    }

    private static IEnumerable<(int Start, int End)> Parts(string text, bool semicolons)
    {
        var start = 0;
        foreach (Match separator in (semicolons ? SemicolonSeparator() : Separator()).Matches(text))
        {
            if (separator.Index > start) yield return (start, separator.Index);
            start = separator.Index + separator.Length;
        }
        if (start < text.Length) yield return (start, text.Length);
    }

    // "Koruga, Nenad" and "Nenad Koruga" and "Koruga N": the surname is what other tables are joined by.
    private static (string Given, string Surname) Split(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0) return (name[(comma + 1)..].Trim(), name[..comma].Trim());
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return ("", name);
        var last = words[^1];
        if (last.Length <= 3 && last.All(char.IsUpper)) return (last, string.Join(' ', words[..^1]));
        var from = words.Length - 1;
        while (from > 1 && (char.IsLower(words[from - 1][0]))) from--;
        return (string.Join(' ', words[..from]), string.Join(' ', words[from..]));
    }

    private static string[] Keys(string printed, Block block, string text, int from, int to)
    {
        if (printed.Length > 0) return KeyNumber().Matches(Letters.Plain(printed)).Select(m => m.Value).ToArray();
        // Raised numbers were left out of the clean text; their marks say where they stood.
        var at = block.Plain.ToDocument(Math.Max(0, from - 1));
        var limit = to >= text.Length ? block.Span.End : block.Plain.ToDocument(to);
        foreach (var mark in block.Marks)
            if (mark.Kind == MarkKind.Superscript && mark.Span.Start >= at && mark.Span.Start <= limit)
                return mark.Target is { } raised ? KeyNumber().Matches(raised).Select(m => m.Value).ToArray() : [];
        return [];
    }

    [GeneratedRegex(@"\s*(,|·|•|\band\b|&|\bund\b|\bi\b(?=\s\p{Lu}))\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*;\s*(and\s+)?")]
    private static partial Regex SemicolonSeparator();

    [GeneratedRegex(@"^\s*(M\.?D\.?|Ph\.?D\.?|MB(BS|BCh|ChB)?|BSc|MSc|BS|MS|MPH|FRCS\w*|FACS|FRCPath|DO|DDS|DMD|DVM|RN|Dr\.?\s*med\.?|Prof\.?|Jr\.?|Sr\.?|III?|FRCR|MRCS|MA|BA|DPhil|ScD|PharmD)\.?\s*([\d¹²³⁴-⁹*†‡,\s]*)$|^[\s*†‡§]+$")]
    private static partial Regex Degree();

    [GeneratedRegex(@"^[\W]*(by\s+|Dr\.?\s+|Prof\.?\s+)*(?<n>(\p{Lu}\.[\s-]?)*(?!The\b|A\b|An\b|Case\b|Department\b)\p{L}[\p{L}'’\-]+(\s*,\s*\p{Lu}[\p{L}'’. -]+|(\s+(\p{Lu}\.?-?){1,3}(?=[\s,;\d¹²³*]|$)|\s+(de|da|di|van|von|der|den|del|la|le|ten|ter|el|al|bin|dos|du|zu)|\s+\p{L}[\p{L}'’\-]+){0,4}))\.?\s*(?<k>[\d¹²³⁴⁵⁶⁷⁸⁹*†‡§,a-e()\s]*?)(,?\s*(M\.?D\.?|Ph\.?D\.?|MB\w*|MSc|BSc|MS|MPH|FRCS\w*|FACS|DO|DDS)\b\.?[\s,]*)*\s*(?<k>[\d¹²³⁴⁵⁶⁷⁸⁹*†‡§]*)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"(\s+(MD|PhD|MB|MBBS|MBChB|BSc|MSc|MPH|FRCS|FACS|DDS|DMD|DVM|DO))+$")]
    private static partial Regex TrailingDegree();

    [GeneratedRegex(@"\d{1,2}|[a-e](?![\p{L}])")]
    private static partial Regex KeyNumber();

    [GeneratedRegex(@"\b(Department|University|Hospital|Institute|Clinic|Division|Center|Centre|Faculty|School|Received|Accepted|Published|Correspond|doi|https?|E-?mail|Journal|article|version|Source|Repository|report|case|review|patient|tumou?r)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotNames();
}
