using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>A median or an estimate lies outside its own range or interval, or an interval and its p value say opposite things.</summary>
internal static partial class Kz406IntervalAndP
{
    public static Rule Rule { get; } = new("KZ406", "interval-and-estimate", Severity.Error, "percentage-impossible", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var sentence in m.Document.Sentences)
        {
            foreach (Match match in WithRange().AllIn(sentence.Text))
            {
                var (value, low, high) = (Number(match.Groups["v"].Value), Number(match.Groups["low"].Value), Number(match.Groups["high"].Value));
                if (low > high || value < low || value > high)
                    yield return Rule.Find($"{match.Groups["v"].Value} lies outside {match.Groups["low"].Value} to {match.Groups["high"].Value}.", "Look the numbers up again.", "number.interval", m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length)));
            }
            foreach (Match match in RatioWithP().AllIn(sentence.Text))
            {
                var (low, high, p) = (Number(match.Groups["low"].Value), Number(match.Groups["high"].Value), Number(match.Groups["p"].Value));
                var excludes = low > 1 || high < 1;
                if (low <= high && (excludes && p > 0.06 && match.Groups["sign"].Value == "=" || !excludes && low < 0.98 && high > 1.02 && p < 0.04))
                    yield return Rule.Find($"An interval from {match.Groups["low"].Value} to {match.Groups["high"].Value} and p {match.Groups["sign"].Value} {match.Groups["p"].Value} cannot both be true.", "Look the numbers up again.", "number.p", m.At(sentence.Plain.ToDocument(match.Index, match.Index + match.Length)));
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:median|mean|average)\b[^.;()]{0,60}?(?<v>\d+(?:\.\d+)?) ?(?:%|months?|years?|mm|cm|days?|weeks?)? ?\((?:range,?:?(?: from)? ?|95% ?(?:CI|confidence interval),?:? ?)?(?<low>\d+(?:\.\d+)?) ?(?:-|–|to) ?(?<high>\d+(?:\.\d+)?)(?: ?(?:%|months?|years?|mm|cm|days?|weeks?))?\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithRange();

    [GeneratedRegex(@"\b(?:HR|hazard ratio|OR|odds ratio|RR|risk ratio)\b[^.;]{0,20}?\d+(?:\.\d+)?[^;]{0,12}?95% ?(?:CI|confidence interval)[,:]? ?(?<low>\d+\.\d+) ?(?:-|–|to) ?(?<high>\d+\.\d+)[^;]{0,6}?\bp ?(?<sign>[=<]) ?(?<p>0?\.\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RatioWithP();
}
