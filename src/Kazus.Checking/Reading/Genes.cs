using System.Text.RegularExpressions;
using Kazus.Text.Documents;

namespace Kazus.Checking.Reading;

/// <summary>Whether an alteration of a gene was found: "no BRAF mutation was found", "TP53 was mutated".</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Gene">The gene and, for what is not a mutation, the kind of alteration.</param>
/// <param name="Found">The result.</param>
/// <param name="Span">The words in the document.</param>
internal sealed partial record Genes(Told Told, string Gene, bool Found, Span Span)
{
    public static IEnumerable<Genes> In(Told told)
    {
        if (!told.Text.AsSpan().ContainsAny(Kinds)) yield break;
        foreach (Match match in Alteration().Matches(told.Text))
        {
            if (told.OfRelative(match.Index) || match.Groups["gene"].Value is "DNA" or "RNA" or "FISH" or "PCR" or "NGS" or "CT" or "MRI") continue;
            var from = Math.Max(told.Text.LastIndexOfAny([';', ':', '.'], match.Index), Math.Max(0, match.Index - 60));
            var before = told.Text[from..match.Index];
            var after = told.Text[(match.Index + match.Length)..];
            if (Supposed().IsMatch(before) || Supposed().IsMatch(after)) continue;
            var no = Denied().IsMatch(before) || DeniedAfter().IsMatch(after);
            if (!no && !Seen().IsMatch(told.Text)) continue;
            var kind = match.Groups["kind"].Value.ToLowerInvariant();
            var one = kind.StartsWith("mut", StringComparison.Ordinal) || kind.StartsWith("var", StringComparison.Ordinal) ? "mutation" : kind[..4];
            foreach (Capture gene in match.Groups["gene"].Captures) yield return new(told, $"{gene.Value.ToUpperInvariant()} {one}", !no, told.Span(match));
        }
    }

    private static readonly System.Buffers.SearchValues<string> Kinds = System.Buffers.SearchValues.Create(["mutat", "amplif", "rearrang", "fusion", "variant", "deletion", "translocation"], StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?<gene>[A-Z][A-Z0-9]{2,7})(?:(?:,| and| or|, and|, or|/) (?<gene>[A-Z][A-Z0-9]{2,7}))*(?: (?:gene|V600E|codon|exon \d+|[A-Z]\d+[A-Z]))* (?:was |were )?(?<kind>mutations?|mutated|mutant|amplifi\w+|rearrange\w+|variants?|deletions?|deleted|translocations?)\b|\b(?<kind>mutations?|amplification|rearrangements?|variants?|deletions?|translocations?) (?:of|in) (?:the )?(?<gene>[A-Z][A-Z0-9]{2,7})(?:(?:,| and| or|, and|, or|/) (?<gene>[A-Z][A-Z0-9]{2,7}))*\b", RegexOptions.CultureInvariant)]
    private static partial Regex Alteration();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|absence of|absent|negative for|lack(?:ed|ing)?|exclud\w+|wild-?type|unmutated)\b[^;:.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    [GeneratedRegex(@"^[^,;.]{0,30}\b(?:was|were) (?:not|absent|excluded|ruled out|never)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeniedAfter();

    [GeneratedRegex(@"\b(?:(?-i:may)|might|can|could|should|if|whether|et al|patients|cases|usually|often|typical\w*|reported|literature|known|search\w*|test\w* for|looked for|most|some|share|third|half|percent|per cent)\b|%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Supposed();

    [GeneratedRegex(@"\b(?:found|detected|identified|revealed|showed|demonstrated|harbou?red|carried|carries|had|has|with|was|were|confirmed|disclosed|present|proved|positive)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Seen();
}
