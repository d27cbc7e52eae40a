using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Privacy;

/// <summary>The patient's name is printed.</summary>
internal static partial class Kz801PatientName
{
    public static Rule Rule { get; } = new("KZ801", "patient-name", Severity.Error, "privacy", Check);

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var authors = m.Document.Metadata.Authors.Select(a => a.Name).ToList();
        var declared = PatientText.InDeclarations(m).ToList();
        foreach (var text in PatientText.Of(m).Concat(declared))
        {
            foreach (Match match in Named().AllIn(text.Text))
                if (!Cited(m, match.Groups["name"].Value) && !authors.Exists(a => a.Contains(match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)))
                    yield return Rule.Find("A person is named where the patient is spoken of.", "Leave the name out, in the text and in the image.", "identifier.name", PatientText.At(m, text, match.Groups["name"]));
            foreach (Match match in Initials().AllIn(text.Text).Where(i => !declared.Contains(text) || !OfAuthor(authors, i.Groups["i"].Value)))
                yield return (Rule with { Severity = Severity.Warning }).Find("The patient's initials are printed.", "Leave the initials out.", "identifier.initials", PatientText.At(m, text, match));
        }
    }

    // "M.V. has received lecture fees": the initials of an author, in a declaration.
    private static bool OfAuthor(List<string> authors, string initials) =>
        authors.Exists(a => a.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } names && initials.Where(char.IsLetter).ToArray() is { Length: > 1 } letters && names[0][0] == letters[0] && names[^1][0] == letters[^1]);

    // "the patient of Ferrari [7]" names an author.
    private static bool Cited(Manuscript m, string name) => m.Document.References.Any(r => r.Authors.Any(a => a.Split(' ')[0].Length > 2 && name.Contains(a.Split(' ')[0], StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(?:letter|statement|account|message|testimony|narrative)(?:,? (?:which|that|of|by|from|written|signed|sent))+ (?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3})(?= (?:wrote|sent|gave|told|addressed|of|on|to)\b|[,.;)])|(?:\b[Pp]atient(?:'s name)?(?: was| is)?[,:]? (?:(?:named|called) )?|\b(?:[Nn]amed|[Cc]alled) |\((?:the )?patient[,:]? |\bName: ?)(?<name>(?:Mr|Mrs|Ms|Miss)?\.? ?\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?(?: \p{Lu}\.)? \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)(?! (?:et al|scale|score|syndrome|classification|disease))|^(?<name>(?!(?:In|Our|The|This|Case|Patient|Observation|Here|And|For) )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*\.?)? \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)(?:,| \()? ?(?:an? )?(?:(?:aged )?\d{1,3}[- ](?:year|month)s?[- ](?:old|of age)|aged \d|\d{1,3}, (?:an?|was|came|presented)|an? (?:[\p{L}-]+ ){0,3}(?:man|woman|boy|girl|child|infant|lady|gentleman)\b)|^(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\.)? \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)(?:,? (?:the patient|our patient),?)? (?:writes|wrote|says|said|tells|told us|recalls|remembers|reports in (?:her|his) own words)\b|(?<=[""”’'][,.]? )(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\.)? \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?) (?:wrote|writes|said|says|told us|recalls|remembers)\b|[""”»] ?(?:\(|[–—-] ?)(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\.)? \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)(?=[,)]|\.?$)|\b[Aa]s (?:the|a) (?:widow|widower|wife|husband|parents?|mother|father|daughter|son|sister|brother|partner) of (?<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)|\b(?:signed|thank|thanks to|grateful to|(?:widow|widower|wife|husband|parents|mother|father|family|daughter|son|relatives) of) (?<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)(?=,? (?:the patient|our patient|(?:the|our) (?:\p{L}+ )?(?:girl|boy|woman|man|child|lady|gentleman|mother|father|person|young \p{L}+)\b[^.;]{0,40}\b(?:described|reported|presented|whose|who)|whose (?:story|case|course|illness)|who is the (?:patient|subject)|for (?:her|his) (?:consent|permission|story)))|\b(?:illness|story|case|death|course|treatment) of (?!(?:V[ao]n|D[aei]|L[ae]) )(?<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)(?=[,;.)]| and\b| to\b| who\b|$)|\b[Hh](?:er|is) (?:son|daughter|husband|wife|mother|father|sister|brother|partner)s?,? (?<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?)|\b(?<name>(?:Mr|Mrs|Ms|Miss|Herr|Frau|Fru|Señora?|Sra?(?=\.)|Do[nñ]a|do[nñ]a|Don|don|Madame|Monsieur|Mme|Signora?)\.? \p{Lu}\p{Ll}+(?:[-’' ]\p{Lu}\p{Ll}+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:[Pp]atient|[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl)(?:,)? (?:\()?(?:initials )?(?<i>\p{Lu}\. ?\p{Lu}\.(?: ?\p{Lu}\.)?)(?=[ ,)])|\b(?:Mr|Mrs|Ms)\.? \p{Lu}\.(?: ?\p{Lu}\.)?(?=[ ,)])|(?<=\b(?:of|in|from|for|patient|by) |^|[(;,:] ?|\. )(?<i>\p{Lu}\. ?\p{Lu}\.(?: ?\p{Lu}\.)?),? \(?(?=(?:on |taken |dated |seen |of )*(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.?,? \d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)\b)|(?<=\()(?<i>\p{Lu}\. ?\p{Lu}\.(?: ?\p{Lu}\.)?)(?=, ?\d)|(?:^|(?<=[.;,:)] ))(?<i>\p{Lu}\. ?\p{Lu}\.(?: ?\p{Lu}\.)?),? (?=(?:who |now |then |has |had |was |is )*(?:attends?|attended|lives?|lived|plays?|played|swims?|works?|worked|walks?|walked|goes|went|returned|remains?|remained|complained|presented|noticed|underwent|received|died|recovered|feels|felt|smoked|drank|a \d|an? \p{L}+ of \d|aged)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();
}
