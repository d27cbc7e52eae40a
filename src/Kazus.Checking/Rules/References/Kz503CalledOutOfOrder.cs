using System.Globalization;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>Figures or tables are first called in another order than they are numbered.</summary>
internal static class Kz503CalledOutOfOrder
{
    public static Rule Rule { get; } = new("KZ503", "called-out-of-order", Severity.Warning, "call-out", Check) { WhyNot = m => m.Document.CallOuts.Count == 0 ? "the text calls no figure or table" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var target in new[] { CallOutTarget.Figure, CallOutTarget.Table })
        {
            var first = new Dictionary<int, CallOut>();
            CallOut? highest = null, told = null;
            var high = 0;
            foreach (var call in m.Document.CallOuts.Where(c => c.Target == target && !m.Document.Figures.Any(f => f.Span.Contains(c.Span)) && !m.Document.Tables.Any(t => t.Span.Contains(c.Span))).OrderBy(c => c.Span))
                foreach (var item in call.Items)
                {
                    if (!int.TryParse(item.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || !first.TryAdd(n, call)) continue;
                    if (n > high) (high, highest) = (n, call);
                    // One call-out that runs ahead is said once, however many come after it.
                    else if (highest is not null && highest != told)
                    {
                        told = highest;
                        yield return Rule.Find($"{target} {high} is called before {target.ToString().ToLowerInvariant()} {n}.", "Number them in the order in which the text calls them.", $"{target.ToString().ToLowerInvariant()}.order", m.At(highest.Span, $"{target} {high}"), m.At(call.Span, $"{target} {n}"));
                    }
                }
        }
    }
}
