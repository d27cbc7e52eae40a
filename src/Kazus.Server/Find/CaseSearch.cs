using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Provenance;

namespace Kazus.Server.Find;

/// <summary>A place in a case where words of the query stand.</summary>
/// <param name="Case">The case.</param>
/// <param name="What">"Recurrence" or "imaging".</param>
/// <param name="Words">What stands there.</param>
/// <param name="Fragment">Where on the page of the case.</param>
/// <param name="Anchor">Where in a source, when it was read there.</param>
public sealed record Passage(string Case, string What, string Words, string Fragment, Anchor? Anchor);

/// <summary>A case found, with the places that best say why.</summary>
public sealed record Found(Case Case, double Score, IReadOnlyList<Passage> Why);

/// <summary>Ranked search over the cases and the claims and events in them.</summary>
internal sealed class CaseSearch
{
    private readonly IReadOnlyList<Case> _cases;
    private readonly List<Passage> _passages;
    private readonly RankedIndex _names;
    private readonly RankedIndex _whole;
    private readonly RankedIndex _parts;

    public CaseSearch(Casebook casebook)
    {
        _cases = casebook.Cases;
        _passages = [.. _cases.SelectMany(Passages)];
        var byCase = _passages.ToLookup(p => p.Case);
        _whole = new RankedIndex([.. _cases.Select(c => $"{c.Id} {ComparisonTable.Label(casebook, c)} {c.Note} {string.Join(' ', c.Sources.Select(s => Title(casebook, s)))} {string.Join(' ', byCase[c.Id].Select(p => $"{p.What} {p.Words}"))}")]);
        _names = new RankedIndex([.. _cases.Select(c => $"{c.Id} {ComparisonTable.Label(casebook, c)}")]);
        _parts = new RankedIndex([.. _passages.Select(p => $"{p.What} {p.Words}")]);
    }

    public IReadOnlyList<Found> Find(string query)
    {
        var why = _parts.Rank(query).Select(r => _passages[r.Text]).ToLookup(p => p.Case);
        // A case that is named is meant before a case that mentions the name.
        var named = _names.Rank(query).ToDictionary(r => r.Text, r => r.Score);
        var ranked = _whole.Rank(query).Select(r => (r.Text, Score: r.Score + 2 * named.GetValueOrDefault(r.Text))).OrderByDescending(r => r.Score).ThenBy(r => r.Text);
        return [.. ranked.Select(r => new Found(_cases[r.Text], r.Score, [.. why[_cases[r.Text].Id].DistinctBy(p => (p.What, p.Words)).Take(3)]))];
    }

    private static string Title(Casebook casebook, string source) => casebook.Sources.TryGetValue(source, out var known) ? $"{known.ShortName} {known.Title}" : source;

    private static IEnumerable<Passage> Passages(Case one)
    {
        foreach (var claim in one.Claims.Where(c => c.State != ClaimState.Rejected && c.Value is not Value.Absent))
        {
            var variable = Variables.Get(claim.Variable);
            var value = AnswerText.Cell(variable, claim.Value);
            var quote = claim.Anchor.Quote is { } q && !string.Equals(q, value, StringComparison.OrdinalIgnoreCase) ? $" \u201c{q}\u201d" : "";
            yield return new Passage(one.Id, variable.Label, value + quote, "v-" + claim.Variable, claim.Anchor);
        }
        foreach (var happening in one.Events)
            yield return new Passage(one.Id, happening.Kind.ToString().ToLowerInvariant(), $"{happening.What} {happening.Finding}".Trim(), "e-" + happening.Id, happening.Anchors.FirstOrDefault());
        foreach (var lesion in one.Lesions)
            yield return new Passage(one.Id, "lesion", $"{lesion.Name} {lesion.Levels?.Words} {lesion.Site?.Words}".Trim(), "lesions", lesion.Anchor);
    }
}
