using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A line of the patient's timeline says that the disease was gone at a time at which the text tells that it was found.</summary>
internal static partial class TimelineOutcome
{
    public static Finding? Disagrees(Manuscript m)
    {
        var returns = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract && o.IsReturn && o.Present && o.At is { Grain: >= 1 } && !o.Carried).ToList();
        if (returns.Count == 0) return null;
        foreach (var (time, row) in Lines(m))
        {
            var event_ = string.Join(" ", row.Cells.Skip(1).Select(c => c.Text));
            if (!Gone().IsMatch(event_) || Comeback.Mentioned(event_) || OfRegion().IsMatch(event_)) continue;
            var found = returns.Where(o => o.At!.Value.Agrees(time)).ToList();
            // Found and treated within the same month, it was gone again.
            if (found.Count == 0 || m.Outcomes.Any(o => o.Part is Part.Case or Part.Abstract && (o.Kind == OutcomeKind.Free || o.IsReturn && !o.Present) && o.At is { } at && at.Agrees(time))) continue;
            return Kz302OutcomesDisagree.Rule.Find($"\"{event_}\" at {time.Say} in {m.Document.WhereIs(row.Span.Start)}; \"{found[0].Words}\" at {found[0].At!.Value.Say} in {m.Document.WhereIs(found[0].Span.Start)}.", "Say what was found and when, and say the same everywhere.", "outcome.recurrence",
                [m.At(row.Span), .. found.DistinctBy(o => o.Sentence.Whole).Take(5).Select(o => m.At(o.Sentence.Whole, "recurrence"))]);
        }
        return null;
    }

    // "18 months after surgery | CT: no recurrence": a time after treatment, and what was then.
    private static IEnumerable<(Length Time, TableRow Row)> Lines(Manuscript m)
    {
        foreach (var told in OwnRow.Lines(m.Document))
            if (m.Document.Tables[told.Paragraph].Body.FirstOrDefault(r => told.Whole.Contains(r.Span.Start)) is { Cells.Count: > 1 } row && !Before().IsMatch(row.Cells[0].Text) && Length.In(row.Cells[0].Text) is [{ Grain: >= 1 } time])
                yield return (time, row);
    }

    [GeneratedRegex(@"\b(?:before|prior|ago|earlier|of age|old)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\bcomplete (?:clinical |radiological |metabolic )?(?:remission|response)\b|\bin remission\b|\b(?:no|without) (?:(?:evidence|signs?) of )?(?:(?:any|active|residual|recurrent) )?(?:recurrence|relapse|disease|tumou?r|metastas[ei]s)\b|\b(?:free of|free from) (?:recurrence|relapse|disease|tumou?r)\b|\b(?:disease|tumou?r|recurrence)[- ]free\b|\bNED\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gone();

    // "No local recurrence" says nothing of what is far away.
    [GeneratedRegex(@"\b(?:local|locoregional|intra\p{L}+|regional|nodal|distant|pulmonary|lung|hepatic|liver|pelvic) (?:recurrence|relapse|disease|tumou?r|metastas[ei]s)\b|\bin the (?!same)\p{L}+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfRegion();
}
