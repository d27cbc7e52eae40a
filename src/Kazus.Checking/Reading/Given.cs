using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A treatment that the patient had, or had not.</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Kind">The treatment.</param>
/// <param name="Had">False for a denial.</param>
internal sealed partial record Given(Told Told, int Start, int Size, string Kind, bool Had)
{
    /// <summary>before or after the operation, where the words say it.</summary>
    public string? Phase { get; private init; }

    /// <summary>Whether a denial can be about what was given: "no chemotherapy after the operation" leaves the one before it.</summary>
    public bool Meets(Given given) => Phase is null || given.Phase == Phase || given.Phase is null && Phase == "after";

    private static string? PhaseOf(string before, string after) => Before().IsMatch(before) || BeforeIt().IsMatch(after) ? "before" : After().IsMatch(before) || AfterIt().IsMatch(after) ? "after" : null;

    // "No radiation yet used": it may have followed.
    [GeneratedRegex(@"^ (?:yet|so far|up to then|until then|by then)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotYet();

    [GeneratedRegex(@"\b(?:pre-?operative|neo-?adjuvant|induction)\b|\bbefore (?:the )?(?:surgery|operation|resection|excision)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"^ (?:was \w+ )?(?:before|prior to|preceded)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeIt();

    [GeneratedRegex(@"(?<!neo-?)\b(?:adjuvant|post-?operative)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"^ (?:was \w+ )?(?:after|following|thereafter|afterwards)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterIt();

    [GeneratedRegex(@"\b(?:would|could|might|(?-i:may)|should|if)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Would();

    public string Words => Told.Text.Substring(Start, Size);

    public static IEnumerable<Given> In(Told told)
    {
        if (!told.Text.AsSpan().ContainsAny(Cues)) yield break;
        foreach (Match match in Treatments().Matches(told.Text))
        {
            if (told.OfRelative(match.Index) || Elsewhere().IsIn(told.Text) || NotYet().IsMatch(told.Text[(match.Index + match.Length)..])) continue;
            var clause = Clause(told.Text, match.Index);
            var after = told.Text[(match.Index + match.Length)..];
            var kind = KindOf(match);
            if (NotBefore().IsMatch(clause) && !Since().IsMatch(clause) || NotAfter().IsMatch(after))
            {
                // "She had never received radiotherapy": before she came.
                if (Would().IsMatch(clause) || told.Part == Part.Case && HadNever().IsMatch(clause)) continue;
                // "No further radiotherapy", "no chemotherapy before surgery" deny one course of several.
                // "Without ifosfamide": another drug may have been given.
                if (match.Groups["d"].Success || match.Groups["j"].Success || Limited().IsMatch(clause) || LimitedAfter().IsMatch(after)) continue;
                var start = NotBefore().Match(clause) is { Success: true } denial ? match.Index - clause.Length + denial.Index : match.Index;
                var end = match.Index + match.Length + (NotAfter().Match(after) is { Success: true } tail ? tail.Length : 0);
                yield return new(told, start, end - start, kind, false) { Phase = PhaseOf(clause, after) };
            }
            else if (!Unreal().IsMatch(clause) && !UnrealAfter().IsMatch(after) && (HadBefore().IsMatch(clause) || HadAfter().IsMatch(after) || kind == "radiotherapy" && Dose().IsMatch(told.Text)))
                yield return new(told, match.Index, match.Length, kind, true) { Phase = PhaseOf(told.Text, "") };
        }
    }

    private static readonly System.Buffers.SearchValues<string> Cues = System.Buffers.SearchValues.Create(["radi", "proton", "brachy", "therap", "cytotoxic", "rubicin", "fosfamide", "platin", "vin", "etopo", "cyclopho", "taxel", "gemcit", "dacarb", "temozol", "methotrex", "trabect", "mycin", "immun", "mab", "emboli", "transfus", "lymphadenectomy", "dissection", "tracheo", "hormon", "endocrine", "letrozole", "tamoxifen"], StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\bhad never\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadNever();

    /// <summary>The treatment that a header names, or null.</summary>
    public static string? KindIn(string header) => Treatments().FirstIn(header) is { Success: true } match ? KindOf(match) : null;

    private static string KindOf(Match match) => match.Groups["r"].Success ? "radiotherapy" : match.Groups["i"].Success || match.Groups["j"].Success ? "immunotherapy" : match.Groups["c"].Success || match.Groups["d"].Success ? "chemotherapy" : match.Groups["e"].Success ? "embolisation" : match.Groups["t"].Success ? "transfusion" : match.Groups["n"].Success ? "lymphadenectomy" : match.Groups["p"].Success ? "tracheostomy" : "hormone treatment";

    private static string Clause(string text, int at)
    {
        var from = at;
        while (from > 0 && text[from - 1] is not (';' or ':' or '.')) from--;
        if (at - from > 80) from = at - 80;
        var clause = text[from..at];
        var turn = Turn().AllIn(clause);
        return turn.Count == 0 ? clause : clause[(turn[^1].Index + turn[^1].Length)..];
    }

    [GeneratedRegex(@"\b(?:(?<r>radio-?therap\w+|radiation(?: therapy| treatment)?|(?:re-?)?irradiat(?:ed?|ion|ing)|radiosurgery|proton (?:beam )?therapy|brachytherapy)|(?<c>chemo-?(?:radio)?therap\w+|cytotoxic (?:drugs|treatment))|(?<d>doxorubicin|epirubicin|ifosfamide|cisplatin|carboplatin|oxaliplatin|vincristine|vinorelbine|etoposide|cyclophosphamide|docetaxel|paclitaxel|gemcitabine|dacarbazine|temozolomide|methotrexate|trabectedin|bleomycin|(?:dactino|actino)mycin(?: D)?)|(?<i>immunotherapy|immune checkpoint inhibit\w+)|(?<j>pembrolizumab|nivolumab|ipilimumab|atezolizumab|durvalumab|avelumab|cemiplimab)|(?<e>embolis(?:ed|ation)|emboliz(?:ed|ation))|(?<t>(?:blood )?transfus(?:ed|ions?))|(?<n>lymphadenectomy|(?:lymph )?node dissection|neck dissection)|(?<p>tracheo(?:s)?tomy)|(?<h>hormon\w+ (?:therapy|treatment)|endocrine therapy|letrozole|tamoxifen))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Treatments();

    // "The cycles have not come back after the chemotherapy": it was given.
    [GeneratedRegex(@"\b(?:after|since|despite|because of|due to)(?: (?:the|her|his|this|that))?(?: [\p{L}-]+)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@",? (?:but|whereas|while|although|though|however|and then|then) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"\b(?:no(?! (?:firm |definite )?(?:conclusions?|statements?|inferences?|comparison|consensus|agreement|data|trials?|doubt|experience)\b)|not|without|neither|nor|never|declined|refused|rejected|omitted|withheld|decided against|advised against|dispensed with|spared|instead of|rather than|refrained from|did not|was not|were not)\b(?! only| until| possible)[^,;.]{0,70}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotBefore();

    [GeneratedRegex(@"^(?:[^;.]|\.\d){0,80}\b(?:but|and) (?:was|were|could) (?:never|not) (?:be )?(?:begun|started|given|delivered|completed|used)\b|^[^,;.]{0,30}\b(?:(?:was|were|has been|had been) (?:therefore |thus |consequently |deliberately )?(?:not (?:given|administered|delivered|needed|necessary|used|performed|indicated|required|added|applied|offered|done|undertaken|considered|recommended)|omitted|withheld|declined|refused|rejected|avoided|unnecessary|deemed unnecessary|considered unnecessary))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAfter();

    [GeneratedRegex(@"\b(?:further|additional|more|other|second|another|repeat|previous|prior|earlier|initial|primary|primarily|preoperative|neoadjuvant|neo-adjuvant|palliative|craniospinal|whole-brain|elective|only|concurrent|concomitant|allogeneic|response|candidate|respond\w*|suitable|tolerate|history|amenable|toxicity|complications?|effects?|(?:brain|neck|axilla\w*|spine|lungs?|pelvi\w+))\b[^,;.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limited();

    [GeneratedRegex(@"^[^,;.]{0,40}\b(?:before|until|prior to|at that time|at first|initially|during|elsewhere|again|of the (?:neck|axilla|brain|spine|groin|primary)|to the (?:neck|axilla|brain|spine|groin)|effects?|toxicity|failure|resistan\w*|after (?:the )?(?:second|recurrence|relapse|re-?\w+))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LimitedAfter();

    [GeneratedRegex(@"\b(?:(?-i:may)|might|can|could|should|would|must|if|whether|consider\w*|plan\w*|propos\w*|recommend\w*|suggest\w*|discuss\w*|offer\w*|role|option|benefit|indication|refus\w*|declin\w*|against|patients|studies|trials?|series|candidates?|usually|often|generally|need for|sensitive to|referred for|scheduled for)\b[^;.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"^(?:[^;.]|\.\d){0,60}\b(?:(?-i:may)|might|can|could|should|would|(?:was|had been|has been) (?:approved|discussed|considered|planned|proposed|foreseen|envisaged|intended|reserved|offered|recommended|advised|refused|declined)|is (?:recommended|indicated|advised|controversial|debated)|was (?:unavailable|impossible))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnrealAfter();

    [GeneratedRegex(@"\b(?:received|underwent|given|had|was|were|followed by|treated (?:with|by)|completed|after|with|and|added|delivered|followed|administered|course of)\b[^;.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadBefore();

    [GeneratedRegex(@"^(?:[^;.]|\.\d){0,70}\b(?:was|were|has been|had been) (?:then |also |subsequently |thereafter )?(?:given|administered|delivered|applied|started|begun|completed|added|performed|carried out|undertaken|initiated|commenced|used|instituted|followed|required|needed)\b|^[^;.]{0,70}\b(?:followed|began|started|lasted|ended|consisted)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadAfter();

    [GeneratedRegex(@"\b\d+(?:\.\d+)? ?Gy\b", RegexOptions.CultureInvariant)]
    private static partial Regex Dose();

    // Another disease, another patient, or the treatment of what came back.
    [GeneratedRegex(@"\b(?:history|previously|earlier|years before|years ago|et al|in the literature|recurren\w*|relaps\w*|metasta\w*|deposits?|second tumou?r|salvage|palliat\w*|in childhood|survivors?|breast cancer|lymphoma in|at the time of)\b|\b(?:in|since) (?:19[4-9]\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();
}
