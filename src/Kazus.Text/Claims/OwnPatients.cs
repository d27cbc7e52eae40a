using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims;

/// <summary>
/// Whether an article tells of patients of its own, one by one. A cohort, a review or a study of cells has sentences about a disease,
/// women and radiotherapy in plenty, and none of them is a fact of a patient.
/// </summary>
internal static partial class OwnPatients
{
    /// <summary>True for a case report or a text without the parts of an article; false for an article in which nobody is met in person.</summary>
    public static bool In(Document document, List<Story> stories)
    {
        if (!HasParts(document) || document.Sections.Any(s => s.Kind == SectionKind.Case && OfCase().IsMatch(s.Title))) return true;
        bool announced = false, called = false, spokenOf = false;
        foreach (var passage in stories.SelectMany(s => s.Passages))
        {
            if (passage.IsLegend) continue;
            if (Person().IsMatch(passage.Text)) return true;
            announced |= Announced().IsMatch(passage.Text);
            called |= Pronoun().IsMatch(passage.Text);
            spokenOf |= ThePatient().IsMatch(passage.Text);
        }
        return announced && (called || spokenOf) || called && spokenOf;
    }

    // An abstract or an introduction, and something after it.
    private static bool HasParts(Document document)
    {
        var told = document.Sections.Where(s => s.Paragraphs.Count > 0 && s.Kind is not (SectionKind.Front or SectionKind.References or SectionKind.Declarations or SectionKind.Legends)).ToList();
        return told.Count >= 2 && told.Exists(s => s.Kind is SectionKind.Abstract or SectionKind.Introduction or SectionKind.Methods or SectionKind.Results);
    }

    // A section between introduction and discussion is taken for the case; only its heading says that it is.
    [GeneratedRegex(@"\b(?:cases?|observations?|patients?|clinical (?:presentation|history|description))\b(?!-control)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfCase();

    [GeneratedRegex(@"\b\d{1,3}[ -](?:year|yr|month|week|day)s?[ -]old (?:[\w-]+,? ){0,4}?(?:man|woman|male|female|boy|girl|patient|lady|gentleman|infant|child|baby|newborn|housewife)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:our|this|present) (?:patient|case)\b(?! (?:series|population|group|mix|study|control))|\bcase report\b|\ba case of\b|\bwe (?:report|present|describe) (?:here )?(?:an?|the|our|two|three|four) (?:[\w-]+ ){0,5}?(?:cases?|patients?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();

    [GeneratedRegex(@"\b(?:he|she)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\bthe patient (?:was|had|has|underwent|presented|received|developed|reported|complained|died)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThePatient();
}
