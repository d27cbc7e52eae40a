using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Find.Content;

/// <summary>Turns cases into what the index takes.</summary>
public static class CaseContent
{
    // Answers to variables stand beside the facets under their own names.
    internal const string AnswerPrefix = "answer:";

    /// <summary>The content of a case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="sources">Sources it is told by, for their first author, year and title; null for a draft that has none.</param>
    public static IndexedCase Of(Case @case, IReadOnlyList<Source>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(@case);
        sources ??= [];
        List<string> texts = [.. sources.Select(s => $"{Name(s)} {s.Title}"), .. Passage.Of(@case).Select(Text)];
        return new IndexedCase(@case.Id, texts, [.. Facets.Of(@case, sources.Select(s => s.Year).OfType<int>()), .. Answers(@case)]) { Name = $"{@case.Id} {@case.Label ?? sources.Select(Name).FirstOrDefault()}" };
    }

    /// <summary>The content of every case of a casebook.</summary>
    public static IEnumerable<IndexedCase> Of(Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        return casebook.Cases.Select(c => Of(c, [.. c.Sources.Select(s => casebook.Sources.GetValueOrDefault(s)).OfType<Source>()]));
    }

    private static string Name(Source source) => string.Join(' ', new[] { source.Authors.Count > 0 ? source.Authors[0] : null, source.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }.OfType<string>());

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
