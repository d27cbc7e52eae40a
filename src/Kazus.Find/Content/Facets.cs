using System.Globalization;
using Kazus.Cases;
using Kazus.Provenance;

namespace Kazus.Find.Content;

/// <summary>What a list of cases can be narrowed by. Where sources disagree, a case stands under both values.</summary>
public static class Facets
{
    /// <summary>Their names in the order they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = ["disease", "site", "level", "kind", "treatment", "outcome", "year"];

    /// <summary>The values of a case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="years">Years of its sources.</param>
    internal static IEnumerable<Fact> Of(Case @case, IEnumerable<int> years)
    {
        IEnumerable<Fact> facts =
        [
            .. Terms(@case, "disease").Select(v => new Fact("disease", v)),
            .. Terms(@case, "primary.site").Concat(Terms(@case, "disease.site")).Concat(Terms(@case, "metastasis.site")).Concat(@case.Lesions.Where(l => l.Site is not null).Select(l => Name(l.Site!))).Select(v => new Fact("site", v)),
            .. Levels(@case).Select(v => new Fact("level", v)),
            .. Choices(@case, "disease.kind").Select(v => new Fact("kind", v)),
            .. Treatments(@case).Select(v => new Fact("treatment", v)),
            .. Choices(@case, "status").Concat(Choices(@case, "recurrence").Select(v => v == "yes" ? "recurrence" : "no recurrence")).Select(v => new Fact("outcome", v)),
            .. years.Select(y => new Fact("year", y.ToString(CultureInfo.InvariantCulture))),
        ];
        return facts.Distinct();
    }

    /// <summary>All values of a question that stand: the answer, several, or both sides of a dispute.</summary>
    internal static IReadOnlyList<Value> Standing(Case @case, string variable) => @case.Answer(variable) switch
    {
        Answer.One one => [one.Value],
        Answer.Many many => many.Values,
        Answer.Disputed disputed => [.. disputed.Conflict!.Claims.Select(c => c.Value).Distinct()],
        _ => [],
    };

    private static IEnumerable<string> Terms(Case @case, string variable) => Standing(@case, variable).OfType<Value.Coded>().Select(c => Name(c.Term));

    private static IEnumerable<string> Choices(Case @case, string variable) => Standing(@case, variable).OfType<Value.Choice>().Select(c => c.Answer);

    private static IEnumerable<string> Levels(Case @case) =>
        Standing(@case, "lesion.levels").OfType<Value.Levels>().Select(l => l.Extent).Concat(@case.Lesions.Select(l => l.Levels).OfType<Kazus.Terms.VertebralExtent>())
            .SelectMany(e => e.Levels.Concat(e.Interspaces.SelectMany(i => new[] { i.Upper, new Kazus.Terms.VertebralLevel(i.Upper.Position + 1) }))).Select(l => l.ToString());

    private static IEnumerable<string> Treatments(Case @case)
    {
        foreach (var extent in Choices(@case, "surgery.extent"))
            yield return extent switch { "none" => "no surgery", "en bloc" or "gross total" or "subtotal" => extent + " resection", _ => extent };
        foreach (var therapy in new[] { "radiotherapy", "chemotherapy" })
            if (Choices(@case, therapy).Contains("yes")) yield return therapy;
    }

    // The vocabulary's name when it has one, so that "LMS" and "leiomyosarcoma" are one value.
    private static string Name(Kazus.Terms.Term term)
    {
        var name = term.Label ?? term.Words;
        return name.Length > 1 && char.IsUpper(name[0]) && !name.Skip(1).Any(char.IsUpper) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }
}
