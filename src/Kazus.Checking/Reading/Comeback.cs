using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Where a tumour came back, or where it is said not to have come back.</summary>
internal enum Reach
{
    Any,
    Local,
    Distant,
}

/// <summary>A statement that the patient's tumour came back, spread or grew after treatment, in whatever words: "a pleural implant was excised 16 months after thymectomy".</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Reach">Where.</param>
internal sealed partial record Comeback(Told Told, int Start, int Size, Reach Reach)
{
    /// <summary>How long after treatment, or null.</summary>
    public Length? At { get; init; }

    /// <summary>Told as a lesion that was found, without a word for a return.</summary>
    public bool Weakly { get; init; }

    /// <summary>The month, counted from year 0, or null.</summary>
    public int? Month { get; init; }

    public string Words => Told.Text.Substring(Start, Size);

    public Span Span => Told.Span(Start, Size);

    /// <summary>The comebacks in reading order.</summary>
    public static IReadOnlyList<Comeback> Of(Manuscript m)
    {
        var found = new List<Comeback>();
        var all = m.Told.Where(t => t.Part is Part.Abstract or Part.Case or Part.Legend or Part.Conclusion).ToList();
        var operation = m.Operations.FirstOrDefault();
        for (var i = 0; i < all.Count; i++)
        {
            var told = all[i];
            if (told.OfHistory || told.Asks || General().IsIn(told.Text)) continue;
            var next = i + 1 < all.Count && all[i + 1].Part == told.Part && all[i + 1].Paragraph == told.Paragraph ? all[i + 1].Text : "";
            var time = Later(told) ?? (i > 0 && told.Part == Part.Legend && all[i - 1].Part == told.Part && all[i - 1].Paragraph == told.Paragraph ? Later(all[i - 1]) : null);
            var date = operation is null ? null : m.DatesIn(told).Where(d => d.First > operation.First).MinBy(d => d.First);
            if (IsOtherDisease(m, told, all, i)) continue;
            // "In September 2011 it had recurred", where the patient came in 2019.
            if (Course.IsDatedEarlier(m, told)) continue;
            if (One(told, next, time is not null || date is not null) is { } comeback && !(comeback.Weakly && time is null && date is not { HasMonth: true }))
                found.Add(comeback with { At = time ?? (date is { HasMonth: true } && operation is { HasMonth: true } ? new Length(0, 0, date.First - operation.First, 1) : null), Month = date?.First });
        }
        // What the abstract has only as "a nodule" was a scar, as the case section tells.
        found.RemoveAll(c => c.Weakly && c.Told.Part is Part.Abstract or Part.Conclusion && c.Weakly && m.In(Part.Case).Any(t => t.Text.Contains(c.Words, StringComparison.OrdinalIgnoreCase) && IsHarmless(t.Text)));
        // "We relate the story of a boy in whom the tumour came back in the second year": the introduction says what will be told.
        foreach (var told in m.In(Part.Introduction).Where(t => t.SpeaksOfOwn))
            if (InWhom().Match(told.Text) is { Success: true } announced && !told.OfRelative(announced.Index) && !Denied(told.Text, announced)) found.Add(new(told, announced.Index, announced.Length, ReachOf(told.Text, announced)));
        return found;
    }

    [GeneratedRegex(@"\b(?:in whom|whose|where|in which)\b[^.;]*\b(?:came back|recurred|relapsed|returned|grew again|regrew|reappeared)(?= (?:in|at|on|to|after|during|within|some|twice|again)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InWhom();

    // "A nodule was felt in the scar. AFP was normal. Biopsy showed a desmoid tumour": of a word that the title does not have.
    private static bool IsOtherDisease(Manuscript m, Told told, List<Told> all, int at)
    {
        if (told.Part != Part.Case || Strong().IsMatch(told.Text)) return false;
        for (var i = at; i < all.Count && i <= at + 2 && all[i].Part == told.Part && all[i].Paragraph == told.Paragraph; i++)
            if (Proved().FirstIn(all[i].Text) is { Success: true } proved && !m.In(Part.Title).Any(t => t.Text.Contains(proved.Groups["what"].Value[..5], StringComparison.OrdinalIgnoreCase))) return true;
        return false;
    }

    [GeneratedRegex(@"\b(?:biopsy|histology|aspirat\w+|cytology|excision)\b[^.;,]{0,25}\b(?:showed|revealed|proved|yielded|disclosed|confirmed|diagnosed)(?: it to be)? an? (?:\p{L}+ ){0,1}(?<what>(?!residual|recurr|metast|relapse|viable|local|malignant|tumou?r|new|second|small|carcinoma|sarcoma|similar|identical|lesion|spindle|nodule|deposit|high|low|round)[\p{L}-]{5,}) (?:tumou?r|naevus|nevus|fibromatosis)\b|\b(?:biopsy|histology)\b[^.;,]{0,25}\b(?:showed|revealed|proved|disclosed)(?: it to be)? an? (?<what>(?:lip|fibr|aden|neur|schwann|angi|my|oste|papill)\p{L}{0,9}oma)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Proved();

    /// <summary>Whether a sentence speaks of a return of the disease at all, as a fact.</summary>
    public static bool Mentioned(string text) => Mention().AllIn(text).Any(w => !Denied(text, w));

    /// <summary>Whether what was found turned out to be no tumour.</summary>
    public static bool IsHarmless(string text) => Harmless().IsIn(text);

    private static Comeback? One(Told told, string next, bool later)
    {
        if (Harmless().IsIn(told.Text) || Harmless().IsIn(next) && !Strong().IsMatch(told.Text) || Harmless().IsIn(next) && Suspected().IsMatch(told.Text)) return null;
        if (HadToBe().FirstIn(told.Text) is { Success: true } treated && told.Part == Part.Conclusion && !told.OfRelative(treated.Index) && !Denied(told.Text, treated)) return new(told, treated.Index, treated.Length, ReachOf(told.Text, treated));
        foreach (Match word in Strong().AllIn(told.Text))
        {
            if (told.OfRelative(word.Index) || Denied(told.Text, word) || Supposed(told.Text, word) || IsOfSomethingElse(told.Text, word.Index) || IsOfPerson(told.Text, word.Index, word.Value) || OfComplaint().IsMatch(told.Text.AsSpan(word.Index + word.Length)) || word.Value == "regrown" && IsOfTreated(told.Text[..word.Index])) continue;
            var spread = word.Groups["spread"].Success;
            // Metastases can be there from the start; growth must be the tumour's.
            if (spread && !(later && (Seen().IsMatch(told.Text) || told.Part == Part.Legend))) continue;
            // "The lung nodule had grown. It turned out to be a hamartoma."
            if (word.Groups["growth"].Success && Harmless().IsIn(next)) continue;
            if (word.Groups["growth"].Success && !(later && Tumour().IsMatch(told.Text[Math.Max(0, word.Index - 70)..word.Index]) && !Shrunk().IsMatch(told.Text[word.Index..]))) continue;
            if (!spread && !later && !Seen().IsMatch(told.Text) && !word.Groups["verb"].Success) continue;
            if (History().IsMatch(told.Text)) continue;
            return new(told, word.Index, word.Length, ReachOf(told.Text, word));
        }
        // "No relapse at 30 months, although a papilloma of the bladder was removed": what is found beside it is none.
        if (!later || History().IsIn(told.Text) || ToldToBeNone().IsIn(told.Text) || Harmless().IsIn(next) || Unchanged().IsIn(next)) return null;
        foreach (Match word in Weak().AllIn(told.Text))
        {
            if (InSpecimen().IsMatch(told.Text[..(word.Index + word.Length)]) || told.OfRelative(word.Index) || Denied(told.Text, word) || Supposed(told.Text, word) || OldFinding().IsMatch(told.Text[..word.Index]) || Smaller().IsMatch(told.Text.AsSpan(word.Index + word.Length))) continue;
            if (told.Part != Part.Legend && !Seen().IsMatch(told.Text) || told.Part == Part.Legend && IsKnown(told.Text, word)) continue;
            return new(told, word.Index, word.Length, ReachOf(told.Text, word)) { Weakly = true };
        }
        return null;
    }

    /// <summary>Whether the article is about a recurrent tumour and the sentence brings the patient in with it: what was treated, not what came of it.</summary>
    public static bool IsWhyPatientCame(Manuscript m, Told told) =>
        told.Ages.Exists(a => a.AtPresentation) && m.In(Part.Title).Any(t => t.Text.Contains("recurren", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the title, or the own row, calls the tumour recurrent: a return of no time ("we report a relapse that was removed") is then the one that was treated, and a row asks for another.</summary>
    public static bool IsWhatWasTreated(Manuscript m) => m.In(Part.Title).Any(t => RecurrentTumour().IsMatch(t.Text)) || m.OwnRows.SelectMany(r => r.Cells).Any(c => Recurrent().IsMatch(c.Text) && !OfOutcome().IsMatch(c.Header));

    // "Recurrent" under "Primary or recurrent"
    [GeneratedRegex(@"^(?:recurrent|relapsed|(?:first |second |third |local )*(?:recurrence|relapse))(?: (?:tumou?r|disease))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Recurrent();

    [GeneratedRegex(@"^(?:local )?(?:recurrence|relapse|regrowth)|\b(?:outcome|status|course|follow|result|last|after|event|fate)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOutcome();

    [GeneratedRegex(@"\b(?:recurrent|relapsed|regrown) (?!laryngeal|nerve)\p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecurrentTumour();

    /// <summary>Whether what comes back at a place of a sentence is a complaint or another illness: "hyperparathyroidism recurred".</summary>
    public static bool IsOfSomethingElse(string text, int at) => OfSomethingElse().IsIn(text, ..at);

    [GeneratedRegex(@"\b(?:no|without|neither|free of)\b[^.;,]{0,30}\b(?:recurrence|relapse)\b[^.;]*\b(?:although|though|but|while)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToldToBeNone();

    /// <summary>Whether it is the patient who came back, to be seen: "she came back in July with pain".</summary>
    public static bool IsOfPerson(string text, int at, string words) => (words.Contains("back", StringComparison.OrdinalIgnoreCase) || words.Contains("returned", StringComparison.OrdinalIgnoreCase)) && Person().IsIn(text, ..at);

    [GeneratedRegex(@"\b(?:s?he|patient|woman|man|boy|girl|child|parents|mother)(?:,? (?:had|then|later|again|who|first|soon))* $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    /// <summary>Whether the words before make an adjective of "regrown", "relapsed": in "a regrown craniopharyngioma" it is what was treated, not what happened then.</summary>
    public static bool IsOfTreated(string before) => AsAdjective().IsMatch(before);

    [GeneratedRegex(@"\b(?:an?|the|this|her|his) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsAdjective();

    // "A nodule of 4 mm was seen. It was of the same size a year later."
    [GeneratedRegex(@"^(?:It|This|They|These|The (?:nodules?|lesions?|focus))\b[^.;]*\b(?:of the same size|unchanged|not (?:grown|changed|enlarged)|did not (?:grow|change|enlarge)|(?:remained|stayed|was|were) (?:stable|constant|the same))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unchanged();

    // "a relapse of double vision"
    [GeneratedRegex(@"^ of (?:the |her |his )?(?:double vision|diplopia|myasthen\w+|symptoms?|complaints?|pain|headaches?|seizures?|weakness|fever|bleeding|effusion|ascites|hyper\w+|hypo\w+|cough|jaundice|the syndrome)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfComplaint();

    /// <summary>Whether what comes back is only said to be possible: "regrowth can be operated on".</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="end">The character after the word for it.</param>
    public static bool IsOnlyPossible(string text, int end) => CanBe().IsIn(text, end..);

    [GeneratedRegex(@"^ (?:can|(?-i:may)|might|could|should|would|must)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CanBe();

    [GeneratedRegex(@"\b(?:\p{L}+(?:thyroidism|itis|aemia|emia|osis|algia|uria)|pain|symptoms?|complaints?|seizures?|effusion|ascites|fever|bleeding|hernia|infection|stenosis|stricture|fistula|jaundice|hydrocephalus|headaches?|swelling) (?:(?:had|has|have|then|soon|again) )*$|\bpresent (?:tumou?r|lesion|mass|nodule) (?:was|is|being|represented) (?:in fact )?(?:an? |the )?(?:first |second |third |late |local )*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSomethingElse();

    /// <summary>A length of time after treatment.</summary>
    public static Length? Later(Told told)
    {
        foreach (var length in told.Lengths.Where(l => l.Grain >= 0.9))
        {
            var (before, after) = (told.Text[..length.From], told.Text[length.End..]);
            if (Backwards().IsMatch(after) || Every().IsMatch(before)) continue;
            if (Forwards().IsMatch(after) || AtTime().IsMatch(before)) return length;
        }
        return null;
    }

    public static Reach ReachOf(string text, Match word)
    {
        var around = text[Math.Max(0, word.Index - 60)..Math.Min(text.Length, word.Index + word.Length + 60)];
        if (LocalWords().IsMatch(around)) return DistantWords().IsMatch(around) ? Reach.Any : Reach.Local;
        return DistantWords().IsMatch(around) || word.Value.StartsWith("metast", StringComparison.OrdinalIgnoreCase) ? Reach.Distant : Reach.Any;
    }

    private static bool Denied(string text, Match word)
    {
        var from = text.LastIndexOfAny([';', ':'], word.Index) is var stop && stop > 0 ? stop : 0;
        if (word.Index - from > 75) from = word.Index - 75;
        var clause = text[from..word.Index];
        var turn = Turn().AllIn(clause);
        if (turn.Count > 0) clause = clause[(turn[^1].Index + turn[^1].Length)..];
        return DenialBefore().IsMatch(clause) || DenialAfter().IsIn(text, (word.Index + word.Length)..) || text[(word.Index + word.Length)..].StartsWith("-free", StringComparison.Ordinal);
    }

    private static bool Supposed(string text, Match word)
    {
        var from = text.LastIndexOfAny([';', ':'], word.Index) is var stop && stop > 0 ? stop : 0;
        return Unreal().IsIn(text, Math.Max(from, word.Index - 60)..word.Index) || IsOnlyPossible(text, word.Index + word.Length);
    }

    [GeneratedRegex(@"\b(?:(?<verb>recurred|relapsed|regrew|regrown|grew (?:back|again))|(?<growth>came back|had come back|had returned|reappeared)|recurrences?|relapses?|re-?growth|recurrent (?:tumou?r|disease|lesion|mass|nodule|growth|\p{L}+oma)|local failure|(?<growth>progress(?:ed|ion)|enlarg(?:ed|ing|ement)|(?:had|has) grown|grew|growth|increas(?:ed?|ing)|doubled)|(?<spread>metastas[ei]s|metastatic|metastasi[sz]ed|disseminat(?:ed|ion)|seeding|seeded|carcinomatosis))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Strong();

    // "The deposit in the liver which had to be resected in our patient"
    [GeneratedRegex(@"\b(?:deposits?|metastas[ei]s|recurrences?|relapses?|regrowth|new nodules?|second tumou?r)\b[^.;]{0,40}\b(?:which|that) (?:had (?:later )?to be|was later|were later) (?:resected|removed|excised|irradiated|treated|ablated|operated)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadToBe();

    [GeneratedRegex(@"\b(?:deposits?|nodules?|lesions?|masse?s?|foci|focus|(?<!\b(?:dental|breast|titanium|silicone|cochlear|metallic|metal|orbital|vertebral|the|of|with|two|both|four|six) )implants?|satellites?|enhancement|enhancing|uptake|infiltrat(?:es?|ion)|(?:new|second|another|further|enlarged|involved|positive) (?:[\p{L}-]+ ){0,3}(?:tumou?rs?|nodes?|growth|disease)|tumou?r (?:nodules?|in the|at the|of the)|(?:\d+[ -]mm|\d+[ -]cm|\d+(?:\.\d+)?[ -]?[cm]m) (?:[\p{L}-]+ )?(?:node|tumou?r)|(?:sub)?cutaneous tumou?r|spread to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weak();

    [GeneratedRegex(@"\b(?:recurred|relapsed|regrew|came back|reappeared|recurrences?|relapses?|re-?growth|recurrent (?:tumou?r|disease|lesion|mass|nodule|\p{L}+oma)|progress(?:ed|ion)|metastas[ei]s|metastatic|deposits?|(?<!\b(?:dental|breast|titanium|silicone|cochlear|metallic|metal|orbital|vertebral|carries|two|four|six) )implants?|carcinomatosis|dissemination|new (?:[\p{L}-]+ )?(?:nodules?|lesions?|tumou?rs?)|(?:remnant|residu\w+|tumou?r|lesion|nodule)s? (?:had |has )?(?:grew|grown|enlarged|increased)|salvage (?:surg\w+|therapy|treatment|chemo\w+|radio\w+|resection|operation|excision)|(?:alive|lives?|living|and well) with disease|stable disease|with tumou?r|(?:tumou?r|disease|sarcoma|carcinoma|\p{L}+oma|which|that|it)\b[^.;,]{0,60} returned (?=in |to the |at |with |after ))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(?:found|discovered|disclosed|proved|proven|confirmed|appeared|developed|reveal\w*|showed|shows|showing|shown|displayed|detected|occurred|diagnosed|seen|identified|noted|noticed|felt|palpated|demonstrated|removed|resected|excised|treated|irradiated|ablated|came|arose|emerged|evident|visible|observed|had|led to|depicted|biopsied|picked up|underwent)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Seen();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|free of|free from|negative for|absence of|exclud\w+|ruled out|nothing|clear of|failed to show)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DenialBefore();

    [GeneratedRegex(@"^[^,;.]{0,40}\b(?:was (?:excluded|ruled out|not|never|absent)|were (?:excluded|ruled out|not|never|absent)|(?:was|were) (?:\p{L}+ly )?(?:considered|feared|discussed)(?![^.;]*\b(?:confirm\w*|prov(?:ed|en)(?! to be (?!an? recurr|recurr|tumou?r|metasta|malignan|local))|showed tumou?r|treated|removed|excised|resected))|has not|have not|had not|did not|is absent|disappeared|resolved)\b|^ ?(?:none|no|absent|nil)\b|^ (?:was|were|had been) (?:\p{L}+ly )?suspected\b(?![^.]{0,120}\b(?:confirm\w*|prove[dn]|viable|histolog\w*|biops\w*|resect\w*|excis\w*|remov\w*|treat\w*|irradiat\w*))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DenialAfter();

    [GeneratedRegex(@",? (?:but|whereas|while|although|though|however|until|till|before) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"\b(?:(?-i:may)|might|can|could|should|would|must|risks? of|rates? of|if|whether|rule out|prevent|avoid|detect|look for|search for|surveillance for|possib\w+|suspected|suspicious|suspicion|probability|chances? of|concerns?|fears?|before|against|predict\w*|mistaken for|mimic\w*|differentiate\w*)\b[^,;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"\b(?:suspect\w+|suspicious|suspicion|suggest\w+|possible|questionable)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Suspected();

    // What was found turned out to be something else.
    [GeneratedRegex(@"\b(?:scar(?:ring)? tissue|(?:a|an|was|were|be|showed|gave|yielded|revealed|only|postoperative|old) (?:(?:hyalini[sz]ed|fibrous|old|dense) )?scar(?:ring)?\b(?! of)|fibrosis|granulom\w+|granulation tissue|benign|radio-?necrosis|radiation necrosis|fat necrosis|seroma|lymphocele|inflammat\w+|reactive|hyperplas\w+|adenoma|cyst|pseudoprogression|no (?:viable )?tumou?r|no malignan\w+|sarcoid\w*|(?:was|proved to be|turned out to be) an? (?:second |new |separate |different )?primary\b|turned out to be (?:the|an?) (?!recurr|metasta|relapse|tumou?r|deposit|local|malignan|\p{L}*(?:sarcoma|carcinoma|melanoma|blastoma))|osteophyte|haemangioma|hemangioma|calcified|intrapulmonary (?:lymph )?nodes?|accessory spleen|splenosis|foreign[- ]body reaction|\b(?:it|which|this|they|both|nodules?|lesions?) (?:was|were|proved to be|turned out to be|proved|contained|consisted of|showed) (?:(?:only|an?|the) )*(?:[\p{L}-]+ ){0,4}(?:without|free of|with no) (?:(?:any|viable|evidence of|signs of) )*(?:tumou?r|malignan\w+|neoplas\w+|cancer|melanoma)|papilloma|hamartoma|lipoma|pneumonia|tubercul\w+|organi[sz]ing|lymphoid tissue|ha?ematoma|abscess|infarct\w*|thromb\w+|unchanged from)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();

    [GeneratedRegex(@"\b(?:et al|patients with|in the literature|reported (?:cases|series)|of (?:the )?patients|series of|\d+ of \d+|\d+%)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex(@"\b(?:elsewhere|years? (?:before|earlier|ago|previously)|months? (?:before|earlier|ago|previously)|had been (?:treated|operated|excised|removed|resected) (?:in|for|at)|previous(?:ly)?|history of|since childhood)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex History();

    // "the second specimen contained residual tumour": what the first operation had left.
    [GeneratedRegex(@"\b(?:specimen|re-?excision|re-?resection|second resection)\b[^.;]*\b(?:contain\w*|showed|harbou?red|revealed|had|with|held) (?:an? |the |some )?(?:residual|remaining|microscopic) (?:(?:foci|focus|nests) of )?(?:tumou?r|disease|\p{L}+oma)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InSpecimen();

    [GeneratedRegex(@"\b(?:known|residual|original|primary|calcified|stable|unchanged|old|tiny unchanged|the (?:remaining|upper|lower|larger|smaller|right|left|second)|other)(?: [\p{L}-]+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OldFinding();

    // "The cyst in the liver measures 12 mm" under a picture: one that the reader knows.
    private static bool IsKnown(string text, Match word) => TheOne().IsIn(text, ..word.Index) && IsThere().IsIn(text, (word.Index + word.Length)..);

    [GeneratedRegex(@"\b(?:the|this|her|his) (?:[\p{L}-]+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TheOne();

    [GeneratedRegex(@"^(?: (?:at|in|of) (?:the )?[\p{L}\d]+)? (?:(?:now |still )?(?:measures|measured)|(?:is|was|has|had) (?:now |still )?(?:stable|unchanged|the same))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsThere();

    // "the nodule had shrunk to 5 mm"
    [GeneratedRegex(@"^(?:[^.]|\.(?=\d)){0,100}\b(?:no longer (?:be )?(?:visible|seen|found|present|detect\w+)|could not be found|shr[aiu]nk\w*|smaller|decreas\w+|regress\w+|diminish\w+|disappear\w+|vanish\w+|stable|unchanged|not (?:changed|grown))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Smaller();

    [GeneratedRegex(@"\b(?:remnants?|residu\w+|tumou?rs?|lesions?|nodules?|mass(?:es)?|deposits?|metastas[ei]s|disease|implants?|component|focus|foci|\p{L}{4,}oma)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tumour();

    [GeneratedRegex(@"^[^;.]{0,40}\b(?:weight|strength|function|range|dose|to normal|acuity)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shrunk();

    [GeneratedRegex(@"^,? (?:after|later|following|post-?operatively|post-?surgery|from (?:the |her |his )?(?:operation|surgery|diagnosis|resection)|into follow-up|of follow-up|on\b)|^ (?:follow-up|post)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forwards();

    [GeneratedRegex(@"\b(?:at|after|within|by|month|months)(?: the)?(?: about| almost| nearly| only)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtTime();

    [GeneratedRegex(@"\b(?:every|each|for(?: the| a)?(?: (?:last|past|further))?)(?: the)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Every();

    [GeneratedRegex(@"^(?:['’]s?)? ?(?:before|earlier|ago|previously|prior|duration|history|of age)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Backwards();

    [GeneratedRegex(@"\b(?:local\w*|scar|bed|stump|same site|original site|site of|anastomos\w+|remnant|residu\w+|re-?growth|regrew|flap|in situ|cavity|margin of|edge of|primary site)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalWords();

    [GeneratedRegex(@"\b(?:distant|metast\w+|nod(?:e|es|al)|lungs?|pulmon\w+|liver|hepatic|bon(?:e|es|y)|pleura\w*|periton\w+|spinal|spine|vertebra\w*|adrenal|disseminat\w+|seed\w+|lepto\w+|drop|extra(?:hepatic|cranial|abdominal|pulmonary)|brain|skull|systemic|mediastin\w+|omental|omentum)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DistantWords();
}
