using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.References;

/// <summary>One work stands twice in the reference list.</summary>
internal static class Kz515DuplicateReference
{
    public static Rule Rule { get; } = new("KZ515", "duplicate-reference", Severity.Warning, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var byTitle = new Dictionary<string, Text.Documents.Reference>(StringComparer.Ordinal);
        var byDoi = new Dictionary<string, Text.Documents.Reference>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in m.Document.References)
        {
            var title = OneSpelling(Surnames.Letters(reference.Title ?? reference.Plain.Text));
            // "[...; title not recorded]" is no title.
            var first = title.Length >= 20 && reference.Title?.StartsWith('[') != true && !reference.Plain.Text.Contains("title not recorded", StringComparison.Ordinal) && !byTitle.TryAdd(title, reference) ? byTitle[title] : null;
            if (reference.Doi is { } doi && !byDoi.TryAdd(doi, reference)) first ??= byDoi[doi];
            if (first is not null && (first.FirstSurname is null || reference.FirstSurname is null || Surnames.Same(first.FirstSurname, reference.FirstSurname)))
                yield return Rule.Find($"References {first.Key} and {reference.Key} are the same work.", "Keep one and cite it in both places.", "citation.duplicate", m.At(first.Span), m.At(reference.Span));
        }
    }

    // "Tumours" and "tumors" are one title: what parts British from American spelling is left out. Only compared, never shown.
    private static string OneSpelling(string letters) => letters.Replace("our", "or", StringComparison.Ordinal).Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal).Replace('s', 'z').Replace("tre", "ter", StringComparison.Ordinal).Replace("ll", "l", StringComparison.Ordinal);
}
