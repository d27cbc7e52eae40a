using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Statistics.Arithmetic;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Counting;

/// <summary>A count, its group and its percentage do not fit: "5 of 12 (38%)".</summary>
internal static partial class Kz401CountAndPercentage
{
    public static Rule Rule { get; } = new("KZ401", "count-and-percentage", Severity.Error, "percentage-impossible", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var sentence in m.Document.Sentences)
        {
            if (!sentence.Text.Contains('%') && !sentence.Text.Contains("per cent", StringComparison.Ordinal) && !sentence.Text.Contains("percent", StringComparison.Ordinal)) continue;
            foreach (Match match in CountOfGroup().Matches(sentence.Text))
                if (Judge(m, sentence, match, Reading.Numbers.Parse(match.Groups["n"].Value)) is { } finding) yield return finding;
            foreach (Match match in CountAlone().Matches(sentence.Text))
                if (JudgeAlone(m, sentence, match) is { } finding) yield return finding;
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
    private static Finding? JudgeAlone(Manuscript m, Sentence sentence, Match match)
    {
        if (Reading.Numbers.Parse(match.Groups["k"].Value) is not { } k || k % 1 != 0 || k < 1) return null;
        var (percent, decimals) = Percent(match.Groups["p"].Value);
        var text = sentence.Text;
        var groups = Reading.Numbers.In(text).Where(x => x.Match.Index < match.Index && x.Value % 1 == 0 && x.Value >= k && x.Value < 100_000 && !text.AsSpan(x.Match.Index + x.Match.Length).StartsWith("%") && !(x.Value is >= 1900 and < 2100 && x.Match.Length == 4)).ToList();
        var patients = groups.Where(g => Counted().IsMatch(text[(g.Match.Index + g.Match.Length)..])).ToList();
        if (patients.Count == 0) return null;
        if (groups.Exists(g => PercentageOfCount.Agrees((int)k, (int)g.Value, percent, decimals, PrintedRounding.NearestOrTruncated))) return null;
        var nearest = patients[^1];
        var right = (100 * k / nearest.Value).ToString(decimals == 0 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
        return Rule.Find($"{k} of {nearest.Value} is {right}%, not {match.Groups["p"].Value}%.", "Count again and correct the number that is wrong.", "citation.percentage", m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length), $"{right}%"), m.At(sentence.Plain.ToDocument(nearest.Match.Index, nearest.Match.Index + nearest.Match.Length), $"{nearest.Value}"));
    }

    internal static (decimal Percent, int Decimals) Percent(string printed)
    {
        var dot = printed.IndexOf('.', StringComparison.Ordinal);
        return (decimal.Parse(printed, CultureInfo.InvariantCulture), dot < 0 ? 0 : printed.Length - dot - 1);
    }

    [GeneratedRegex(@"(?<![\w.,])(?<k>" + Reading.Numbers.Pattern + @")(?: ?/ ?| (?:out )?of (?:the |these |their |our |all )?)(?<n>\d+|" + Reading.Numbers.Pattern + @")(?: (?!of\b)[\p{L}-]+){0,4} ?[\(\[,] ?(?<p>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountOfGroup();

    [GeneratedRegex(@"(?<![\w.,/])(?<!(?:\bof|/) (?:the |these |their )?)(?<k>" + Reading.Numbers.Pattern + @")(?: (?!of\b)[\p{L}-]+){0,2} ?\((?<p>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountAlone();

    [GeneratedRegex(@"^(?: (?!and\b|of\b)[\p{L}-]+){0,4} (?:patients|women|men|cases|tumou?rs|operations|survivors|children|adults|lesions|individuals|eyes|limbs|procedures|resections|specimens)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
