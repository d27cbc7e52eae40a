using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Time;

/// <summary>The manuscript was accepted before it was received, or tells of a date after its receipt.</summary>
internal static partial class Kz207DatesInOrder
{
    public static Rule Rule { get; } = new("KZ207", "dates-in-order", Severity.Error, "date-arithmetic", Check) { WhyNot = m => m.Document.Metadata.Dates.Count == 0 ? "the manuscript gives no date of receipt or acceptance" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var dates = m.Document.Metadata.Dates;
        var (received, accepted, published) = (Find(ArticleDateKind.Received), Find(ArticleDateKind.Accepted), Find(ArticleDateKind.Published));
        foreach (var (first, then) in new[] { (received, accepted), (accepted, published), (received, published) })
            if (first is not null && then is not null && Day(first) > Day(then) && first.Month is not null && then.Month is not null)
                yield return Rule.Find($"{first.Kind} is dated after {then.Kind.ToString().ToLowerInvariant()}.", "Correct the date that is wrong.", "article.dates", m.At(first.Span), m.At(then.Span));
        if (Course.Received(m) is not { } receipt || dates.Any(d => d.Kind == ArticleDateKind.Revised)) yield break;
        // The legend that shows the visit need not say it again.
        var inRevision = m.Dates.Where(d => UnderRevision().IsMatch(d.Sentence.Text)).Select(d => d.First).ToHashSet();
        foreach (var late in m.Dates.Where(d => d.Sentence.Part is Part.Case or Part.Abstract or Part.Legend && d.First > receipt.Month && !Planned(d) && !inRevision.Contains(d.First) && !OfTheJournal().IsMatch(d.Sentence.Text) && !dates.Any(x => x.Span.Overlaps(d.Span))).Take(1))
            yield return Rule.Find($"The course is told up to {late.Say}; the manuscript was received in {TimePoint.Name(receipt.Month, receipt.Month)}.", "Correct the date that is wrong.", "history.date", m.At(late.Span, late.Say), m.At(receipt.Date.Span));

        ArticleDate? Find(ArticleDateKind kind) => dates.FirstOrDefault(d => d.Kind == kind);
    }

    private static int Day(ArticleDate date) => (date.Year * 12 + (date.Month ?? 1) - 1) * 31 + (date.Day ?? 1);

    private static bool Planned(TimePoint date) => Plan().IsMatch(date.Sentence.Text);

    // "Received 5 July 2023. Accepted after revision 19 September 2023."
    [GeneratedRegex(@"^\W*(?:Received|Accepted|Revised|Published|Submitted)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfTheJournal();

    // What was seen while the manuscript was with the journal.
    [GeneratedRegex(@"\b(?:under (?:revision|review)|(?:during|before|at|in|on|with) (?:the )?revision|since (?:the )?submission|after (?:the )?submission|in proof|revised version|while (?:this|the) (?:paper|manuscript|report|article))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnderRevision();

    // "Annual visits have been arranged until 2026"
    [GeneratedRegex(@"\b(?:planned|due|scheduled|arranged|intended|foreseen|booked|will|(?:is|are) to (?:be|have|attend|return|continue|undergo|receive))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plan();
}
