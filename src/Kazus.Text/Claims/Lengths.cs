using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;
using Kazus.Time;

namespace Kazus.Text.Claims;

/// <summary>A length of time in a sentence ("two to three weeks"), and the characters it covers.</summary>
internal readonly record struct LengthFound(Span Span, Duration Length);

/// <summary>Finds lengths of time in a sentence.</summary>
internal static partial class Lengths
{
    /// <summary>The pattern of a history that is past: "a history of melanoma", not "a five-year history of pain".</summary>
    public const string PastHistory = @"(?<!(?:year|month|week|day)s?[’']?[ -](?:\w+ )?)history";

    /// <summary>What follows something that was years before: " of the stomach six years ago". "Two years before admission" is a way of counting the illness itself.</summary>
    public const string YearsAgo = @"^[^.;,(]{0,50}?\byears? (?:ago|earlier|previously|before(?= ?[.;,]|$|,? and\b))";

    /// <summary>What stands before something that only gives the time of something else: "four years after the diagnosis of ".</summary>
    public const string AfterDiagnosis = @"\byears? after (?:the |his |her )?(?:initial |first )?diagnosis of [^.;,]{0,60}$";

    private const string Number = @"\d+(?:\.\d+)?|half an?|(?:one|two|three|four|five|six) and a half|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?";

    private static readonly FirstWords Numbers = new(true, "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "a", "an");

    private static readonly FirstWords Units = new(false, "day", "days", "week", "weeks", "wk", "wks", "month", "months", "mos", "mo", "year", "years", "yr", "yrs", "fortnight");

    private const string Unit = @"days?|weeks?|wks?|months?|mos?|years?|yrs?";

    /// <summary>All lengths of a sentence in order. "A year" counts; "years" alone does not.</summary>
    public static List<LengthFound> In(string text) => text.AsSpan().ContainsAny(Stems.Time) ? In(text, Token.Of(text, Vocabularies.Default.Words)) : [];

    /// <summary>All lengths of a sentence whose words are known.</summary>
    public static List<LengthFound> In(string text, List<Token> tokens)
    {
        if (!tokens.Exists(Units.IsFirst)) return [];
        var found = new List<LengthFound>();
        foreach (var match in Numbers.Matches(Pair(), text, tokens))
            if (DurationWords.Parse(match.Groups["n"].Value + " " + match.Groups["unit"].Value) is { } first)
                found.Add(new LengthFound(new Span(match.Groups["n"].Index, match.Groups["n"].Index + match.Groups["n"].Length), first with { Words = match.Groups["n"].Value + " " + match.Groups["unit"].Value }));
        foreach (var match in Numbers.Matches(Length(), text, tokens))
        {
            var words = match.Value;
            if (DurationWords.Parse(Plainly(words)) is { } length) found.Add(new LengthFound(new Span(match.Index, match.Index + match.Length), length with { Words = words }));
        }
        return found;
    }

    /// <summary>Whether two lengths share a unit: "1 and 6 months".</summary>
    public static bool HasPair(string text) => text.AsSpan().ContainsAny(Stems.Time) && Numbers.Matches(Pair(), text, Token.Of(text, Vocabularies.Default.Words)).Any();

    private static string Plainly(string words)
    {
        words = Tens().Replace(Between().Replace(words, " ").Replace('-', ' ').Replace('\u2010', ' ').Replace('\u2011', ' '), "-");
        if (AndAHalf().FirstIn(words) is { Success: true } half) return (half.Groups["n"].Value.ToLowerInvariant() is "a" or "an" or "one" ? "1.5 " : half.Groups["n"].Value + " and a half ") + half.Groups["unit"].Value + "s";
        return Range().Replace(words, " to ");
    }

    // "12Â months": the space of a text whose encoding was read wrongly on the way.
    [GeneratedRegex(@"\G\b(?:(?:" + Number + @")(?:\s*(?:-|–|to|or)\s*(?:" + Number + @"))?Â?(?:\s|-)?(?:(?:post-?operative|full|additional|more|consecutive) )?(?:" + Unit + @")\b(?: and a half\b|,? (?:and )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven) months?\b)?|a fortnight\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    // "1 and 6 months", "1- and six months": the first number shares the unit of the second.
    [GeneratedRegex(@"\G\b(?<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)-?,? and (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)[ -](?<unit>days|weeks|months|years)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    // The gap inside "twenty seven"
    [GeneratedRegex(@"(?<=\b(?:twenty|thirty|forty|fifty|sixty)) (?=(?:one|two|three|four|five|six|seven|eight|nine)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tens();

    [GeneratedRegex(@" (?:post-?operative|full|additional|more|consecutive) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<=\d|[a-z]) (?:or|–) (?=\d|[a-z])|(?<=\d)\s*–\s*(?=\d)|(?<=\d)  ?(?=\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<n>\w+) (?<unit>day|week|month|year) and a half$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndAHalf();
}
