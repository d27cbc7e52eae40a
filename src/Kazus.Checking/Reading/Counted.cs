using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Things of the patient that a sentence counts: "19 lymph nodes", "five nodules in both lobes", "none of the 14 nodes".</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the number.</param>
/// <param name="Size">Number of characters, the noun included.</param>
/// <param name="Number">How many.</param>
/// <param name="Noun">The noun cut to its stem.</param>
/// <param name="With">What stands between them and tells these from others of their kind, cut to stems.</param>
internal sealed partial record Counted(Told Told, int Start, int Size, double Number, string Noun, IReadOnlySet<string> With)
{
    public string Words => Told.Text.Substring(Start, Size);

    /// <summary>Whether two counts can be of the same things: neither is told apart by a word that the other lacks.</summary>
    public bool IsOfThe(Counted other) => With.Count == 0 || other.With.Count == 0 || With.Overlaps(other.With);

    public static IEnumerable<Counted> In(Told told)
    {
        foreach (Match match in Pattern().AllIn(told.Text))
        {
            if (Numbers.Parse(match.Groups["n"].Value) is not { } n || n < 2 || n != Math.Floor(n) || told.OfRelative(match.Index)) continue;
            var noun = match.Groups["noun"].Value;
            var between = match.Groups["with"].Value;
            var clause = told.Text[(told.Text.LastIndexOfAny([';', ':'], match.Index) + 1)..match.Index];
            if (NotThings().IsMatch(noun) || SomeOnly().IsMatch(between) || SomeBefore().IsMatch(clause) || Others().IsMatch(clause) || InGeneral().IsMatch(told.Text[(match.Index + match.Length)..])) continue;
            var with = between.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Keys.Stem).Where(w => w.Length > 2 && !Same.Contains(w)).ToHashSet(StringComparer.Ordinal);
            yield return new(told, match.Groups["n"].Index, match.Index + match.Length - match.Groups["n"].Index, n, Keys.Stem(noun), with);
        }
    }

    /// <summary>The numbers of a sentence that may count things: whole, below 100, and not of a time, a size or a share; not more than twelve.</summary>
    public static List<double> NumbersOfThings(Told told) =>
        [.. told.Numbers.Where(n => n.Value < 100 && n.Value == Math.Floor(n.Value) && !Measured().IsMatch(told.Text.AsSpan(n.Match.Index + n.Match.Length))).Select(n => n.Value).Take(12)];

    [GeneratedRegex(@"^[ -]?(?:months?|years?|weeks?|days?|hours?|minutes?|[mc]m|%|per ?cent|m[Ll]|mg|Gy|×)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Measured();

    // Words that leave the things what they are.
    private static readonly HashSet<string> Same = new(StringComparer.Ordinal) { "the", "these", "those", "his", "her", "such", "small", "large", "lymph", "separa", "distin", "discre", "round", "surgic", "well", "define", "tumou", "tumor", "tiny", "whole", "all", "single", "simila", "differ", "resect", "remove", "excise", "examin" };

    private const string Many = @"(?:\p{L}[\p{L}-]{2,}(?<![sui])s|metastases|vertebrae|bronchi|foci|septa|sinuses|masses|biopsies|diverticula)(?![\w-])";

    // The first plural within four words. Words before it are none, so that the pattern never has to try less or more of them: the generated code
    // for "as few as possible" inside a group has found a match twice and for ever.
    [GeneratedRegex(@"(?<![\w.,/×–-]|\d )(?<n>" + Numbers.Pattern + @") (?<with>(?:(?!(?:of|and|or|to|in|at|on|by|with|for|from|per|than|were|was|had|which|that|days?|weeks?|months?|years?|hours?|minutes|cm|mm|ml|mg|times)\b|" + Many + @")[\p{L}-]+,? ){0,3})(?<noun>" + Many + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    // Measures have units of their own, people are not things of the patient, and texts are none.
    [GeneratedRegex(@"^(?:days|weeks|months|years|hours|minutes|seconds|decades|times|occasions|points|percent|units|mitoses|cycles|courses|doses|fractions|sessions|grams|litres|liters|patients|cases|women|men|girls|boys|children|infants|adults|females|males|persons|people|others|authors|groups|series|reports?|studies|articles|papers|reviews|publications|tumou?rs|survivors|members|brothers|sisters|sons|daughters|pregnancies|births|deliveries|stages|grades|types|kinds|forms|reasons|options|questions|features|findings|criteria|parts|halves|thirds|quarters|steps|ways|things|fields|figures|tables|dimensions|planes|directions|sides|columns|rows|areas|samples|lines|packs|cigarettes|glasses|tablets|relatives|surgeons|pathologists|radiologists|observers|centres|centers|institutions|hospitals|countries|recurrences|relapses|operations|procedures|interventions|excisions|resections|visits|examinations|controls|phases|ports|incisions|this|his|was|less|plus|across|thus|always|perhaps|towards|besides|afterwards)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotThings();

    // Not all of them, or those of another time.
    [GeneratedRegex(@"\b(?:other|others|new|further|additional|remaining|residual|more|recurrent|larger|smaller|largest|smallest|adjacent|neighbou?ring|first|last|next|previous|consecutive|high-power|enlarged|suspicious|positive|negative|involved|affected|or)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SomeOnly();

    [GeneratedRegex(@"\b(?:other|further|additional|remaining|another|first|last|next|every|between|than|least|most|up to|only|about|over|nearly|almost|some|except|besides|grade|stage|figure|fig\.|table|level|segment|after|within|one of(?: the)?|two of(?: the)?|three of(?: the)?|\d of(?: the)?|or|(?:\d|one|two|three|four|five|six|seven|eight|nine|ten) (?:to|and)) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SomeBefore();

    // "Nine metastases in ten are found in the liver."
    [GeneratedRegex(@"^ (?:(?:in|out of|of) (?:every |the )?" + Numbers.Pattern + @"\b|(?:are|is|have been (?:reported|described|published)|(?-i:may)|can|occur|arise)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InGeneral();

    [GeneratedRegex(@"\bet al\b|\[\d|\b(?:in the literature|series|reported|patients|cases|authors|studies|(?-i:may)|should|would|could|usually|often|at least|require\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
