using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>The result of a stain in a sentence.</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Marker">The marker in a form that can be compared.</param>
/// <param name="Name">The marker as written.</param>
/// <param name="Positive">The result.</param>
/// <param name="Span">The marker in the document.</param>
/// <param name="Phrase">Marker and result in the document.</param>
internal sealed partial record Stain(Told Told, string Marker, string Name, bool Positive, Span Span, Span Phrase)
{
    /// <summary>The stains of a sentence. A list shares the result that precedes it ("positive for A and B") or follows it ("A and B were negative").</summary>
    public static IEnumerable<Stain> In(Told told)
    {
        if (!told.Text.AsSpan().ContainsAny(Results)) yield break;
        foreach (Match clause in Clauses().Matches(told.Text))
        {
            var markers = Markers().AllIn(clause.Value).ToList();
            if (markers.Count == 0) continue;
            var cues = Cues().Matches(clause.Value).ToList();
            if (cues.Count == 0) continue;
            foreach (var marker in markers)
            {
                if (Asked().IsMatch(clause.Value[..marker.Index])) continue;
                if (told.Part == Part.Discussion && LossBefore().IsMatch(clause.Value[..marker.Index]) && SaysInGeneral().IsMatch(clause.Value[(marker.Index + marker.Length)..])) continue;
                // The nearest result on either side with no other result between: the one before when it points forward.
                var before = cues.LastOrDefault(c => c.Index < marker.Index);
                // "Loss of nuclear INI1": the word before the place is the result.
                if (before is not null && Where().IsMatch(before.Value) && cues.LastOrDefault(c => c.Index < before.Index) is { } result && before.Index - result.Index - result.Length <= 1 && Forward().IsMatch(result.Value)) before = result;
                var after = cues.FirstOrDefault(c => c.Index > marker.Index);
                // "Expression of MSH2 and MSH6 was lost": what is said of it comes after.
                if (before is not null && after is not null && OfIt().IsMatch(before.Value) && Negative().IsMatch(after.Value) && WasBefore().IsMatch(clause.Value[..after.Index])) before = null;
                // "Loss of MTAP is common, and in her tumour MTAP was retained": what follows at once is the result.
                if (before is not null && after is not null && clause.Value[before.Index..marker.Index].Contains(", ", StringComparison.Ordinal) && AtOnce().IsMatch(clause.Value[(marker.Index + marker.Length)..after.Index]) && !Forward().IsMatch(after.Value)) before = null;
                var cue = before is not null && Forward().IsMatch(before.Value) && !(Where().IsMatch(before.Value) && after is not null && !Forward().IsMatch(after.Value)) ? before : after is not null && !Forward().IsMatch(after.Value) ? after : before ?? after;
                if (cue is null || cue == after && Forward().IsMatch(cue.Value) && before is null) continue;
                var start = Math.Min(marker.Index, cue.Index);
                var end = Math.Max(marker.Index + marker.Length, cue.Index + cue.Length);
                yield return new(told, Key(marker.Value), marker.Value, Positive_(cue.Value), told.Span(clause.Index + marker.Index, marker.Length), told.Span(clause.Index + start, end - start));
            }
        }
    }

    // "Loss of BRG1 predicts a rapid course": of tumours in general.
    [GeneratedRegex(@"\b(?:loss|absence|lack|expression|positivity|retention)(?: of)? (?:[\p{L}-]+ ){0,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LossBefore();

    [GeneratedRegex(@"^(?: expression| staining| protein)? (?:\p{L}+ly )?(?:are|have been|can|may|(?!was\b)\p{Ll}{2,}s|is)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SaysInGeneral();

    [GeneratedRegex(@"^ (?:was|were|had been) (?:\p{L}+ly )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtOnce();

    // "It is none until desmin has been shown": what is to be looked for. "The carcinoma of 2008, which had been positive for ...": of another tumour.
    [GeneratedRegex(@"\b(?:until|unless|whether)\b[^,;]{0,20}$|, which had been (?:positive|negative) for [^;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    /// <summary>The stains of the tables that list a marker and its result on each line: "CD8 | Positive", "desmin | −".</summary>
    public static IEnumerable<Stain> InTables(Document document)
    {
        foreach (var told in OwnRow.Lines(document))
        {
            var table = document.Tables[told.Paragraph];
            if (table.Body.FirstOrDefault(r => told.Plain.ToDocument(0, told.Text.Length).Contains(r.Span.Start)) is not { Cells: [var marker, ..] } row || ResultOf(table, row) is not { } result || NameIn(table, marker) is not { } name) continue;
            if (Cell().Match(result.Text) is { Success: true } cell) yield return new(told, Key(name), name, cell.Groups["yes"].Success, marker.Span, row.Span);
        }
    }

    // The cell beside the marker, or the one column of results where the clone or the dilution stands between.
    private static Cell? ResultOf(Table table, TableRow row) =>
        row.Cells.Count == 2 || row.Cells.Count > 2 && row.Cells.Skip(1).All(c => Cell().IsMatch(c.Text) && c.Text == row.Cells[1].Text) ? row.Cells[1] : row.Cells.Skip(1).Where(c => OfResults().IsMatch(table.Header(c.Column))).ToList() is [var only] ? only : null;

    [GeneratedRegex(@"^\W*(?:results?|reactions?|staining|expression|reactivity)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfResults();

    // A marker that is known by name, or whatever a column of antibodies lists.
    private static string? NameIn(Table table, Cell marker) =>
        Markers().Match(marker.Text) is { Success: true } name ? name.Value : OfMarkers().IsMatch(table.Header(marker.Column)) && Symbol().IsMatch(marker.Text.Trim()) ? marker.Text.Trim() : null;

    [GeneratedRegex(@"^\W*(?:antibod\w+|(?:immuno(?:histochemical )?)?markers?|(?:immuno)?stains?|antigens?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfMarkers();

    [GeneratedRegex(@"^(?=.*\p{Lu}.*[\p{Lu}\d])[\p{L}\d.-]{3,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex Symbol();

    /// <summary>Whether a name is one of those that are looked for in every sentence.</summary>
    public static bool IsKnown(string name) => Markers().IsMatch(name);

    /// <summary>The results that a sentence gives of a marker, a virus or a test with a name of its own: "ZFTA was diffusely positive", "negative for EMA, desmin and the virus".</summary>
    public static IEnumerable<Stain> Of(Told told, string name)
    {
        // "HPV" stands as it is written; "Polyomavirus" heads a column and stands small in a sentence.
        var comparison = name.Any(char.IsLower) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var at = told.Text.IndexOf(name, comparison); at >= 0; at = told.Text.IndexOf(name, at + name.Length, comparison))
        {
            var end = at + name.Length;
            if (at > 0 && (char.IsLetterOrDigit(told.Text[at - 1]) || told.Text[at - 1] is ':' or '-' or '–') || end < told.Text.Length && char.IsLetterOrDigit(told.Text[end])) continue;
            if (ResultBefore().Match(told.Text[..at]) is { Success: true } before) yield return new(told, Key(name), name, before.Groups["yes"].Success, told.Span(at, name.Length), told.Span(before.Index, end - before.Index));
            else if (ResultAfter().Match(told.Text[end..]) is { Success: true } after) yield return new(told, Key(name), name, after.Groups["yes"].Success, told.Span(at, name.Length), told.Span(at, name.Length + after.Length));
        }
    }

    // What stands between a result and a name that shares it: other names, and no other result.
    private const string SameList = @"(?:(?!\b(?:positive|negative|but|while|whereas|was|were|show\w*|express\w*|stain\w*|lack\w*|not|no|without)\b)[^.;:]){0,60}";

    [GeneratedRegex(@"\b(?:(?<yes>positive)|negative) for " + SameList + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ResultBefore();

    [GeneratedRegex("^(?: staining| expression| immunostaining| reaction)?" + SameList + @" (?:was|were) (?:\w+ly )?(?:(?<yes>positive|expressed|retained|present)|negative|absent|lost|not expressed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ResultAfter();

    // "Focally positive", "+", "++ (30 %)", "−", "negative"
    [GeneratedRegex(@"^\W{0,2}(?:(?:\w+ly |weak |strong |diffuse |focal )*(?<yes>positive|expressed|present|retained|preserved|intact)\b|(?<yes>\+)|(?:negative|not expressed|absent|lost|none)\b|[−–-]\s*(?:$|\())", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    private static readonly System.Buffers.SearchValues<string> Results = System.Buffers.SearchValues.Create(["positiv", "negativ", "express", "not stain", "not react", "retain", "lost", "loss", "lack", "absen", "reacti", "staining", "preserved", "intact", "neither", "nuclear", "diffuse", "strong"], StringComparison.OrdinalIgnoreCase);

    private static bool Positive_(string cue) => !Negative().IsIn(cue);

    private static string Key(string marker)
    {
        var key = marker.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return key switch { "s100protein" => "s100", "epithelialmembraneantigen" => "ema", "smoothmuscleactin" or "αsma" => "sma", "ki67" => "ki67", "ae1/ae3" or "cytokeratinae1/ae3" or "cytokeratins" => "cytokeratin", _ => key.TrimEnd('s') };
    }

    // "Showed MDM2 and p16, while desmin was negative": what follows is another list.
    [GeneratedRegex(@"(?:(?!, (?:while|whereas|although)\b)[^;.]|\.(?=\d))+", RegexOptions.CultureInvariant)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"\bS-?100(?: protein)?\b|\b(?:epithelial membrane antigen|EMA|(?:α-?)?smooth muscle actin|SMA|h-?caldesmon|desmin|vimentin|calponin|myogenin|MyoD1|brachyury|cytokeratins?(?: ?(?:AE1/AE3|\d{1,2}))?|AE1/AE3|pan-?cytokeratin|CK ?\d{1,2}|CAM ?5\.2|CD ?\d{1,3}[a-z]?|bcl-?2|STAT6|TLE1|SOX10|SOX9|HMB-?45|Melan-?A|chromogranin(?: A)?|synaptophysin|GATA3|PAX8|PAX5|INI-?1|SMARCB1|SDHB|SDHA|ERG|FLI-?1|NKX2\.2|MDM2|CDK4|SATB2|DOG-?1|H3K27me3|WT-?1|p16|p53|p63|p40|TTF-?1|GFAP|NSE|MUC4|H3\.3 G34W|H3F3A|(?:o?estrogen|progesterone) receptors?|MYC|calretinin|inhibin|HepPar-?1|arginase|glypican-?3|IDH1|ALK|beta-?catenin|β-?catenin|NUT|TFE3|TFEB|cathepsin K|SOX-10|GCDFP-15|mammaglobin|pan-?TRK|ROS1|CDX2|CEA|INSM1|SSTR2A?|SF-?1|OLIG2|ATRX|NeuN|BAP1|MTAP|SMARCA4|BRG1|podoplanin|D2-40|HHV-?8|PLAP|OCT3/4|SALL4|adipophilin|PRAME|MITF|uroplakin|napsin A|androgen receptors?|SATB1|NKX3\.1|parafibromin|PTEN|DAXX|MLH1|MSH2|MSH6|PMS2|PD-?L1|galectin-?3|claudin-?4|E-cadherin|lysozyme|myeloperoxidase|langerin|CAMTA1|SS18(?:-SSX)?|DDIT3|ETV4|BCOR|CCNB3|FOSB|HMGA2|FOXL2|SMARCA2|ZEB1|PHOX2B|OTX2|LIN28A?|HNF-?1β|GLUT-?1|CAIX|TdT|BRAF V600E|cyclin D1|factor XIIIa|tryptase|fascin|caveolin-?1|EMA)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Markers();

    [GeneratedRegex(@"(?<=\bwith )(?:absent|negative|lost|retained|preserved|intact|positive) (?=[\p{L}\d-]+(?:[,.; )]|$))|\b(?:(?:(?:strong|diffuse|focal|weak|nuclear|membranous|cytoplasmic|patchy) )+positivity(?! (?:of|for|with|in)\b)|(?:diffusely |strongly |focally |weakly |patchily |uniformly )*(?:positive|immunoreactive|reactive)(?: (?:for|with|reaction with|staining for))?|(?:negative|absent) (?:staining|expression|reaction) (?:for|of|with)|(?:negative|non-?reactive|no (?:expression|staining|reaction|reactivity))(?: (?:for|of|with))?|(?:strong |diffuse |nuclear |membranous |cytoplasmic |focal )*(?:expression|reaction|positivity|staining) (?:of|for|with)|(?:was|were|is|are) (?:\w+ly )?expressed|expressed|retained|preserved|intact|(?:loss|absence|lack) of|lacked|lacking|lost|absent|not expressed|(?:did|do|does) not express|(?:did|do|does) not (?:stain|react) (?:for|with)|but neither|neither|were positive|was positive|(?:was|were) (?:\w+ly )?(?:nuclear|patchy)(?! (?:positive|negative|for)))\b|\b(?:diffuse|strong|nuclear|membranous|diffuse membranous) (?=[A-Zbh])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cues();

    [GeneratedRegex(@"\b(?:for|of|with)$|^(?:lacked|lacking|expressed|(?:did|do|does) not express|neither|but neither|diffuse|strong|nuclear|membranous|diffuse membranous) ?$| $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forward();

    // "Nuclear MSH2 and MSH6 were lost": the word for the place is no result where one follows.
    [GeneratedRegex(@"^(?:nuclear|membranous|diffuse membranous) ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Where();

    [GeneratedRegex(@"^(?:expression|staining|reaction|reactivity) (?:of|for|with)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfIt();

    [GeneratedRegex(@"\b(?:was|were|had been) (?:\p{L}+ly )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WasBefore();

    [GeneratedRegex(@"\b(?:negative|non-?reactive|no |loss|lost|lack(?:ed|ing)?|absent|absence|not|neither)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Negative();
}
