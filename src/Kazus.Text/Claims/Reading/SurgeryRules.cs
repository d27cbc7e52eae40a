using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Claims.Reading;

/// <summary>Operations on the tumour, how complete they were, and the margins.</summary>
internal static partial class SurgeryRules
{
    private const string NotStated = "resection, extent not stated";

    // What is known of an operation already told: its word, its organ and its side.
    private readonly record struct Told(string Word, string? Organ, string? Side, string Category, int At);

    private sealed class Course
    {
        public List<Told> Operations { get; } = [];

        public (Passage Passage, Span Span)? Biopsy { get; set; }

        /// <summary>Whether the sentence being read names the tumour that was diagnosed.</summary>
        public bool IsOfTumour { get; set; }

        /// <summary>Whether it names a tumour at all, or a word for one.</summary>
        public bool NamesTumour { get; set; }

        /// <summary>The words for where the tumour lies, and where it spread.</summary>
        public string Site { get; init; } = "";

        /// <summary>"He was operated": an operation of which nothing else is said.</summary>
        public (Passage Passage, Span Span)? Operated { get; set; }

        /// <summary>"... after mastectomy": an operation told only as the time of something else.</summary>
        public (Passage Passage, Span Span, string Category)? InPassing { get; set; }
    }

    public static void Read(Story story, Draft draft, IReadOnlyDictionary<string, string> abbreviations)
    {
        var heads = draft.Of("disease").Select(d => HeadOf(((Value.Coded)d.Value).Term.Words)).ToHashSet(StringComparer.Ordinal);
        var course = new Course { Site = string.Join(' ', draft.Of("disease.site").Concat(draft.Of("metastasis.site")).Select(d => ((Value.Coded)d.Value).Term.Words)) };
        foreach (var passage in story.Passages)
        {
            if (passage.IsTitle) continue;
            Margins(passage, draft);
            if (passage.IsLegend)
            {
                // A figure that shows the field after the operation says how much was taken.
                if (Removed().FirstIn(passage.Text) is { Success: true } removed && passage.StandingOf(passage.TokenAt(removed.Index), passage.TokenAt(removed.Index) + 1) == Standing.Affirmed)
                    draft.Propose("surgery.extent", new Value.Choice(removed.Value.StartsWith('c') || removed.Value.StartsWith('C') ? "gross total" : "subtotal"), passage, new Span(removed.Index, removed.Index + removed.Length), new("extent-in-figure", 0.8));
                continue;
            }
            course.IsOfTumour = passage.Diseases(abbreviations).Exists(d => heads.Contains(HeadOf(d.Name)) && passage.StandingOf(d.First, d.After) == Standing.Affirmed);
            course.NamesTumour = passage.Diseases(abbreviations).Count > 0;
            Operation(passage, story, draft, course);
        }
        if (draft.Has("surgery")) return;
        if (course.InPassing is { } passing) draft.Propose("surgery", new Value.Text(passing.Category), passing.Passage, passing.Span, new("operation-in-passing", 0.65));
        else if (course.Operated is null && heads.Count > 0 && AfterSurgery(story) is { } told) draft.Propose("surgery", new Value.Text(NotStated), told.Passage, told.Span, new("operation-in-passing", 0.6));
        else if (course.Operated is { } operated) draft.Propose("surgery", new Value.Text(NotStated), operated.Passage, operated.Span, new("operated", 0.65));
        // Without a tumour that has a name the biopsy was of something else.
        else if (course.Biopsy is { } only && heads.Count > 0)
        {
            draft.Propose("surgery", new Value.Text("biopsy only"), only.Passage, only.Span, new("biopsy-only", 0.7));
            draft.Propose("surgery.extent", new Value.Choice("biopsy only"), only.Passage, only.Span, new("biopsy-only", 0.7));
        }
    }

    // "ACTH was normal one week after surgery", and no other word of it.
    private static (Passage Passage, Span Span)? AfterSurgery(Story story)
    {
        foreach (var passage in story.Passages.Where(p => !p.IsLegend && !p.IsTitle && p.HasAny(Stems.Surgery)))
            if (BareSurgery().FirstIn(passage.Text) is { Success: true } match && passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index) + 1) == Standing.Affirmed && !Earlier().IsMatch(passage.Text[..match.Index]))
                return (passage, new Span(match.Groups["what"].Index, match.Groups["what"].Index + match.Groups["what"].Length));
        return null;
    }

    [GeneratedRegex(@"\b(?:after|following) (?:the |her |his |this )?(?<what>surgery|operation)\b|\b(?<what>(?:resected|excised|removed) (?:mass|tumou?r|lesion|specimen))\b|\b(?<what>(?:mass|tumou?r|lesion) (?:resected|excised|removed)) in\b|\bpost-?(?<what>\w{3,}ectomy)\b|\badmitted (?:to [^.;]{3,40} )?for (?:an? )?(?<what>\w{3,}ectomy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareSurgery();

    [GeneratedRegex(@"\b(?:complete|partial|subtotal|incomplete) (?:surgical )?(?:tumou?r |mass |lesion )?(?:removal|resection|excision)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Removed();

    private static void Operation(Passage passage, Story story, Draft draft, Course course)
    {
        Find? main = null;
        var rank = 0;
        foreach (var procedure in Procedures(passage, course.Site))
        {
            if (passage.StandingOf(procedure.First, procedure.After) != Standing.Affirmed) continue;
            // A tube empties the bowel.
            if (procedure.Kind == "decompression" && procedure.First > 0 && passage.Tokens[procedure.First - 1].Lower is "bowel" or "gastric" or "biliary" or "bladder" or "stomach" or "intestinal" or "colonic" or "nasogastric" or "urinary") continue;
            if (!Done(passage, procedure, course.IsOfTumour, passage.Index * 2 >= story.Passages.Count))
            {
                if (procedure.Kind is "resection" or "wide" && course.InPassing is null && IsInPassing(passage, procedure)) course.InPassing = (passage, SpanOf(passage, procedure.First, procedure.After), procedure.Kind == "wide" ? "gross total" : NotStated);
                continue;
            }
            if (procedure.Kind == "biopsy")
            {
                if (IsOfOtherOrgan(passage, procedure, course)) continue;
                course.Biopsy ??= (passage, SpanOf(passage, procedure.First, procedure.After));
                continue;
            }
            if (procedure.Kind == "operated") course.Operated ??= (passage, SpanOf(passage, procedure.First, procedure.After));
            var here = procedure.Kind switch { "wide" => 5, "amputation" => 4, "partial" => 4, "resection" => 3, "decompression" => 1, _ => 0 };
            if (here > rank) (main, rank) = (procedure, here);
        }
        if (main is not { } operation) return;
        var (first, after) = Phrase(passage, operation);
        var category = Category(passage, operation);
        var span = SpanOf(passage, first, after);
        var told = new Told(passage.Tokens[operation.After - 1].Lower, OrganOf(passage, first, operation), SideOf(passage, first, after), category, passage.Index);
        if (!IsAnother(passage, operation, told, course, story)) return;
        // "Resection was chosen. The tumour was resected en bloc": one operation, and the second sentence says how.
        if (operation.Kind == "wide" && course.Operations is [{ Category: NotStated } before] && !before.Word.EndsWith("ectomy", StringComparison.Ordinal) && !Lapse(story, before.At, passage.Index))
        {
            draft.Remove(c => c.Variable == "surgery");
            course.Operations.Clear();
        }
        course.Operations.Add(told);
        draft.Propose("surgery", new Value.Text(category), passage, span, new("operation", category == NotStated ? 0.82 : 0.85));
        if (Extent(passage, category) is { } extent) draft.Propose("surgery.extent", new Value.Choice(extent), passage, span, new("operation", 0.85));
    }

    // "A kidney biopsy showed necrosis" in a man with a cancer of the prostate: neither the site nor a tumour is named.
    private static bool IsOfOtherOrgan(Passage passage, Find biopsy, Course course) =>
        course.Site.Length > 0 && !course.NamesTumour && passage.SitePhrases.Exists(s => s.After == biopsy.First && !course.Site.Contains(s.Organ, StringComparison.Ordinal));

    private static Span SpanOf(Passage passage, int first, int after) => new(passage.Tokens[first].Start, passage.Tokens[after - 1].End);

    private static string HeadOf(string name) => name[(name.LastIndexOf(' ') + 1)..].TrimEnd('s') is "cancer" ? "carcinoma" : name[(name.LastIndexOf(' ') + 1)..].TrimEnd('s');

    [GeneratedRegex(@"^ (?:of (?:the|a|an|this|his|her) (?:\w+ ){1,2})?(?:and (?:\w+ ){1,3})?(?:confirmed|revealed|showed|disclosed|demonstrated)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToldBy();

    [GeneratedRegex(@"\bunder(?:went|gone)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Undergone();

    private static bool IsInPassing(Passage passage, Find procedure)
    {
        var before = passage.Text[..passage.Tokens[procedure.First].Start];
        if ((procedure.First == 0 && passage.Tokens[0].Lower.EndsWith("ectomy", StringComparison.Ordinal) || passage.Words(procedure.First, procedure.After).EndsWith("excision", StringComparison.OrdinalIgnoreCase)) && ToldBy().IsMatch(passage.Text[passage.Tokens[procedure.After - 1].End..])) return true;
        return AfterOnly().IsMatch(before) && !Earlier().IsMatch(before) && !EarlierAfter().IsMatch(passage.Text[passage.Tokens[procedure.After - 1].End..]);
    }

    private static string? OrganOf(Passage passage, int first, Find operation)
    {
        if (Vocabularies.Default.OperatedOrgans.At(passage.Tokens, operation.After - 1) is { } organ) return organ.Name;
        foreach (var site in passage.SitePhrases)
            if (site.First >= first - 1 && site.First < operation.After + 4 && (site.First < operation.After || OfSite().IsMatch(passage.Text[passage.Tokens[operation.After - 1].End..passage.Tokens[site.First].Start]))) return site.Organ;
        // "the liver metastases were also resected"
        for (var i = passage.SitePhrases.Count - 1; i >= 0; i--)
            if (passage.SitePhrases[i].After <= operation.First && operation.First - passage.SitePhrases[i].After < 5 && operation.First - passage.SitePhrases[i].After > 0 && passage.Tokens[operation.First].Lower.EndsWith("ed", StringComparison.Ordinal)) return passage.SitePhrases[i].Organ;
        return null;
    }

    private static string? SideOf(Passage passage, int first, int after)
    {
        for (var i = Math.Max(0, first - 4); i < Math.Min(passage.Tokens.Count, after + 5); i++)
            if (passage.Tokens[i].Lower is "left" or "right") return passage.Tokens[i].Lower;
        return null;
    }

    // The same operation told again is no second operation; another organ, another side or another time makes one.
    private static bool IsAnother(Passage passage, Find operation, Told told, Course course, Story story)
    {
        var isNamed = told.Word.EndsWith("ectomy", StringComparison.Ordinal) || told.Word.EndsWith("ectomies", StringComparison.Ordinal);
        foreach (var known in course.Operations)
        {
            if (Again().IsMatch(passage.Text) || Lapse(story, known.At, passage.Index)) continue;
            if (known.Organ is not null && told.Organ is not null && known.Organ != told.Organ && Later().IsMatch(passage.Text)) continue;
            if (known.Word == told.Word)
            {
                if (known.Side is not null && told.Side is not null && known.Side != told.Side) continue;
                return false;
            }
            if (isNamed || operation.Kind == "wide" && Names(passage).Exists(w => w != known.Word)) continue;
            if (known.Organ is not null && told.Organ is not null && known.Organ != told.Organ && operation.Kind != "wide") continue;
            if (known.Category == told.Category || known.Word.EndsWith("ectomy", StringComparison.Ordinal) || operation.Kind != "wide") return false;
        }
        return true;
    }

    private static List<string> Names(Passage passage) => [.. passage.Tokens.Where(t => t.Lower.Length > 7 && t.Lower.EndsWith("ectomy", StringComparison.Ordinal)).Select(t => t.Lower)];

    // Between the two sentences the text says that months or years went by.
    private static bool Lapse(Story story, int from, int to)
    {
        for (var i = from + 1; i <= to && i < story.Passages.Count; i++)
            if (story.Passages[i].Lengths.Count > 0 && LapseWords().IsMatch(story.Passages[i].Text)) return true;
        return false;
    }

    [GeneratedRegex(@"^[^.;]{0,110}\b(?:months?|years?) (?:later|after|thereafter)\b|^[^.;,]{0,12}\bafter (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an) (?:months?|years?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LapseWords();

    private static IEnumerable<Find> Procedures(Passage passage, string site)
    {
        foreach (var find in passage.Procedures)
        {
            var after = passage.Text[passage.Tokens[find.After - 1].End..];
            // Part of an organ is not part of the tumour; an organ taken out for the tumour is the tumour's operation.
            if (find.Kind == "partial" && OfOrgan().IsMatch(after)) yield return find with { Kind = "resection" };
            else if (find.Kind == "other" && (ForTumour().IsMatch(after) || find.First > 0 && passage.Tokens[find.First - 1].Lower is "radical" or "extended")) yield return find with { Kind = "resection" };
            // A gall bladder with the tumour in its wall.
            else if (find.Kind == "other" && site.Length > 0 && Vocabularies.Default.OperatedOrgans.At(passage.Tokens, find.After - 1) is { Name: var organ } && site.Contains(organ, StringComparison.Ordinal)) yield return find with { Kind = "resection" };
            else if (find.Kind == "resection" && IsRadical(passage, find.First)) yield return find with { Kind = "wide" };
            else yield return find;
        }
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            var word = passage.Tokens[i].Lower;
            if (word.Length > 6 && (word.EndsWith("ectomy", StringComparison.Ordinal) || word.EndsWith("ectomies", StringComparison.Ordinal)) && !passage.Procedures.Exists(p => p.First <= i && i < p.After))
                yield return new Find(i, i + 1, word, IsRadical(passage, i) ? "wide" : "resection");
        }
    }

    // "radical hysterectomy", "radical inguinal orchiectomy": the name says that everything was to be removed.
    private static bool IsRadical(Passage passage, int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - 3); i--)
        {
            if (passage.Tokens[i].Lower is "radical" or "curative") return i == 0 || passage.Tokens[i - 1].Lower is not ("modified" or "non");
            if (passage.Tokens[i].Lower is "and" or "," or "with") return false;
        }
        return false;
    }

    // The operation was performed on this patient now: not in the past, not a word for the specimen.
    private static bool Done(Passage passage, Find procedure, bool isOfTumour, bool isLate)
    {
        var before = passage.Text[..passage.Tokens[procedure.First].Start];
        var after = passage.Text[passage.Tokens[procedure.After - 1].End..];
        var word = passage.Tokens[procedure.After - 1].Lower;
        if (word == "biopsied") return !Earlier().IsMatch(before);
        if (procedure.Kind == "biopsy") return !Earlier().IsMatch(before) && !InTheBiopsy().IsMatch(before) && (Performed().IsMatch(passage.Text) || BiopsyFound().IsMatch(after) || ByBiopsy().IsMatch(before));
        if (procedure.Kind == "operated") return !(EarlierAfter().IsMatch(after) || Earlier().IsMatch(before) || AfterTheOperation().IsMatch(before));
        // An earlier operation counts when it was for the tumour of the report.
        if ((EarlierAfter().IsMatch(after) || Earlier().IsMatch(before) || !isLate && HadUndergone().IsMatch(before)) && !(isOfTumour && procedure.Kind is "resection" or "wide" && Undergone().IsMatch(before)) || Specimen().IsMatch(after) || AfterTheOperation().IsMatch(before) || Fracture().IsMatch(after)) return false;
        if (word.EndsWith("ed", StringComparison.Ordinal)) return passage.Tokens[procedure.First].Lower is "was" or "were" || WasBefore().IsMatch(before);
        return Performed().IsMatch(passage.Text) || Predicate().IsMatch(after);
    }

    private static string Category(Passage passage, Find operation)
    {
        var kind = operation.Kind;
        if (kind == "amputation") return "amputation";
        if (kind == "decompression") return "decompression";
        if (kind == "partial") return "subtotal";
        if (NearTotal().IsMatch(passage.Text) || NotComplete().IsMatch(passage.Text)) return "subtotal";
        // "the removal was partial", "the resection was complete"
        if (Predicate().Match(passage.Text[passage.Tokens[operation.After - 1].End..]) is { Success: true } said) return said.Groups["part"].Success ? "subtotal" : "gross total";
        if (kind == "wide" || Complete().IsMatch(passage.Text)) return "gross total";
        return Incomplete().IsMatch(passage.Text) ? "subtotal" : NotStated;
    }

    private static string? Extent(Passage passage, string category) => category switch
    {
        "gross total" => passage.Has("en bloc") || passage.Has("en-bloc") ? "en bloc" : "gross total",
        "subtotal" => "subtotal",
        "decompression" => "decompression only",
        _ => null,
    };

    // "distal pancreatectomy with splenectomy", "wide resection of tibia": with the words that narrow it.
    private static (int First, int After) Phrase(Passage passage, Find operation)
    {
        var first = operation.First;
        while (first > 0 && (passage.ClassOf(first - 1) & WordClass.SiteModifier) != 0 || first > 0 && Narrows(passage, first - 1)) first--;
        // "en bloc radical cystectomy": the operation is named after the words that say how.
        var after = operation.After;
        while (operation.Kind is "wide" or "partial" && after < passage.Tokens.Count && after - operation.After < 5)
        {
            if (passage.Procedures.Exists(p => p.First == after && p.Kind is "resection" or "wide") || passage.Tokens[after].Lower.EndsWith("ectomy", StringComparison.Ordinal)) return (first, after + 1);
            if (!Narrows(passage, after) && (passage.ClassOf(after) & WordClass.SiteModifier) == 0) break;
            after++;
        }
        return (first, operation.After);
    }

    private static bool Narrows(Passage passage, int i) =>
        passage.Tokens[i].Lower is "gross" or "total" or "extended" or "radical" or "partial" or "distal" or "surgical" or "laparoscopic" or "thoracoscopic" or "endoscopic" or "low" or "tumor" or "tumour" or "local" or "complete" or "wide" or "segmental" or "modified" or "simple" or "subtotal" or "open" or "bilateral" or "abdominal" or "en" or "bloc" or "total" or "second" or "partial" or "inguinal" or "transurethral" || passage.Sites.Exists(s => s.First <= i && i < s.After);

    private static void Margins(Passage passage, Draft draft)
    {
        if (passage.Has("no residual") && NoResidual().IsMatch(passage.Text)) Upgrade(passage, draft, "operation-no-residual");
        if (passage.HasAny(Stems.Completeness) && CompleteLater().IsMatch(passage.Text) && passage.StandingOf(passage.TokenAt(CompleteLater().Match(passage.Text).Index), passage.TokenAt(CompleteLater().Match(passage.Text).Index) + 1) == Standing.Affirmed) Upgrade(passage, draft, "operation-complete");
        if (!passage.HasAny(Stems.Margin)) return;
        foreach (Match match in MarginWords().Matches(passage.Text))
        {
            if (passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index) + 1) is Standing.Hypothetical or Standing.Other) continue;
            var negative = match.Groups["neg"].Success;
            var span = new Span(match.Index, match.Index + match.Length);
            draft.Propose("margins", new Value.Choice(negative ? "negative" : "positive"), passage, span, new("margins", 0.9));
            if (!negative) return;
            Upgrade(passage, draft, "operation-clear-margins");
            return;
        }
    }

    // Clear margins, or nothing left, say that the removal before was complete.
    private static void Upgrade(Passage passage, Draft draft, string rule)
    {
        if (draft.Of("surgery").LastOrDefault(c => c.Value is Value.Text { Words: NotStated }) is not { } last || last.Span.Start >= passage.Sentence.Span.End) return;
        draft.Remove(c => ReferenceEquals(c, last));
        draft.Add(last with { Value = new Value.Text("gross total"), Confidence = 0.7, Rule = rule });
    }

    [GeneratedRegex(@"\b(?:after|following|during|before|cured by)(?: (?:the|her|his|initial|uneventful|surgical|endoscopic|thoracoscopic|robotic|microsurgical|transsphenoidal|tumou?r|first|a|an|right|left|total|radical|partial|distal|laparoscopic|open|curative|wide|local|complete|undergoing|simple|modified))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterOnly();

    [GeneratedRegex(@"^ (?:of|from|in)(?: (?:the|a|an|his|her|tumou?r|mass|lesion))* $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSite();

    [GeneratedRegex(@"\b(?:(?<!a |the )second(?:ary)? (?:\w+ ){0,2}(?:surgery|operation|resection|\w+ectomy|debulking)|third (?:\w+ ){0,2}(?:surgery|operation|resection|debulking)|(?:an )?additional (?:\w+ ){0,3}(?:surgery|operation|resection|\w+ectomy)|re-?operat\w*|re-?excis\w*|re-?resect\w*|again|once more|since then|(?:two|three|four|several|multiple|further|repeated) (?:\w+ ){0,2}(?:resections|excisions|operations|surgeries)|also (?:resected|excised|removed))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    [GeneratedRegex(@"\b(?:later|subsequent\w*|thereafter|then|(?:months?|years?|weeks?) after|after (?:\d+|one|two|three|four|five|six|a) (?:months?|years?|weeks?)|in (?:19|20)\d\d|recurren\w*|metasta\w*|additional|completion)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"^ (?:of (?:the )?(?:\w+ )?(?:tumou?r|mass|lesion) )?(?:was|were) (?:only |\w+ly )?(?:(?<part>partial|incomplete|subtotal)|complete|total|radical)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"\b(?:almost|near(?:ly)?)[ -](?:complete|total)(?:ly)?\b(?! (?:\w+ )?\w+ectom(?:y|ies)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NearTotal();

    [GeneratedRegex(@"\b(?:complete|total|radical|curative|R0|en[ -]bloc) (?:surgical |tumou?r |macroscopic )?(?:resection|excision|removal|extirpation) (?:of [^.;,]{0,40} )?(?:was|is|were) (?:\w+ly )?(?:made|achieved|accomplished|obtained|confirmed|possible)\b|\b(?:with|achiev\w+|confirm\w+|allow\w+) (?:a )?(?:complete|total) (?:surgical |tumou?r |macroscopic )?(?:resection|excision|removal)\b|\b(?:completely|totally) (?:excised|resected|removed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CompleteLater();

    [GeneratedRegex(@"\b(?:complete|total|radical) (?:surgical |tumou?r )?(?:resection|excision|removal)\b[^.;,]{0,40}\b(?:not (?:be )?(?:possible|achieved|feasible|performed|accomplished|obtained)|impossible|unfeasible)\b|\b(?:not|impossible to) (?:be )?(?:completely |totally |radically )(?:resect|excis|remov)\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotComplete();

    [GeneratedRegex(@"\bno residual (?:tumou?r|disease|mass|lesion|neoplasm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoResidual();

    [GeneratedRegex(@"^ of (?>(?:the |a )?)(?!tumou?r|mass|lesion|nodule)\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOrgan();

    // A lazy count here makes the generated code step out of short texts ("for the wound to").
    [GeneratedRegex(@"^[^.;]{0,20}\bfor (?:the |a |an |his |her )?(?:\w+ ){0,2}(?:tumou?r|mass|\w*oma|cancer|GBC|GIST|lesion)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForTumour();

    [GeneratedRegex(@"\b(?:found (?:in|on)|in the|on the|in a|on)(?: tumou?r)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InTheBiopsy();

    [GeneratedRegex(@"\b(?:confirmed|proven|proved|diagnosed|established|verified)(?: \w+){0,3} (?:by|on|through|with)(?: an?| the)?(?: \w+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByBiopsy();

    [GeneratedRegex(@"^[^.;]{0,60}\b(?:revealed|showed|shown|confirmed|demonstrated|was|were|established|disclosed|concluded|found|reported|objectified|objectived|evidenced|noted|proved|yielded|returned)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BiopsyFound();

    [GeneratedRegex(@"^ (?:specimens?|tumou?rs?|mass|lesions?|pieces?|margins?|material|bone|tissue|surface|colon|lymph|line|showed|revealed|confirmed|demonstrated|site|thromb\w+)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Specimen();

    [GeneratedRegex(@"\b(?:" + Lengths.PastHistory + @" of|years? ago|years? (?:earlier|before|prior)|previous(?:ly)?|past|prior|antecedent\w*|had (?:previously |already )undergone|months before|line of)\b[^.;]{0,70}$|\bdays? after\b[^.;,]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\b(?:after|following|since|from|post|before|until|for|prior to|of the)(?: (?:the|her|his|initial|first|second|this|radical|total|surgical|tumou?r|emergency|complete|distal|left|right|undergoing|\w+al|\w+ic))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTheOperation();

    // In the second half of a story it tells of the operation for this tumour.
    [GeneratedRegex(@"\bhad undergone\b[^.;]{0,70}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadUndergone();

    [GeneratedRegex(@"^[^.;,]{0,50}?\b(?:years?|months?) (?:ago|earlier|before|previously|prior)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlierAfter();

    [GeneratedRegex(@"^ (?:for (?:acute|fracture|perforation))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fracture();

    [GeneratedRegex(@"\b(?:was|were|been|and|then|being|completely|fully|entirely|locally|partially|radically|surgically|totally|widely|could be|easily|also|successfully|freed?|we)(?: \w+ly)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WasBefore();

    [GeneratedRegex(@"\b(?:underwent|undergone|undergo|undergoing|perform\w*|carried out|done|did|undertaken|conducted|made|treated|treatment consisted|consisted|consisting|included|comprised|received|reali[sz]ed|proceeded|proceed|achieved|executed|completed|accomplished|operated|submitted to|subjected to|had an?|was easy|opted|followed by|successfully|via|through|managed|we|removed|excised|resected|leading to|led to|required|requiring|needed|revealed|showed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Performed();

    [GeneratedRegex(@"\ben[ -]?bloc\b|\bR0\b|\bcomplete(?:ly)? (?:surgical |tumou?r |macroscopic )?(?:resect|excis|remov|extirpat)\w*|\b(?:totally|fully|entirely) (?:resected|excised|removed)\b|\b(?:resected|excised|removed) (?:completely|totally|entirely|fully|in its entirety|radically|in toto)\b|\bin toto\b|\bclear margins\b|\bno residual\b|\bwide(?:ly)? (?:local )?(?:resect|excis)|\bradical(?:ly)? (?:resect|excis|surg)|\bgross[- ]total|\bwith (?:negative|clear|free|safe|tumou?r-free) (?:surgical )?margins?\b|\bradical surgery\b|\bwith (?:an? )?(?:\w+ )?(?:wide|safety|safe|adequate) (?:surgical )?margins?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complete();

    [GeneratedRegex(@"\b(?:incomplete|subtotal (?:surgical |tumou?r )?(?:resection|excision|removal)|subtotally|debulk\w*|R2|residual (?:tumou?r|mass) (?:was|remained))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Incomplete();

    [GeneratedRegex(@"(?<neg>\b(?:negative|clear|free|tumou?r[- ]free|disease-free|uninvolved|clean|safe)\b (?:surgical |resection |excision |tumou?r )*margins?\b|\btumou?r[- ]free (?:surgical |resection )?margins?\b|(?<!positive )(?<!positive surgical )\b(?:surgical |resection |all |excision |lateral |deep |radial |circumferential )*(?:margins?|(?<!cytoplasmic |cell |tumou?r |defined )(?:borders?|limits?|edges?)(?=[^.;]{0,70} (?:free|negative|tumou?r))) (?:(?:\([^)]{0,60}\)|of|and|at) ?[^.;,()]{0,60}?)?(?:were|was|are|is|being|:)?(?: all| found to be| both| histologically| microscopically)* ?(?:negative|clear|free|tumou?r[- ]free|uninvolved|clean|not (?:involved|infiltrated))\b|\bno (?:involvement|infiltration|invasion) of (?:the |any )?(?:surgical |resection |excision )?margins?\b|\bR0\b(?! (?:or|was not)))|(?<pos>\bpositive (?:surgical |resection |excision )*margins?\b|\bmargins? (?:was|were|are|is) (?:\w+ )?(?:positive|involved|infiltrated|invaded|not (?:clear|free))\b|\binvolved margins?\b|\bR1\b(?! (?:or)))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarginWords();
}
