using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>Counts of the parts of one group miss the stated number of patients.</summary>
internal static partial class Kz403PartsAndTotal
{
    public static Rule Rule { get; } = new("KZ403", "parts-and-total", Severity.Error, "table-arity", Check);

    private sealed record Whole(int Count, Span Span, int End);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var paragraph in m.Document.Sections.SelectMany(s => s.Paragraphs))
        {
            Sentence? before = null;
            foreach (var sentence in paragraph.Sentences)
            {
                if (Counts(m, sentence) is { } finding) yield return finding;
                else if (Listed(m, before, sentence) is { } other) yield return other;
                else if (Remainder(m, sentence) is { } rest) yield return rest;
                before = sentence;
            }
        }
    }

    // The group is named before the list, in the sentence or in the one before ("Of these, 24 had ...").
    private static Finding? Listed(Manuscript m, Sentence? before, Sentence sentence)
    {
        var text = sentence.Text;
        if (Reading.Numbers.In(text).Take(3).Count() < 2) return null;
        var groups = Groups(sentence).ToList();
        // The group is the whole of its sentence: what is counted out of it there is a group of its own.
        if (groups.Count == 0 && before is not null && OfThese().IsIn(text)) groups = [.. Groups(before).Select(g => g with { End = 0 })];
        if (groups.Count == 0) return null;
        foreach (var list in CountList.In(text, groups.Min(g => g.End)))
        {
            var wholes = groups.Where(g => g.End <= list.Start).ToList();
            if (wholes.Count == 0 || wholes.Exists(g => g.Count == list.Sum || Reaches(list.Parts, g.Count))) continue;
            var whole = wholes.MinBy(g => Math.Abs(g.Count - list.Sum))!;
            var off = list.Sum - whole.Count;
            if (list.Parts.Any(p => p >= whole.Count) || list.Parts.Count == 2 && Math.Abs(off) > 2 || off < 0 && (list.Parts.Count < 3 ? Left().IsMatch(text) : -off > Math.Max(1, 0.05 * whole.Count)) || off > Math.Max(2, 0.12 * whole.Count)) continue;
            if (Overlapping().IsMatch(text) || Told(text, list.Start, list.Sum)) continue;
            return Rule.Find($"{string.Join(" + ", list.Parts)} is {list.Sum}, not the stated {whole.Count}.", "Count again and correct the number that is wrong.", "citation.total", m.At(sentence.Plain.ToDocument(list.Start, list.End), $"{list.Sum}"), m.At(whole.Span, $"{whole.Count}"));
        }
        return null;
    }

    // "Five of 31 nodes: 2 of 12 in the axilla and 3 of 8 above it, while the other 11": the rest is of all, with every group before it.
    private static bool IsRestOfAll(string before, double last, double rest)
    {
        var numbers = Reading.Numbers.In(before).Select(n => n.Value).ToList();
        return numbers.Exists(all => all != last && numbers.Exists(group => group + last + rest == all));
    }

    // "24 of 75 had a recurrence and the remaining 41 did not"
    private static Finding? Remainder(Manuscript m, Sentence sentence)
    {
        if (Rest().FirstIn(sentence.Text) is not { Success: true } match || Reading.Numbers.Parse(match.Groups["k"].Value) is not { } k || Reading.Numbers.Parse(match.Groups["n"].Value) is not { } n || Reading.Numbers.Parse(match.Groups["r"].Value) is not { } rest || k + rest == n || k > n || k % 1 != 0 || n % 1 != 0 || IsRestOfAll(sentence.Text[..match.Groups["r"].Index], n, rest)) return null;
        // "Two of 30 nodes: one of 6 at the hilum, one of 5 below; the other 28 were free" is the rest of all.
        if (rest >= n) return null;
        return Rule.Find($"{k} and the remaining {rest} are {k + rest}, not the stated {n}.", "Count again and correct the number that is wrong.", "citation.total", m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length), $"{n}"));
    }

    [GeneratedRegex(@"(?<![\w.,])(?<k>" + Reading.Numbers.Pattern + @") (?:out )?of (?:the |these |their |our |all )?(?<n>" + Reading.Numbers.Pattern + @") [^.;\d]{3,90}(?:\(\d+(?:\.\d+)? ?%\))?[^.;\d]{0,60}\b(?:and|while|whereas|;) (?:in )?the (?:remaining|other) (?<r>" + Reading.Numbers.Pattern + @")\b(?! ?%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rest();

    private static IEnumerable<Whole> Groups(Sentence sentence)
    {
        foreach (var size in Reading.GroupSize.In(sentence.Text).Where(g => !g.IsShare))
            yield return new(size.Count, sentence.Plain.ToDocument(size.Start, size.Start + size.Words.Length), size.Start + size.Words.Length);
        foreach (Match match in Those().AllIn(sentence.Text))
            if (Reading.Numbers.Parse(match.Groups["n"].Value) is { } n && n % 1 == 0)
                yield return new((int)n, sentence.Plain.ToDocument(match.Groups["n"].Index, match.Groups["n"].Index + match.Groups["n"].Length), match.Index + match.Length);
    }

    // The first few make the whole already; the rest counts something else.
    private static bool Reaches(IReadOnlyList<int> parts, int whole)
    {
        for (var from = 0; from < parts.Count - 1; from++)
        {
            var sum = 0;
            for (var to = from; to < parts.Count; to++)
            {
                sum += parts[to];
                if (sum == whole && to > from) return true;
            }
        }
        return false;
    }

    // "70 myxomas were removed from the 51 patients: 38 were in the left atrium ...": the sum is told, of something else than the patients.
    private static bool Told(string text, int before, double sum) => Reading.Numbers.In(text[..before]).Any(n => n.Value == sum);

    private static Finding? Counts(Manuscript m, Sentence sentence)
    {
        var text = sentence.Text;
        if (Reading.Numbers.In(text).Take(3).Count() < 2) return null;
        foreach (var pattern in (Regex[])[CountsIn(), CountsOf(), CountsBefore()])
        {
            if (pattern.FirstIn(text) is not { Success: true } list) continue;
            var parts = list.Groups["k"].Captures.Select(c => Reading.Numbers.Parse(c.Value) ?? 0).ToList();
            if (parts.Count < 3 && !(parts.Count == 2 && pattern == CountsBefore())) continue;
            var sum = parts.Sum();
            var groups = Reading.GroupSize.In(text).Where(g => g.Start + g.Words.Length <= list.Index || g.Start >= list.Index + list.Length - g.Words.Length).ToList();
            if (groups.Count == 0 || groups.Exists(g => g.Count == sum) || Told(text, list.Index, sum)) continue;
            var whole = groups.MinBy(g => Math.Abs(g.Count - sum))!;
            // A list far short of the whole leaves out the rest; one just beside it was meant to be complete.
            if (sum < whole.Count && (whole.Count - sum > 2 || parts.Count < 3 && pattern == CountsIn() || parts.Count < 3 && Left().IsMatch(text)) || sum > 2 * whole.Count || parts.Exists(p => p > whole.Count)) continue;
            return Rule.Find($"{string.Join(" + ", parts)} is {sum}, not the stated {whole.Count}.", "Count again and correct the number that is wrong.", "citation.total", m.At(sentence.Plain.ToDocument(Math.Min(list.Index, whole.Start), list.Index + list.Length), $"{sum}"), m.At(sentence.Plain.ToDocument(whole.Start, whole.Start + whole.Words.Length), $"{whole.Count}"));
        }
        return null;
    }

    // Some of the group are told of otherwise.
    [GeneratedRegex(@"\b(?:lost|unknown|not (?:stated|given|reported|known|recorded)|without|missing|remaining|others?|rest|undetermined|excluded)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"^(?:Of|Among|In) (?:these|those|them|the(?:se)? (?:latter|former))\b|^(?:These|They|Those)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfThese();

    [GeneratedRegex(@"\b(?:of|among|in) (?:the|these|those|our|all) (?<n>" + Reading.Numbers.Pattern + @")\b(?! ?%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Those();

    // What one patient can have several of.
    [GeneratedRegex(@"\b(?:symptoms?|complain\w*|pain|fever|cough|headaches?|nausea|vomiting|weakness|bleeding|complications?|metasta\w+|adverse|mutations?|comorbid\w+|positive for|expressed|stain\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Overlapping();

    // "in the hip in 5, the wrist in 4 and the elbow in 2", "in the right lobe in 22, in the left lobe in 8 and in both lobes in 7"
    [GeneratedRegex(@"(?:(?:in|on|at|was|were|involved|affected)? ?(?:in )?(?:the|an?|both|either|all) [\p{L}-]+(?: [\p{L}-]+){0,3} in (?<k>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: patients| cases| of them)?(?:, (?:and )?|,? and |; ))+(?:in |on |at )?(?:the|an?|both|either|all) [\p{L}-]+(?: [\p{L}-]+){0,3} in (?<k>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountsIn();

    // "removal was total in 14, subtotal in 11, and restricted to biopsy in 8"
    [GeneratedRegex(@"\b(?:was|were|had been|consisted of|comprised|included)(?: (?!in\b)[\p{L}-]+){1,4} in (?<k>" + Reading.Numbers.Pattern + @")(?! ?%)(?: patients?| cases| of them| of these)?(?:[,;] ?(?:(?:and|or) )?(?:(?!in\b|of\b|both\b)[\p{L}-]+ ){1,5}in (?<k>" + Reading.Numbers.Pattern + @")(?! ?%)(?: patients?| cases)?)*,? and (?:(?!in\b|of\b|both\b)[\p{L}-]+ ){1,5}in (?<k>" + Reading.Numbers.Pattern + @")(?: patients?| cases| of them)?(?=[.,;)]|$| \[| \()(?! ?%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountsOf();

    // "(14 men and 9 women)", "12 were low, 9 intermediate and 4 high grade"
    [GeneratedRegex(@"\((?<k>\d+) (?:men|males?|boys?)(?:,| and|;) (?<k>\d+) (?:women|females?|girls?)\)|\((?<k>\d+) (?:women|females?|girls?)(?:,| and|;) (?<k>\d+) (?:men|males?|boys?)\)|(?<k>\d+) (?:patients |tumou?rs |cases |lesions )?(?:were|was|arose|lay) [\p{L}-]+(?: [\p{L}-]+){0,3}, (?:(?<k>\d+)(?: [\p{L}-]+){1,4}, )*(?:and )?(?:(?<k>\d+)(?: [\p{L}-]+){1,4},? and )?(?<k>\d+)(?: [\p{L}-]+){1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex CountsBefore();
}
