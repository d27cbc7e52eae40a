using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Time;

/// <summary>Something is told to have happened after the patient was last seen, or after death.</summary>
internal static partial class Kz206AfterLastContact
{
    public static Rule Rule { get; } = new("KZ206", "after-last-contact", Severity.Error, "date-arithmetic", m => m.OneByOne.SelectMany(Check)) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var last = FollowUps.Of(m).Where(f => f.IsLast && f.Length.Grain >= 1 && f.Sentence.Part is Part.Case or Part.Abstract && FollowUps.LastSeen().IsMatch(f.Sentence.Text)).ToList();
        var returns = m.Outcomes.Where(o => o.Present && o.IsReturn && o.At is { Grain: >= 1 } && o.Part is Part.Case or Part.Abstract && o is { Present: true, IsReturn: true, At: not null }).ToList();
        // "108 months after the resection and 45 months after the neck dissection": the longest counts, and a date beside it more.
        // Months after a later operation are not counted from the first.
        if (last.Count > 0 && !last.TrueForAll(f => CountedFromLater().IsMatch(f.Sentence.Text)) && last.MaxBy(f => f.Length.Months) is { } seen && !last.Exists(f => f.Sentence.Lengths.Count(l => l.Grain >= 1) > 1) && returns.Where(r => r.At!.Value.Months > seen.Length.Months + 1 + (seen.Length.Grain >= 12 ? 6 : 0)).MaxBy(r => r.At!.Value.Months) is { } late)
            yield return Rule.Find($"{late.Words} is dated to {late.At!.Value.Say}; the patient was last seen at {seen.Length.Say}.", "Correct the time of the event or of the last contact.", "recurrence.time",
                [m.At(late.Sentence.Whole, late.At.Value.Say), .. last.Select(f => m.At(f.Sentence.Span(f.Length.Start, f.Length.Size), f.Length.Say)), m.At(seen.Sentence.Whole, seen.Length.Say)]);
        var death = m.Outcomes.FirstOrDefault(o => o.Kind == OutcomeKind.Death && o.Part is Part.Case or Part.Abstract && o is { Kind: OutcomeKind.Death, At.Grain: >= 1 });
        // "Three months after the abrupt recurrence" is not counted from the operation.
        // "Nephrectomy was performed, but he died 15 months after surgery": after that one.
        if (death is null || CountedOtherwise().IsMatch(death.Sentence.Text) || DoneThen().IsMatch(death.Sentence.Text)) yield break;
        // "2 months after the second operation, 21 months after the first": the longest counts.
        var end = death.Sentence.Lengths.Select(l => l.Months).Append(death.At!.Value.Months).Max();
        foreach (var after in returns.Where(r => r.At!.Value.Months > end + 1 + (death.At!.Value.Grain >= 12 ? 6 : 0)).Take(1))
            yield return Rule.Find($"{after.Words} is dated to {after.At!.Value.Say}; death is dated to {death.At!.Value.Say}.", "Correct one of the times.", "death.time", m.At(after.Sentence.Whole, after.At.Value.Say), m.At(death.Sentence.Whole, death.At.Value.Say));
    }

    [GeneratedRegex(@"\b(?:after|from|since|following) (?:the |her |his )?(?:second|third|last|latest|neck|lung|liver|salvage|repeat(?:ed)?|further|metasta\w+|thoracoscop\w+|completion|re-?)[ -]?(?:\w+ )?(?:dissection|resection|operation|surgery|excision|metastasectomy|procedure|thoracotomy|ablation)\b|\b(?:after|since|following) (?:the |her |his )?(?:metastasectomy|re-?excision|re-?operation|re-?resection|cryoablation|ablation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountedFromLater();

    [GeneratedRegex(@"\b(?:was|were) (?:performed|carried out|done|undertaken)\b[^.;]*\bafter (?:the )?(?:surgery|operation|resection|procedure)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DoneThen();

    [GeneratedRegex(@"\b(?:after|from|following) (?:the |her |his |this |that )?(?:(?:diagnosis|detection|discovery|appearance|onset|development) of (?:the |her |his )?)?(?:\w+ )?(?:recurrence|relapse|progression|metasta\w+|admission|second|last|disseminat\w+|chemotherapy|radiotherapy)\b|\blater\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountedOtherwise();
}
