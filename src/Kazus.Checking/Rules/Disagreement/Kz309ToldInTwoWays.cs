using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>"Within one year" here and "one year later" there; one vertebra in the own row and two in the text.</summary>
internal static partial class Kz309ToldInTwoWays
{
    public static Rule Rule { get; } = new("KZ309", "told-in-two-ways", Severity.Note, "value-disagrees", Check) { WhyNot = Manuscript.UnlessOfOne };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var returns = m.Outcomes.Where(o => o.Present && o.IsReturn && o.At is not null && !o.Carried && o.Part != Part.Table).ToList();
        var within = returns.Find(o => Within().IsMatch(o.Sentence.Text[..o.At!.Value.Start]));
        var exact = within is null ? null : returns.Find(o => o.Part != within.Part && !Within().IsMatch(o.Sentence.Text[..o.At!.Value.Start]) && o.At!.Value.Agrees(within.At!.Value));
        if (within is not null && exact is not null)
            yield return Rule.Find($"The recurrence is \"within {within.At!.Value.Say}\" in {m.Document.WhereIs(within.Span.Start)} and at {exact.At!.Value.Say} in {m.Document.WhereIs(exact.Span.Start)}.", "Give the time once and the same everywhere.", "recurrence.time", Time(m, within), Time(m, exact));
        foreach (var cell in m.OwnRows.SelectMany(r => r.Cells))
        {
            var row = Statements.Vertebrae(cell.Text).ToHashSet(StringComparer.Ordinal);
            if (row.Count == 0) continue;
            var wider = Statements.Levels(m).Where(l => !l.OnlySupports && l.Part is Part.Legend or Part.Abstract && !row.Contains(l.Value)).Where(l => l.OnlySupports is false).ToList();
            if (wider.Count > 0)
                yield return Rule.Find($"The own row gives {string.Join(", ", row)}; {m.Document.WhereIs(wider[0].Span.Start)} also {wider[0].Value}.", "Give the extent the same everywhere.", "lesion.levels", [m.At(cell.Cell.Span, cell.Text), .. wider.DistinctBy(w => (w.Part, w.Value)).Take(4).Select(w => m.At(w.Span, w.Value))]);
        }
    }

    private static Place Time(Manuscript m, Outcome o) => m.At(o.Sentence.Span(o.At!.Value.Start, o.At.Value.Size), o.At.Value.Say);

    [GeneratedRegex(@"\b(?:within|in less than|under|in under)(?: the first)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Within();
}
