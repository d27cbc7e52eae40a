using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>
/// A named quantity with its value: a laboratory value, an index, a loss of blood, a length of operation. The name and the number
/// stand side by side with nothing between them but words that carry no meaning of their own.
/// </summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the number.</param>
/// <param name="Size">Number of characters, the unit included.</param>
/// <param name="Name">What is measured, in one form for all its spellings.</param>
/// <param name="Value">The value.</param>
internal sealed partial record Measure(Told Told, int Start, int Size, string Name, Amount Value)
{
    /// <summary>The name as the text writes it.</summary>
    public required string Written { get; init; }

    /// <summary>Told of a time after treatment, or of a change.</summary>
    public bool Later { get; init; }

    public string Words => Told.Text.Substring(Start, Size);

    public static IEnumerable<Measure> In(Told told)
    {
        if (!told.Text.AsSpan().ContainsAnyInRange('0', '9')) yield break;
        foreach (Match name in Names().AllIn(told.Text))
        {
            if (told.OfRelative(name.Index)) continue;
            var end = name.Index + name.Length;
            var after = Follows().Match(told.Text, end);
            if (after.Success && after.Index == end && Amount.Read(told.Text, after.Groups["value"].Index) is { } right && Fits(name, right))
                yield return Of(told, name, right);
            else if (Precedes().Match(told.Text[..name.Index]) is { Success: true } before && Amount.Read(told.Text, before.Groups["value"].Index) is { } left && left.End <= name.Index && Fits(name, left))
                yield return Of(told, name, left);
            else if (OfOwn().IsIn(told.Text, end..) && Ahead().Match(told.Text[..name.Index]) is { Success: true } ahead && Amount.Read(told.Text, ahead.Groups["value"].Index) is { } early && early.End <= name.Index && Fits(name, early))
                yield return Of(told, name, early);
        }
    }

    /// <summary>The values that a sentence gives of something by the words that a table has for it: "the mean pulmonary artery pressure was 41 mmHg".</summary>
    public static IEnumerable<Measure> Called(Told told, string label)
    {
        for (var at = told.Text.IndexOf(label, StringComparison.OrdinalIgnoreCase); at >= 0; at = told.Text.IndexOf(label, at + label.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + label.Length;
            if (at > 0 && char.IsLetterOrDigit(told.Text[at - 1]) || told.OfRelative(at) || Follows().Match(told.Text, end) is not { Success: true } after || after.Index != end) continue;
            if (Amount.Read(told.Text, after.Groups["value"].Index) is { Unit.Length: > 0 } value) yield return Of(told, label.ToLowerInvariant(), label, value);
        }
    }

    private static Measure Of(Told told, Match name, Amount value) => Of(told, Key(name), name.Value, value);

    private static Measure Of(Told told, string key, string written, Amount value)
    {
        var from = Math.Max(told.Text.LastIndexOf(';', value.Start), 0);
        var to = told.Text.IndexOfAny([';', ','], value.End) is var stop && stop > 0 ? stop : told.Text.Length;
        return new(told, value.Start, value.End - value.Start, key, value) { Written = written, Later = After().IsMatch(told.Text[from..to]) };
    }

    // A share needs its sign, a score has none; anything else needs a unit.
    private static bool Fits(Match name, Amount value) => name.Groups["share"].Success ? value.Unit == "%" : name.Groups["score"].Success ? value.Unit.Length == 0 : value.Unit.Length > 0 && value.Unit != "%" || name.Groups["percent"].Success && value.Unit == "%";

    /// <summary>The name of a quantity in a header or a label, or null.</summary>
    public static string? NameIn(string header) => Names().Match(header) is { Success: true } match ? Key(match) : null;

    /// <summary>The names of every quantity of a text.</summary>
    public static HashSet<string> NamesIn(string text) => [.. Names().AllIn(text).Select(Key)];

    private static string Key(Match name)
    {
        var key = Squeezed().Replace(name.Value.ToLowerInvariant(), "").TrimEnd('s');
        return key switch
        {
            "mib1" or "ki67" or "proliferationindex" or "proliferativeindex" or "labellingindex" or "labelingindex" or "proliferationfraction" or "growthfraction" => "ki67",
            "bloodlos" or "bleeding" or "estimatedbloodlos" => "bloodloss",
            "suvmax" or "suv" or "maximumstandardizeduptakevalue" or "maximumstandardiseduptakevalue" or "standardizeduptakevalue" or "standardiseduptakevalue" => "suv",
            "hemoglobin" or "hb" => "haemoglobin",
            "reninactivity" => "renin",
            "peritonealcancerindex" or "peritonealcarcinomatosisindex" => "pci",
            "estradiol" => "oestradiol",
            "alphafetoprotein" or "αfetoprotein" => "afp",
            "carcinoembryonicantigen" => "cea",
            "creactiveprotein" => "crp",
            "lactatedehydrogenase" => "ldh",
            "parathyroidhormone" or "parathormone" => "pth",
            "prostatespecificantigen" => "psa",
            "operatingtime" or "operativetime" or "durationofsurgery" or "durationofoperation" or "durationoftheoperation" or "operationtime" or "operationlasted" or "procedurelasted" or "proceduretook" or "surgerylasted" or "operationtook" or "lengthofoperation" => "operatingtime",
            "ejectionfraction" or "lvef" => "ejectionfraction",
            "leukocyte" or "leucocyte" or "whitecellcount" or "whitebloodcellcount" or "wbc" => "whitecell",
            _ => key,
        };
    }

    [GeneratedRegex(@"^(?: (?:level|concentration|value))? of (?:our|the|this) (?:patient|man|woman|boy|girl|child|infant)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOwn();

    [GeneratedRegex(@"[\s-]+|\bthe\b", RegexOptions.CultureInvariant)]
    private static partial Regex Squeezed();

    [GeneratedRegex(@"(?<![\w-])(?:(?<share>Ki-?67|MIB-?1|(?:proliferati(?:on|ve)|labell?ing) index|(?:proliferation|growth) fraction|(?:left ventricular )?ejection fraction|LVEF|(?:tumou?r )?necrosis|grip strength|cellularity|tumou?r proportion score|TPS)|(?<score>SUV ?max|SUV|(?:maximum )?standardi[sz]ed uptake value|ECOG|Karnofsky|MSTS|EDSS|NIHSS|APGAR|BMI|body mass index|PCI|peritoneal (?:cancer|carcinomatosis) index|Oswestry|TESS|voice handicap index|VHI|ASIA|modified Rankin|combined positive score|CPS|tumou?r mutational burden)|NT-?pro-?BNP|BNP|troponin(?: [TI])?|CRP|C-reactive protein|ESR|CEA|carcinoembryonic antigen|CA[ -]?(?:19-9|125|15-3|72-4)|AFP|alpha-?fetoprotein|α-fetoprotein|(?:beta-?|β-)?hCG|LDH|lactate dehydrogenase|PSA|prostate-specific antigen|chromogranin A|calcitonin|thyroglobulin|PTH|parathyroid hormone|parathormone|calcium|phosphate|cortisol|ACTH|aldosterone|renin(?: activity)?|normetanephrines?|metanephrines?|noradrenaline|adrenaline|catecholamines|testosterone|o?estradiol|DHEA-?S?|androstenedione|IGF-?1|prolactin|growth hormone|TSH|gastrin|insulin|glucagon|C-peptide|VIP|5-HIAA|serotonin|glucose|ha?emoglobin|Hb|(?:white (?:blood )?cell count)|leu[ck]ocytes?|WBC|platelets?|creatinine|bilirubin|lipase|amylase|elastase|calprotectin|procalcitonin|vanillylmandelic acid|homovanillic acid|magnesium|chloride|bicarbonate|transferrin|cholinesterase|creatine kinase|CK|myoglobin|triglycerides?|cholesterol|neopterin|IgG|IgA|IgM|IgE|interleukin-[268]|soluble interleukin-2 receptor|sIL-2R|eosinophils?|neutrophils?|lymphocytes?|reticulocytes?|ACE|vitamin D|vitamin B12|folate|homocysteine|ammonia|INR|ALT|AST|ALP|GGT|alkaline phosphatase|albumin|ferritin|(?<percent>HbA1c|ha?ematocrit|oxygen saturation|factor XIII)|sodium|potassium|D-dimers?|NSE|neuron-specific enolase|uric acid|lactate|fibrinogen|inhibin(?: [AB])?|AMH|erythropoietin|beta-?2-microglobulin|β2-microglobulin|(?:estimated |intra-?operative )?(?:blood loss|bleeding)|(?:operati(?:ng|ve|on) time|duration of (?:the )?(?:surgery|operation)|(?:operation|procedure|surgery) (?:lasted|took)|length of (?:the )?operation)|(?:warm |cold )?ischa?emi[ac] time|bypass time|cross-clamp time|tourniquet time|mean gradient|urine output|ascites|tumou?r weight|specimen weight)(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    private const string Filler = @"(?:[ (),:=~|]|\b(?:levels?|concentrations?|index|indices|values?|counts?|labell?ing|proliferati(?:on|ve)|scores?|serum|plasma|urinary|blood|was|were|is|of|at|about|approximately|around|some|roughly|had|been|amounted|to|measured|showed|revealed|raised|elevated|increased|high|low|reduced|normal|markedly|grossly|mildly|slightly|moderately|strongly|clearly|estimated|calculated|reached|decreased|fell|fallen|dropped|rose|risen|only|just|totalled|totaled|lasted|took|an?|the|admission|diagnosis|presentation|preoperatively|initially|total|in|on|with|nearly|almost|maximum|mean|peak|status|as|estimated)\b)";

    [GeneratedRegex(@"\G" + Filler + @"{1,14}(?<value>(?:[<>≤≥~≈] ?|less than |under |below |up to |over |more than |above |at least )?(?:" + Numbers.Pattern + @"))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Follows();

    // "With 8,450 U/L at presentation, the lipase of our patient was"
    [GeneratedRegex(@"(?<![\w.,/])(?<value>" + Numbers.Pattern + @") ?[\p{L}µμ%]+(?:/\p{L}+)?(?: (?:at presentation|on admission|at diagnosis|on arrival|initially))?,? (?:the |her |his )?(?:serum |plasma )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    // "350 ml of blood loss", "an 8% Ki-67 index", "with 90% tumour necrosis"
    [GeneratedRegex(@"(?<![\w.,/])(?<value>(?:" + Numbers.Pattern + @") ?(?:%|per ?cent|m[Ll]|L))(?: of)? (?:(?:estimated|intraoperative|total|nuclear) )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Precedes();

    [GeneratedRegex(@"\b(?:after|post-?operative(?:ly)?|follow-?up|later|fell|fallen|falling|dropped|decreas\w+|declin\w+|normali[sz]\w+|returned|rose|risen|rising|nadir|last|latest|now|discharge|next|recover\w*|improved|from|then|subsequent\w*|again|recurrence|relapse|(?:on|by) day|(?:at|by) (?:\d+|one|two|three|six|twelve) (?:days?|weeks?|months?|years?)|second|course|cycle)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
