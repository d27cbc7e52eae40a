using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>The result for a virus, a gene or a marker that the abstract gives of the patient and the article's own account never names.</summary>
internal static partial class ResultsOfAbstract
{
    public static IEnumerable<Finding> Only(Manuscript m)
    {
        var body = Squeeze(string.Join('\n', m.Told.Where(t => t.Part is not (Part.Abstract or Part.Title or Part.Introduction)).Select(t => t.Text)
            .Concat(m.Document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Text))));
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var told in m.AbstractStory.Where(t => !Advice().IsIn(t.Text)))
            foreach (Match match in Results().AllIn(told.Text))
            {
                var roots = Roots(match);
                if (!said.Add(roots[0]) || roots.Any(r => body.Contains(r, StringComparison.Ordinal))) continue;
                if (!match.Groups["fusion"].Success && !Found().IsMatch(told.Text)) continue;
                yield return Kz303OnlyInAbstract.Rule.Find($"\"{match.Value}\" stands only in the abstract.", "Tell the result in the case section, or leave it out of the abstract.", "abstract.result", m.At(told.Span(match), match.Value), m.At(told.Whole));
            }
    }

    // All the names by which the rest of the article may call it.
    private static string[] Roots(Match match)
    {
        if (match.Groups["mcv"].Success) return ["polyoma", "mcpyv", "mcv"];
        if (match.Groups["hpv"].Success) return ["papilloma", "hpv"];
        if (match.Groups["ebv"].Success) return ["epsteinbarr", "ebv", "eber"];
        if (match.Groups["msi"].Success) return ["microsatellite", "mismatch", "msi", "mlh1", "dmmr", "pmmr"];
        if (match.Groups["pdl"].Success) return ["pdl1", "cps", "tumourproportion", "tumorproportion"];
        if (match.Groups["her"].Success) return ["her2", "erbb2"];
        if (match.Groups["fusion"].Success) return [.. match.Groups["fusion"].Value.Split(':', '-', '–', '/').Select(Squeeze).Where(g => g.Length > 2)];
        return [Squeeze(match.Groups["gene"].Success ? match.Groups["gene"].Value : match.Value)];
    }

    private static string Squeeze(string text) => Joints().Replace(text, "").ToLowerInvariant();

    [GeneratedRegex(@"[-–*_ ]", RegexOptions.CultureInvariant)]
    private static partial Regex Joints();

    [GeneratedRegex(@"\b(?:(?<mcv>(?:Merkel cell )?polyomavirus|MCPyV)|(?<hpv>(?:human )?papillomavirus|HPV)|(?<ebv>Epstein[-–]Barr virus|EBV|EBER)|HHV-?8|human herpesvirus|HTLV-1|hepatitis [BC]|(?<msi>microsatellite (?:instab\w+|stab\w+)|mismatch repair \w+|MSI-?H)|(?<pdl>PD-?L1)|(?<her>HER-?2(?:/neu)?)|tumou?r mutational burden|(?<fusion>[A-Z][A-Z0-9]{2,7}(?:::|[-–/])[A-Z][A-Z0-9]{2,7})(?= (?:fusion|gene fusion|rearrangement|translocation|transcript))|(?<gene>[A-Z][A-Z0-9]{2,7})(?= (?:[\w.]+ )?(?:mutation|mutant|amplification|rearrangement|deletion|fusion|variant|translocation|gene|promoter|(?:promoter )?methylation|copy number))|(?:[Pp]romoters?|[Mm]ethylation|[Mm]ethylation status|[Mm]utational status|[Cc]opy number) of (?:the )?(?<gene>[A-Z][A-Z0-9]{2,7})(?![A-Z])|(?:mutations?|amplification|rearrangement|deletion|fusion|variant|loss) (?:of|in) (?:the )?(?<gene>[A-Z][A-Z0-9]{2,7}))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Results();

    [GeneratedRegex(@"\b(?:detected|found|positive|negative|identified|confirmed|revealed|showed|demonstrated|harbou?red|carried|present|absent|was|were|disclosed|proved|no|without|lacked|expressed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Found();

    [GeneratedRegex(@"\b(?:should|(?-i:may)|must|can|could|recommend|consider|usually|often)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();
}
