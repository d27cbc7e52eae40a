using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>"After four cycles" where the case tells that treatment was stopped after the third.</summary>
internal static partial class CyclesStopped
{
    public static Finding? Disagree(Manuscript m)
    {
        var stops = m.In(Part.Case).SelectMany(t => Stopped().Matches(t.Text).Select(s => (Told: t, Match: s, N: Count(s.Groups["n"].Value)))).Where(s => s.N > 0).ToList();
        if (stops.Select(s => s.N).Distinct().Count() != 1) return null;
        foreach (var told in m.In(Part.Abstract, Part.Conclusion, Part.Discussion, Part.Introduction))
            foreach (Match given in Given().Matches(told.Text))
            {
                if (Planned().IsMatch(given.Value) || Planned().IsMatch(told.Text[..given.Index]) || PlannedAfter().IsMatch(told.Text[(given.Index + given.Length)..]) || Count(given.Groups["n"].Value) is var n && (n == 0 || n == stops[0].N)) continue;
                // Another regimen of the case may have had that number.
                if (m.In(Part.Case).Any(t => t != stops[0].Told && Given().Matches(t.Text).Any(g => Count(g.Groups["n"].Value) == n && !Planned().IsMatch(t.Text)))) continue;
                return Kz301ValuesDisagree.Rule.Find($"Cycles: \"{given.Value}\" in {m.Document.WhereIs(told.Whole.Start)}, \"{stops[0].Match.Value}\" in {m.Document.WhereIs(stops[0].Told.Whole.Start)}.", "Say how many were given, and say the same everywhere.", "chemotherapy.cycles",
                    m.At(told.Span(given), $"{Numbers.Say(n)}"), m.At(stops[0].Told.Span(stops[0].Match), $"{Numbers.Say(stops[0].N)}"));
            }
        return null;
    }

    private static double Count(string word) => Numbers.Parse(word) ?? (word.ToLowerInvariant() switch { "first" or "1st" => 1, "second" or "2nd" => 2, "third" or "3rd" => 3, "fourth" or "4th" => 4, "fifth" or "5th" => 5, "sixth" or "6th" => 6, "seventh" or "7th" => 7, "eighth" or "8th" => 8, _ => 0 });

    [GeneratedRegex(@"\b(?:stopped|discontinued|terminated|abandoned|ended|withdrawn|halted|interrupted|given up|could not be continued|no longer tolerated)\b[^.;]{0,25}\b(?:after|following|with|at) (?:the |only )?(?<n>\d(?:st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|first|second|third|fourth|fifth|sixth|seventh|eighth)(?: of (?:the )?\w+)?(?: planned)? (?:cycles?|courses?|infusions?|doses?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stopped();

    [GeneratedRegex(@"\b(?<n>\d|one|two|three|four|five|six|seven|eight) (?:[\p{L}-]+ ){0,2}(?:cycles|courses|infusions|doses)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?:planned|scheduled|intended|prescribed|of the|out of|instead of|remaining|more|further|additional|maintenance)\b[^.;,]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Planned();

    [GeneratedRegex(@"^[^.;,]{0,50}\b(?:(?:was|were|had been) (?:planned|scheduled|intended)|are (?:usual|recommended|given))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlannedAfter();
}
