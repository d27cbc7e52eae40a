using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.Guidelines;

/// <summary>An item of a reporting guideline as a search: where its content would stand, and the words that would say it.</summary>
/// <param name="Number">The item's number in the guideline ("8d").</param>
/// <param name="Asks">What it asks for.</param>
/// <param name="Sections">The kinds of section to look in; empty means everywhere.</param>
/// <param name="Words">The words that say it.</param>
internal sealed partial record CareItem(string Number, string Asks, SectionKind[] Sections, Regex Words)
{
    /// <summary>The first sentence that answers the item, or null.</summary>
    public Sentence? Answer(Document document) =>
        document.Sections.Where(s => Sections.Length == 0 || Sections.Contains(s.Kind)).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).FirstOrDefault(s => Words.IsMatch(s.Text));

    /// <summary>The leaf items of CARE (Gagnier 2013, doi 10.1186/1752-1947-7-223; Riley 2017, doi 10.1016/j.jclinepi.2017.04.026) that a text can be searched for.</summary>
    public static IReadOnlyList<CareItem> All { get; } = Table();

    private static CareItem[] Table()
    {
        SectionKind[] told = [SectionKind.Case, SectionKind.Results, SectionKind.Methods, SectionKind.Other];
        SectionKind[] judged = [SectionKind.Discussion, SectionKind.Conclusion];
        SectionKind[] any = [];
        return
        [
            new("3a", "what is unique about the case", [SectionKind.Abstract, SectionKind.Introduction], Item3a()),
            new("3d", "the lesson of the case in the abstract", [SectionKind.Abstract], Item3d()),
            new("4", "why the case is reported, with references", [SectionKind.Introduction], Item4()),
            new("5a", "age and sex", any, Item5a()),
            new("5b", "the presenting complaint", told, Item5b()),
            new("5c", "medical, family or social history", told, Item5c()),
            new("5d", "past interventions", told, Item5d()),
            new("6", "findings on examination", told, Item6()),
            new("8a", "diagnostic tests", told, Item8a()),
            new("8c", "the diagnosis and what else was considered", any, Item8c()),
            new("9a", "the type of treatment", told, Item9a()),
            new("9b", "how the treatment was given", told, Item9b()),
            new("10a", "outcomes told by clinician or patient", told, Item10a()),
            new("10b", "tests at follow-up", any, Item10b()),
            new("11a", "strengths and limitations", any, Item11a()),
            new("11b", "discussion with references", [SectionKind.Discussion], Item11b()),
            new("11d", "the lesson", judged, Item11d()),
            new("12", "the patient's perspective", any, Item12()),
        ];
    }

    [GeneratedRegex(@"\brare|uncommon|unusual|first|unique|exceptional|seldom|only (?:a few|occasionally)|minority|difficult|least common|describe|report", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item3a();

    [GeneratedRegex(@"\bshould|may|must|can|needs?|suggests?|recommend|consider|highlight|reminder|important|belongs|worthwhile|require|justified|gave|omitted", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item3d();

    [GeneratedRegex(@"\bwe (?:report|describe|present|add)|case|patient|\baim\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item4();

    [GeneratedRegex(@"\b\d{1,3}[- ]year|\baged \d|\bof \d{1,3} years|years (?:old|of age)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item5a();

    [GeneratedRegex(@"\bpresent|complain|referred|admitted|pain|swelling|mass|lump|noticed|symptom|bleeding|because of", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item5b();

    [GeneratedRegex(@"\bhistory|previous|father|mother|brother|sister|smok|diabet|hypertension|comorbid|medication|undergone|had (?:had|been)|allerg|family|uncle|aunt|grand", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item5c();

    [GeneratedRegex(@"\bundergone|previous(?:ly)?|in (?:19|20)\d\d|years (?:before|earlier|ago)|operat|treated|removed|prior|extracted|had (?:had|been)|first tumou?r", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item5d();

    [GeneratedRegex(@"\bexamination|palpa|on exam|physical|blood pressure|tender|firm|hard|reflex|neurolog|swelling|inspection|mobility|abdomen|found", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item6();

    [GeneratedRegex(@"\bMRI|CT\b|tomograph|resonance|radiograph|biops|ultraso|PET|endoscop|laborator|histolog|scintigra|mammogra", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item8a();

    [GeneratedRegex(@"\bdifferential|diagnos|suspected|excluded|mistaken|consistent with|confirmed|ruled out", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item8c();

    [GeneratedRegex(@"\bresect|excis|operat|surg|radiother|chemother|radiation|ectomy|removed|curettage|imatinib|treated|observ|cycles|ablat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item9a();

    [GeneratedRegex(@"\b\d+ ?(?:mg|Gy|cycles|fractions|hours|minutes|weeks|days)|approach|through|incision|performed|daily|margin", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item9b();

    [GeneratedRegex(@"\brecover|free|no (?:recurrence|evidence|sign)|recurr|died|alive|well\b|walks|returned|function|follow", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item10a();

    [GeneratedRegex(@"\b(?:follow|surveillance|postoperative|months?|control)\b[^.]{0,120}\b(?:MRI|CT|scan|imaging|radiograph|tomograph|ultraso|examin)|\b(?:MRI|CT|scans?|imaging|radiograph|tomograph|ultraso\w+|examinations?)\b[^.]{0,120}\b(?:months?|follow|surveillance|every|after)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item10b();

    [GeneratedRegex(@"\blimit|weakness|strength|shortcoming|drawback|caution|cannot (?:know|exclude|show)|single (?:case|patient|course|observation)|no conclusion|one patient|did not (?:look|measure)|was not (?:available|performed|done|recorded|determined)|short follow", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item11a();

    [GeneratedRegex(@"\bet al|\[\d|colleagues|series|reported|described|literature|published|study", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item11b();

    [GeneratedRegex(@"\bshould|must|may|can|recommend|suggest|consider|conclude|is feasible|proof|lesson|possible|remains|never", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item11d();

    [GeneratedRegex(@"\bpatient(?:'s|’s)? perspective|in (?:his|her|the patient's) own words|[“""]I (?:was|had|am|felt|feel|have)|the patient (?:said|felt|was satisfied|reported that)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item12();
}
