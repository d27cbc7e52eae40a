using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>A record, hospital, insurance or accession number of the patient is printed.</summary>
internal static partial class Kz802RecordNumber
{
    public static Rule Rule { get; } = new("KZ802", "record-number", Severity.Error, "privacy", Check) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        foreach (var text in PatientText.Of(m))
            foreach (Match match in Number().AllIn(text.Text).Where(n => !OfSequence().IsMatch(text.Text[..n.Index])))
                yield return Rule.Find("A number that identifies the patient is printed.", "Leave the number out, in the text and in the image.", "identifier.record-number", PatientText.At(m, text, match));
    }

    // "The sequence was deposited in GenBank (accession number ...)": of a gene, and public.
    [GeneratedRegex(@"\b(?:sequenc\w+|genes?|genomes?|GenBank|ENA|EMBL|database|reposit\w+|deposited|variants? (?:was|were) submitted)\b[^.;]{0,120}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSequence();

    [GeneratedRegex(@"\b(?:(?:hospital|medical|patient|case|clinic|clinical|record|file|chart|registration|admission|insurance|health|social security|citizen|civil|service|tax|fiscal|population|national|personal|identity|identification|specimen|biopsy|pathology|histology|slide|laboratory|accession|episode|encounter|account|folder|dossier|notes|policy|passport|block|NHS|unit|(?:picture |image )?archive|PACS|imaging|study|exam(?:ination)?|scan|radiology|film|series|case file|referral|prescription|dental|donor)[ -])+(?:(?:record|file|chart|card|notes|case|identity|identification|insurance|security|health)[ -])?(?:numbers?|no\.?|nr\.?|ID|identifier|code)(?: was| is)?[:#]? ?(?:[A-Z]{0,3}[-/ ]?)?\d[\d/ .-]{3,}\d|\((?:(?:hospital|medical|clinical|patient|health|case|our|radiology|department) )?(?:record|file|chart|card|notes|history|folder|dossier|archive|slide|block|specimen|study)[:,]? (?:[A-Z]{0,3}[-/ ]?)?\d[\d/ .-]{3,}\d\)|\b(?:MRN|NHS|SSN|PESEL|OIB|JMBG|DNI)(?: (?:number|no\.?))?[:#]? ?[A-Z]?\d[\d -]{4,}\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
