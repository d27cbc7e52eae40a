using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>A statement that the tumour never came back, or has stayed as it was, up to a time.</summary>
/// <param name="Told">The sentence or cell.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Reach">What it denies.</param>
internal sealed partial record Spared(Told Told, int Start, int Size, Reach Reach)
{
    /// <summary>It covers the whole time from treatment on ("throughout", "has remained", "since the operation", a cell of a table).</summary>
    public bool Throughout { get; init; }

    /// <summary>It tells how the patient is ("no evidence of disease"), not what never happened.</summary>
    public bool State { get; init; }

    /// <summary>It names where it counts from ("since the operation", "never").</summary>
    public bool Anchored { get; init; }

    /// <summary>The part of the body that it is said of, or null for the patient.</summary>
    public string? Organ { get; init; }

    /// <summary>The month from which it counts, where a date is named.</summary>
    public int? From { get; init; }

    /// <summary>How long after treatment it holds, or null for the last contact.</summary>
    public Length? Until { get; init; }

    public string Words => Told.Text.Substring(Start, Size);

    public Span Span => Told.Span(Start, Size);

    public static IReadOnlyList<Spared> Of(Manuscript m)
    {
        var found = new List<Spared>();
        foreach (var told in m.Told)
        {
            if (told.Asks || Others().IsIn(told.Text)) continue;
            foreach (Match match in Denials().AllIn(told.Text))
            {
                var before = told.Text[..match.Index];
                var after = told.Text[(match.Index + match.Length)..];
                if (told.OfRelative(match.Index) || Unreal().IsMatch(before) || Until_().IsMatch(after)) continue;
                // "No further recurrence", "since the second operation": what came before is admitted.
                if (Qualified().IsMatch(match.Value) || QualifiedAfter().IsMatch(after) || Qualified().IsIn(before, Math.Max(0, before.Length - 60)..)) continue;
                if (match.Groups["still"].Success && !(Tumour().IsMatch(before[Math.Max(0, before.Length - 60)..]) && Lasting().IsMatch(told.Text))) continue;
                if (match.Groups["confined"].Success && !Tumour().IsMatch(before[Math.Max(0, before.Length - 110)..])) continue;
                if (Moving().IsMatch(match.Value) && !Tumour().IsMatch(before[Math.Max(0, before.Length - 60)..])) continue;
                if (OutcomeReading.IsInterval(told.Text)) continue;
                // A legend shows a part of the body.
                var organ = match.Groups["still"].Success ? null : OutcomeReading.PartIn(before);
                // "The operative field has stayed free of new growth"
                var inField = organ is not null && Field().IsMatch(organ);
                if (inField || organ is not null && Axis().IsMatch(organ)) organ = null;
                if (organ is not null && told.Part != Part.Legend && !match.Groups["clear"].Success) continue;
                if (NotTumour().IsMatch(after) || NotTumour2().IsMatch(before)) continue;
                var times = told.Lengths.Where(l => l.Grain >= 0.9 && !Back().IsMatch(told.Text[l.End..])).ToList();
                // "CT 26 months after resection. Both lungs are free of focal lesions.": a legend is of one time.
                if (times.Count == 0 && told.Part == Part.Legend) times = [.. m.In(Part.Legend).Where(t => t.Paragraph == told.Paragraph).SelectMany(t => t.Lengths.Where(l => l.Grain >= 0.9 && !Back().IsMatch(t.Text[l.End..])))];
                found.Add(new(told, match.Index, match.Length, inField ? Reach.Local : Scope(match, told.Text))
                {
                    Organ = organ,
                    Until = times.Count == 0 ? null : times.MaxBy(l => l.Months),
                    Throughout = Lasting().IsMatch(told.Text) || match.Groups["never"].Success || match.Groups["clear"].Success,
                    State = StateWord().IsMatch(match.Value),
                    Anchored = Anchor().IsMatch(told.Text) || match.Groups["never"].Success,
                    From = Since().Match(told.Text) is { Success: true } since ? 12 * int.Parse(since.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture) : null,
                });
                break;
            }
        }
        foreach (var row in m.OwnRows) Cells(row, found);
        return found;
    }

    /// <summary>Whether a denial admits that the tumour came back before ("no further recurrence", "free of tumour since the second operation"), or is no fact.</summary>
    public static bool Admits(string text, int start, int end) => Qualified().IsIn(text, Math.Max(0, start - 40)..end) || QualifiedAfter().IsIn(text, end..) || Unreal().IsMatch(text[..start]);

    private static void Cells(OwnRow row, List<Spared> found)
    {
        // A row that tells the return in another of its cells contradicts nothing.
        if (row.Cells.Any(c => Column().IsMatch(c.Header + " " + c.Text) && !No().IsMatch(c.Text) && (Comeback.Mentioned(c.Text) || Column().IsMatch(c.Header) && Timed().IsMatch(c.Text) && !NotNo().IsMatch(c.Text)))) return;
        if (row.Cells.Any(c => SpreadColumn().IsMatch(c.Header) && !NotColumn().IsMatch(c.Header) && c.Text.Any(char.IsLetter) && !No().IsMatch(c.Text) && !NotNo().IsMatch(c.Text))) return;
        foreach (var cell in row.Cells)
        {
            // "Outcome after last resection" begins after what came before.
            if (AfterLast().IsMatch(cell.Header)) continue;
            var header = Column().IsMatch(cell.Header) && !NotColumn().IsMatch(cell.Header) && No().IsMatch(cell.Text);
            var told = new Told(Part.Table, cell.Cell.Plain, 0);
            var match = Denials().Match(cell.Text);
            if (!header && !(match.Success && !match.Groups["still"].Success && !Qualified().IsMatch(cell.Text))) continue;
            var reach = header ? DistantHeader().IsMatch(cell.Header) ? Reach.Distant : LocalHeader().IsMatch(cell.Header) || row.Cells.Any(c => c != cell && DistantHeader().IsMatch(c.Header)) ? Reach.Local : Reach.Any : Scope(match, cell.Text);
            var until = Length.In(cell.Header) is [var only] ? only : (Length?)null;
            found.Add(new(told, 0, cell.Cell.Plain.Text.TrimEnd().Length, reach) { Throughout = true, Anchored = true, State = !header && StateWord().IsMatch(cell.Text.Trim()), Until = until ?? (Length.In(cell.Text) is [var time] ? time : null) });
        }
    }

    [GeneratedRegex(@"^(?:field|bed|site|area|cavity|defect|region)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    // What drops from the brain and the cord may come to lie anywhere in it, at the level of the operation or below.
    [GeneratedRegex(@"^(?:sac|canal|axis|neuraxis|theca|levels?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Axis();

    [GeneratedRegex(@"\b(?:after|since|following) (?:the )?(?:end|stop|withdrawal|last|final|second|third|latest|salvage|re-?\p{L}+ion)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterLast();

    private static Reach Scope(Match match, string text)
    {
        if (match.Groups["confined"].Success) return Reach.Distant;
        // "Controlled the tumour at the digit, where there has been no recurrence"
        if (OutcomeReading.IsAtPlace(text[..match.Index])) return Reach.Local;
        if (OutcomeReading.IsInPlace(text.AsSpan(match.Index + match.Length))) return Reach.Local;
        var around = text[match.Index..Math.Min(text.Length, match.Index + match.Length + 45)];
        var local = LocalHeader().IsMatch(around);
        var distant = DistantHeader().IsMatch(around);
        return local == distant ? Reach.Any : local ? Reach.Local : Reach.Distant;
    }

    [GeneratedRegex(@"\b(?:disease|tumou?r|cancer|malignancy|sarcoma|carcinoma|lymphoma|remission|response|lesions?|nodules?|deposits?|foci)(?:[- ]free)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StateWord();

    private const string Return = @"(?:recurren\w+|relaps\w+|re-?growth|progression|metasta\w+|dissemination|spread|seeding|(?:new|active|viable|residual|visible|focal|suspicious) (?:[\p{L}-]+ )?(?:lesions?|tumou?r|disease|nodules?|deposits?|foci)|tumou?r(?: (?:growth|activity))?|growth|disease|cancer|malignancy|sarcoma|carcinoma|lymphoma|return)";

    [GeneratedRegex(@"\b(?:(?<never>complete (?:clinical |radiological |metabolic )?remission,? (?:which|that) (?:has lasted|lasts|has held|holds|has persisted|persists|continues))|(?:there (?:has been|was|is|were|have been) )?(?:no|without|neither|never any|absence of|nor)(?: (?:any|a|sign|signs|evidence|trace|traces|nor|indication|suggestion|clinical|radiological|radiologic|radiographic|imaging|or|and|of|local|locoregional|regional|nodal|distant|spinal|pulmonary|tumou?r|biochemical|hint|symptoms|detectable|macroscopic|suspicious|further)){0,7} " + Return + @"|(?:free (?:of|from)|clear of) (?:(?:any|all|further|focal) )*(?:deposits|nodules|lesions|metastases)|(?:free (?:of|from)|clear of)(?: (?:any|all|sign|signs|evidence|trace|of|local|clinical|radiological|the|tumou?r)){0,5} " + Return + @"|(?:recurrence|relapse|progression|metastasis|disease|tumou?r|cancer|event)[- ]free(?! (?:survival|interval|margins?|rate|period|patients|tissue))|(?<never>(?:has|have|had|did|does) (?:not|never) (?:yet |ever |once )?(?:recurr?(?:ed)?|relapsed?|progress(?:ed)?|grown|grow|enlarged?|come back|return(?:ed)?|metastasi[sz]ed?|spread|reappear(?:ed)?|shown? (?:any |an? |signs of |evidence of )*(?:growth|progression|activity|enlargement|increase))|(?:has|have|had) never (?:had|developed|shown|suffered|experienced)(?: an?| any| the)?(?: \p{L}+)? " + Return + @"|(?:has|have|had) (?:not|never) shown itself|(?:been |was )?spared (?:(?:our|this|the) (?:patient|man|woman|boy|girl|child) |him |her )?(?:an? |any |the )" + Return + @"|never (?:recurred|relapsed|came back|returned|progressed|grew|metastasi[sz]ed|spread)|at no time (?:\w+ ){0,8}" + Return + @")|(?:continuous|continued|uninterrupted|sustained|lasting|durable|persistent|unbroken|ongoing|permanent) (?:complete )?(?:remission|response)|(?<!\b(?:partial|mixed|minor) )(?:complete )?(?:remission|response)(?= (?:has |had |was |is )?(?:lasted|persisted|continued|throughout|maintained|ever since|since|to date|for (?:the )?(?:whole|entire)|for \d))|(?:in|a) (?:complete )?remission(?= (?:throughout|ever since|since|for (?:the )?(?:whole|entire)|for \d))|(?<never>(?<confined>(?:has|have|had) (?:always |so far |hitherto )?(?:remained|stayed|been) (?:confined|limited|restricted|locali[sz]ed) to (?:the|its|her|his) \p{L}+))|(?<never>(?:spread|metastas[ei]s|recurrence|relapse)\b[^.;]{0,50} (?:has|have) (?:so far |hitherto |until now |thus far )?(?:passed (?:our|this|the|him|her)|spared (?:our|this|the|him|her)|bypassed|overlooked))|(?<never>(?:banished|eradicated|eliminated|cured)(?: \p{L}+){1,4} (?:for good|once and for all|for ever|definitively))|(?<clear>(?:has|have|had) (?:stayed|remained|been) clear(?= (?:throughout|during|ever since|since|for|to|until|up to)\b))|(?<still>(?:unchanged|stable|stationary|constant|dormant|quiescent|inactive|of (?:the same|unchanged) size)))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denials();

    [GeneratedRegex(@"\b(?:throughout|ever since|since|never|at no time|whole|entire|to date|so far|until now|up to now|remain\w*|stayed|(?:has|have|had) (?:been|not|remained|stayed|shown|had|enjoyed|kept|occurred|appeared|developed)|continu\w+|uninterrupted|lasting|lasted|permanent\w*|successive|at (?:any|every|each|all)|all (?:subsequent|later|follow-up|controls?|examinations?)|maintained|persist\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lasting();

    [GeneratedRegex(@"\b(?:since (?:(?:the|her|his|this|their|initial|first|primary|original|that|single|only|last|definitive|curative) )*(?:operation|surgery|resection|excision|removal|diagnosis|treatment|procedure|radio\w+|chemo\w+|irradiation|transplant\w+|\w+ectomy|\w+otomy|(?:19|20)\d\d)|throughout|at no time|at any (?:time|visit)|(?:whole|entire) (?:period|course|time|follow-?up|observation)|ever since|uninterrupted|continuous|unbroken|all \d+ (?:months|years)|never)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\bsince (?:[\p{L}]+ ){0,4}(?:(?:in|of) )?(?<y>(?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(?:further|second|another|again|subsequent|additional|other|since (?:then|that)|thereafter|afterwards|from then on|re-?(?:excision|resection|operation|irradiation|intervention|craniotomy|treatment)|salvage|revision|repeat|once more|elsewhere|its (?:removal|excision|resection)|their (?:removal|excision|resection)|(?:removal|excision|resection|treatment|ablation|irradiation) of (?:the |this |that )?(?:recurren\w+|relapse|metasta\w+|deposit|nodule|implant|node))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Qualified();

    [GeneratedRegex(@"^[^;.]{0,80}\b(?:since (?:then|that time|the (?:second|last|latest|re-?\w+|salvage|(?:only |single |sole )?(?:metasta\w+|recurrence|relapse)))|after (?:the )?(?:second|third|last|latest|re-?\w+|salvage|recurrence|relapse|metasta\w+|repeat|its|their|that|this)|thereafter|afterwards|following (?:the )?(?:second|salvage|re-?\w+)|elsewhere|outside|(?:other|apart|aside) (?:than|from)|except|besides|in the (?:other|remaining)|at (?:that|this) time|at presentation|on admission|at diagnosis|before (?:surgery|the operation|treatment))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QualifiedAfter();

    // "Free of recurrence until a nodule appeared"
    [GeneratedRegex(@"^[^;.]{0,60}\b(?:until|till|before|when|but|although|however|apart|except)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Until_();

    [GeneratedRegex(@"\b(?:(?:(?-i:may)|might)(?! (?:well )?be (?:thanks|due|owing|because|for this))|can|could|should|would|must|if|whether|to (?:ensure|confirm|exclude)|aim\w*|hop\w+|likely|probability|rate of|margins?|nodes? (?:was|were)|specimen|biops\w+|section|cytology|fluid|marrow)\b[^;.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    [GeneratedRegex(@"\b(?:et al|other patients|of (?:these|the) (?:\w+ )?patients|none of (?:the|these)|in the literature|reported cases|both (?:patients|reports|cases)|all (?:patients|reports|of them))\b|\[\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:remnants?|residu\w+|tumou?rs?|lesions?|nodules?|mass|deposits?|disease|component|focus|it)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tumour();

    // Pain returns and deficits progress as well: the tumour must be named.
    [GeneratedRegex(@"\b(?:progress\w*|grown?|grew|enlarged?|come back|came back|return(?:ed)?|spread|reappear(?:ed)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Moving();

    [GeneratedRegex(@"^[ -](?:of (?:the )?(?:symptoms?|pain|deficit|seizures?|effusion|fistula|infection|fever)|markers?|history|suppressor|board|lysis|necrosis|cells?|at the margin)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTumour();

    [GeneratedRegex(@"\b(?:family history|history|margins?|edges?|mother|father|examination of|neither of)\b[^;.]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTumour2();

    [GeneratedRegex(@"^(?:['’]s?)? ?(?:before|earlier|ago|previously|prior|history)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Back();

    // "Metastasis: brain"
    [GeneratedRegex(@"^\W*(?:(?:sites? of|distant|later|first) )*(?:metasta\w*|spread)\b[^,;/]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpreadColumn();

    [GeneratedRegex(@"\b(?:recurren\w*|relaps\w*|re-?growth|progression|metasta\w*|dissemination|spread|seeding|deposits?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex(@"\b(?:treatment|therapy|with (?:the )?(?:first )?metasta\w*|at (?:diagnosis|presentation|admission)|initial|synchronous|management|previous|prior|site of|after (?:second|relapse|recurrence)|second)\b|-free", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotColumn();

    [GeneratedRegex(@"^\W*(?:no|none|never|nil|absent|not observed|0|[–—-]|free)\b?\W*(?:\(?(?:at )?\d+(?: ?(?:mo|months?|y|years?))?\.?\)?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex No();

    [GeneratedRegex(@"\d|\byes\b|\bpresent\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Timed();

    [GeneratedRegex(@"\b(?:no|none|never|without|free|NED)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotNo();

    [GeneratedRegex(@"\b(?:distant|metasta\w+|spread|dissemination|seeding|systemic|lungs?|liver|bones?|nodal|nodes?|extra-?\p{L}+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DistantHeader();

    [GeneratedRegex(@"\b(?:local|locoregional|re-?growth|remnant|residual|in situ|grown|grow|enlarge\w*|(?:recurrences?|relapses?) in (?:the )?\p{L}+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalHeader();
}
