using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>A telephone number, an e-mail address or a home address stands where the patient is spoken of.</summary>
internal static partial class Kz804Contact
{
    public static Rule Rule { get; } = new("KZ804", "patient-contact", Severity.Error, "privacy", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var authors = m.Document.Metadata.Authors.Select(a => a.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var text in PatientText.InDeclarations(m))
            foreach (Match match in Phone().Matches(text.Text))
                if (!Correspondence().IsMatch(text.Text)) yield return Rule.Find("A telephone number stands where the patient is spoken of.", "Leave it out.", "identifier.phone", PatientText.At(m, text, match));
        foreach (var text in PatientText.Of(m))
        {
            if (Correspondence().IsIn(text.Text)) continue;
            foreach (Match match in Phone().AllIn(text.Text)) yield return Say("identifier.phone", "A telephone number stands where the patient is spoken of.", match);
            foreach (Match match in Mail().AllIn(text.Text))
                if (!authors.Contains(match.Value)) yield return Say("identifier.e-mail", "An e-mail address stands where the patient is spoken of.", match);
            foreach (Match match in Address().AllIn(text.Text)) yield return Say("identifier.address", "A home address stands where the patient is spoken of.", match);

            Finding Say(string variable, string message, Match match) => Rule.Find(message, "Leave it out.", variable, PatientText.At(m, text, match));
        }
    }

    [GeneratedRegex(@"\b(?:correspond(?:ence|ing)|author)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correspondence();

    [GeneratedRegex(@"\b(?:private|home|own|personal) (?:number|no\.?):? ?\+?\(?\d[\d ()/.-]{6,}\d|\b(?:tel(?:ephone)?|phone|mobile|cell(?: ?phone)?|whatsapp)\.?(?: (?:number|no\.?))?(?: is| was)?[:,]? ?\+?\(?\d[\d ()/.-]{6,}\d|\b(?:reached|contacted|called|rung|texted)(?: by (?:tele)?phone| directly| at home)? (?:on|at|under|via|by)(?: the number)? \+?\(?\d[\d ()/.-]{6,}\d|(?<![\d.])\+\d{1,3}[ -]\(?\d[\d ()-]{6,}\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(?:living|lives?|lived|residing|resides?|resident|address:?) (?:at|in|of) (?:the )?(?i:ul|str|al|ulica|via|viale|piazza|rue|calle|avda?|rua|ulitsa|plac|avenida|praça|plaza|corso|largo|travessa|carrera)\.? (?:(?:de|da|das|do|dos|del|dei|della|di|la|las|los|le|les|des|du) ){0,2}\p{Lu}[\p{L}’'.-]+(?: [\p{L}’'.-]+){0,3},? (?:(?:[Nn]umber|[Nn]o\.?|[Nn][°º]\.?|№|#) ?)?\d{1,4}(?:/\d{1,4})?|\b(?:living|lives?|lived|residing|resides?|resident|domiciled|dwelling|address:?)(?: with (?:his|her) \p{L}+| alone)?(?: at| in| on)? (?:the )?(?:[Nn]umber|[Nn]o\.?|[Nn][°º]\.?|№|#) ?\d{1,4}[A-Za-z]?\b,?(?: of| on| in)?(?: the)? (?:\p{Lu}|(?i:calle|via|viale|rue|rua|ulica|avenida|avenue|street|plaza|piazza|corso) )[\p{L}'’.-]+|\b(?:living|lives?|lived|residing|resides?|resident|domiciled) (?:at|in) \d{1,4}[A-Za-z]?,? (?i:calle|via|viale|rue|rua|ulica|avenida|avenue|plaza|piazza|corso|largo|travessa|carrera) [\p{L}’.-]+|\b(?:[Hh]ouse|[Hh]ome|[Ff]lat|[Aa]partment|[Aa]ddress) (?:is|was) (?:at )?(?:the )?(?:[Nn]umber|[Nn]o\.|[Nn][°º]) ?\d{1,4}\b|\b(?:[Hh]ouse|[Pp]lot|[Ff]lat|[Dd]oor|[Aa]partment) (?:[Nn]o\.?|[Nn]umber|#) ?\d{1,4}\b|\b(?:(?:living|lives?|lived|residing|resides?|resident|address:?)(?: with (?:his|her) \p{L}+| alone| there)?(?: at| in| of)? )(?:\d{1,4}[A-Za-z]?(?:[-/](?:\d{1,4}|[A-Z]\b))?,? ?\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}|\p{Lu}[\p{L}'’.-]+(?: \p{Lu}?[\p{L}'’.-]+){0,2} (?:Street|Road|Avenue|Lane|Drive|Square|Court|Terrace|Close|Way|St\.?|Rd\.?|Ave\.?)(?!\p{L}) ?\d{0,4})|\b(?:living|lives?|lived|residing|resides?|home|house|flat|apartment)(?: with (?:his|her) \p{L}+| alone)? (?:at|in) \p{Lu}[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,4},? \d{1,4}[a-z]?(?=,? in (?:\d{4,6} )?\p{Lu}|, \p{Lu}|, \d{4}|[.;)]|$)|\b\d{1,4} \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? (?:Street|Road|Avenue|Lane|Drive|Square|Court|Terrace|Close|Row|Crescent|Place|Gardens|Hill|Mews|Walk|Way)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
