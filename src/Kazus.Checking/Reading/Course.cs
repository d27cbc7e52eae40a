using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>The fixed points of the own patient's course: when the patient came, and when an operation was done.</summary>
internal static partial class Course
{
    /// <summary>When the patient came, or null where no date is given.</summary>
    public static TimePoint? Presentation(Manuscript m) => m.Presentation;

    /// <summary>Finds when the patient came.</summary>
    public static TimePoint? FindPresentation(Manuscript m) =>
        m.Dates.Where(d => d.Sentence.Part == Part.Case && d.Sentence.Paragraph < 6 && Came().IsMatch(d.Sentence.Text) && !Born().IsMatch(d.Sentence.Text[..d.Start])).OrderByDescending(d => d.HasMonth).ThenBy(d => d.Span).FirstOrDefault();

    /// <summary>The dated operations from the presentation on, in order of time.</summary>
    public static IReadOnlyList<TimePoint> Operations(Manuscript m) => m.Operations;

    /// <summary>Finds the dated operations.</summary>
    public static IReadOnlyList<TimePoint> FindOperations(Manuscript m)
    {
        var from = Presentation(m)?.First - 1 ?? 0;
        return [.. m.Dates.Where(d => d.Sentence.Part == Part.Case && d.HasMonth && d.First >= from && Operated().IsMatch(d.Sentence.Text)).OrderBy(d => d.First)];
    }

    public static bool IsBirth(TimePoint date) => Born().IsMatch(date.Sentence.Text[..date.Start]);

    /// <summary>"Date of birth": the patient's, whoever else the sentence names.</summary>
    public static bool IsOwnBirth(TimePoint date) => OwnBirth().IsMatch(date.Sentence.Text[..date.Start]);

    [GeneratedRegex(@"\b(?:date of birth|DOB)\b[^.;]{0,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnBirth();

    /// <summary>The month the manuscript was received, or null.</summary>
    public static (int Month, Text.Documents.ArticleDate Date)? Received(Manuscript m)
    {
        var date = m.Document.Metadata.Date(Text.Documents.ArticleDateKind.Received);
        return date is { Month: { } month } ? (date.Year * 12 + month - 1, date) : null;
    }

    /// <summary>
    /// The tumour came back and was treated several times, or a second one came: what holds for one treatment (margins, follow-up, freedom
    /// from disease) need not hold for another, so that two parts which speak of different ones do not disagree.
    /// </summary>
    public static bool IsRepeated(IEnumerable<Told> told) =>
        told.Where(t => t.Part is Part.Title or Part.Abstract or Part.Case).Any(t => Repeated().Matches(t.Text).Any(w => !NotRepeated().IsMatch(t.Text[..w.Index])));

    [GeneratedRegex(@"\b(?:(?:second|third|fourth|fifth|sixth) (?:local |distant |pulmonary |lung )?(?:recurrence|relapse|metastasis)|(?:repeated|multiple|several|two|three|four|five) (?:local |further )?(?:recurrences|relapses)|recurrences (?:had been|were) (?:excised|removed|resected|operated|treated)|metachronous|(?:operated on|operations?|excised|resected|removed)[^.;]{0,20} in (?:19|20)\d\d(?:, (?:19|20)\d\d)*,? and (?:in )?(?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\b(?:no|not|without|never|free of|risk of)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotRepeated();

    [GeneratedRegex(@"\b(?:admitted|referred|presented|presents|came|was seen|consulted|reported to|sought|visited|evaluated|brought|attended|returned|sent to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Came();

    [GeneratedRegex(@"\b(?:born|birth)\b[^.;]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Born();

    [GeneratedRegex(@"(?<!\b(?:after|following|since|from|before|until) (?:the |an? |this |her |his |first |second )*)\b(?:\w*(?:ectomy|otomy|ostomy|plasty)|resect\w*|excis\w*|re-excis\w*|surgery|surgical|operat\w+|removed|removal|approached|shelled out|debulk\w*|explor\w+|enucleat\w+|transplant\w*|curettage|amputat\w+|embolis\w+|fixation|exposed|entered|carried out)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operated();
}
