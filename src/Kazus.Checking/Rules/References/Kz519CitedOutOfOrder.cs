using System.Globalization;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>The list is numbered in the order in which the text cites, but for a work or two that are cited before those numbered in front of them.</summary>
internal static class Kz519CitedOutOfOrder
{
    // A list with more exceptions than this is numbered by something else.
    private const int MostExceptions = 2;
    private const int FewestWorks = 6;

    public static Rule Rule { get; } = new("KZ519", "cited-out-of-order", Severity.Warning, "citation", Check) { WhyNot = m => m.Document.References.Count == 0 ? "the file has no reference list" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var first = First(m, tables: true);
        if (first.Count < FewestWorks) yield break;
        // Whether what a table cites is counted there or where the text comes to it, journals do not agree: it must be out of order in both.
        var early = Early(first).ToList();
        var beside = Early(First(m, tables: false)).Select(e => e.Behind).ToHashSet();
        if (early.Count is 0 or > MostExceptions || IsAlphabetical(m)) yield break;
        foreach (var (ahead, behind) in early.Where(e => beside.Contains(e.Behind)))
            yield return Rule.Find($"Reference {ahead} is cited before reference {behind}.", "Number the works in the order in which the text cites them.", "citation.order", m.At(first[ahead], $"{ahead}"), m.At(first[behind], $"{behind}"));
    }

    // Each number with the place where it is first cited, in this order. A table stands where the text first calls it, whatever place the file gives it.
    private static OrderedDictionary<int, Span> First(Manuscript m, bool tables)
    {
        var called = m.Document.CallOuts.Where(c => c.Target == CallOutTarget.Table).SelectMany(c => c.Items.Select(i => (i.Number, c.Span.Start))).GroupBy(c => c.Number).ToDictionary(g => g.Key, g => g.Min(c => c.Start));
        var first = new OrderedDictionary<int, Span>();
        var cited = from citation in m.Document.Citations
                    where citation.Style != CitationStyle.AuthorYear
                    let table = m.Document.Tables.FirstOrDefault(t => t.Span.Contains(citation.Span))
                    where tables || table is null
                    from reference in citation.References
                    let number = int.TryParse(reference.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0
                    where number > 0
                    // The rows of a table have an order of their own.
                    orderby table is null ? citation.Span.Start : called.GetValueOrDefault(table.Number, table.Span.Start), table is null ? citation.Span.Start : number
                    select (number, citation.Span);
        foreach (var (number, span) in cited) first.TryAdd(number, span);
        return first;
    }

    // Which come before a lower number that is cited next.
    private static IEnumerable<(int Ahead, int Behind)> Early(OrderedDictionary<int, Span> first)
    {
        for (var i = 0; i + 1 < first.Count; i++)
            if (first.GetAt(i).Key > first.GetAt(i + 1).Key) yield return (first.GetAt(i).Key, first.GetAt(i + 1).Key);
    }

    private static bool IsAlphabetical(Manuscript m)
    {
        var names = m.Document.References.Select(r => r.FirstSurname).OfType<string>().ToList();
        var rising = names.Zip(names.Skip(1)).Count(p => string.Compare(p.First, p.Second, CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) <= 0);
        return names.Count > 3 && rising >= 0.85 * (names.Count - 1);
    }
}
