using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>What is told to come after an event has an earlier date than the event: a biopsy in October, and "ten days after the biopsy, in September".</summary>
internal static partial class DatedBeforeItsEvent
{
    public static IEnumerable<Finding> In(Manuscript m)
    {
        var dates = m.Dates.Where(d => d.HasMonth && d.Sentence.Part == Part.Case && !Course.IsBirth(d)).ToList();
        foreach (var date in dates)
            foreach (var length in date.Sentence.Lengths.Where(l => Kz205DatedInterval.SideBySide(date, l)))
            {
                if (Event().Match(date.Sentence.Text[length.End..]) is not { Success: true } noun) continue;
                var told = dates.Where(d => d.Sentence.Whole.Start < date.Sentence.Whole.Start && Tells(m, d, noun.Groups["what"].Value)).ToList();
                if (told.Count == 0 || told.Exists(d => d.First <= date.First) || told.Select(d => d.First).Distinct().Count() > 1 || date.Sentence.Paragraph - told[^1].Sentence.Paragraph > 1) continue;
                yield return Kz205DatedInterval.Rule.Find($"{date.Say} is told as {length.Say} after {told[^1].Say}, and lies before it.", "Correct the date that is wrong.", "history.date", m.At(date.Span, date.Say), m.At(date.Sentence.Span(length.Start, length.Size), length.Say), m.At(told[^1].Span, told[^1].Say), m.At(date.Sentence.Whole), m.At(told[^1].Sentence.Whole));
                yield break;
            }
    }

    // The only date of its sentence, which tells the event as one that happens.
    private static bool Tells(Manuscript m, TimePoint date, string noun) =>
        m.DatesIn(date.Sentence).Count == 1 && date.Sentence.Lengths.TrueForAll(l => !Backwards().IsMatch(date.Sentence.Text[l.End..]))
        && (NamedEvent.Tellings(noun, date.Sentence.Text).Any() || Operation().IsMatch(noun) && m.Operations.Any(o => o.Sentence == date.Sentence));

    [GeneratedRegex(@"^ (?:after|following) (?:the |this |that |her |his )?(?:[\p{L}-]+ )?(?<what>biopsy|operation|surgery|\p{L}*(?:ectomy|otomy|plasty)|resection|excision|amputation|embolisation|embolization|transplantation|curettage|enucleation|drainage)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Event();

    [GeneratedRegex(@"^(?:operation|surgery)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    [GeneratedRegex(@"^ (?:before|earlier|ago|previously)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Backwards();
}
