using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>An age of the own patient in years.</summary>
/// <param name="Sentence">Where it stands.</param>
/// <param name="Start">First character in the sentence.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Years">The age.</param>
/// <param name="AtPresentation">False for an age at some other time ("at the age of 15", "now 44").</param>
internal sealed partial record Age(Told Sentence, int Start, int Size, int Years, bool AtPresentation)
{
    public Span Span => Sentence.Span(Start, Size);

    public static IEnumerable<Age> In(Manuscript m) => m.Told.SelectMany(In);

    public static List<Age> In(Told told) => told.Ages;

    /// <summary>Reads the ages of a sentence.</summary>
    public static IEnumerable<Age> Read(Told told)
    {
        foreach (Match match in Pattern().AllIn(told.Text))
        {
            if (Numbers.Parse(match.Groups["n"].Value) is not { } years || years > 120 || told.OfRelative(match.Index)) continue;
            var before = told.Text[Math.Max(0, match.Index - 28)..match.Index];
            var after = told.Text[(match.Index + match.Length)..];
            // "sons aged 12", "two sisters, aged 41 and 49"
            if (Others().IsMatch(before) || Relative().IsMatch(after) || RelativeThen().IsMatch(after)) continue;
            // "from 17 to 33 years of age", "until 40 years of age"
            if (Stretch().IsMatch(before)) continue;
            var other = match.Groups["other"].Success || InYear().IsMatch(told.Text[..match.Index]) || OtherTime().IsMatch(before) || Began().IsMatch(told.Text[..match.Index]) || AtLast().IsMatch(told.Text[..match.Index]) || Nowadays().IsMatch(after) || after.StartsWith(" at that time", StringComparison.Ordinal) || after.StartsWith(" then", StringComparison.Ordinal);
            yield return new(told, match.Index, match.Length, (int)years, !other);
        }
    }

    [GeneratedRegex(@"\b(?<n>" + Numbers.Pattern + @")[- ]years?[- ](?:old|of age)\b|\b[Aa]t (?<n>\d{2})(?: years)?(?=,? (?:our|the present|this) (?:patient|woman|man|boy|girl)\b)|\baged (?<n>" + Numbers.Pattern + @")(?: years)?\b(?! (?:months?|weeks?|days?|hours?)\b)|(?<=\b(?:man|woman|patient|male|female|boy|girl|lady|gentleman) )of (?<n>\d{1,3})(?: years)?\b(?! ?(?:%|cm|mm|kg|g|mg|Gy|months?|weeks?|days?|patients|cases|[×/.,-]\d))|(?<=^(?:The patient|An?),? [^.;\d]{3,60} )of (?<n>\d{2}) years\b(?= ?,| (?:came|was|presented|had|who|with))|(?<=\b(?:[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Mm]ale|[Ff]emale), )(?<n>\d{1,3})(?: years)?\b(?! ?(?:months?|weeks?|days?|cm|mm|kg|%|[–.-]\d))|(?<=^(?:The|Our) patient was |^S?[Hh]e was )(?<n>\d{1,3})(?: years old)?(?= when,? )|\b(?<n>\d{1,3})[- ]?y(?:\.?/?o\.?)(?![a-z])|\b(?<other>at (?:the )?age (?:of )?(?<n>" + Numbers.Pattern + @")\b(?![-–.]?\d)(?! (?:months?|weeks?|days?)\b))|\b(?<other>when (?:s?he|(?:the|our) (?:patient|boy|girl|child|man|woman)) was (?:about )?(?<n>" + Numbers.Pattern + @")\b(?! (?:months?|weeks?|days?|years? (?!old))\b)(?: years? old)?)|(?<other>\b(?:s?he|the (?:patient|boy|girl|child)) (?:is|was) (?:now |then |by then )?(?<n>\d{1,2})(?= (?:and|years old)\b|[,.;](?!\d)))|(?<other>\b(?:then|now),? (?<n>\d{1,2})(?=[,;.)](?!\d)| and\b))|(?<other>(?<=\b(?:patient|man|woman|boy|girl|s?he),? )(?<n>\d{1,2})(?=,? (?:by (?:that time|then)|at (?:that|the) time)\b))|\b(?<other>now (?:aged )?(?<n>\d{1,3})\b(?! ?(?:(?:mm|cm|kg|g|mg|ml|l|Gy|per ?cent|points?|months?|weeks?|days?|hours?|patients?|cases?|degrees)\b|%|°|of \d)|[./,–-]\d| ?[×/])(?: years old)?)|(?<=\b(?:patient|man|woman|boy|girl|child), who was (?:only |just |already )?|\b(?:patient|man|woman|boy|girl|child) was only )(?<n>\d{1,2})(?=,? (?:and|when|years old|at (?:presentation|diagnosis|that time))\b|[,.;](?!\d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(?:from|until|since|between|under|over|above|below|before|than|least|to|and) (?:the age of )?$|\d ?[-–] ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stretch();

    [GeneratedRegex(@"\b(?:now|currently|today|then|when|meanwhile)\b[^.]{0,12}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherTime();

    // "Her first period was at 12 years"
    [GeneratedRegex(@"\b(?:menses|menarche|menopause|puberty|(?:first|last) (?:menstrua\w+|period))\b[^.;]{0,14}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Began();

    // "When last seen, in May 2020, at 61 years of age"
    [GeneratedRegex(@"\b(?:last|latest|most recent(?:ly)?|final) (?:seen|examined|reviewed|examination|visit|control|follow-?up|appointment|consultation|assessment|check-?up|contact)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtLast();

    // "The patient, 61 years old, takes hydrocortisone"
    [GeneratedRegex(@"^,? (?:takes|works|walks|plays|remains|continues|still|is (?:alive|well|free|back|still|again|now))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nowadays();

    // "In 2000, aged 45, he had a hemicolectomy"
    [GeneratedRegex(@"\b[Ii]n (?:19|20)\d\d,? (?:then |when |at the age )?$", RegexOptions.CultureInvariant)]
    private static partial Regex InYear();

    // "Her 34-year-old mother", "the liver of a 54-year-old donor"
    [GeneratedRegex(@"^ (?:mother|father|sister|brother|son|daughter|wife|husband|twin|cousin|uncle|aunt|grand\w+|(?:\p{L}+ )?donor)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    // "At the age of 34, the father was operated on"
    [GeneratedRegex(@"^,? (?:the|her|his|an?) (?:\p{L}+ )?(?:mother|father|sister|brother|son|daughter|wife|husband|twin|cousin|uncle|aunt|grand\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RelativeThen();

    [GeneratedRegex(@"\b(?:sons?|daughters?|sisters?|brothers?|wife|husband|children|donor)\b[^.;]{0,14}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
