using Kazus.Checks;

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
        foreach (var reference in m.Document.References.Where(r => !cited.Contains(r)))
            yield return Rule.Find($"Reference {reference.Key} is listed and never cited.", "Cite it where it belongs, or leave it out.", "citation.never-cited", m.At(reference.Span));
    }
}
