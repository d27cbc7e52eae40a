using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>The patient's exact date of birth is printed.</summary>
internal static partial class Kz803BirthDate
{
    public static Rule Rule { get; } = new("KZ803", "birth-date", Severity.Error, "privacy", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var text in PatientText.Of(m))
            foreach (Match match in Born().AllIn(text.Text))
                yield return Rule.Find("The patient's date of birth is printed.", "Give the age, or at most the year of birth.", "identifier.birth-date", PatientText.At(m, text, match));
    }

    [GeneratedRegex(@"\b(?:b\.|born(?: (?:at (?:full )?term|prematurely|vaginally|by c(?:a?e)sarean section|at \d{2} weeks(?: of gestation)?|in \p{Lu}\p{L}+),?)?(?: on)?|(?:date of birth|DOB|birth ?date|birthday)(?: was| is)?[:,]?|\*)(?: the)? ?\(?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? \p{L}{3,9}\.?,? (?:19|20)\d\d|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Born();
}
