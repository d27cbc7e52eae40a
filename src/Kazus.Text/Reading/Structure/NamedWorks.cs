using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Finds the author whom a sentence or a table cell names just before it cites: "In 2013, Sun et al. [8]", "Ferrari 2015 [7]".</summary>
internal static partial class NamedWorks
{
    public static NamedWork? Before(PlainText plain, int index)
    {
        var text = plain.Text[..Math.Min(index, plain.Length)];
        // What stands before an earlier citation belongs to that one.
        var from = text.LastIndexOf(']') + 1;
        Match? last = null;
        foreach (Match match in Narrative().AllIn(text, from)) last = match;
        if (last is null && InCell().FirstIn(text, from) is { Success: true } cell) last = cell;
        if (last is null && Possessed().FirstIn(text, from) is { Success: true } possessed) last = possessed;
        // "GIST [1]" names no one.
        if (last is null || index - last.Index > 260 || !last.Groups["s"].Value.Any(char.IsLower)) return null;
        var year = last.Groups["y"].Success ? last.Groups["y"] : null;
        var whole = plain.ToDocument(last.Index, last.Index + last.Length);
        return new(whole, last.Groups["s"].Value, year is null ? null : int.Parse(year.Value, CultureInfo.InvariantCulture),
            year is null ? null : plain.ToDocument(year.Index, year.Index + year.Length));
    }

    private const string Surname = @"(?<s>(?:(?:van|von|de|der|den|del|di|da|el|al|ten|ter|la|le)\s+){0,2}\p{Lu}[\p{L}'’]+(?:-\p{Lu}?[\p{L}'’]+)*(?:\s\p{Lu}[\p{L}'’]+)?)";

    [GeneratedRegex(@"(?:\b[Ii]n\s+(?<y>(?:19|20)\d{2}),?\s+)?" + Surname + @"(?:\s+et\s+al\b\.?|\s+and\s+(?:colleagues|co-?workers|associates|others|her\s+group|his\s+group)|\s+(?:and|&)\s+\p{Lu}[\p{L}'’-]{2,}(?=\s|,))(?:,?\s*(?:\(|in\s+)?(?<y>(?:19|20)\d{2})\b\)?)?")]
    private static partial Regex Narrative();

    [GeneratedRegex(@"^\s*" + Surname + @"(?:,?\s+(?:\p{Lu}\.?)+)?[,\s]*\(?(?<y>(?:19|20)\d{2})?\)?[.,\s]*$")]
    private static partial Regex InCell();

    [GeneratedRegex(@"\b(?:by|of|from|Dr\.?)\s+" + Surname + @"(?:,?\s*\(?(?<y>(?:19|20)\d{2})\)?)?[,\s]*(?:after\s[^,.;]{1,40})?$")]
    private static partial Regex Possessed();
}
