using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims.Reading;

/// <summary>Immunohistochemistry panels and the Ki-67 index.</summary>
internal static partial class StainRules
{
    public static void Read(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
        {
            Proliferation(passage, draft);
            if (passage.Markers.Count > 0 && (Cue().IsMatch(passage.Text) || Result().IsMatch(passage.Text)) && !(Serum().IsMatch(passage.Text) && !Histology().IsMatch(passage.Text)) && !(passage.HasAny(Stems.Gene) && !Immuno().IsMatch(passage.Text))) Panel(passage, draft);
        }
    }

    // Measured in blood as well: stains only where the sentence is about tissue.
    private static readonly HashSet<string> Hormones = ["gastrin", "insulin", "glucagon", "prolactin", "gh", "acth", "calcitonin", "hcg", "afp", "alpha fetoprotein", "psa", "cea", "carcinoembryonic antigen", "ca125", "ca 125", "ca19 9", "thyroglobulin", "somatostatin", "serotonin", "trypsin", "ebv", "hhv8", "hhv 8", "estrogen", "oestrogen", "progesterone", "hepatocyte", "actin", "cea", "beta-hcg", "human chorionic gonadotropin", "pth", "parathyroid hormone", "parathormone", "iga", "igm", "igg", "kappa", "lambda", "lysozyme", "racemase", "fascin", "laminin"];

    private static void Panel(Passage passage, Draft draft)
    {
        var markers = Merged(passage, passage.Markers.Where(m => IsMarker(passage, m)).ToList());
        if (markers.Count == 0) return;
        var results = new (string? Result, string? Extent)[markers.Count];
        for (var i = 0; i < markers.Count; i++) results[i] = Sign(passage, markers[i]);
        // "estrogen and progesterone receptor positive": the word answers both.
        for (var i = markers.Count - 1; i > 0; i--)
            if (results[i].Result is not null && results[i - 1].Result is null && results[i].Extent is null && AndOnly().IsMatch(passage.Text.AsSpan(passage.Tokens[markers[i - 1].After - 1].End, passage.Tokens[markers[i].First].Start - passage.Tokens[markers[i - 1].After - 1].End))) results[i - 1] = results[i];
        Spoken(passage, markers, results);
        Backward(passage, markers, results);
        Forward(passage, markers, results);
        for (var i = 0; i < markers.Count; i++)
        {
            if (results[i].Result is not { } result) continue;
            var name = Markers.Standard(markers[i].Name);
            if (name is "ki67" or "ki-67") continue;
            var span = new Span(passage.Tokens[markers[i].First].Start, passage.Tokens[markers[i].After - 1].End);
            draft.Propose("ihc", new Value.Stain(name, result, results[i].Extent), passage, span, new("stain", 0.89));
        }
    }

    // "Glial Fibrillary Acidic Protein (GFAP)" is one marker: what stands after the bracket answers it.
    private static List<Find> Merged(Passage passage, List<Find> markers)
    {
        // "cytokeratin (CK) 7"
        for (var i = 0; i < markers.Count; i++)
        {
            var after = markers[i].After;
            if (markers[i].Name is not "ck" || after + 1 >= passage.Tokens.Count || passage.Tokens[after].Lower != ")" || !passage.Tokens[after + 1].IsNumber || markers[i].First == 0 || passage.Tokens[markers[i].First - 1].Lower != "(") continue;
            var first = i > 0 && markers[i - 1].After == markers[i].First - 1 ? markers[i - 1].First : markers[i].First;
            markers[i] = new Find(first, after + 2, "ck" + passage.Tokens[after + 1].Lower, markers[i].Kind);
            if (first < markers[i].After - 4 && i > 0) markers.RemoveAt(--i);
        }
        for (var i = markers.Count - 1; i > 0; i--)
        {
            var (a, b) = (markers[i - 1], markers[i]);
            if (b.First != a.After + 1 || passage.Tokens[a.After].Lower != "(" || b.After >= passage.Tokens.Count || passage.Tokens[b.After].Lower != ")" || Markers.Standard(a.Name) != Markers.Standard(b.Name)) continue;
            markers[i - 1] = a with { After = b.After + 1 };
            markers.RemoveAt(i);
        }
        return markers;
    }

    // Short names are markers only in capitals: "ER", not "er"; "KIT", not "kit".
    private static bool IsMarker(Passage passage, Find marker)
    {
        var words = passage.Words(marker.First, marker.After);
        if (Hormones.Contains(marker.Name) && !Immuno().IsMatch(passage.Text)) return false;
        return words.Length > 3 || words is "PgR" or "Syn" or "CgA" or "cgA" || !words.Any(char.IsLower) || words.Any(char.IsAsciiDigit);
    }

    // "CK7 (-)", "p40 (+)", "S-100 (focal +)", "CD99+", "CD34-negative".
    private static (string?, string?) Sign(Passage passage, Find marker)
    {
        var rest = passage.Text.AsSpan(passage.Tokens[marker.After - 1].End);
        var match = AfterSign().Match(passage.Text, passage.Tokens[marker.After - 1].End, Math.Min(rest.Length, 48));
        if (!match.Success) return (null, null);
        var extent = match.Groups["extent"].Success ? match.Groups["extent"].Value.Trim(' ', ',').ToLowerInvariant() : null;
        var negative = match.Groups["neg"].Success;
        return (negative ? "negative" : "positive", string.IsNullOrEmpty(extent) ? null : extent);
    }

    // "CD34 was negative", "SMA and desmin were strongly positive": the predicate answers the list before it.
    private static void Backward(Passage passage, List<Find> markers, (string? Result, string? Extent)[] results)
    {
        for (var i = 0; i < markers.Count; i++)
        {
            var match = Predicate().Match(passage.Text, passage.Tokens[markers[i].After - 1].End, passage.Text.Length - passage.Tokens[markers[i].After - 1].End);
            if (!match.Success) continue;
            var result = match.Groups["neg"].Success ? "negative" : "positive";
            var extent = Extent(match.Value);
            for (var j = i; j >= 0 && results[j].Result is null; j--)
            {
                results[j] = (result, extent);
                if (j == 0 || !OneList(passage, markers[j - 1], markers[j]) || Governed(passage, markers, j - 1)) break;
            }
        }
    }

    // "A CD20, CD3 and CD117 negative lesion": the word behind the last answers the list.
    private static void Spoken(Passage passage, List<Find> markers, (string? Result, string? Extent)[] results)
    {
        for (var i = markers.Count - 1; i > 0; i--)
        {
            if (results[i].Result is null || !SpokenSign().IsMatch(passage.Text, passage.Tokens[markers[i].After - 1].End) || Governed(passage, markers, i)) continue;
            for (var j = i - 1; j >= 0 && (results[j].Result is null || results[j] == results[i]) && OneList(passage, markers[j], markers[j + 1]); j--) results[j] = results[i];
        }
    }

    // In "positive for SMA and CD34 was negative" the first marker belongs to the cue before it.
    private static bool Governed(Passage passage, List<Find> markers, int j)
    {
        while (j > 0 && OneList(passage, markers[j - 1], markers[j])) j--;
        var before = passage.Text[..passage.Tokens[markers[j].First].Start];
        return CueEnd().IsMatch(before);
    }

    private static bool OneList(Passage passage, Find a, Find b)
    {
        var between = passage.Text.AsSpan(passage.Tokens[a.After - 1].End, Math.Max(0, passage.Tokens[b.First].Start - passage.Tokens[a.After - 1].End));
        return between.Length < 40 && !between.Contains(';') && ListGap().IsMatch(between);
    }

    private static void Forward(Passage passage, List<Find> markers, (string? Result, string? Extent)[] results)
    {
        string? state = null, extent = null;
        var cues = Cue().Matches(passage.Text);
        var next = 0;
        for (var i = 0; i < markers.Count; i++)
        {
            var start = passage.Tokens[markers[i].First].Start;
            for (; next < cues.Count && cues[next].Index + cues[next].Length <= start; next++)
            {
                var between = cues[next];
                if (between.Groups["reset"].Success) (state, extent) = (null, null);
                else if (between.Groups["neg"].Success) (state, extent) = ("negative", null);
                else if (between.Groups["pos"].Success) (state, extent) = (IsNegated(passage.Text, between.Index) ? "negative" : "positive", Extent(passage.Text[Math.Max(0, between.Index - 24)..between.Index]));
            }
            if (results[i].Result is null && state is not null) results[i] = (state, extent);
        }
    }

    private static bool IsNegated(string text, int at) => NegatedBefore().IsMatch(text[Math.Max(0, at - 34)..at]);

    private static string? Extent(string words)
    {
        var match = ExtentWord().Match(words);
        return match.Success ? match.Groups["x"].Value.ToLowerInvariant() switch { "focally" => "focal", "diffusely" => "diffuse", "weakly" => "weak", "strongly" => "strong", var x => x } : null;
    }

    private static void Proliferation(Passage passage, Draft draft)
    {
        if (!passage.Has("ki") && !passage.Has("mib") && !passage.Has("proliferati")) return;
        var match = Ki67().Match(passage.Text);
        if (!match.Success) match = Ki67Before().Match(passage.Text);
        if (!match.Success) match = Index().Match(passage.Text);
        if (!match.Success) return;
        var low = double.Parse(match.Groups["a"].Value, CultureInfo.InvariantCulture);
        var high = match.Groups["b"].Success ? double.Parse(match.Groups["b"].Value, CultureInfo.InvariantCulture) : low;
        if (low > 100 || high > 100 || high < low) return;
        var value = high > low ? Value.Number.Range(low, high, "%") : Value.Number.Exactly(low, "%");
        draft.Propose("ki67", value, passage, new Span(match.Groups["a"].Index, match.Groups["end"].Index + match.Groups["end"].Length), new("ki67", 0.95));
    }

    [GeneratedRegex(@"(?<neg>\bnegativ(?:e|ity)\b(?: staining| immunostaining| reactions?| results?)?(?: (?:of|in) (?:the )?(?:tumou?r |neoplastic )?cells)? (?:for|towards?|to|with)|\bnegative\b(?=\s+\p{Lu}|\s+(?:desmin|vimentin|s-?100|cytokeratin))|\bnon-?reactive (?:for|to|with)|\b(?:did|do|does) not (?:express|stain|react|show)\b|\bnot (?:expressing|for|expressed|reactive|immunoreactive|positive)\b|\bno (?:\w+ )?(?:expression|reactivity|staining|immunoreactivity|positivity|immunostaining)\b(?: of| for| with)?|\bbut not\b(?: for| with)?|\black(?:ed|ing|s)?\b(?: of)?(?: expression)?(?: of| for)?|\babsence of\b|\bloss of\b|\bneither\b|\bnor\b|\bwithout\b)|(?<pos>\bpositiv(?:e|ity|ely)\b(?: immunohistochemical| immuno| nuclear| cytoplasmic| membranous| diffuse| strong| focal)*[- ]?(?:staining|immunostaining|reactions?|expression|stain|results?|immunoreactivity)?(?: (?:of|in) (?:the )?(?:tumou?r |neoplastic |lesional |spindle )*cells)?(?: was (?:seen|observed|noted|found))? (?:for|towards?|to|with|of|against|in)\b|\bpositive\b(?=\s+\p{Lu}|\s+(?:desmin|vimentin))|\b(?:over-?)?express(?:ed|ing|es|ion of|ion for)?\b|\bimmunoreactiv(?:e|ity)\b(?: (?:for|to|with|of))?|\breactiv(?:e|ity)\b (?:for|to|with)|\bimmunopositiv(?:e|ity)\b(?: for)?|\bco-?express(?:ed|ing|ion of)\b|\b(?:strong|diffuse|intense|membranous|cytoplasmic|nuclear|focal|weak)(?:ly)? (?:\w+ )?(?:staining|stained|immunostaining|reaction)(?: of (?:the )?(?:tumou?r )?cells)? (?:for|with|of)\b|\bstained\b (?:\w+ly )?(?:for|with)\b|\b(?:showed|shows|showing|revealed|demonstrat\w+|exhibit\w+|had|with)(?: \w+){0,3} (?:immuno)?staining\b (?:for|with|of)\b|\breacted (?:\w+ly )?(?:with|for|to)\b|\b(?:immuno)?(?:reactivity|positivity|staining|expression) (?:was|were) (?:also )?(?:seen|observed|noted|found|detected|present|demonstrated) (?:with|for|to)\b|\bimmunohisto\w+ (?:\w+ ){0,2}?(?:identified|revealed|demonstrated|showed|detected)(?= [A-Z]{1,5}-?\d| vimentin| desmin| cytokeratin| (?:o?estrogen|progesterone) receptor))|(?<reset>;|\bwhile\b|\bwhereas\b|\bin contrast\b|\b(?:immuno)?stain(?:ing|s)? (?:for|with)\b|\breactions? (?:for|to)\b|\bimmunohistochemistry for\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();

    [GeneratedRegex(@"(?:positiv\w*|negativ\w*|express(?:ed|ing|es)?|reactive|immunoreactive|stained)(?: (?:staining|of|the|tumou?r|cells|for|to|with|both|markers?|antibod\w+|against)\b){0,6}\s*:?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CueEnd();

    [GeneratedRegex(@"\G\s*(?:\((?:(?<extent>[a-z ]{3,16}),?\s*)?(?:(?<neg>-(?!(?!ve\b)\p{L})|−|–|⁻|neg\w*)|\+/[-−–]|\++|⁺|pos\w*)(?:[ ,]*(?<extent>[a-z0-9 %]{3,16}))?\)|(?<neg>−|–(?=\s*[,.;)]|$)|-(?=\s*[,.;)]|$|ve\b))|(?:\(\w{1,8}\)|\))?(?:(?<neg>⁻)|⁺)|(?:\)?\+\+?\+?)|\)?\s?-?(?<neg>negative)\b(?! for)|\)?\s?-?positive\b(?! for)|,?\s?positivity\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterSign();

    [GeneratedRegex(@"\G (?:positive|negative)\b(?! for)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpokenSign();

    [GeneratedRegex(@"positiv|negativ|\b(?:strong|diffuse|focal|weak|intense) (?:immuno)?reactivity|\([^)]{0,14}[+−–-]\)|[+⁺⁻]|\bnegative|-ve\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex(@"^(?: receptors?)? and $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndOnly();

    [GeneratedRegex(@"immuno|\bIHC\b|\bstain|tumou?r cells|\breceptor|\bcells\b[^.;]{0,40}positive for|\bspecimen\b[^.;]{0,40}(?:positiv|negativ)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Immuno();

    [GeneratedRegex(@"\G\s*\)?(?: (?:staining|stains|stain|immunostaining|immunostains|antibod(?:y|ies)|expression|markers?|tests?|protein|antigen|reactions?|immunoreactivity|receptors?|status|results?|labell?ing|immuno-?expression))*(?: \([^)]{1,20}\))?,?(?: (?:was|were|is|are|being|showed|both|all|also|found to be|reported as|strongly|diffusely|focally|weakly|moderately|intensely|uniformly|completely|partially|clearly|markedly|variably))+ (?:(?<neg>negative|absent|not (?:expressed|detected|seen|positive|observed)|not(?=[.;,]|$)|non-?reactive|lost)|positive|expressed|intact|preserved|retained|maintained|normal|high|present|detected|(?:an? )?(?:strong|diffuse|focal|weak|intense|moderate) (?:positivity|staining|expression|reactivity|immunoreactivity|reaction)|positivity|immunoreactive|reactive)\b(?! for)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"^(?:/\w{2,8}\b|[\s,()/&+-]|\(?ae1/ae3\)?|\bantibody\b|\band\b|\bor\b|\bas well as\b|\bboth\b|\bprotein\b|\bantigen\b|\bstains?\b|\bstaining\b|\bantibod(?:y|ies)\b|\bclone\b)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ListGap();

    [GeneratedRegex(@"\b(?:no|not|without|lack\w*|absen\w+|negative|neither|failed to|loss of)\b(?:\s+\w+){0,2}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NegatedBefore();

    [GeneratedRegex(@"\b(?<x>focal|focally|diffuse|diffusely|weak|weakly|strong|strongly|patchy|partial|membranous|nuclear|heterogeneous)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExtentWord();

    [GeneratedRegex(@"\bserum\b|\bblood\b|\bplasma\b|\blevels?\b|\bng/ml\b|\bu/ml\b|\bserolog|\bmutation|\bantibody test|\bvirus\b|\bhepatitis\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Serum();

    [GeneratedRegex(@"immuno|cytometr|histolog|histopatholog|\bstain|tumou?r cells|neoplastic|microscop|\bcells\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Histology();

    [GeneratedRegex(@"\b(?:ki[-‐–\s]?67|mib[-‐–\s]?1)\b[^.%;]{0,80}?(?<![\d.])(?<a>\d{1,3}(?:\.\d+)?)(?:\s*%)?(?:\s*(?:-|–|to)\s*(?<b>\d{1,3}(?:\.\d+)?))?\s*(?<end>%|percent|per cent)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ki67();

    [GeneratedRegex(@"\bproliferati(?:ve|on) (?:index|fraction|rate|activity)\b(?: (?:was|of|is|at|about|approximately|estimated|around|nearly|almost|to|be))*\s*(?<a>\d{1,3}(?:\.\d+)?)(?:\s*%)?(?:\s*(?:-|–|to)\s*(?<b>\d{1,3}(?:\.\d+)?))?\s*(?<end>%|percent)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Index();

    [GeneratedRegex(@"(?<![\d.])(?<a>\d{1,3}(?:\.\d+)?)(?:\s*%)?(?:\s*(?:-|–|to)\s*(?<b>\d{1,3}(?:\.\d+)?))?\s*(?<end>%|percent)[^.%;\d]{0,40}?\b(?:ki[-‐–\s]?67|mib[-‐–\s]?1)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ki67Before();
}
