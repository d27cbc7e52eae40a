using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims.Reading;

/// <summary>Histological features and molecular alterations.</summary>
internal static partial class PathologyRules
{
    public static void Read(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
        {
            if (passage.IsTitle) continue;
            if (passage.HasAny(Stems.Tissue))
            {
                if (passage.Has("cell")) Feature(passage, Cells().Matches(passage.Text), "cells", draft);
                if (passage.HasAny(Stems.Atypia)) Feature(passage, Pleomorphism().Matches(passage.Text), "pleomorphism", draft);
                if (passage.Has("mito")) Feature(passage, Mitoses().Matches(passage.Text), "mitoses", draft);
                if (passage.Has("necro")) Feature(passage, Necrosis().Matches(passage.Text), "necrosis", draft);
                if (passage.HasAny(Stems.Invasion)) Feature(passage, Invasion().Matches(passage.Text), "invasion", draft);
            }
            if (passage.Has("grade")) Feature(passage, Grade().Matches(passage.Text), "grade", draft);
            Molecular(passage, draft);
        }
    }

    private static void Feature(Passage passage, MatchCollection matches, string name, Draft draft)
    {
        foreach (Match match in matches)
        {
            if (passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index + match.Length - 1) + 1) is Standing.Hypothetical or Standing.Other) return;
            var absent = match.Groups["none"].Success || passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index + match.Length - 1) + 1) == Standing.Negated;
            draft.Propose("pathology", new Value.Scale(name, absent ? "absent" : match.Value.ToLowerInvariant()), passage, new Span(match.Index, match.Index + match.Length), new("histology-" + name, 0.8));
            return;
        }
    }

    private static void Molecular(Passage passage, Draft draft)
    {
        if (!passage.HasAny(Stems.Gene)) return;
        foreach (Match match in Gene().Matches(passage.Text))
        {
            var absent = passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index + match.Length - 1) + 1) == Standing.Negated || match.Value.Contains("wild", StringComparison.OrdinalIgnoreCase) || match.Value.Contains("negative", StringComparison.OrdinalIgnoreCase);
            draft.Propose("molecular", new Value.Scale(match.Groups["gene"].Value, absent ? "absent" : match.Value), passage, new Span(match.Index, match.Index + match.Length), new("molecular", 0.75));
        }
    }

    [GeneratedRegex(@"\b(?:(?:atypical|polymorphic|pleomorphic|malignant|neoplastic|small|large|round|oval|uniform|monomorphic),? )*(?:spindle|round|epithelioid|blue|giant|clear|fusiform|plasma|signet ring)(?:[- ]shaped)? (?:tumou?r )?cells?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cells();

    [GeneratedRegex(@"\b(?:(?:mild|moderate|marked|severe|significant|nuclear|cellular|cytological) )+(?:pleomorphism|atypia|polymorphism)\b|\bnuclear pleomorphism\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pleomorphism();

    [GeneratedRegex(@"\b(?:\w+ )?mitos[ei]s (?:were |was )?(?:counted )?per \d+ (?:high[- ]power fields?|HPFs?)\b|\b\d+(?:\s?[-–]\s?\d+)? mitos[ei]s ?(?:/|per) ?\d+ ?(?:high[- ]power fields?|HPFs?|mm2)\b|\b(?:numerous|many|frequent|rare|few|scattered|occasional|brisk|abundant) mitos[ei]s\b|\b(?:high|low|brisk) mitotic (?:activity|rate|index|count)\b|\bmitotic (?:count|rate|index|activity) (?:of|was|is)[^.;,]{1,40}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mitoses();

    [GeneratedRegex(@"(?<none>\b(?:no|without|free from(?: atypia and)?|absence of) (?:tumou?r )?necrosis\b)|\b(?:(?:small(?:er)?|large|extensive|focal|multiple|central) )*(?:foci|areas?|focus|zones?) of (?:coagulative |tumou?r )?necrosis\b|\b(?:extensive|focal|coagulative|central|tumou?r) necrosis\b|\bnecrotic (?:foci|areas?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Necrosis();

    [GeneratedRegex(@"\b(?:tumou?r )?(?:infiltration|invasion|destruction)(?:,? and destruction)? of (?:the )?\w+|\b(?:lympho)?vascular invasion\b|\bperineural invasion\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invasion();

    [GeneratedRegex(@"\b(?:FNCLCC |WHO |Fuhrman |histologic(?:al)? )?grade (?:I{1,3}V?|IV|[1-4])\b|\b(?:high|low|intermediate)[- ]grade\b(?= (?:\w+ )?(?:\w*oma|tumou?r))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grade();

    [GeneratedRegex(@"\b(?<gene>KIT|PDGFRA|BRAF|EGFR|ALK|KRAS|NRAS|TP53|IDH1|MDM2|CDK4|EWSR1|SS18|SYT|FUS|DDIT3|HER2|BRCA1|BRCA2|CTNNB1|H3F3A|SMARCB1|NF1|RET|ROS1|MYC|BCL2|NAB2|PTEN|APC|VHL|SDHB|FOXO1|PAX3|COL1A1|FGFR[1-3]|MET|TERT)\b[^.;,]{0,40}?\b(?:mutations?|mutated|fusion|rearrangements?|amplification|amplified|deletion|translocation|wild[- ]type)\b|\b(?:mutations?|deletion|rearrangement|amplification|translocation)\b[^.;,]{0,30}?\b(?<gene>KIT|PDGFRA|BRAF|EGFR|ALK|KRAS|NRAS|TP53|IDH1|MDM2|CDK4|EWSR1|SS18|FUS|DDIT3|BRCA1|BRCA2|CTNNB1|H3F3A|SMARCB1|NF1|RET|ROS1|MYC|BCL2|PTEN|APC|VHL|SDHB)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Gene();
}
