using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Claims.Reading;

/// <summary>Radiotherapy, chemotherapy and drugs that the patient had.</summary>
internal static partial class TreatmentRules
{
    public static void Read(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
        {
            if (passage.IsLegend || passage.IsTitle) continue;
            Drugs(passage, draft);
            if (!passage.HasAny(Stems.Therapy)) continue;
            Therapy(passage, Radiotherapy(), "radiotherapy", draft);
            Therapy(passage, Chemotherapy(), "chemotherapy", draft);
        }
        ChemotherapyByDrug(draft);
        if (!draft.Has("chemotherapy")) NotAfforded(story, draft);
    }

    private static void NotAfforded(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
            if (passage.HasAny(Stems.Unable) && CouldNot().Match(passage.Text) is { Success: true } match)
            {
                draft.Propose("chemotherapy", new Value.Choice("no"), passage, new Span(match.Index, match.Index + match.Length), new("chemotherapy-not-given", 0.75));
                return;
            }
    }

    private static void Therapy(Passage passage, Regex words, string variable, Draft draft)
    {
        foreach (Match match in words.AllIn(passage.Text))
        {
            var first = passage.TokenAt(match.Index);
            var after = passage.TokenAt(match.Index + match.Length - 1) + 1;
            var standing = passage.StandingOf(first, after);
            var before = passage.Text[..match.Index];
            if (NotTherapy().IsMatch(before) || NotTherapyAfter().IsMatch(passage.Text[(match.Index + match.Length)..])) continue;
            var refused = Refused().IsMatch(passage.Text[(match.Index + match.Length)..]);
            if (standing is Standing.Other || standing is Standing.Hypothetical && !refused) continue;
            if (standing == Standing.Negated || refused || RefusedBefore().IsMatch(before))
            {
                draft.Propose(variable, new Value.Choice("no"), passage, new Span(match.Index, match.Index + match.Length), new(variable + "-denied", 0.75));
                continue;
            }
            if (Earlier().IsMatch(before) || Option().IsMatch(passage.Text)) continue;
            draft.Propose(variable, new Value.Choice("yes"), passage, new Span(match.Index, match.Index + match.Length), new(variable, !Given().IsMatch(passage.Text) ? 0.75 : variable == "radiotherapy" ? 0.88 : 0.92));
        }
    }

    private static void Drugs(Passage passage, Draft draft)
    {
        if (passage.Drugs.Count == 0) return;
        var cytotoxic = passage.Drugs.Exists(d => d.Kind is "cytotoxic" or "regimen");
        foreach (var drug in passage.Drugs)
        {
            if (passage.StandingOf(drug.First, drug.After) != Standing.Affirmed) continue;
            if (IsOtherName(passage, drug)) continue;
            if (!IsDrug(passage, drug) || NotGiven().IsMatch(passage.Text)) continue;
            var span = new Span(passage.Tokens[drug.First].Start, passage.Tokens[drug.After - 1].End);
            var told = drug.Kind is "targeted" or "antibody" or "immune" or "steroid" && ChemotherapyOf().IsMatch(passage.Text[..span.Start]);
            if (drug.Kind == "regimen") Regimen(passage, drug, span, draft);
            else if (drug.Kind == "cytotoxic" || told && cytotoxic || cytotoxic && IsCompanion(drug))
                draft.Propose("chemotherapy.drug", new Value.Coded(Term.Plain(drug.Name)), passage, span, new("drug", drug.Kind == "cytotoxic" && Given().IsMatch(passage.Text) ? 0.93 : 0.85));
            else if (drug.Kind == "adjunct" && drug.Name == "leucovorin" && cytotoxic) draft.Propose("chemotherapy.drug", new Value.Coded(Term.Plain(drug.Name)), passage, span, new("drug-adjunct", 0.65));
            else if (drug.Kind is "targeted" or "antibody" or "hormone" or "immune" or "bone")
                draft.Propose("other-therapy", new Value.Text(drug.Name), passage, span, new("drug-" + drug.Kind, 0.85));
        }
    }

    // "a chemotherapy regimen based on thalidomide, melphalan and prednisone": what the text calls chemotherapy is.
    [GeneratedRegex(@"\bchemotherapy (?:regimen |protocol )?(?:based on|with|of|consisting of|including|comprising|composed of|using|\()[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChemotherapyOf();

    // "tegafur-gimeracil-oteracil (TS-1)": the name in brackets is the same drug.
    private static bool IsOtherName(Passage passage, Find drug) =>
        drug.First > 0 && passage.Tokens[drug.First - 1].Lower == "(" && passage.Drugs.Exists(d => d.After == drug.First - 1 && d.Kind != "regimen")
        && drug.After < passage.Tokens.Count && passage.Tokens[drug.After].Lower == ")";

    // "R-CHOP (rituximab, ...)" names its drugs itself; the letters alone stand for them.
    private static void Regimen(Passage passage, Find regimen, Span span, Draft draft)
    {
        if (passage.Drugs.Count(d => d.Kind == "cytotoxic") >= 2) return;
        // "SOX-11" is a stain.
        if (regimen.After + 1 < passage.Tokens.Count && passage.Tokens[regimen.After].IsHyphen && passage.Tokens[regimen.After + 1].IsNumber) return;
        var drugs = regimen.Name.Split('+');
        // What was named before is not named again in another spelling: prednisolone and the prednisone of the letters.
        if (drugs.Count(d => draft.Of("chemotherapy.drug").Any(c => ((Value.Coded)c.Value).Term.Words == d)) >= 2) return;
        foreach (var drug in drugs)
            if (drug is not ("mesna" or "leucovorin")) draft.Propose("chemotherapy.drug", new Value.Coded(Term.Plain(drug)), passage, span, new("regimen", 0.6));
    }

    // Antibodies and steroids belong to a chemotherapy that names them beside its drugs; checkpoint inhibitors are a therapy of their own.
    private static bool IsCompanion(Find drug) =>
        drug.Kind == "steroid" || drug.Kind == "antibody" && !drug.Name.EndsWith("lumab", StringComparison.Ordinal) && !drug.Name.EndsWith("lizumab", StringComparison.Ordinal);

    private static bool IsDrug(Passage passage, Find drug)
    {
        var words = passage.Words(drug.First, drug.After);
        // "EPI" is a drug and a way of taking pictures.
        if (drug.Kind != "regimen" && words.Length <= 4 && !passage.HasAny(Stems.Medicine)) return false;
        if (drug.Kind == "regimen" || words.Length <= 4) return words.Where(char.IsLetter).All(char.IsUpper) || words.Any(char.IsAsciiDigit) && words.Contains("FU", StringComparison.Ordinal);
        return true;
    }

    // Drugs were given, so there was chemotherapy, even where the word is missing.
    private static void ChemotherapyByDrug(Draft draft)
    {
        if (draft.Of("chemotherapy").Any(c => c.Value is Value.Choice { Answer: "yes" })) return;
        var drug = draft.Of("chemotherapy.drug").FirstOrDefault();
        if (drug is null) return;
        draft.Add(drug with { Variable = "chemotherapy", Value = new Value.Choice("yes"), Confidence = 0.85, Rule = "chemotherapy-by-drug" });
    }

    [GeneratedRegex(@"\b(?:(?:adjuvant|neo-?adjuvant|palliative|concurrent|postoperative|preoperative|external beam|stereotactic|local|whole brain|intensity modulated|definitive) )*(?:(?:chemo-?)?radio-?therapy|radiation therapy|radiation treatment|chemo-?radiation(?: therapy)?|chemo-?radio-?therapy|radio-?chemotherapy|irradiation|radiosurgery|gamma knife(?: radiosurgery)?|cyberknife|brachytherapy|brachy-?radio-?therapy|radiosurgical treatment|proton(?: beam)? (?:radio)?therapy|carbon ion (?:radio)?therapy|tomotherapy|radiation|(?<=\b(?:adjuvant|salvage|palliative|received|concurrent|local|external|with|and) )RT|(?:PBT|RT)(?= (?:at|with|\()))\b|\b\d+(?:\.\d+)? ?c?Gy(?:E)?\b|\b(?:was|were|been) irradiated\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Radiotherapy();

    [GeneratedRegex(@"\b(?:(?:adjuvant|neo-?adjuvant|palliative|concurrent|postoperative|preoperative|post-operative|systemic|oral|combination|intrathecal|induction|cytotoxic|first-line|second-line) )*(?:poly)?(?:chemo-?therapy|chemo-?radio-?therapy|chemo-?radiation|radio-?chemotherapy|immuno-?chemotherapy|chemotherapeutic (?:regimen|treatment|agents?))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Chemotherapy();

    [GeneratedRegex(@"\b(?:unable|could not|not able|failed) (?:to )?(?:procure|afford|obtain|receive|buy|tolerate)[^.;]{0,20}(?:cytotoxic drugs|chemotherapy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CouldNot();

    [GeneratedRegex(@"\bexpos(?:ure|ition|ed) to [^.;]{0,60}$|\b(?:history of|resistant to|resistance to|candidate for|referred for(?: (?:adjuvant|further|palliative|neoadjuvant|chemotherapy and|radiotherapy and))?|option of|role of|refractory to)(?: \w+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTherapy();

    [GeneratedRegex(@"^[- ](?:induced|associated|related|exposure|dermatitis|oncolog\w+|department|unit|could|(?-i:may)|might|is (?:the|a|an|not|considered|(?:now |currently |still )?under discussion|being (?:discussed|considered))|has been (?:reported|described|shown)|should|would|can be|(?:was|is|were) (?:\w+ly )?(?:planned|proposed|considered|recommended|suggested|advised|discussed|scheduled|indicated|contraindicated))|^(?: of [^.;,]{1,50}?)?(?: and [^.;,]{1,50}?)? (?:was|were) (?:decided|advised|planned|proposed|recommended|scheduled)\b|^[^.;,]{0,60}\b(?:is|are) (?:now |currently |still )?(?:under discussion|being (?:discussed|considered)|planned)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTherapyAfter();

    [GeneratedRegex(@"^[^.;,]{0,40}\b(?:was|were) (?:refused|declined|not (?:given|administered|performed|indicated|needed|offered|required|considered|started|done|accepted))\b|^,? (?:but|which|however,?) (?:he|she|the patient|her|his|it)?[^.;]{0,24}?\b(?:refused|declined|rejected)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refused();

    [GeneratedRegex(@"\b(?:refus\w+|declin\w+|rejected|(?:did|does|has|had) not (?:receive|accept|undergo|have|need|require|want|given)\w*|without|unable to procure|no (?:further|additional|adjuvant)?)(?: (?:any|to|further|receive|undergo|adjuvant|the|of|proposed|postoperative|additional|a|course|other|or|chemotherapy|radiotherapy))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RefusedBefore();

    [GeneratedRegex(@"\b(?:years? ago|years? (?:earlier|before)|previously|in the past|history of)\b[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\b(?:treatment options?|first line of treatment|standard treatment|the role of|can be used|is recommended)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"\b(?:underwent|received|receiving|treated|given|administered|performed|started|initiated|followed|courses?|cycles?|completed|carried out|undertaken|after|continued|consist\w+|began|instituted)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?:unable to procure|refused chemotherapy|resistan(?:t|ce) to|sensitivity to|allerg\w+ to|(?:scleroderma|arthritis|lupus|psoriasis|vasculitis|myasthenia|colitis|crohn)\w*|can be treated|is recommended|has been shown)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotGiven();
}
