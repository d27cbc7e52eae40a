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
        var lines = Lines(m).ToList();
        foreach (var (time, row, event_) in lines)
        {
            if (!Gone().IsMatch(event_) || OfRegion().IsMatch(event_) || lines.Exists(l => l.Time.Agrees(time) && Comeback.Mentioned(l.Event))) continue;
            var found = returns.Where(o => o.At!.Value.Agrees(time)).ToList();
            // Found and treated within the same month, it was gone again.
            if (found.Count == 0 || m.Outcomes.Any(o => o.Part is Part.Case or Part.Abstract && (o.Kind == OutcomeKind.Free || o.IsReturn && !o.Present) && o.At is { } at && at.Agrees(time))) continue;
            return Kz302OutcomesDisagree.Rule.Find($"\"{event_}\" at {time.Say} in {m.Document.WhereIs(row.Span.Start)}; \"{found[0].Words}\" at {found[0].At!.Value.Say} in {m.Document.WhereIs(found[0].Span.Start)}.", "Say what was found and when, and say the same everywhere.", "outcome.recurrence",
                [m.At(row.Span), .. found.DistinctBy(o => o.Sentence.Whole).Take(5).Select(o => m.At(o.Sentence.Whole, "recurrence"))]);
        }
        return null;
    }

    // "18 months after surgery | CT: no recurrence", "March 2021 | CT: no recurrence": a time after treatment, and what was then.
    private static IEnumerable<(Length Time, TableRow Row, string Event)> Lines(Manuscript m)
    {
        foreach (var told in OwnRow.Lines(m.Document))
            if (m.Document.Tables[told.Paragraph].Body.FirstOrDefault(r => told.Whole.Contains(r.Span.Start)) is { Cells.Count: > 1 } row && !Before().IsMatch(row.Cells[0].Text) && Time(m, row.Cells[0], m.Document.Tables[told.Paragraph].Header(1)) is { } time)
                yield return (time, row, string.Join(' ', row.Cells.Skip(1).Select(c => c.Text)));
    }

    private static Length? Time(Manuscript m, Cell cell, string header)
    {
        if (Length.In(cell.Text) is [{ Grain: >= 1 } length]) return length;
        if (Counted().Match(cell.Text) is { Success: true } month && (month.Groups["month"].Success || Months().IsMatch(header))) return new(0, 0, double.Parse(month.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture), 1);
        return m.Operations.FirstOrDefault() is { HasMonth: true } operation && TimePoint.In(new Told(Part.Table, cell.Plain, 0)).ToList() is [{ HasMonth: true } date] && date.First > operation.First ? new(0, 0, date.First - operation.First, 1) : null;
    }

    // "Month 18", or "18" under "Months after surgery"
    [GeneratedRegex(@"^\W*(?<month>months? )?(?<n>\d{1,3})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\bmonths? (?:after|since|from)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex(@"\b(?:before|prior|ago|earlier|of age|old)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\bcomplete (?:clinical |radiological |metabolic )?(?:remission|response)\b|\bin remission\b|\b(?:no|without) (?:(?:evidence|signs?) of )?(?:(?:any|active|residual|recurrent) )?(?:recurrence|relapse|disease|tumou?r|metastas[ei]s)\b|\b(?:free of|free from) (?:recurrence|relapse|disease|tumou?r)\b|\b(?:disease|tumou?r|recurrence)[- ]free\b|\bNED\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gone();

    // "No local recurrence" says nothing of what is far away.
    [GeneratedRegex(@"\b(?:local|locoregional|intra\p{L}+|regional|nodal|distant|pulmonary|lung|hepatic|liver|pelvic) (?:recurrence|relapse|disease|tumou?r|metastas[ei]s)\b|\bin the (?!same)\p{L}+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfRegion();
}
