using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Reads statements on recurrence, metastasis, death and disease status of the own patient.</summary>
internal static partial class OutcomeReading
{
    public static IReadOnlyList<Outcome> Of(Manuscript m)
    {
        var found = new List<Outcome>();
        Told? before = null;
        Length? last = null;
        var closing = m.In(Part.Abstract).LastOrDefault();
        foreach (var told in m.Told)
        {
            if (before is null || before.Part != told.Part || before.Paragraph != told.Paragraph) last = null;
            // What an abstract concludes is of no time.
            if (ReferenceEquals(told, closing)) last = null;
            // What an autopsy finds was there before.
            if (Autopsy().IsIn(told.Text)) last = null;
            var lengths = told.Lengths.Where(l => l.Grain > 0.1 && !Backwards().IsIn(told.Text, l.End..)).ToList();
            if (told.Part is not (Part.Title or Part.Introduction) && !told.Asks) Read(told, lengths.Count == 0 && Dated(m, told) is { } dated ? [dated] : lengths, last, Course.IsEarlier(m, told) || HadReturned().IsIn(told.Text), found);
            var after = lengths.Where(l => Forwards().IsIn(told.Text, l.End..) || At().IsIn(told.Text, ..l.From)).ToList();
            if (after.Count > 0) last = after[^1];
            before = told;
        }
        foreach (var row in m.OwnRows) OwnRowOutcomes.Read(row, found);
        return found;
    }

    // "A lump had been shelled out seven years earlier; recurrences were excised three and five years after that": before the patient came.
    [GeneratedRegex(@"\bhad (?:been|had|undergone)\b[^.;]*\b(?:years|months) (?:earlier|before|previously|ago)\b[^.]*;[^.;]*\b(?:recurr|relaps)[^.;]*\b(?:after that|later|thereafter|afterwards)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadReturned();

    [GeneratedRegex(@"\b(?:autopsy|necropsy|post-?mortem)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Autopsy();

    // "Recurrence was seen between 5 and 49 months"
    [GeneratedRegex(@"\bbetween (?:\d+|\p{L}+) and (?:\d+|\p{L}+) (?:months|years)\b|\bin (?:that|this|the same|their) (?:study|series|review|cohort|collection)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSeveral();

    // "at the digit, where there has been no recurrence"
    [GeneratedRegex(@"\b(?:at|in|of) the [\p{L}-]+,? where\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex There();

    /// <summary>Whether the words before name the one place that something is said of.</summary>
    public static bool IsAtPlace(string before) => There().IsMatch(before);

    // A date in the sentence, counted from the first dated operation.
    private static Length? Dated(Manuscript m, Told told)
    {
        if (told.Part != Part.Case || m.DatesIn(told).Where(d => d.HasMonth).MaxBy(d => d.First) is not { } date) return null;
        return m.Operations.FirstOrDefault() is { } operation && date.First - operation.First is > 0 and var months ? new(date.Start, date.Size, months, 1) : null;
    }

    private static void Read(Told told, List<Length> lengths, Length? carried, bool earlier, List<Outcome> found)
    {
        foreach (Match word in Return().AllIn(told.Text))
        {
            if (told.OfRelative(word.Index) || Comeback.IsOfSomethingElse(told.Text, word.Index) || Comeback.IsOfPerson(told.Text, word.Index, word.Value)) continue;
            var kind = word.Groups["spread"].Success || word.Value.StartsWith("meta", StringComparison.OrdinalIgnoreCase) ? OutcomeKind.Metastasis : OutcomeKind.Recurrence;
            var clause = Clause(told.Text, word.Index);
            var denied = word.Groups["free"].Success || Denial().IsMatch(clause) && !(word.Groups["verb"].Success && !NotVerb().IsMatch(clause));
            // "No drug was given for the metastases", "a regrown tumour": what has come back is the object, not what happened.
            if (word.Value.EndsWith("implants", StringComparison.OrdinalIgnoreCase) && Hardware().IsMatch(told.Text)) continue;
            if (denied && ForThem().IsMatch(clause) || word.Groups["verb"].Success && Comeback.IsOfTreated(clause)) continue;
            // "Three months later the liver metastases were removed": they were there.
            if (!denied && told.Part != Part.Legend && word.Value.StartsWith("metastas", StringComparison.OrdinalIgnoreCase) && Known().IsMatch(clause)) continue;
            if (!denied && (Presenting().IsMatch(told.Text[..word.Index]) || Dismissed().IsIn(told.Text, (word.Index + word.Length)..) || word.Groups["spread"].Success && Comeback.IsHarmless(told.Text) || !Asserted(told, word, kind, lengths, carried) || Unreal().IsMatch(clause) || Comeback.IsOnlyPossible(told.Text, word.Index + word.Length) || SeenInOthers().IsIn(told.Text, (word.Index + word.Length)..))) continue;
            if (!denied && (earlier || IsInGeneral(told.Text, word))) continue;
            if (!denied && (told.OfHistory || told.Part == Part.Discussion && OfSeveral().IsMatch(told.Text))) continue;
            if (denied && Spared.Admits(told.Text, word.Index, word.Index + word.Length)) continue;
            if (denied && (Reported().IsMatch(clause) || Passed().IsMatch(told.Text) || SinceIt().IsMatch(clause) || Treated().IsMatch(told.Text[..word.Index]))) continue;
            var start = denied ? StartOfDenial(told.Text, word.Index - clause.Length, clause, word) : word.Index;
            var times = denied ? lengths : lengths.OrderBy(l => Math.Abs(l.Start - word.Index)).Take(1).ToList();
            var statement = new Outcome(told.Part, told, told.Span(start, word.Index + word.Length - start), told.Text[start..(word.Index + word.Length)], kind, !denied)
            {
                DistantOnly = denied && FarAway().IsMatch(clause + word.Value),
                Regional = !denied && InTheRegion().IsMatch(told.Text[..word.Index]),
                LocalOnly = OfRegion().IsMatch(clause) || InPlace().IsIn(told.Text, (word.Index + word.Length)..) || OfAPart().IsMatch(clause) || IsAtPlace(told.Text[..start]) || IsAtPlace(told.Text[..word.Index]),
                Throughout = denied && (Remained().IsMatch(clause) || word.Groups["free"].Success || word.Groups["verb"].Success || Occurred().IsMatch(told.Text.AsSpan(word.Index + word.Length)) && (kind == OutcomeKind.Metastasis || AnyKind().IsMatch(clause))),
            };
            if (times.Count == 0) found.Add(statement with { At = Turn().IsMatch(told.Text) ? null : carried, Carried = true });
            foreach (var time in times) found.Add(statement with { At = time });
        }
        if (told.Part is Part.Legend) return;
        Status(told, Free(), OutcomeKind.Free, lengths, carried, found);
        Status(told, Diseased(), OutcomeKind.Diseased, lengths, carried, found);
        Status(told, Alive(), OutcomeKind.Alive, lengths, carried, found);
        if (told.Part != Part.Discussion) Status(told, Death(), OutcomeKind.Death, lengths, null, found);
    }

    // "Most relapses are seen early, and our patient is beyond that time": what happens to patients at large.
    private static bool IsInGeneral(string text, Match word) =>
        word.Value.ToLowerInvariant() is "recurrences" or "relapses" or "metastases" && (Most().IsIn(text, ..word.Index) || AsARule().IsIn(text, (word.Index + word.Length)..));

    [GeneratedRegex(@"\b(?:most|the majority of|(?:half|thirds|quarters?) of|\d ?(?:%|per ?cent) of)(?: the| all)? (?:[\p{L}-]+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Most();

    [GeneratedRegex(@"^ (?:(?:usually|often|mostly|typically|generally|commonly|rarely|seldom) )?(?:are (?:thought|believed|known|said|considered|expected|usually|often|mostly|rare|rarely|uncommon|common|frequent|seldom|typically|usual)|occur|appear|tend|arise|develop|become|happen)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsARule();

    private static void Status(Told told, Regex words, OutcomeKind kind, List<Length> lengths, Length? carried, List<Outcome> found)
    {
        foreach (Match word in words.AllIn(told.Text))
        {
            var clause = Clause(told.Text, word.Index);
            if (told.OfRelative(word.Index) || kind == OutcomeKind.Free && (NotStatus().IsMatch(clause) || OfAPart().IsMatch(clause)) || Denial().IsMatch(clause) || (kind == OutcomeKind.Death ? Perhaps() : Unreal()).IsMatch(clause)) continue;
            // "Kept the tumour away for two years": and not for longer.
            if (word.Groups["kept"].Success && lengths.Count > 0) continue;
            // "On CT at 34 months three nodules were left. The patient is alive with disease": at 34 months.
            Length? at = lengths.Count == 0 ? told.Part == Part.Case && IsNow().IsMatch(clause) ? carried : null : lengths.MinBy(l => Math.Abs(l.Start - word.Index));
            var throughout = word.Groups["kept"].Success || Remained().IsMatch(clause) && RemainedVerb().IsMatch(clause) && !Spared.Admits(told.Text, word.Index, word.Index + word.Length);
            found.Add(new(told.Part, told, told.Span(word), word.Value, kind, true) { At = at, Throughout = throughout });
            // "Has remained free of disease ever since" denies every return of it.
            if (kind == OutcomeKind.Free && throughout) found.Add(new(told.Part, told, told.Span(word), word.Value, OutcomeKind.Recurrence, false) { At = at, Throughout = true });
        }
    }

    [GeneratedRegex(@"\b(?:s?he|patient|woman|man|boy|girl|child) (?:is|remains|lives)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsNow();

    // A return of the disease counts when the sentence says that it was seen, or is told as a fact with its time.
    private static bool Asserted(Told told, Match word, OutcomeKind kind, List<Length> times, Length? carried)
    {
        if (word.Groups["verb"].Success) return true;
        if (told.Part is Part.Legend) return true;
        if (word.Groups["spread"].Success) return told.Part is Part.Abstract or Part.Case && Seen().IsMatch(told.Text) && (FarOrNew().IsMatch(word.Value) || times.Exists(l => l.Grain >= 1) || carried is { Grain: >= 1 });
        if (kind == OutcomeKind.Metastasis) return Seen().IsMatch(told.Text) && (times.Exists(l => l.Grain >= 1) || carried is { Grain: >= 1 }) && told.Part is Part.Abstract or Part.Case && Seen().IsMatch(told.Text) && (times.Exists(l => l.Grain >= 1) || carried is { Grain: >= 1 });
        return Seen().IsMatch(told.Text) || told.Lengths.Exists(l => l.Grain >= 1 && Math.Abs(l.Start - word.Index) < 60);
    }

    [GeneratedRegex(@"\b(?:margins?|nodes?|edges?|bed|sections?|borders?|marrow|fluid|cut end|stump|duct|capsule|vessels?|vein|artery|dura)\b|\b(?:neck|brain|lungs?|liver|spine|chest|abdomen|pelvis|eye|kidney|bladder|ureter|cord|canal|nerve|muscle|skin|bones?|sinus|testis|ovary|uterus|remnant)\b (?:was|were|is|are|remained) (?:\w+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotStatus();

    /// <summary>The part of the body that is free of disease ("the nose has remained"), or null for the patient.</summary>
    public static string? PartIn(string before) => OfAPart().Match(before) is { Success: true } part ? part.Groups["part"].Value : null;

    /// <summary>Whether a sentence tells how long it took ("eleven months passed without metastasis").</summary>
    public static bool IsInterval(string text) => Passed().IsIn(text);

    // "the nose has remained free of tumour", "the right breast of our patient has remained free"
    [GeneratedRegex(@"\b(?:the|her|his|both) (?:(?:right|left|operated|affected|remaining|ipsilateral) )?(?![\p{L}-]*oma\b|patient|man|woman|boy|girl|child|infant|sister|brother|disease|tumou?r|cancer|course|follow|remnant|residu|lesion|nodule|mass|metast|deposit|node|implant)(?<part>[\p{L}-]+)(?: of (?:our|the) patient)? (?:has|have|had|was|were|is|are|remain\w*|stayed)[^.;,]{0,25}$|\b(?:kept|keeps?|keeping|left|leaves?|leaving|render(?:s|ed|ing)?|made|makes) (?:the|her|his|both) (?:(?:right|left|operated|affected|remaining|ipsilateral|whole|entire) )?(?!patient|man|woman|boy|girl|child|infant|disease|tumou?r)(?<part>[\p{L}-]+)(?: of (?:our|the|this) (?:patient|man|woman|boy|girl|child))? (?:\p{L}+ly )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfAPart();

    // "Eleven months passed without metastasis" tells how long it took.
    [GeneratedRegex(@"\b(?:months|years) (?:passed|elapsed|went by)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Passed();

    /// <summary>Whether the words after a denial name the place it is about: "no recurrence in the nose".</summary>
    public static bool IsInPlace(ReadOnlySpan<char> after) => InPlace().IsMatch(after);

    // Organs that a tumour spreads to are not its place.
    [GeneratedRegex(@"^ (?:in|at|within) (?:the|her|his) (?!first|last|following|course|year|follow|period|meantime|time|months|interval|lungs?\b|liver|bones?\b|brain|whole|entire)[\p{L}-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InPlace();

    // "the year that one table calls recurrence-free" reports what others wrote.
    [GeneratedRegex(@"\b(?:calls?|called|claims?|claimed|states?|stated|listed|prints?) (?:\w+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reported();

    // "The metastases disappeared with pembrolizumab and had not come back": they were there.
    [GeneratedRegex(@"\b(?:metasta[st]\w*|recurrences?|relapses?|nodules?|deposits?)\b[^.;]{0,40}\b(?:disappeared|resolved|vanished|regressed|(?:was|were) (?:removed|resected|excised|ablated))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Treated();

    // "The implants were removed" after fusion.
    [GeneratedRegex(@"\bimplants? (?:(?:was|were|had been) )?(?:removed|intact|in place|in situ|loosened|broken)\b|\b(?:fusion|screws?|rods?|plates?|prosthe\w+|cages?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hardware();

    // "Without disease since the only metastasis was removed": it is what the freedom is counted from.
    [GeneratedRegex(@"\b(?:since|after|following) (?:the |her |his |this |that |removal |resection |excision |treatment |of )*(?:\p{L}+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SinceIt();

    [GeneratedRegex(@"\b(?:distant|systemic|visceral) (?!or\b|nor\b|and\b)\p{L}+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FarAway();

    [GeneratedRegex(@"\b(?:in-?transit|satellite|nodal|regional|lymph node|axillary|inguinal|cervical|locoregional)(?: [\p{L}-]+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InTheRegion();

    // "Without intracranial recurrence" says nothing of the liver.
    [GeneratedRegex(@"\b(?:local|locoregional|in-field|intra-?(?!venous|operative)\p{L}+|cranial|meningeal|pelvic|orbital|spinal|retroperitoneal|mediastinal|cervical|laryngeal|nasal|sinonasal|cutaneous|skeletal|bony|biochemical|hormonal)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfRegion();

    [GeneratedRegex(@"^(?:new|extra|distant|systemic)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FarOrNew();

    // The words of the same clause before a place.
    private static string Clause(string text, int at)
    {
        var from = at;
        while (from > 0 && text[from - 1] is not (';' or ':' or '.' or '(') && !(text[from - 1] == ',' && !Neither().IsIn(text, ..from) && !IsListed(text, from, at))) from--;
        if (at - from > 70) from = at - 70;
        return text[from..at];
    }

    // "No infection, fracture or relapse had followed": the denial is of each.
    private static bool IsListed(string text, int comma, int at) => LastOfList().IsMatch(text[comma..at]) && DeniedList().IsMatch(text[..comma]);

    [GeneratedRegex(@"^(?: (?!and\b|but\b)[\p{L}-]+){1,4}(?:,[\p{L} -]{3,40})*,? (?:or|nor) (?:[\p{L}-]+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastOfList();

    [GeneratedRegex(@"\b(?:no|without|free of)(?: (?!and\b|but\b)[\p{L}-]+){1,4}(?:,[\p{L} -]{3,40})*,$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeniedList();

    private static int StartOfDenial(string text, int clauseStart, string clause, Match word)
    {
        var denial = Denial().Matches(clause);
        return denial.Count == 0 ? word.Index : clauseStart + denial[^1].Index;
    }

    [GeneratedRegex(@"\b(?:(?<free>(?:recurrence|relapse|metastasis|progression)-free(?! (?:share|survival|interval|rate|probability|period|proportion|estimate)))|(?<verb>(?:has |had )?(?:recurred|relapsed|regrown|come back|came back|grew back|reappeared))|regrowth|re-?growth|recurrences?(?!-free)|recurrent(?! (?:laryngeal )?nerve| (?:[\p{L}-]+ )?(?:pains?|swellings?|symptoms?|headaches?|weakness|numbness|bleeding|haemorrhages?|hemorrhages?|seizures?|infections?|attacks?|episodes?|fever|effusions?|ascites|vomiting|cough)\b)|relapses?(?!-free)|metastas[ei]s(?!-free)|metastatic|(?<spread>new (?:[\p{L}-]+ )?(?:nodules?|lesions?|deposits?)(?: of [\d.]+ ?[mc]m)? in the|(?:(?!(?:no|without|nor|neither|of)\b)[\p{L}-]+ )?(?:implants?|deposits?|seeding)\b|nodules? (?:of [\d.]+ ?[mc]m )?(?:on|in|at|of) (?:the )?(?:left |right |upper |lower )*(?:lung|liver|pleura|diaphragm\w*|peritone\w+|scar|bed|spine|brain|lobe)|(?:extra-?(?!mural|capsular|nodal|thyroid|ocular|osseous|axial|dural|medullary)\p{L}+|distant|systemic) (?:disease|spread|deposits?)|spread to (?:distant|other|remote) (?:organs?|sites?|parts)))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Return();

    [GeneratedRegex(@"\b(?:the|these|both|her|his) (?:[\p{L}-]+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"\b(?:for|against|because of) (?:the|her|his|these) (?:[\p{L}-]+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForThem();

    // "neither local nor distant relapse has occurred during 30 months"
    [GeneratedRegex(@"^[^.;,]{0,25}\b(?:has|have) (?:so far |ever |yet |since |to date )?(?:occurred|appeared|developed|arisen|emerged|followed|been (?:seen|found|observed|detected|noted|recorded|diagnosed))\b|^ (?:during|throughout) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Occurred();

    [GeneratedRegex(@"\b(?:nor|or|and) (?:distant|systemic|nodal|regional|metastatic) $|\bdistant (?:nor|or) (?:local|regional) $|\bany (?:kind of )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyKind();

    // "A recurrence was suspected but excluded by biopsy", "the nodule of the left lung still measured 3 mm"
    [GeneratedRegex(@"^[^.;]{0,60}, but (?:the )?(?:biopsy|histology|cytology|aspiration|excision|it)\b|^[^.;]{0,40}\b(?:was|were|has been) (?:\w+ly )?(?:suspected|feared|considered|discussed|excluded|ruled out|cured)\b|^[^.;]{0,60}\b(?:(?:is|was|are|were) (?:no longer|not) (?:visible|seen|found|present|detectable|demonstrable)|(?:has|have|had) (?:disappeared|vanished|gone|resolved))\b|^ (?:disappeared|vanished|resolved|regressed)\b|^[^.;,]{0,20} (?:still (?:measure[sd]|had|has)|(?:was|were|is|are|remain(?:s|ed)) (?:still )?(?:unchanged|stable|the same|of the same size))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dismissed();

    // The recurrence that a patient is presented with was there before the course that is told.
    [GeneratedRegex(@"\b(?:present|report|describe|referred|admitted)\w*\b[^.;:]{0,60}\bwith (?:an? |the )?(?:\p{L}+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Presenting();

    // A sentence that goes on to something later does not share the time of the one before.
    [GeneratedRegex(@"^\W*(?:however|later|subsequently|then|afterwards?|unfortunately|but|eventually|finally|thereafter)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|(?:free|clear|negative)(?! (?!of\b|from\b|for\b)\p{L}+ (?:and|but|with)\b)|freedom|absence|exclud\w+|denied|nothing|cured)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:not|never|neither)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotVerb();

    [GeneratedRegex(@"\bneither\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Neither();

    [GeneratedRegex(@"\b(?:(?-i:may)|might|can|could|should|would|must|risk|rate|if|whether|rule out|prevent|detect|look for|possible|suspected|suspicious|probability|chance|concern|fear|feared|considered|before|until|against)\b[^,;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    // "Relapse has been seen after ten years"
    [GeneratedRegex(@"^ has been (?:seen|reported|described|observed|recorded)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeenInOthers();

    [GeneratedRegex(@"\b(?:remain\w*|stayed|has been|have been|has had|have had|continues?|without|there (?:is|has been|was))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remained();

    [GeneratedRegex(@"\b(?:(?-i:may)|might|can|could|would|risk|rate|if|whether|fear|patients who)\b[^,;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Perhaps();

    [GeneratedRegex(@"\b(?:remain\w*|stayed|has been|have been|continues?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RemainedVerb();

    [GeneratedRegex(@"\b(?:found|disclosed|biopsy|proved|confirmed|appeared|developed|revealed|showed|shown|detected|occurred|diagnosed|seen|identified|noted|demonstrated|removed|resected|excised|treated|irradiated|followed by|came|emerged|was (?:there|present)|proved)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Seen();

    [GeneratedRegex(@"\bno (?:(?:further|clinical|radiological|radiographic|measurable|detectable|visible|residual|active|known|other|local|remaining) )*(?:evidence|signs?|traces?|suspicion) of (?:(?:residual|active|local|recurrent|persistent|the|any) )*(?:disease|tumou?r|cancer|malignancy|sarcoma|carcinoma|lymphoma|melanoma)\b|\bno (?:(?:further|measurable|detectable|visible|residual|active|viable|more) )+(?:disease|tumou?r)\b|\bno disease\b|\b(?:free of|free from|without|clear of) (?:the |any |all |her |his |residual |detectable |measurable |visible )*(?:disease|tumou?rs?|cancer)\b(?! (?:progression|rupture|spill))|\b(?:alive|well|healthy) and (?:well|tumou?r-free|free)\b|\b(?:is|was|remains?|considered) cured\b|\b(?:disease|tumou?r|cancer)[- ]free(?! (?:interval|survival|margin|surviv))|\bno (?:signs?|evidence|traces?) of (?:residual |active )?(?:tumou?r|cancer|malignancy)|\bwithout (?:any )?(?:signs?|evidence) of (?:disease|tumou?r|recurrence)|\bNED\b|\b(?:in|complete) remission\b|\b(?:metastas[ei]s|nodules?|deposits?) (?:had |have |has )?(?:completely |all )?(?:disappeared|vanished)\b|\b(?<kept>(?:kept|keeps|held|has kept|have kept) (?:both )?(?:the |her |his )?(?:tumou?r|disease|cancer|malignancy)\b[^.;,]{0,40}?\b(?:away|at bay))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Free();

    [GeneratedRegex(@"\b(?:alive|living|lives) with (?:[\p{L}-]+ )*(?:disease|tumou?r|metasta\w+|recurrence|cancer|deposits?|(?:lung|pulmonary|residual|liver|hepatic|pleural|peritoneal) (?:nodules?|lesions?))\b|\bAWD\b|\bwith (?:progressive|persistent|stable|residual|active) (?:disease|tumou?r)\b|\b(?:metastas[ei]s|deposits?|nodules?|recurrence|residue|lesions?) (?:(?:is|are|was|were|has been|have been|remains?|remained) )(?:stable|unchanged|progressing|growing|still (?:present|visible))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Diseased();

    [GeneratedRegex(@"\b(?:is|are|was|remains?|still|were) (?:still |currently )?alive\b(?! with)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alive();

    [GeneratedRegex(@"\b(?:died|succumbed|passed away|dead of disease|DOD)\b|\bdeath (?:from|due to|of the patient|occurred|[\w ]{0,20}(?:months?|years?))|\bwas dead\b", RegexOptions.CultureInvariant)]
    private static partial Regex Death();

    [GeneratedRegex(@"^(?:['’]s?)? ?(?:before|earlier|ago|previously|prior|duration|history|'?s? duration)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Backwards();

    [GeneratedRegex(@"^,? (?:after|later|following|post|from the)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forwards();

    [GeneratedRegex(@"\b(?:at|after) (?:the )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex At();
}
