using Kazus.Checks;

namespace Kazus.Checking.Rules.References;

/// <summary>A citation has no entry in the reference list.</summary>
internal static class Kz511CitedButAbsent
{
    public static Rule Rule { get; } = new("KZ511", "cited-but-absent", Severity.Error, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var citation in m.Document.Citations)
            foreach (var key in citation.Unresolved)
                yield return Rule.Find($"Reference {key} is cited; the list has {m.Document.References.Count} entries and not this one.", "Add the reference, or cite the one that is meant.", "citation.missing-reference", m.At(citation.Span, key));
    }
}
