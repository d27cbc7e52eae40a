using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Provenance;

namespace Kazus.Find.Content;

/// <summary>Turns cases into what the index takes.</summary>
public static class CaseContent
{
    // Answers to variables stand beside the facets under their own names.
    internal const string AnswerPrefix = "answer:";

    /// <summary>The content of a case that stands alone, such as a draft.</summary>
    /// <param name="case">The case.</param>
    /// <param name="label">How it is called, or null for its own label.</param>
    /// <param name="sources">Sources it is told by, for their names, titles and years.</param>
    public static IndexedCase Of(Case @case, string? label = null, IReadOnlyList<Source>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(@case);
        sources ??= [];
        var name = string.Join(' ', new[] { @case.Id, label ?? @case.Label }.Where(w => w is not null).Distinct());
        List<string> texts = [name, name, .. sources.Select(s => $"{s.ShortName} {s.Title}"), .. Passage.Of(@case).Select(Text)];
        return new IndexedCase(@case.Id, texts, [.. Facets.Of(@case, sources.Select(s => s.Year).OfType<int>()), .. Answers(@case)]);
    }

    /// <summary>The content of every case of a casebook.</summary>
    public static IEnumerable<IndexedCase> Of(Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        return casebook.Cases.Select(c => Of(c, ComparisonTable.Label(casebook, c), [.. c.Sources.Select(s => casebook.Sources.GetValueOrDefault(s)).OfType<Source>()]));
    }

    /// <summary>An index over a casebook, in memory.</summary>
    public static Index.CaseIndex Index(Casebook casebook)
    {
        var index = new Index.CaseIndex();
        index.Fill(Of(casebook));
        return index;
    }

    // The name of a question is found too: "symptom duration".
    private static string Text(Passage passage) => passage.Words.Contains(passage.What, StringComparison.OrdinalIgnoreCase) ? passage.Words : $"{passage.What} {passage.Words}";

    private static IEnumerable<Fact> Answers(Case @case)
    {
        foreach (var variable in Likeness.Comparisons.Variables)
            foreach (var value in Facets.Standing(@case, variable.Id))
                yield return new Fact(AnswerPrefix + variable.Id, ValueReading.Write(variable, value));
    }
}
