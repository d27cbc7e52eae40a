using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>Exact days of the course are printed: with age, hospital and a rare disease they point at one person.</summary>
internal static partial class Kz805Rarity
{
    public static Rule Rule { get; } = new("KZ805", "exact-days", Severity.Note, "privacy", Check) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var days = m.In(Part.Case, Part.Abstract, Part.Legend).SelectMany(t => Day().AllIn(t.Text).Where(d => !t.Text[..d.Index].TrimEnd().EndsWith("born on", StringComparison.OrdinalIgnoreCase)).Select(d => m.At(t.Span(d), d.Value))).ToList();
        if (days.Count > 0)
            yield return Rule.Find($"{days.Count} exact {(days.Count == 1 ? "day" : "days")} of the patient's course {(days.Count == 1 ? "is" : "are")} printed; with the age, the hospital and a rare disease they point at one person.", "Month and year, or the time since the operation, tell the reader as much.", "identifier.exact-date", days.Take(8));
    }

    [GeneratedRegex(@"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
