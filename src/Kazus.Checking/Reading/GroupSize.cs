using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A number of patients in a phrase: "38 patients", "twelve consecutive women".</summary>
/// <param name="Start">First character in the text.</param>
/// <param name="Words">The phrase.</param>
/// <param name="Count">The number.</param>
/// <param name="IsShare">It is counted out of a group: "5 of the 38 patients", "5 patients (13%)".</param>
internal sealed partial record GroupSize(int Start, string Words, int Count, bool IsShare)
{
    /// <summary>The phrases of a text, in order. From each noun the words before it are gone back, at most four, to a number.</summary>
    public static IEnumerable<GroupSize> In(string text)
    {
        foreach (var noun in Named(text))
        {
            var at = noun.Index;
            for (var words = 0; words <= 4 && at > 1 && text[at - 1] == ' '; words++)
            {
                var start = text.LastIndexOf(' ', at - 2) + 1;
                var word = text[start..(at - 1)];
                if (Number(word, out var skipped) is { } n)
                {
                    start += skipped;
                    if (n % 1 == 0 && n <= int.MaxValue && !text.AsSpan(0, start).EndsWith("per ", StringComparison.OrdinalIgnoreCase) && !IsRatio(text.AsSpan(0, start)) && !InSoMany().IsMatch(text.AsSpan(noun.Index + noun.Length)))
                        yield return new(start, text[start..(noun.Index + noun.Length)], (int)n, Shared().IsIn(text, ..start) || text.AsSpan(noun.Index + noun.Length).StartsWith(" out of ", StringComparison.OrdinalIgnoreCase) || Percentage(text.AsSpan(noun.Index + noun.Length)));
                    break;
                }
                if (word.Length == 0 || Stops.Contains(word) || !word.All(c => char.IsLetter(c) || c == '-') || Units().IsMatch(word)) break;
                at = start;
            }
        }
    }

    // "In nine patients out of ten"
    [GeneratedRegex(@"^ (?:in|out of) (?:every )?(?:two|three|four|five|six|ten|twenty|a hundred)(?= ?[,.;)\[]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InSoMany();

    // "In two of every five children": a ratio, and no group.
    private static bool IsRatio(ReadOnlySpan<char> before) => before.EndsWith(" every ", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" each ", StringComparison.OrdinalIgnoreCase);

    // Tumours by their name ("19 angiosarcomas") are looked for only where one may stand: few sentences have any.
    private static IEnumerable<Match> Named(string text) =>
        text.Contains("omas", StringComparison.Ordinal) ? Nouns().AllIn(text).Concat(Tumours().Matches(text)).OrderBy(n => n.Index) : Nouns().AllIn(text);

    [GeneratedRegex(@"\b\p{L}{3,}(?<!glauc)omas\b", RegexOptions.CultureInvariant)]
    private static partial Regex Tumours();

    // A number by itself; an opening bracket may stand before it.
    private static double? Number(string word, out int skipped)
    {
        skipped = word.Length > 0 && word[0] is '(' or '[' ? 1 : 0;
        var bare = word[skipped..];
        return bare.Length > 0 && (char.IsAsciiDigit(bare[0]) ? bare.All(c => char.IsAsciiDigit(c) || c is ',' or '.') && char.IsAsciiDigit(bare[^1]) : bare is not ("a" or "an")) ? Numbers.Parse(bare) : null;
    }

    private static bool Percentage(ReadOnlySpan<char> after) => after.StartsWith(" (") && after.Length > 3 && char.IsAsciiDigit(after[2]) && after[..Math.Min(12, after.Length)].Contains('%');

    private static readonly HashSet<string> Stops = new(StringComparer.OrdinalIgnoreCase) { "of", "and", "with", "had", "in", "for", "the", "to", "were", "was", "are", "is", "per", "thirds", "third", "quarters", "quarter", "fifths", "fifth", "tenths", "halves", "half", "times", "fold", "twice", "as", "than" };

    [GeneratedRegex(@"\b(?:patients|women|men|cases|tumou?rs|operations|survivors|children|adults|lesions|individuals|resections|subjects|infants|girls|boys|eyes|carriers|recipients)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nouns();

    [GeneratedRegex(@"^(?:months?|years?|weeks?|days?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Units();

    // "5 of the 38 patients"
    [GeneratedRegex(@"\b" + Numbers.Pattern + @" of (?:the |their |these )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shared();
}
