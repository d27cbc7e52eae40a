using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Statistics.Arithmetic;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Counting;

/// <summary>No whole number of patients makes the percentage of a stated group ("of the 22 patients, 37% had"), or the parts of a whole exceed it.</summary>
internal static partial class Kz402PercentageOfGroup
{
    public static Rule Rule { get; } = new("KZ402", "percentage-of-group", Severity.Error, "percentage-impossible", Check);

    private static IEnumerable<Finding> Check(Manuscript m) =>
        m.Document.Sentences.Where(s => s.Text.Contains('%') || s.Text.Contains("per cent", StringComparison.Ordinal)).SelectMany(s => MoreThanAll(m, s).Concat(OfGroups(m, s)));

    // Parts of one whole that exceed it.
    private static IEnumerable<Finding> MoreThanAll(Manuscript m, Sentence sentence)
    {
        var text = sentence.Text;
        if (Percentages().FirstIn(text) is { Success: true } shares && Parts(shares) is { Count: >= 2 } parts && parts.Sum() > 100.5m + 0.5m * (parts.Count - 2)) yield return Sum(shares, parts);
        else if (Exclusive().FirstIn(text) is { Success: true } kinds && Parts(kinds) is { Count: >= 3 } all && all.Sum() is > 101.6m and < 130 && (!Overlapping().IsMatch(text) || OneEach().IsMatch(text))) yield return Sum(kinds, all);
        else if ((AssignedOne().IsMatch(text) || OneToEach().IsMatch(text) || Categories().IsMatch(text) && !Overlapping().IsMatch(text)) && Listed().Match(text) is { Success: true } list && Parts(list) is { Count: >= 3 } each && each.Sum() is > 101.6m and < 130) yield return Sum(list, each);

        static List<decimal> Parts(Match match) => [.. match.Groups["p"].Captures.Select(c => Kz401CountAndPercentage.Percent(c.Value).Percent)];

        Finding Sum(Match match, List<decimal> of) => Rule.Find($"{string.Join(" + ", of)} is {of.Sum()}%.", "Count again; parts of one whole cannot exceed 100%.", "citation.percentage", Place(m, sentence, match.Index, match.Length, $"{of.Sum()}%"));
    }

    private static IEnumerable<Finding> OfGroups(Manuscript m, Sentence sentence)
    {
        var all = Reading.GroupSize.In(sentence.Text).Where(g => g.Count is > 1 and < 1000).ToList();
        var groups = all.FindAll(g => !g.IsShare);
        // "three of the four (75%), and 33% of them"
        if (groups.Count == 0 && OfThem().IsMatch(sentence.Text)) groups = [.. all.Take(1)];
        return groups.Count == 0 ? [.. OfTitle(m, sentence), .. OfThose(m, sentence, all)] : [.. OfThose(m, sentence, groups), .. AtRate(m, sentence, groups), .. OfPeople(m, sentence, groups)];
    }

    // "In the study by A and B, 47% of the patients had ... [6]": the group stands in the title of the one cited work.
    private static IEnumerable<Finding> OfTitle(Manuscript m, Sentence sentence)
    {
        if (m.Document.Citations.Where(c => sentence.Span.Contains(c.Span.Start)).SelectMany(c => c.References).Distinct().ToList() is not [{ Title: { } title } reference] || Reading.GroupSize.In(title).Where(g => !g.IsShare).ToList() is not [{ Count: > 1 and < 1000 } group]) yield break;
        foreach (Match match in OfThePatients().Matches(sentence.Text).Concat(Developed().Matches(sentence.Text)))
            if (!Estimated().IsMatch(sentence.Text[..match.Index]) && IsImpossible(match, [group.Count]))
                yield return NoNumber(Severity.Warning, m, sentence, match, group.Count, m.At(Reading.CitedWork.InTitle(reference, group.Start, group.Words.Length), $"{group.Count}"));
    }

    // "35% of the 13 patients with incomplete removal", beside other groups of which one would give it; where none does, it is said by the next.
    private static IEnumerable<Finding> OfThose(Manuscript m, Sentence sentence, List<Reading.GroupSize> groups)
    {
        foreach (Match match in OfThoseCounted().Matches(sentence.Text))
            if (Reading.Numbers.Parse(match.Groups["n"].Value) is { } n and > 1 and < 1000 && IsImpossible(match, [(int)n]) && (groups.Count == 0 || !IsImpossible(match, groups.Select(g => g.Count))) && !Estimated().IsMatch(sentence.Text[Math.Max(0, match.Index - 40)..match.Index]))
                yield return NoNumber(Severity.Error, m, sentence, match, (int)n);
    }

    // "reported a rate of local recurrence of 19%" of the one group of the sentence.
    private static IEnumerable<Finding> AtRate(Manuscript m, Sentence sentence, List<Reading.GroupSize> groups)
    {
        if (groups is [var group] && Rate().Match(sentence.Text) is { Success: true } rate && rate.Index > group.Start && !OwnFraction().IsMatch(sentence.Text) && !Estimated().IsMatch(RateWord().Replace(sentence.Text, "")) && IsImpossible(rate, [group.Count]))
            yield return NoNumber(Severity.Warning, m, sentence, rate, group.Count, Place(m, sentence, group.Start, group.Words.Length, $"{group.Count}"));
    }

    // "37% had", "43% of them were", "a response was obtained in 68%": no group of the sentence gives it.
    private static IEnumerable<Finding> OfPeople(Manuscript m, Sentence sentence, List<Reading.GroupSize> groups)
    {
        var text = sentence.Text;
        foreach (Match match in Share().Matches(text).Concat(groups.TrueForAll(g => g.Count <= groups[0].Count) ? SeenIn().Matches(text) : []))
        {
            if (!IsImpossible(match, groups.Select(g => g.Count)) || IsEstimate(text, match) || IsOfThose(text, match) || IsWhatTheyMake(text, match)) continue;
            var near = groups.MinBy(g => Math.Abs(g.Start - match.Index))!;
            yield return NoNumber(Severity.Error, m, sentence, match, near.Count, [Place(m, sentence, near.Start, near.Words.Length, $"{near.Count}"), .. InTitle(m, sentence, near.Count)]);
        }
    }

    // "which makes 31% of those 13"
    private static bool IsOfThose(string text, Match match) =>
        ThoseMany().Match(text[match.Index..]) is { Success: true } those && Reading.Numbers.Parse(those.Groups["n"].Value) is { } n and > 1 && !IsImpossible(match, [(int)n]);

    [GeneratedRegex(@"^[\d.]+ ?(?:%|per ?cent) of (?:the |these |those )(?<n>\d+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThoseMany();

    // "The nine men make up 23% of the whole": the group before is the part, and not the whole.
    private static bool IsWhatTheyMake(string text, Match match) => MakeUp().IsMatch(text[..match.Index]) && match.Value.Contains(" of", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:represent(?:s|ed|ing)?|constitut(?:es?|ed|ing)|account(?:s|ed|ing)? for|ma[dk]es? up|making up|correspond(?:s|ed|ing)? to|amount(?:s|ed|ing)? to|compris(?:es?|ed|ing)|form(?:s|ed)?) (?:only |about |just |some |nearly |almost |roughly |around |(?:less|fewer|more|not more|no more) than |at most |at least |up to )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MakeUp();

    private static bool IsEstimate(string text, Match match)
    {
        if (text[..match.Index].TrimEnd().EndsWith('(')) return true;
        if (CountedGroup().IsMatch(match.Value + text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + 24)])) return false;
        var before = text[Math.Max(0, match.Index - 70)..match.Index];
        before = before[(before.LastIndexOfAny([';', ':']) + 1)..];
        // How long they were followed is no estimate.
        before = Followed().Replace(before, "");
        // "their mean age was 29 years and 43% of them had": the mean is of something else.
        if (before.EndsWith(" and ", StringComparison.Ordinal) && OfThem().IsMatch(match.Value)) before = "";
        return Estimated().IsMatch(before) || EstimatedAfter().IsMatch(text[(match.Index + match.Length)..]);
    }

    // None of the groups gives the percentage that is printed in group "p".
    private static bool IsImpossible(Match match, IEnumerable<int> groups)
    {
        var (percent, decimals) = Kz401CountAndPercentage.Percent(match.Groups["p"].Value);
        return percent is > 0 and < 100 && groups.All(n => !PercentageOfCount.Possible(percent, decimals, n, PrintedRounding.NearestOrTruncated));
    }

    private static Finding NoNumber(Severity severity, Manuscript m, Sentence sentence, Match match, int count, params IEnumerable<Place> groups)
    {
        var printed = match.Groups["p"].Value;
        return (Rule with { Severity = severity }).Find($"No number of {count} makes {printed}%: {Neighbours(count, Kz401CountAndPercentage.Percent(printed).Percent)}.", "Say how many patients it was, and out of how many.", "citation.percentage", [Place(m, sentence, match.Index, match.Length, match.Value), .. groups]);
    }

    // The title of the cited work, where it gives the same group.
    private static IEnumerable<Place> InTitle(Manuscript m, Sentence sentence, int count) =>
        m.Document.Citations.Where(c => sentence.Span.Contains(c.Span.Start)).SelectMany(c => c.References).Where(r => r.Title is not null)
            .SelectMany(r => Reading.GroupSize.In(r.Title!).Where(g => g.Count == count).Select(g => m.At(Reading.CitedWork.InTitle(r, g.Start, g.Words.Length), $"{count}")));

    private static Place Place(Manuscript m, Sentence sentence, int start, int length, string value) => m.At(sentence.Plain.ToDocument(start, start + length), value);

    private static string Neighbours(int n, decimal percent)
    {
        var below = (int)Math.Floor(percent * n / 100);
        return $"{below} of {n} is {Say(100.0 * below / n)}%, {below + 1} of {n} is {Say(100.0 * (below + 1) / n)}%";
    }

    private static string Say(double x) => x.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    // A percentage of people: someone had, was, died; not a rate, an index, an interval or a median.
    [GeneratedRegex(@"(?<![\w.,(–-])(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)(?: (?:of (?:the |these |them|all |our )?(?:\d+ )?(?:patients|women|men|cases|tumou?rs|children|lesions)?|had|were|was|relapsed|recurred|died|developed|experienced|showed|received|underwent|responded|suffered|presented|metastasi[sz]ed|required|reported|achieved|harbou?red|expressed|did|remained|stayed|survived|progressed|needed|lost|regained|improved|worsened|stabili[sz]ed|lived|stopped|refused|completed|tolerated|carried|became|lacked|returned|could|never|kept|went|came|bore|gave))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Share();

    // "Of the histological categories, 28% were ..., 52% ... and 31% ...": a tumour has one.
    [GeneratedRegex(@"\b[Oo]f the (?:\p{L}+ )?(?:categories|types|subtypes|grades|stages|classes|variants)\b|\bhistologic(?:al)? (?:categories|types|subtypes)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Categories();

    // "a response was obtained in 68%", after the one group of the sentence
    [GeneratedRegex(@"(?<=\b(?:noted|seen|observed|found|recorded|obtained|achieved|reached|present|documented|detected|occurred|diagnosed|developed|(?:was|were|had been|has been|have been|could be) (?:not )?(?:\p{L}+ly )?\p{L}+(?:ed|de|ne|en|wn|ad|elt|ost|und|ut|ent)(?: (?:\p{L}+ly|again|later|early|late))?|(?:reported|found|noted|observed|recorded|saw|described) (?:[\p{L}-]+ ){0,5}(?:metastas[ei]s|recurrences?|relapses?|deficits?|fistulas?|complications?|deaths?|infections?|leaks?|lung|liver|bone|brain|nodes))(?: at (?:the )?(?:diagnosis|presentation|operation|surgery|autopsy|onset|last visit))? in (?:only |about )?)(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)(?![-–\d]| (?:of|to|and|or)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeenIn();

    [GeneratedRegex(@"\b(?:survival|kaplan|actuarial|estimate[ds]?|estimated|rate|median|mean|average|reduction|index|necrosis|probability|risk|incidence|control|interval|CI|free)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Estimated();

    [GeneratedRegex(@"(?:%|per ?cent) of them\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfThem();

    // "reported a rate of local recurrence of 19%", "a recurrence rate of 19%": of patients counted, unless it is called estimated.
    [GeneratedRegex(@"\b(?:rate of (?:[\p{L}-]+ ){0,4}of|(?:recurrence|relapse|response|complication|metastasis|mortality|failure|infection|reoperation) rate (?:of|was)) (?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)(?![-–\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\bfollow(?:ed|-up)\b[^,;%]{0,20}\b(?:median|mean|average)\b[^,;%]{0,24}\b(?:months|years)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Followed();

    // "at four months (5 of 27 evaluable)": the rate says itself of whom, or of which time.
    [GeneratedRegex(@"\b\d+ (?:out )?of (?:the )?\d+\b|\bat [\p{L}\d]+ (?:months?|years?|weeks?)\b|\b\d+-(?:year|month)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnFraction();

    [GeneratedRegex(@"\brates?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RateWord();

    [GeneratedRegex(@"(?<![\w.,(–-])(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent) of (?:the |these |their |all )?(?:patients|cases|tumou?rs|children|women|men)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfThePatients();

    [GeneratedRegex(@"(?<![\w.,(–-])(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent) of (?:the |these |those )(?<n>" + Reading.Numbers.Pattern + @") (?:[\p{L}-]+ )?(?:patients|cases|tumou?rs|children|women|men|eyes|lesions)\b|(?<![\w.,(–-])(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent) of (?<n>\d{1,3}) (?:[\p{L}-]+ )?(?:patients|cases|tumou?rs|children|women|men|eyes|lesions|relapses|recurrences|operations|survivors|carriers|resections)\b|(?<![\w.,(–-])(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent) of (?:the |these |those )(?<n>" + Reading.Numbers.Pattern + @") (?:(?:had|have|has|later|then|eventually|subsequently|finally|never) )*(?:relapsed|recurred|died|survived|responded|progressed|metastasi[sz]ed|developed|experienced|suffered|needed|required|were|was|had|did|showed|lost|remained|harbou?red|expressed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfThoseCounted();

    // "In the series of Abel [7], 22% developed metastases"
    [GeneratedRegex(@"(?<=[,\]\w] )(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent) (?:developed|had|relapsed|recurred|died|experienced|presented|received|underwent|responded|required|needed)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Developed();

    // "20% of 37 patients" is a count, whatever it is called before.
    [GeneratedRegex(@"^[\d.]+ ?(?:%|per ?cent) of (?:the |these |all |our )?\d+ ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CountedGroup();

    [GeneratedRegex(@"^[^.;]{0,40}\b(?:Kaplan|actuarial|life-table|by the(?! (?:end|time|close|last|age)\b)|confidence)\b", RegexOptions.CultureInvariant)]
    private static partial Regex EstimatedAfter();

    // "the first operation was endoscopic in 38%, open in 34% and a laryngectomy in 28%"
    [GeneratedRegex(@"\b(?:was|were|lay|arose|occurred|sat|originated|assigned|allotted|attributed)(?: [\p{L}\d-]+){1,9} in (?<p>\d{1,2}(?:\.\d+)?) ?%(?:(?:, and|, | and )(?:[\p{L}-]+ ){1,9}in (?<p>\d{1,2}(?:\.\d+)?) ?%)+", RegexOptions.CultureInvariant)]
    private static partial Regex Exclusive();

    // "each of whom was assigned to one leading sign"
    [GeneratedRegex(@"\b(?:each|every) (?:of (?:whom|them|which|these) |patient |case |child |woman |man |person |tumou?r )?(?:was |being |had been )?(?:assigned|attributed|allotted|allocated|classified|counted|given|put|entered|listed)\b[^.;]{0,30}\b(?:one|a single|only one|once)\b|\bmutually exclusive\b|\b(?:without|no) overlap\b|\bcovering all\b|\b(?:no|none) (?:of (?:them|these) )?(?:\p{L}+ )?(?:was|were|is) counted twice\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AssignedOne();

    // "one stage being assigned to each patient"
    [GeneratedRegex(@"\bone (?:\p{L}+ ){0,4}(?:for|from|to|of|in|by) each (?:patient|woman|man|child|case|tumou?r)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneToEach();

    // "bone led in 41%, the kidney in 33%, and calcium in 38%"
    [GeneratedRegex(@"(?<![\w.])(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)(?:[^.;%]{1,140}?(?<![\w.])(?<p>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)){2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    // What one patient can have several of.
    [GeneratedRegex(@"\b(?:symptoms?|complain\w*|pain|fever|complications?|metasta\w+|adverse|mutations?|positive|expressed|stain\w*|both|combin\w*|more than one|multiple|present in)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Overlapping();

    // "the leading symptom", "one was recorded for each"
    [GeneratedRegex(@"\b(?:leading|main|chief|first|initial|predominant|principal|dominant|most (?:severe|troublesome|prominent)|worst) (?:presenting )?(?:symptoms?|complaints?|signs?|complications?|sites?|manifestations?|events?|relapses?|recurrences?|treatments?|procedures?|operations?|organs?)\b|\bone (?:\p{L}+ ){0,3}(?:for|from|to|of|in|by) each (?:patient|woman|man|child|case|tumou?r)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneEach();

    // "58% of the tumours were monophasic, 34% biphasic and 8% poorly differentiated": one verb, then only what they were.
    [GeneratedRegex(@"(?<![\w.(])(?<p>\d{1,2}(?:\.\d+)?) ?% (?:of (?:the |all |these )?[\p{L}-]+ )?(?:were|was|arose|lay|occurred|involved|affected)(?: (?!and (?:\d|had|were|was|died|received|required|showed))[\p{L}-]+){1,7}(?:, (?:and )?(?<p>\d{1,2}(?:\.\d+)?) ?%(?: (?!had)(?!and (?:\d|had|were|was|died|received|required|showed))[\p{L}-]+){1,7})*,? and (?<p>\d{1,2}(?:\.\d+)?) ?%(?: (?!had)[\p{L}-]+){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Percentages();
}
