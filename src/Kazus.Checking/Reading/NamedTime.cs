using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A time that a row of a table and a sentence can name in the same words: "after four courses", "six weeks after hepatectomy".</summary>
/// <param name="Start">First character of the words.</param>
/// <param name="End">The character after them.</param>
/// <param name="Key">Number, unit and event in a form that can be compared.</param>
/// <param name="Words">As written.</param>
internal sealed partial record NamedTime(int Start, int End, string Key, string Words)
{
    public static IEnumerable<NamedTime> In(string text)
    {
        foreach (Match match in Pattern().AllIn(text))
        {
            var count = match.Groups["nth"].Success ? Array.IndexOf(Quantity.Ordinals, match.Groups["nth"].Value.ToLowerInvariant()) : Numbers.Parse(match.Groups["n"].Value) ?? 0;
            // Courses and cycles are one.
            var unit = match.Groups["given"].Success ? match.Groups["given"].Value.ToLowerInvariant() is "course" or "block" ? "cycle" : match.Groups["given"].Value.ToLowerInvariant() : match.Groups["unit"].Value.ToLowerInvariant();
            var what = match.Groups["event"].Success ? Keys.Stem(match.Groups["event"].Value) : "";
            if (count > 0) yield return new(match.Index, match.Index + match.Length, $"{Numbers.Say(count)} {unit} {what}", match.Value.ToLowerInvariant());
        }
    }

    [GeneratedRegex(@"\bafter (?:the )?(?:(?<n>" + Numbers.Pattern + @") (?<given>course|cycle|block|dose|infusion|injection|fraction|session)s?|(?<nth>first|second|third|fourth|fifth|sixth|seventh|eighth) (?<given>course|cycle|block|dose|infusion|injection|fraction|session))\b|\b(?<n>" + Numbers.Pattern + @") (?<unit>day|week|month|year)s? after (?:the |her |his )?(?<event>\p{L}+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
