using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Statistics.Arithmetic;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>A count, its group and its percentage do not fit: "5 of 12 (38%)".</summary>
internal static partial class Kz401CountAndPercentage
{
    public static Rule Rule { get; } = new("KZ401", "count-and-percentage", Severity.Error, "percentage-impossible", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        (Sentence? Near, Sentence? Far) previous = (null, null);
        foreach (var sentence in m.Document.Sentences)
        {
            var before = previous;
            previous = (sentence, previous.Near);
            if (!sentence.Text.Contains('%') && !sentence.Text.Contains("per cent", StringComparison.Ordinal) && !sentence.Text.Contains("percent", StringComparison.Ordinal)) continue;
            var counts = CountOfGroup().AllIn(sentence.Text);
            foreach (Match match in counts)
            {
                // "1 of 9 ... and 15 of 38 ... (11% and 39%)": the percentages of several counts stand together.
                if (More().IsMatch(sentence.Text[(match.Index + match.Length)..]))
                {
                    foreach (var finding in InOrder(m, sentence, match)) yield return finding;
                    continue;
                }
                if (Judge(m, sentence, match, Reading.Numbers.Parse(match.Groups["n"].Value)) is { } wrong) yield return wrong;
            }
            foreach (Match match in Reversed().AllIn(sentence.Text))
                if (Judge(m, sentence, match, Reading.Numbers.Parse(match.Groups["n"].Value)) is { } reversed) yield return reversed;
            foreach (Match match in CountAlone().AllIn(sentence.Text))
                // "37 of the other 64 (58%)": the number before the bracket is the group.
                // "27 with a complete resection and 9 with an incomplete one (33%)": "one" stands for the resection.
                // "In 3 of 16 with two or three (19%)": the number before the bracket says which.
                if (!OfSome().IsMatch(sentence.Text[..match.Groups["k"].Index]) && !Which().IsMatch(sentence.Text[..match.Groups["k"].Index]) && !(match.Groups["k"].Value is "one" && Such().IsMatch(sentence.Text[..match.Groups["k"].Index])) && JudgeAlone(m, sentence, match, before) is { } alone) yield return alone;
        }
    }

    [GeneratedRegex(@"\b(?:grades?|stages?|types?|class(?:es)?|levels?|Simpson|ASA|ECOG|Kadish|Enneking|Campanacci) (?:(?:\d|[IVX]+) ?(?:or|and|to|[-–/,]) ?)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\d (?:out of|of|in|among|/) (?:(?:the|these|those|its|their|our|all|same|very|other|remaining|first|last|latter|former|\p{Ll}+ed|\p{Ll}+al) ){1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSome();

    [GeneratedRegex(@"\d (?:of|/) (?:the |these |those )?\d+ (?:\p{L}+ )?(?:with(?:out)?|who had|that had|having|in)\b[^.;(),\d]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Which();

    [GeneratedRegex(@"\b(?:an?|the|this|that|its|their|no|another|each|every|at least) (?:(?!had\b|has\b|have\b|was\b|were\b|in\b|and\b|only\b|for\b|but\b|of\b|to\b|at\b|by\b|with\b|as\b|from\b|after\b|on\b)[\p{L}-]+ ){0,5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Such();

    private static IEnumerable<Finding> InOrder(Manuscript m, Sentence sentence, Match match)
    {
        var text = sentence.Text;
        var close = text.IndexOf(')', match.Index + match.Length);
        var list = text[match.Groups["p"].Index..(close < 0 ? text.Length : close)];
        var percentages = Printed().Matches(list).ToList();
        var groups = Group().Matches(text[..match.Groups["p"].Index]).TakeLast(percentages.Count).ToList();
        if (groups.Count != percentages.Count) yield break;
        for (var i = 0; i < groups.Count; i++)
        {
            if (Reading.Numbers.Parse(groups[i].Groups["k"].Value) is not { } k || Reading.Numbers.Parse(groups[i].Groups["n"].Value) is not { } n || k % 1 != 0 || n % 1 != 0 || k > n || n < 1) continue;
            var (percent, decimals) = Percent(percentages[i].Groups["p"].Value);
            if (PercentageOfCount.Agrees((int)k, (int)n, percent, decimals, PrintedRounding.NearestOrTruncated)) continue;
            var right = (100 * k / n).ToString(decimals == 0 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
            var at = match.Groups["p"].Index + percentages[i].Index;
            yield return Rule.Find($"{k} of {n} is {right}%, not {percentages[i].Groups["p"].Value}%.", "Count again and correct the number that is wrong.", "citation.percentage", m.At(sentence.Plain.ToDocument(at, at + percentages[i].Length), $"{right}%"), m.At(sentence.Plain.ToDocument(groups[i].Index, groups[i].Index + groups[i].Length), groups[i].Value));
        }
    }

    private static Finding? Judge(Manuscript m, Sentence sentence, Match match, double? group)
    {
        if (Reading.Numbers.Parse(match.Groups["k"].Value) is not { } k || group is not { } n || k % 1 != 0 || n % 1 != 0 || k > n || n < 1) return null;
        var (percent, decimals) = Percent(match.Groups["p"].Value);
        if (PercentageOfCount.Agrees((int)k, (int)n, percent, decimals, PrintedRounding.NearestOrTruncated)) return null;
        var right = (100 * k / n).ToString(decimals == 0 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
        return Rule.Find($"{k} of {n} is {right}%, not {match.Groups["p"].Value}%.", "Count again and correct the number that is wrong.", "citation.percentage", m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length), $"{right}%"));
    }

    // "12 (40%)" without its group: some number of patients in the sentence, or in the one before, must make it true.
    private static Finding? JudgeAlone(Manuscript m, Sentence sentence, Match match, (Sentence? Near, Sentence? Far) before)
    {
        if (Reading.Numbers.Parse(match.Groups["k"].Value) is not { } k || k % 1 != 0 || k < 1) return null;
        var (percent, decimals) = Percent(match.Groups["p"].Value);
        var text = sentence.Text;
        // "9 of 58 tumours of grade 1 (16%)": the number names a grade and counts nobody.
        if (Labelled().IsMatch(text[..match.Groups["k"].Index])) return null;
        // "5 (36%) of the 14 who were not": its group follows.
        if (GroupBehind().Match(text[(match.Index + match.Length)..]) is { Success: true } behind) return Judge(m, sentence, match, Reading.Numbers.Parse(behind.Groups["n"].Value));
        // "Against three (33%) in the nine that had not": true of the group that follows, though another stands before.
        if (AmongBehind().Match(text[(match.Index + match.Length)..]) is { Success: true } among && Reading.Numbers.Parse(among.Groups["n"].Value) is { } size && size % 1 == 0 && size >= k && PercentageOfCount.Agrees((int)k, (int)size, percent, decimals, PrintedRounding.NearestOrTruncated)) return null;
        var groups = Reading.Numbers.In(text).Where(x => x.Match.Index < match.Index && x.Value % 1 == 0 && x.Value >= k && x.Value < 100_000 && !text.AsSpan(x.Match.Index + x.Match.Length).StartsWith("%") && !(x.Value is >= 1900 and < 2100 && x.Match.Length == 4)).ToList();
        var patients = groups.Where(g => Counted().IsMatch(text[(g.Match.Index + g.Match.Length)..])).ToList();
        if (patients.Count == 0 && groups.Count == 0 && Same().IsMatch(text)) return JudgeBefore(m, sentence, match, before, (int)k);
        if (patients.Count == 0) return null;
        if (groups.Exists(g => PercentageOfCount.Agrees((int)k, (int)g.Value, percent, decimals, PrintedRounding.NearestOrTruncated))) return null;
        var nearest = patients.FindLast(p => p.Value > k);
        if (nearest.Match is null) return null;
        // "There were 309 women (75%) and 103 men (25%)": of the group before, or of both together.
        var wider = new[] { before.Near, before.Far }.OfType<Sentence>().SelectMany(s => Reading.Numbers.In(s.Text)).Where(x => x.Value % 1 == 0 && x.Value > k && x.Value < 100_000).Select(x => (int)x.Value).Append((int)nearest.Value + (int)k);
        if (wider.Any(w => PercentageOfCount.Agrees((int)k, w, percent, decimals, PrintedRounding.NearestOrTruncated))) return null;
        var right = (100 * k / nearest.Value).ToString(decimals == 0 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
        return Rule.Find($"{k} of {nearest.Value} is {right}%, not {match.Groups["p"].Value}%.", "Count again and correct the number that is wrong.", "citation.percentage", m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length), $"{right}%"), m.At(sentence.Plain.ToDocument(nearest.Match.Index, nearest.Match.Index + nearest.Match.Length), $"{nearest.Value}"));
    }

    // "In that review there were 17 males (71%)": the group stands in one of the two sentences before.
    private static Finding? JudgeBefore(Manuscript m, Sentence sentence, Match match, (Sentence? Near, Sentence? Far) sentences, int k)
    {
        var (percent, decimals) = Percent(match.Groups["p"].Value);
        var before = new[] { sentences.Near, sentences.Far }.FirstOrDefault(s => s is not null && Reading.GroupSize.In(s.Text).Any(g => !g.IsShare && g.Count > k));
        if (before is null) return null;
        var numbers = Reading.Numbers.In(sentences.Near!.Text).Concat(Reading.Numbers.In(before.Text)).Where(n => n.Value % 1 == 0 && n.Value >= k && n.Value < 100_000).Select(n => (int)n.Value).ToList();
        var groups = Reading.GroupSize.In(before.Text).Where(g => !g.IsShare && g.Count > k).ToList();
        if (groups.Count != 1 || numbers.Exists(n => PercentageOfCount.Agrees(k, n, percent, decimals, PrintedRounding.NearestOrTruncated))) return null;
        var right = (100.0 * k / groups[0].Count).ToString(decimals == 0 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
        return Rule.Find($"{k} of {groups[0].Count} is {right}%, not {match.Groups["p"].Value}%.", "Count again and correct the number that is wrong.", "citation.percentage", m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length), $"{right}%"), m.At(before.Plain.ToDocument(groups[0].Start, groups[0].Start + groups[0].Words.Length), $"{groups[0].Count}"));
    }

    [GeneratedRegex(@"\b(?:[Ii]n|[Oo]f|[Aa]mong) (?:that|this|the same|these|those|their) (?:review|series|study|cohort|report|analysis|patients|group|women|men|children)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Same();

    internal static (decimal Percent, int Decimals) Percent(string printed)
    {
        var dot = printed.IndexOf('.', StringComparison.Ordinal);
        return (decimal.Parse(printed, CultureInfo.InvariantCulture), dot < 0 ? 0 : printed.Length - dot - 1);
    }

    [GeneratedRegex(@"(?<![\w.,])(?<!\d[ \u00A0\u2009\u202F])(?<k>" + Reading.Numbers.Pattern + @")(?: ?/ ?| (?:out )?of (?:the |these |their |our |all )?)(?<n>\d+|" + Reading.Numbers.Pattern + @")(?: (?!of\b)[\p{L}-]+){0,6} ?[\(\[,] ?(?:(?:that is|i\.e\.|which (?:is|makes|means)|making|or),? )?(?:in |about )?(?<p>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountOfGroup();

    [GeneratedRegex(@"(?<![\w.,/])(?<!\d[ \u00A0\u2009\u202F])(?<!(?:\bof|/) (?:the |these |their )?)(?<!\b(?:an?|the|this|that|each|every|no|another|other|any|\p{L}+er) )(?<k>" + Reading.Numbers.Pattern + @")(?: (?!of\b)[\p{L}-]+){0,2}(?: ?\((?<p>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)\)|,? (?:or|i\.e\.,?|that is,?) (?<p>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)(?=[,;) ]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountAlone();

    [GeneratedRegex(@"^ (?:out )?of (?:the |these |their |our |all )?(?<n>" + Reading.Numbers.Pattern + @")\b(?! ?(?:%|per ?cent))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GroupBehind();

    [GeneratedRegex(@"^ (?:\p{L}+ ){0,3}(?:in|among|from|for) (?:the |these |those |all )?(?:other |remaining )?(?<n>" + Reading.Numbers.Pattern + @")\b(?! ?(?:%|per ?cent))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmongBehind();

    // "24% (24 of 75)"
    [GeneratedRegex(@"(?<![\w.,–-])(?<p>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)(?: of [\p{L}-]+(?: [\p{L}-]+)?)? ?[\(\[](?<k>\d+) ?(?:/|of|out of) ?(?:the )?(?<n>\d+)(?: [\p{L}-]+)?[\)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reversed();

    [GeneratedRegex(@"^ ?(?:%|per ?cent)? ?(?:,|;|and|or|vs\.?|versus)(?: and)? ?\d{1,3}(?:\.\d+)? ?(?:%|per ?cent)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();

    [GeneratedRegex(@"(?<![\w.])(?<p>\d{1,3}(?:\.\d+)?)(?= ?(?:%|per ?cent|,|;| and))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Printed();

    [GeneratedRegex(@"(?<![\w.,])(?<!\d[ \u00A0\u2009\u202F])(?<k>" + Reading.Numbers.Pattern + @")(?: ?/ ?| (?:out )?of (?:the |these |their |our |all )?)(?<n>" + Reading.Numbers.Pattern + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    [GeneratedRegex(@"^(?: (?!and\b|of\b)[\p{L}-]+){0,4} (?!months|years|weeks|days|hours|minutes|cycles|courses|doses|fractions|times|points)(?:patients|women|men|children|people|persons|[\p{L}]{3,}s)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
