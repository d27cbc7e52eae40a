using System.Globalization;
using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Time;

namespace Kazus.Text.Claims;

/// <summary>
/// The case that an article's proposals draw of one patient: every claim with its quote, and the events they tell of on the time
/// axis. Day zero is the operation, else the presentation. Nothing in it is accepted; that is for a person.
/// </summary>
public static class DraftCase
{
    /// <summary>The patients that the article's own text tells of, in order.</summary>
    public static IReadOnlyList<int> Patients(IReadOnlyList<ProposedClaim> claims) => [.. claims.Where(c => c.Study is null).Select(c => c.Patient).Distinct().Order()];

    /// <summary>The draft of one patient's case.</summary>
    /// <param name="document">The article.</param>
    /// <param name="claims">What was read in it.</param>
    /// <param name="patient">The patient's number in the article.</param>
    public static Case Of(Document document, IReadOnlyList<ProposedClaim> claims, int patient)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(claims);
        var own = claims.Where(c => c.Patient == patient && c.Study is null).ToList();
        var operated = own.Exists(IsOperation);
        var id = CaseId(document.Id, patient);
        return new Case
        {
            Id = id,
            Own = true,
            DayZero = operated ? "operation" : "presentation",
            Sources = [document.Id],
            Claims = [.. own.Select((c, i) => ClaimOf(document, c, i + 1))],
            DayZeroWhen = [.. Bounds(document)],
            Events = [.. CaseEvents.Of(document, own, operated)],
        };
    }

    // What the patient had was over before the article was received, or at the latest before it was published.
    private static IEnumerable<TimeStatement> Bounds(Document document)
    {
        var date = document.Metadata.Date(ArticleDateKind.Received) ?? document.Metadata.Date(ArticleDateKind.Published);
        if (date is null) yield break;
        var words = date.Day is { } d && date.Month is { } m ? string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{m:00}-{d:00}")
            : date.Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{month:00}") : date.Year.ToString("0000", CultureInfo.InvariantCulture);
        if (PartialDate.Parse(words) is not { } received) yield break;
        yield return new TimeStatement { Words = "before " + words, From = TimeStatement.Calendar, Days = DayRange.UpTo(received.Days.Latest), Anchor = new Anchor(document.Id, "front matter", document.Quote(date.Span), date.Span.Start, date.Span.End) };
    }

    internal static bool IsOperation(ProposedClaim claim) => claim.Variable == "surgery" && claim.Value is not Value.Text { Words: "biopsy only" };

    internal static Anchor AnchorOf(Document document, ProposedClaim claim) => new(document.Id, claim.Where, claim.Quote, claim.Span.Start, claim.Span.End);

    private static string CaseId(string document, int patient)
    {
        var plain = new string([.. document.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')]).Trim('-');
        return plain.Length == 0 ? "case-" + patient.ToString(CultureInfo.InvariantCulture) : patient == 1 ? plain : plain + "-" + patient.ToString(CultureInfo.InvariantCulture);
    }

    private static Claim ClaimOf(Document document, ProposedClaim claim, int number) => new()
    {
        Id = "c" + number.ToString(CultureInfo.InvariantCulture),
        Variable = claim.Variable,
        Value = claim.Value is Value.Coded coded ? new Value.Coded(Terms.Vocabularies.Resolve(claim.Variable, coded.Term.Words)) : claim.Value,
        Anchor = AnchorOf(document, claim),
        Reader = "kazus/" + claim.Rule,
        Confidence = Math.Round(claim.Confidence, 2),
        Lesion = claim.Lesion,
        At = claim.At,
    };
}
