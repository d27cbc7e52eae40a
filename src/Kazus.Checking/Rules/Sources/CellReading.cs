using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Checking.Reading;
using Kazus.Time;

namespace Kazus.Checking.Rules.Sources;

/// <summary>A value that a cell of a comparison table states.</summary>
/// <param name="Variable">The variable it answers.</param>
/// <param name="Value">The value.</param>
/// <param name="Length">The same as a length of time, with the fineness it was told in, for lengths.</param>
internal sealed record CellValue(Variable Variable, Value Value, Length? Length = null)
{
    public string Say => Length?.Say ?? Value.ToString();
}

/// <summary>Reads the values of a cell by what stands over it: the header says which questions the cell can answer, the words which value.</summary>
internal static partial class CellReading
{
    public static IEnumerable<CellValue> Of(string header, string text)
    {
        text = text.Trim();
        if (text.Length == 0 || MissingReasons.Parse(text) is not null) return [];
        return Patient(header, text).Concat(Lesion(header, text)).Concat(Treatment(header, text)).Concat(Outcome(header, text));
    }

    private static IEnumerable<CellValue> Patient(string header, string text)
    {
        if (AgeHeader().IsMatch(header) && Reading.Numbers.In(text).Select(n => (double?)n.Value).FirstOrDefault() is { } age && age is > 0 and < 120)
            yield return new(Variables.Get("patient.age"), Value.Number.Completed(age, "a"));
        if ((SexHeader().IsMatch(header) || AgeHeader().IsMatch(header)) && Sexes().Matches(text) is { Count: 1 } sex)
            yield return Choice("patient.sex", Statements.IsFemale(sex[0].Value) ? "female" : "male");
        if (SymptomHeader().IsMatch(header) && OwnRowOutcomes.Time(text, header) is { } lasting) yield return Time("symptom.duration", lasting);
    }

    private static IEnumerable<CellValue> Lesion(string header, string text)
    {
        if (LesionHeader().IsMatch(header) && !TreatmentHeader().IsMatch(header) && Terms.VertebralExtent.Parse(text.Replace('\u2013', '-')) is { } extent)
            yield return new(Variables.Get("lesion.levels"), new Value.Levels(extent));
        if (!LesionHeader().IsMatch(header) && !KindHeader().IsMatch(header)) yield break;
        var (primary, metastasis) = (Primary().IsMatch(text), Metastasis().IsMatch(text));
        if (primary != metastasis) yield return Choice("disease.kind", primary ? "primary" : "metastasis");
    }

    private static IEnumerable<CellValue> Treatment(string header, string text)
    {
        if (!TreatmentHeader().IsMatch(header)) yield break;
        var extents = new[] { (EnBloc(), "en bloc"), (GrossTotal(), "gross total"), (Subtotal(), "subtotal"), (BiopsyOnly(), "biopsy only") }.Where(e => e.Item1.IsMatch(text)).ToList();
        if (extents is [var extent] && extent.Item1.Count(text) == 1) yield return Choice("surgery.extent", extent.Item2);
        foreach (var (variable, word, alone) in new[] { ("radiotherapy", Radiotherapy(), RadiotherapyHeader()), ("chemotherapy", Chemotherapy(), ChemotherapyHeader()) })
            if (Given(header, text, word, alone) is { } given) yield return Choice(variable, given ? "yes" : "no");
    }

    // In a column of its own a therapy is given, or it is not; in a column of treatments, silence says nothing.
    private static bool? Given(string header, string text, Regex word, Regex alone)
    {
        if (alone.IsMatch(header)) return Nothing().IsMatch(text) ? false : Something().IsMatch(text) || word.IsMatch(text) ? true : null;
        if (!word.IsMatch(text)) return null;
        return !Regex.IsMatch(text, @"\b(?:no|without|refused|declined)\b[^,;+]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) ? true : null;
    }

    private static IEnumerable<CellValue> Outcome(string header, string text)
    {
        if (!OutcomeHeader().IsMatch(header)) yield break;
        Length? followUp = null;
        foreach (var part in text.Split([';', '\n']))
        {
            if (OwnRowOutcomes.Time(part, FollowUpHeader().IsMatch(header) ? header : null) is not { } at) continue;
            if (Returned().IsMatch(part) && !NoReturn().IsMatch(part)) yield return Time("recurrence.time", at);
            else if (followUp is null || at.Months > followUp.Value.Months) followUp = at;
        }
        if (followUp is { } longest && !TimeToHeader().IsMatch(header)) yield return Time("followup", longest);
        if (NoReturn().IsMatch(text) && !Returned().IsMatch(NoReturn().Replace(text, ""))) yield return Choice("recurrence", "no");
        else if (Returned().IsMatch(text) && !NoReturn().IsMatch(text)) yield return Choice("recurrence", "yes");
        if (Status(text) is { } status) yield return Choice("status", status);
    }

    private static string? Status(string text) =>
        DeadOfDisease().IsMatch(text) ? "dead of disease" : Dead().IsMatch(text) ? "dead" : WithDisease().IsMatch(text) ? "alive with disease"
        : NoEvidence().IsMatch(text) ? "alive, no evidence of disease" : Lost().IsMatch(text) ? "lost to follow-up" : Alive().IsMatch(text) ? "alive" : null;

    private static CellValue Choice(string variable, string answer) => new(Variables.Get(variable), new Value.Choice(answer));

    private static CellValue Time(string variable, Length length)
    {
        var unit = length.Grain >= 1.1 ? TimeUnit.Year : length.Grain >= 1 ? TimeUnit.Month : length.Grain > 0.1 ? TimeUnit.Week : TimeUnit.Day;
        var count = unit switch { TimeUnit.Year => length.Months / 12, TimeUnit.Month => length.Months, TimeUnit.Week => length.Months * Length.DaysOfMonth / 7, _ => length.Months * Length.DaysOfMonth };
        return new(Variables.Get(variable), new Value.Length(Duration.Of(Math.Round(count, 3), unit)), length);
    }

    [GeneratedRegex(@"\bage\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeHeader();

    [GeneratedRegex(@"\b(?:sex|gender)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SexHeader();

    [GeneratedRegex(@"\b(?:F|M|female|male|woman|man|girl|boy)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sexes();

    [GeneratedRegex(@"\b(?:symptoms?|complaints?|history)\b.*\bduration\b|\bduration\b.*\b(?:symptoms?|complaints?|history)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SymptomHeader();

    [GeneratedRegex(@"\b(?:levels?|sites?|location|segments?|vertebra\w*|radiolog\w*|region|lesions?|spine|localization)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LesionHeader();

    [GeneratedRegex(@"\b(?:primary|kind|type|diagnosis|patholog\w*|nature)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KindHeader();

    [GeneratedRegex(@"\bprimary\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Primary();

    [GeneratedRegex(@"\b(?:metasta\w+|secondary)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Metastasis();

    [GeneratedRegex(@"\b(?:treatments?|surg\w+|operations?|resection|extent|management|therap\w+|adjuvant|RT|radiother\w+|chemother\w+|CHT|intervention|procedure)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TreatmentHeader();

    [GeneratedRegex(@"\ben[- ]bloc\b|\bTES\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnBloc();

    [GeneratedRegex(@"\bGTR\b|\bgross[- ]total\b|(?<!in)\bcomplete (?:resection|removal|excision)\b|(?<![- ]sub|[- ]gross)(?<!gross )(?<!en bloc )\btotal (?:resection|removal|excision)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GrossTotal();

    [GeneratedRegex(@"\bSTR\b|\bsub-?total\b|\bpartial (?:resection|removal|excision)\b|\bincomplete\b|\bdebulk\w*|\bintralesional\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subtotal();

    [GeneratedRegex(@"\bbiopsy only\b|^biopsy$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BiopsyOnly();

    [GeneratedRegex(@"\bRT\b|\bradio(?:therapy|chemotherapy)|\bradiation\b|\birradiat\w+|\d ?Gy\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Radiotherapy();

    [GeneratedRegex(@"\bCHT\b|\bchemo\w*|\bradiochemo\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chemotherapy();

    [GeneratedRegex(@"^\W*(?:adjuvant )?(?:RT|radiotherapy|radiation|irradiation)\b(?!.*(?:chemo|CHT))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RadiotherapyHeader();

    [GeneratedRegex(@"^\W*(?:adjuvant )?(?:CHT|chemotherapy)\b(?!.*(?:radio|RT\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChemotherapyHeader();

    [GeneratedRegex(@"^\W*(?:no|none|not given|-|–|—|0)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^\W*(?:yes|\+|\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Something();

    [GeneratedRegex(@"\b(?:outcomes?|status|results?|recurrence|relapse|follow|survival|last|FU)\b|follow-?up", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OutcomeHeader();

    [GeneratedRegex(@"follow-?\s?up|\bFU\b|\bsurvival\b|\blast\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUpHeader();

    [GeneratedRegex(@"\b(?:time|interval|months?) (?:to|until|from)\b|\brecurrence\b(?!.*(?:follow|outcome|status))|\brelapse\b(?!.*(?:follow|outcome|status))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeToHeader();

    [GeneratedRegex(@"\bno (?:evidence of )?(?:local )?(?:recurrence|relapse)\b|\b(?:recurrence|relapse)[- ]free\b|\bwithout (?:recurrence|relapse)\b|\bfree of (?:recurrence|relapse)\b|\bNED\b|\bno evidence of disease\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoReturn();

    [GeneratedRegex(@"\b(?:recurrences?|recurred|recurrent|relapsed?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Returned();

    [GeneratedRegex(@"\bDOD\b|\b(?:dead|died) of (?:disease|the tumou?r|metasta\w+|progression)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeadOfDisease();

    [GeneratedRegex(@"\b(?:dead|died|death|deceased)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dead();

    [GeneratedRegex(@"\bAWD\b|\balive with (?:disease|recurrence|metasta\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithDisease();

    [GeneratedRegex(@"\bNED\b|\bno evidence of disease\b|\bdisease[- ]free\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoEvidence();

    [GeneratedRegex(@"\blost to follow", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lost();

    [GeneratedRegex(@"\b(?:alive|living|well)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alive();
}
