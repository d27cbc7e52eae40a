using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The case tells that radiotherapy or chemotherapy was given; another part says that the patient had none.</summary>
internal static partial class TreatmentDenied
{
    public static Finding? In(Manuscript m)
    {
        if (m.Patients > 1) return null;
        foreach (var (name, given, none, header) in new[] { ("radiotherapy", Irradiated(), NotIrradiated(), "radio"), ("chemotherapy", Drugs(), NoDrugs(), "chemo") })
        {
            var yes = First(m, Part.Case, given, none);
            if (yes is null || First(m, Part.Case, none, null) is not null) continue;
            foreach (var part in new[] { Part.Abstract, Part.Discussion, Part.Conclusion })
            {
                if (First(m, part, none, null) is not { } no || First(m, part, given, none) is not null) continue;
                return Say(m, name, no.Told.Span(no.Match), no.Match.Value, yes.Value);
            }
            foreach (var cell in m.OwnRows.SelectMany(r => r.Cells))
                if ((cell.Is(header) || name == "radiotherapy" && cell.Header.Trim() is "RT" or "Radiation" or "Irradiation") && !cell.Is("neoadj", "preop", "first", "initial") && No().IsMatch(cell.Text) && First(m, Part.Abstract, given, none) is not null)
                    return Say(m, name, cell.Cell.Span, $"{cell.Header}: {cell.Text}", yes.Value);
        }
        return null;
    }

    private static Finding Say(Manuscript m, string name, Text.Documents.Span span, string words, (Told Told, Match Match) yes) =>
        Kz301ValuesDisagree.Rule.Find($"\"{words}\" in {m.Document.WhereIs(span.Start)}; \"{yes.Match.Value}\" in {m.Document.WhereIs(yes.Told.Span(yes.Match).Start)}.", "Look it up in the record and correct the one that is wrong.", $"treatment.{name}", m.At(span, "none"), m.At(yes.Told.Span(yes.Match), name), m.At(yes.Told.Whole));

    private static (Told Told, Match Match)? First(Manuscript m, Part part, Regex pattern, Regex? unless)
    {
        foreach (var told in m.In(part).Where(t => (part != Part.Discussion || t.SpeaksOfOwn) && (unless is null || !unless.IsMatch(t.Text))))
            if (pattern.Match(told.Text) is { Success: true } match && !told.OfRelative(match.Index) && !(unless is not null && Earlier().IsMatch(told.Text))) return (told, match);
        return null;
    }

    [GeneratedRegex(@"\b(?:radio(?:chemo)?therapy|radiation(?: therapy)?|irradiation|chemoradi\w+)\b[^.;]{0,40}\b(?:was|were) (?:given|delivered|administered|completed|started|begun|added|applied|used)\b|\b(?:received|underwent|had|followed by|given|treated with) (?:(?:adjuvant|postoperative|preoperative|external|proton|focal|local|a course of) )*(?:beam )?(?:radiotherapy|radiation|irradiation)\b|\bwas irradiated\b|\b\d+(?:\.\d+)? Gy in \d+ fractions\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Irradiated();

    [GeneratedRegex(@"\b(?:did not|were not|was not|never|decided not to|chose not to|not been) irradiat\w*|\bno (?:(?:adjuvant|postoperative|preoperative) )*(?:radiotherapy|radiation(?: therapy)?|irradiation)\b|\bwithout (?:(?:adjuvant|postoperative|any) )*(?:radiotherapy|radiation|irradiation)\b|\b(?:radiotherapy|radiation(?: therapy)?|irradiation) (?:was|were|had) (?:not|never) (?:been )?(?:given|used|administered|delivered|needed)\b|\b(?:omitted|withheld|declined|refused|spared) (?:adjuvant |postoperative )?(?:radiotherapy|radiation|irradiation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotIrradiated();

    [GeneratedRegex(@"\bchemotherapy\b[^.;]{0,60}\b(?:was|were) (?:given|delivered|administered|completed|started|begun|added)\b|\b(?:received|underwent|had|followed by|given|treated with) (?:(?:adjuvant|postoperative|preoperative|neoadjuvant|induction|systemic|\p{L}+|\d+) ){0,4}chemotherapy\b|\b(?:\w+|\d+) (?:cycles|courses) of [\p{L}, -]+ (?:was|were) (?:given|administered|completed|delivered)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Drugs();

    [GeneratedRegex(@"\bno (?:(?:adjuvant|postoperative|preoperative|systemic) )*chemotherapy\b|\bwithout (?:(?:adjuvant|postoperative|any|systemic) )*chemotherapy\b|\bchemotherapy (?:was|were|had) (?:not|never) (?:been )?(?:given|used|administered|needed)\b|\b(?:omitted|withheld|declined|refused|spared) (?:adjuvant |postoperative )?chemotherapy\b|\bnot (?:given|received) (?:any )?chemotherapy\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoDrugs();

    [GeneratedRegex(@"\b(?:had (?:been|undergone|received)|recurrence|relapse|metastas[ei]s|previous\w*|history|years (?:before|earlier|ago)|in (?:19|20)\d\d, )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"^(?:no|none|not given|-|–|—|0)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex No();
}
