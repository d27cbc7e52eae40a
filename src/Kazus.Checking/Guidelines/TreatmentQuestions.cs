using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Guidelines;

/// <summary>Questions to treatment: its kinds, how it was given, whether it was changed, taken and borne.</summary>
internal static partial class TreatmentQuestions
{
    public static Reply Kinds(Article a)
    {
        if (Article.Saying(a.Case, AnyTreatment()) is { Count: > 0 } said) return Reply.Present(said.Select(s => s.Span));
        return a.Claimed("case", "surgery", "surgery.extent", "radiotherapy", "chemotherapy", "chemotherapy.drug", "other-therapy") is { } claimed ? Reply.Present(claimed) : Reply.Of(Article.First(a.CaseAndAbstract, NoTreatment()));
    }

    /// <summary>Every kind of treatment that is told needs its own details: a technique for an operation, a dose or duration for the rest.</summary>
    public static Reply Details(Article a)
    {
        var parts = new List<(string Name, Reply Reply)>();
        Add("the technique of the operation", Operation(), Technique());
        Add("dose and duration of the drugs", Drug(), Dose());
        Add("dose and fractions of the radiotherapy", Radiation(), RadiationDose());
        if (parts.Count > 0) return Reply.All([.. parts]);
        if (Kinds(a) is not { Judgement: Judgement.Present } other) return Reply.Absent();
        return Article.First(a.Case, Duration()) is { } given ? Reply.Present(given.Span) : Reply.Partly(null, other.At);

        // The details stand in the sentence that names the treatment or in the next.
        void Add(string name, Regex kind, Regex details)
        {
            var named = false;
            Span? detail = null;
            Span first = default;
            for (var i = 0; i < a.Case.Count && detail is null; i++)
            {
                if (!kind.IsMatch(a.Case[i].Text)) continue;
                if (!named) (named, first) = (true, a.Case[i].Span);
                if (details.IsMatch(a.Case[i].Text)) detail = a.Case[i].Span;
                else if (i + 1 < a.Case.Count && details.IsMatch(a.Case[i + 1].Text)) detail = a.Case[i + 1].Span;
            }
            if (!named) return;
            parts.Add((name, detail is { } at ? Reply.Present(at) : Reply.Absent() with { At = [first] }));
        }
    }

    /// <summary>What was done, and at least something of how.</summary>
    public static Reply Clear(Article a) => Kinds(a) is not { Judgement: Judgement.Present } kinds ? Reply.Absent()
        : Details(a) is { Judgement: Judgement.Present or Judgement.Partly } details ? Reply.Present(kinds.At.Take(2).Concat(details.At.Take(1)))
        : Reply.Partly("The kind of treatment is named; how it was given is not.", kinds.At);

    public static Reply Changes(Article a)
    {
        foreach (var sentence in a.CaseAndAbstract)
        {
            if (!Changed().IsIn(sentence.Text) || !AnyTreatment().IsMatch(sentence.Text)) continue;
            return Reason().IsMatch(sentence.Text) ? Reply.Present(sentence.Span) : Reply.Partly("A change is told, its reason is not.", sentence.Span);
        }
        return Reply.Unknown("Nothing is said of a change of treatment; there may have been none.");
    }

    public static Reply Adherence(Article a)
    {
        if (Article.Saying(a.CaseAndAbstract, Tolerated()) is { Count: > 0 } said)
            return said.Exists(s => Assessed().IsMatch(s.Text) || Adverse().IsMatch(s.Text)) ? Reply.Present(said.Select(s => s.Span)) : Reply.Partly("How it was borne is told, how that was assessed is not.", said.Select(s => s.Span));
        if (Article.First(a.Case, Completed()) is { } completed) return Reply.Partly("That treatment was completed is told; how it was borne is not.", completed.Span);
        return a.Case.Any(s => Drug().IsIn(s.Text) || Radiation().IsIn(s.Text)) ? Reply.Absent() : Reply.Unknown("No treatment is told that a patient has to take over time.");
    }

    public static Reply Rechallenge(Article a) => Article.First(a.Case, Rechallenged()) is { } said ? Reply.Present(said.Span) : Reply.Unknown("This is asked of adverse drug effects; nothing is said of stopping and resuming.");

    public static Reply DoseResponse(Article a) => Article.First(a.Case.Concat(a.Argument), DoseEffect()) is { } said ? Reply.Present(said.Span) : Reply.Unknown("This is asked of adverse drug effects; nothing is said of dose and effect.");

    /// <summary>Words for treatment of any kind.</summary>
    [GeneratedRegex(@"\b(?:resect\w+|excis(?:ed|ion)|operat(?:ed|ion)\w*|surg(?:ery|ical)|\w+(?:ectomy|otomy|ostomy|plasty|desis|centesis)|radiother\w+|irradiat\w+|radiosurg\w+|chemother\w+|chemoradi\w+|immunother\w+|h(?:a)?emodialysis|dialysis|transplant\w*|antibiotics?|drain(?:ed|age)|ablat\w+|emboli[sz]\w+|curett\w+|treated (?:with|by)|treatment with|therapy (?:with|was)|administ\w+|received|started on|intravenous|prednisolone|steroids?|infus\w+|transfus\w+|stent\w*|fixation|imatinib|\w+(?:mycin|cillin|azole|mab|nib|platin|taxel|rubicin|parin|statin|vir)|removed|removal|decompress\w+|conservative(?:ly)?|physiotherapy|physical therapy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex AnyTreatment();

    [GeneratedRegex(@"\b(?:no (?:further |adjuvant |specific )?(?:treatment|therapy|surgery)|watchful|observ(?:ed|ation)|active surveillance|palliative care|supportive care|(?:refused|declined) (?:all |any |further )?(?:treatment|surgery|therapy))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTreatment();

    [GeneratedRegex(@"\b(?:resect(?:ed|ion)|excis(?:ed|ion)|operat(?:ed|ion)|surg(?:ery|ically)|\w+(?:ectomy|otomy|plasty)|curett\w+|(?:was|were) removed|decompression|fixation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    [GeneratedRegex(@"\b(?:approach\w*|incision|through (?:a|an|the)|via|under (?:general|local|spinal|regional) an(?:a)?esth\w+|en bloc|margins? of|cuff|wedge|lamin\w+tomy|midline|postero\w*|antero\w*|transcervical|trans\w+al|intercostal|retroperitoneal|laparoscop\w+|thoracoscop\w+|endoscop\w+|robot\w*|dissect\w+|ligat\w+|clamped|mobili[sz]ed|anastomos\w+|sutur\w+|closed (?:in|with|by)|graft|mesh|flap|plate|screws?|rods?|cage|cement|prosthe\w+|drain|position|microscop\w+ (?:guid|assist)\w*|cauter\w+|monitoring|posterior|anterior|lateral|hemi\w+|total|partial|gross total)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Technique();

    [GeneratedRegex(@"\b(?:chemother\w+|imatinib|antibiotics?|prednisolone|dexamethasone|methylprednisolone|steroids?|insulin|heparin|\w+(?:mycin|cillin|azole|zumab|ximab|limumab|tinib|platin|taxel|rubicin|parin|citabine|fosfamide|cycline|floxacin|cefuroxime|axone|tamab|vudine|prazole)|doxorubicin|gemcitabine|docetaxel|vincristine|interferon|tamoxifen|tobramycin|ampicillin\S*|drug therapy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Drug();

    [GeneratedRegex(@"\b\d[\d.,]* ?(?:mg|g|µg|mcg|IU|units?|ml)(?:/(?:m2|m²|kg|day|d|h))?\b|\b(?:\w+|\d+) (?:cycles?|courses?|doses)\b|\b(?:daily|twice a day|b\.?i\.?d|weekly|every (?:\w+ )?(?:weeks?|days?|hours?))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dose();

    [GeneratedRegex(@"\b(?:radiother\w+|irradiat\w+|radiosurg\w+|chemoradi\w+|brachyther\w+|proton)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Radiation();

    [GeneratedRegex(@"\b\d[\d.]* ?(?:c?Gy|gray|CGE)\b|\bfractions?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RadiationDose();

    [GeneratedRegex(@"\b(?:for|over|during|after|within) (?:about |a |another |the )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several) (?:\w+ )?(?:hours?|days?|weeks?|months?|sessions?|years?)\b|\bsessions?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(?:switch\w*|chang(?:ed|e) (?:to|of|from|in)|(?:was|were) changed|replac\w+ (?:by|with)|substitut\w+|dose (?:was )?(?:reduc|increas|escalat|adjust)\w+|(?:reduc|increas|escalat|taper)(?:ed|ing) to|discontinu\w+|interrupt\w*|(?:was|were|had to be) stopped|withdrawn|converted|resumed|re-?operat\w+|revision|second[- ]line|added to|was added)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Changed();

    [GeneratedRegex(@"\b(?:because|due to|owing to|since|so (?:that|the)|after|as (?:the|a|he|she|his|her)|in view of|on account of|following|when|but|according to|until|to (?:avoid|reduce|allow|control))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b(?:tolera\w+|adheren\w+|complian\w+|toxicit\w+|side[- ]effects?|mucositis|neutropeni\w+|nausea (?:of )?grade|CTCAE|well borne|without (?:any )?(?:toxicity|interruption|side)|discontinued (?:because|due))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tolerated();

    [GeneratedRegex(@"\b(?:grade \d|CTCAE|WHO grade|score|scale|questionnaire|diary|pill count|assessed|measured|monitored)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assessed();

    [GeneratedRegex(@"\b(?:apart from|except|oedema|edema|rash|cramps|nausea|diarrh\w+|fatigue|neutropeni\w+|mucositis|anaemia|anemia|pain)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Adverse();

    [GeneratedRegex(@"\b(?:(?:therapy|treatment|chemotherapy|radiotherapy|course|cycles?|antibiotics?) (?:was|were) (?:completed|finished|ended|concluded)|complet(?:ed|ion of) (?:the |a |all )?(?:\w+ ){0,3}(?:therapy|treatment|chemotherapy|radiotherapy|course|cycles))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Completed();

    [GeneratedRegex(@"\b(?:re-?challeng\w+|reintroduc\w+|dechalleng\w+|(?:resumed|restarted)[^.]{0,80}(?:recurr\w+|returned|reappear\w*)|(?:resolved|disappeared|improved) (?:after|on|when|following) (?:stopping|withdrawal|discontinu\w+))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rechallenged();

    [GeneratedRegex(@"\bdose[- ](?:response|dependent|effect|related)\b|\b(?:higher|lower|increas\w+|reduc\w+) (?:the )?doses?\b[^.]{0,60}\b(?:effect|symptoms?|toxicity|levels?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DoseEffect();
}
