using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>The fixed points of the own patient's course: when the patient came, and when an operation was done.</summary>
internal static partial class Course
{
    /// <summary>Whether all dates of a sentence of the case section lie a month or more before the patient came: "In 2008 she had an operation for another tumour".</summary>
    public static bool IsDatedEarlier(Manuscript m, Told told) =>
        told.Part == Part.Case && m.Presentation is { } came && m.DatesIn(told) is { Count: > 0 } dates && dates.All(d => d.Last < came.First - 1);

    /// <summary>Whether a sentence of the case section tells of what was before the patient came, by its dates or as a "history of" an illness.</summary>
    public static bool IsEarlier(Manuscript m, Told told) => told.Part == Part.Case && HadBefore().IsIn(told.Text) || IsDatedEarlier(m, told);

    [GeneratedRegex(@"\b(?:had|has|with) (?:an? )?(?:past |previous |prior |medical |surgical |known |personal |remote )*history of (?:[\p{L}-]+ ){0,4}(?:\p{L}*(?:carcinoma|cancer|sarcoma|lymphoma|melanoma|adenoma)|surgery|operation)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadBefore();

    /// <summary>Finds when the patient came; null where no date is given. Asked for as <see cref="Manuscript.Presentation"/>.</summary>
    public static TimePoint? FindPresentation(Manuscript m) =>
        m.Dates.Where(d => d.Sentence.Part == Part.Case && d.Sentence.Paragraph < 6 && Came().IsIn(d.Sentence.Text) && !Born().IsIn(d.Sentence.Text, ..d.Start)).OrderByDescending(d => d.HasMonth).ThenBy(d => d.Span).FirstOrDefault();

    /// <summary>Finds the dated operations from the presentation on, in order of time. Asked for as <see cref="Manuscript.Operations"/>.</summary>
    public static IReadOnlyList<TimePoint> FindOperations(Manuscript m)
    {
        var from = m.Presentation?.First - 1 ?? 0;
        return [.. m.Dates.Where(d => d.Sentence.Part == Part.Case && d.HasMonth && d.First >= from && Operated().IsIn(d.Sentence.Text)).OrderBy(d => d.First)];
    }

    /// <summary>
    /// Whether a length of time can lie between two dates. Counted by calendar months, the first and the last may both be counted or
    /// neither; whole and half years may be rounded either way.
    /// </summary>
    /// <param name="from">The earlier date.</param>
    /// <param name="to">The later date.</param>
    /// <param name="length">The length as told.</param>
    /// <param name="slack">By how many months a length told in months may be off.</param>
    public static bool Fits(TimePoint from, TimePoint to, Length length, double slack)
    {
        // "One year" is not said of a year and a half.
        if (length.Grain >= 6) slack = length.Grain < 12 ? 2.6 : length.Months <= 12 ? 5.1 : 7;
        return length.Months >= to.First - from.Last - slack && length.Months <= to.Last - from.First + slack;
    }

    public static bool IsBirth(TimePoint date) => Born().IsIn(date.Sentence.Text, ..date.Start);

    /// <summary>"Date of birth": the patient's, whoever else the sentence names. "The girl, third child of healthy parents, was born in May" too.</summary>
    public static bool IsOwnBirth(TimePoint date) => OwnBirth().IsMatch(date.Sentence.Text[..date.Start]) || !date.Sentence.OfKin && BornToParents().IsMatch(date.Sentence.Text[..date.Start]);

    [GeneratedRegex(@"\b(?:date of birth|DOB)\b[^.;]{0,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnBirth();

    // Her parents are named, and she is meant.
    [GeneratedRegex(@"^(?:(?:(?:The|Our|This) (?:[\w-]+ )?(?:patient|girl|boy|infant|child|baby|neonate|newborn)|S?[Hh]e)(?:, [^.;]{3,90},)?|(?:An?|The) (?:[\w-]+ )?(?:girl|boy|child|infant|son|daughter|baby) of [^.;,]{3,60},?|(?:The )?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Oo]nly)(?: (?:child|son|daughter)|born) (?:of|to) [^.;,]{3,60}, (?:s?he|the (?:patient|girl|boy|infant|child|baby))) (?:was|had been) born" + Afterwards, RegexOptions.CultureInvariant)]
    private static partial Regex BornToParents();

    // "Born at term to unrelated parents in"
    private const string Afterwards = @"\b(?:[^.;,\d]{0,25}\b(?:to|of|as)\b[^.;,\d]{3,40}\b(?:parents|couple|mother|child|son|daughter|twin))?[^.;]{0,20}$";

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
        told.Where(t => t.Part is Part.Title or Part.Abstract or Part.Case).Any(t => Repeated().AllIn(t.Text).Any(w => !NotRepeated().IsMatch(t.Text[..w.Index])));

    [GeneratedRegex(@"\b(?:(?:second|third|fourth|fifth|sixth) (?:local |distant |pulmonary |lung )?(?:recurrence|relapse|metastasis)|(?:repeated|multiple|several|two|three|four|five) (?:local |further )?(?:recurrences|relapses)|recurrences (?:had been|were) (?:excised|removed|resected|operated|treated)|metachronous|(?:operated on|operations?|excised|resected|removed)[^.;]{0,20} in (?:19|20)\d\d(?:, (?:19|20)\d\d)*,? and (?:in )?(?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\b(?:no|not|without|never|free of|risk of)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotRepeated();

    [GeneratedRegex(@"\b(?:admitted|referred|presented|presents|came|(?:at|on) (?:the |his |her )?(?:admission|presentation|referral)(?=,? in )|(?<!\b(?:union|uptake|healing|response|nodules?|lesions?|mass|growth|recurrence|metastasis|tumou?r|it|none|improvement|enhancement|fracture|leak|fluid) )was (?:seen|first seen(?! (?:elsewhere|(?:at|in) (?:another|a (?:local|regional|different))|by (?:an?|her|his|the) )))|we (?:first )?saw (?:her|him)|consulted|reported to|applied to (?:our|the|this) (?:[\p{L}-]+ ){0,2}(?:clinic|hospital|department|cent(?:re|er)|unit|polyclinic)|sought|visited|evaluated|brought|attended|(?<!\b(?:periods|menses|menstruation|sensation|power|strength|function|voice|pain|symptoms|bleeding|vision|sight|hearing|smell|appetite|values?|levels?|continence|disease|tumou?r) )returned|(?:she|he|patient) was (?:first |again )?examined (?:in|at|by) (?:our|us)\b|sent (?:to|by)|(?:patient|woman|man|girl|boy|child|infant|s?he)[^.;]{0,80} (?:was|were|had been) (?:transferred|sent)(?! to (?:the |our |an? )?(?:intensive|ICU|rehabilit\w+|hospice|ward|theatre|high|operating)))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Came();

    // "Had given birth to a son in February 2015, at the age of 30": hers is not meant.
    [GeneratedRegex(@"\b(?:born|(?<!\b(?:give|gives|gave|given|giving) )birth)" + Afterwards, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Born();

    [GeneratedRegex(@"(?<!\b(?:after|following|since|from|before|until) (?:the |an? |this |her |his |first |second |wide |radical |local |complete |primary |initial )*)\b(?:\w*(?:ectomy|otomy|ostomy|plasty)|resect\w*|excis\w*|re-excis\w*|surgery|surgical|operat\w+|laparoscopy|laparoscopically|removed|removal|approached|shelled out|debulk\w*|explor\w+|enucleat\w+|transplant\w*|curettage|amputat\w+|emboli[sz](?:ed|ation|ing)|exenterat\w+|eviscerat\w+|fixation|exposed|entered|carried out)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operated();

    /// <summary>
    /// Whether more than one tumour, or the treatment of one that had come back before, is told: what one part denies may then be
    /// said of the one, and what another part tells of the other. Rules on returns and treatments only warn there.
    /// </summary>
    public static bool IsTwofold(Manuscript m) =>
        m.IsRepeated || m.In(Part.Title, Part.Abstract, Part.Case, Part.Conclusion).Any(t => Twofold().IsIn(t.Text))
        || m.In(Part.Title).Any(t => Comeback.Mentioned(t.Text)) || m.In(Part.Case).Take(4).Concat(m.In(Part.Abstract)).Any(t => OperatedBefore().IsMatch(t.Text))
        || m.In(Part.Case).Take(4).Concat(m.In(Part.Abstract).Where(t => t.Terms.Exists(w => w.Lower is "had" or "presented" or "referred" or "recurred")).Take(2)).Any(t => Comeback.Mentioned(t.Text));

    // "Had undergone subtotal removal of a tumour seven years earlier"
    [GeneratedRegex(@"\bhad (?:undergone|had) (?:an? )?(?:[\p{L}-]+ ){0,2}(?:removal|resection|excision) of (?:an? |the |this )?(?:[\p{L}-]+ ){0,3}(?:tumou?r|lesion|mass|\p{L}+oma)\b(?:[^.;]|\.\d){0,80}\b(?:years?|months?) (?:earlier|before|ago|previously)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OperatedBefore();

    [GeneratedRegex(@"\b(?:von Hippel|VHL|neurofibromatosis|MEN ?[12]|multiple endocrine|Carney|tuberous sclerosis|Li-Fraumeni|familial adenomatous|polyposis|DICER1|Lynch syndrome|neither (?:of the )?tumou?rs?|metachronous|synchronous|(?:both|two|second|other|first|third|earlier|previous) (?:primary )?tumou?rs?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Twofold();
}
