using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>
/// A list of counts that together should make a group: "45 had a mastectomy, 98 a wide excision and 21 an enucleation". A list is
/// taken for complete when it closes with "and", when nothing in it counts a group of its own, and when its sum lies just beside
/// the group: a list that leaves many out was not meant to be complete.
/// </summary>
internal sealed partial record CountList(int Start, int End, IReadOnlyList<int> Parts)
{
    public int Sum { get; } = Parts.Sum();

    /// <summary>The lists of a sentence, each after <paramref name="from"/>.</summary>
    public static IEnumerable<CountList> In(string text, int from)
    {
        if (Open().IsIn(text)) yield break;
        // What is counted out of one of the parts is no part: ", of whom 4 (14%) had a recurrence".
        text = Within().Replace(text, w => new string(' ', w.Length));
        var items = Items(text, from).ToList();
        var first = 0;
        while (first < items.Count)
        {
            var last = first;
            while (last + 1 < items.Count && Joined(text, items[last], items[last + 1])) last++;
            if (last > first && Closes(text, items[last - 1].End, items[last].Start))
            {
                var end = Math.Min(text.Length, items[last].End + 40);
                var run = items[first..(last + 1)];
                if (run.Count > 2 || Complements(text[run[0].Start..end])) yield return new(run[0].Start, items[last].End, [.. run.Select(i => i.Count)]);
            }
            first = last + 1;
        }
    }

    private sealed record Item(int Start, int End, int Count);

    private static IEnumerable<Item> Items(string text, int from)
    {
        foreach (var (match, value) in Numbers.In(text))
        {
            if (match.Index < from || value % 1 != 0 || value is < 1 or > 100_000) continue;
            var before = text[..match.Index];
            var after = text[(match.Index + match.Length)..];
            if (Measured().IsMatch(after) || Labelled().IsMatch(before) || value is > 1900 and < 2100 && match.Length == 4 || InBrackets(before)) continue;
            yield return new(match.Index, match.Index + match.Length, (int)value);
        }
    }

    private static bool InBrackets(string before) => before.LastIndexOfAny(['(', '[']) > before.LastIndexOfAny([')', ']']);

    private static bool Joined(string text, Item a, Item b)
    {
        var between = text[a.End..b.Start];
        return between.Length is > 2 and < 130 && Separator().IsMatch(between) && !Nested().IsMatch(between);
    }

    private static bool Closes(string text, int from, int to) => Last().IsMatch(text[from..to]);

    // Two counts make a whole only where one is the contrary of the other.
    private static bool Complements(string words) => Pairs().IsMatch(words);

    [GeneratedRegex(@",? (?:\d+ )?(?:of|among) (?:whom|which)\b[^;,.]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Within();

    [GeneratedRegex(@"\b(?:both|each|more than one|at least|overlap|some|several|either|not mutually|multiple|or more|up to|between)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex(@"^(?: ?%|[-– ]?(?:months?|years?|weeks?|days?|hours?|minutes|mm|cm|mL|ml|mg|g|kg|Gy|y|mo|HPF|per|cycles?|courses?|doses?|fractions?|points?|times)\b|[-–]\d| ?[/×]|[-–](?:year|month|week|day|h)|\.\d| of \d| of the \d| out of|(?:st|nd|rd|th)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Measured();

    [GeneratedRegex(@"(?:\b(?:tables?|fig(?:ure|s)?\.?s?|grade|stage|type|level|case|patient|no\.|age|aged|median|mean|range|phase|p|of|of the|to|than|at|within|after|every|or|in) |[=<>≥≤±$–-] ?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"[,;]|\band\b|\bwhile\b|\bwhereas\b", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:of (?:whom|which|these|those|them)|among|median|mean|compared|against|versus|vs|respectively|including|included|range|after|within|followed)\b|\.|\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nested();

    [GeneratedRegex(@"\band\W*$|\bthe (?:other|remaining)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Last();

    [GeneratedRegex(@"\b(?:women|females?|girls)\b.*\b(?:men|males?|boys)\b|\b(?:men|males?|boys)\b.*\b(?:women|females?|girls)\b|\b(?:alive|survived|living|lived)\b.*\b(?:dead|died|deceased)\b|\b(?:dead|died)\b.*\b(?:alive|survived|living|lived)\b|\bleft\b.*\bright\b|\bright\b.*\bleft\b|\bbenign\b.*\bmalignant\b|\bmalignant\b.*\bbenign\b|\bunilateral\b.*\bbilateral\b|\bpositive\b.*\bnegative\b|\b(?:upper|lower)\b.*\b(?:upper|lower)\b|\badults\b.*\bchildren\b|\bchildren\b.*\badults\b|\bthe (?:other|remaining)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pairs();
}
