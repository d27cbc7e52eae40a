using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Counting;

/// <summary>A sentence says that cited works are listed in a table, and one of them has no row there: "the seven published patients [6-12] are listed in Table 1".</summary>
internal static partial class ListedInTable
{
    // So many of the announced works must have a row before one without is missed.
    private const double MostOfThem = 0.6;

    public static IEnumerable<Finding> In(Manuscript m)
    {
        foreach (var call in m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Table))
        {
            if (m.Document.Tables.FirstOrDefault(t => call.Items.Any(i => i.Number == t.Number)) is not { } table || m.Document.Sentences.FirstOrDefault(s => s.Span.Contains(call.Span.Start)) is not { } sentence || !Lists().IsMatch(sentence.Text)) continue;
            if (m.Document.Citations.Where(c => sentence.Span.Contains(c.Span.Start)).MaxBy(c => c.References.Count) is not { References.Count: > 2 } announced) continue;
            var rows = table.Body.SelectMany(r => r.Cells).SelectMany(c => Key().Matches(c.Text)).Select(k => k.Groups["k"].Value).ToHashSet(StringComparer.Ordinal);
            var missing = announced.References.Where(r => !rows.Contains(r.Key)).ToList();
            if (missing.Count == 0 || announced.References.Count - missing.Count < MostOfThem * announced.References.Count) continue;
            yield return Kz407PatientsOfTable.Rule.Find($"The text says that references {string.Join(", ", announced.References.Select(r => r.Key))} are listed in {call.Span.Of(m.Document.Text)}; {string.Join(", ", missing.Select(r => r.Key))} {(missing.Count == 1 ? "has" : "have")} no row there.", "Add who is missing, or correct the sentence.", "table.patients",
                [m.At(announced.Span), m.At(sentence.Span), .. table.Body.Select(r => m.At(r.Span))]);
        }
    }

    [GeneratedRegex(@"\b(?:listed|summari[sz]ed|shown|collected|compiled|given|presented|tabulated|contained|collated|set out|displayed|lists|summari[sz]es|shows|gives|contains|compares|presents)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lists();

    [GeneratedRegex(@"(?<=\[[^\]]*)(?<k>\d{1,3})(?=[^\[]*\])", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
