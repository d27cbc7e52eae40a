using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>An entry of the reference list is never cited.</summary>
internal static class Kz512NeverCited
{
    public static Rule Rule { get; } = new("KZ512", "never-cited", Severity.Warning, "citation", Check)
    {
        WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : m.Document.Citations.Count == 0 ? "no citation was recognised in the text" : null,
    };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var cited = m.Document.Citations.SelectMany(c => c.References).ToHashSet();
        var byName = m.Document.Citations.Any(c => c.Style == CitationStyle.AuthorYear);
        // Cited with another year: the other rule says so.
        var names = m.Document.Citations.Where(c => c.Style == CitationStyle.AuthorYear).SelectMany(c => c.Unresolved).Select(k => k.Split(' ')[0]).ToList();
        foreach (var reference in m.Document.References.Where(r => !cited.Contains(r) && !(byName && Named(m.Document, r)) && !(byName && r.FirstSurname is { } s && names.Exists(n => Surnames.Same(s, n)))))
            yield return Rule.Find($"Reference {reference.Key} is listed and never cited.", "Cite it where it belongs, or leave it out.", "citation.never-cited", m.At(reference.Span));
    }

    // A group of authors: what stands before the first full stop.
    private static string? Group(Reference reference) => reference.Plain.Text.IndexOf('.', StringComparison.Ordinal) is > 2 and var end ? reference.Plain.Text[..end] : null;

    // A table row or a sentence names author and year, without the form of a citation: "Halliwell 2006", "in 2006 Halliwell".
    private static bool Named(Document document, Reference reference)
    {
        if (reference.Year is not { } year || (reference.FirstSurname ?? Group(reference)) is not { Length: > 2 } name) return false;
        if (!document.Text.Contains(name, StringComparison.Ordinal)) name = Group(reference) ?? name;
        var said = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var end = document.References[0].Span.Start;
        for (var at = document.Text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = document.Text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var inList = at >= end && document.References.Any(r => r.Span.Contains(at));
            if (!inList && name.Length > 2 && document.Text.AsSpan(at, Math.Min(name.Length + 60, document.Text.Length - at)).Contains(said, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
