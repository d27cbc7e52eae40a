using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Values that case reports repeat less often: the closest margin, positive nodes, the extent of resection, the age at the last contact.</summary>
internal static partial class MoreStatements
{
    public static IEnumerable<Statement> Of(Manuscript m) => Distances(m).Concat(CutWidths(m)).Concat(Nodes(m)).Concat(CountedNodes(m)).Concat(Extents(m)).Concat(LaterAges(m)).Concat(Deaths(m)).Concat(Grades(m)).Concat(GradesOfOwnRow(m)).Concat(Degrees(m));

    public const string Differentiation = "lesion.differentiation";

    // "poorly differentiated", "of intermediate differentiation": where a part says only one.
    private static IEnumerable<Statement> Degrees(Manuscript m) =>
        m.In(Part.Title, Part.Abstract, Part.Case, Part.Conclusion, Part.Legend).SelectMany(t => Differentiated().AllIn(t.Text).Select(d => new Statement(Differentiation, t.Part, t.Span(d), DegreeOf(d.Groups["degree"].Value)!) { OnlySupports = t.Part == Part.Title }));

    /// <summary>A degree of differentiation in one form for all its words: well, intermediate or poor.</summary>
    public static string? DegreeOf(string words) => words.Trim().ToLowerInvariant() switch
    {
        "well" or "good" or "high" => "well",
        "moderate" or "moderately" or "intermediate" or "intermediately" => "intermediate",
        "poor" or "poorly" or "low" => "poor",
        _ => null,
    };

    [GeneratedRegex(@"\b(?<degree>well|moderately|intermediately|poorly)[ -]differentiated\b|\b(?<degree>good|high|intermediate|moderate|poor|low)(?: degree of)? differentiation\b|\bdifferentiation was (?<degree>good|high|intermediate|moderate|poor|low)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Differentiated();

    // How long after treatment the patient died; any other length of the sentence can confirm it.
    private static IEnumerable<Statement> Deaths(Manuscript m)
    {
        if (m.Patients > 1) yield break;
        foreach (var death in m.Outcomes.Where(o => o is { Kind: OutcomeKind.Death, Present: true, Part: Part.Abstract or Part.Case or Part.Conclusion }).DistinctBy(o => o.Sentence))
            foreach (var length in death.Sentence.Lengths.Where(l => l.Grain >= 0.2))
                yield return new("death.time", death.Part, death.Sentence.Span(length.Start, length.Size), length.Say, length.Months, length.Grain >= 12 ? 6 : 1.05) { OnlySupports = !AfterThat().IsMatch(death.Sentence.Text[length.End..]) };
    }

    // "stage IIIA", "Simpson grade I": by the system that is named with it.
    private static IEnumerable<Statement> Grades(Manuscript m)
    {
        // "As the lesion belonged to the best differentiated category, grade I"
        foreach (var told in m.Retold.Where(t => t.Part == Part.Discussion && TheTumour().IsIn(t.Text)))
            foreach (Match match in Grade().AllIn(told.Text))
                if (!match.Groups["sys"].Success && TheTumour().IsMatch(told.Text[..match.Index]) && !OfOthers().IsMatch(told.Text[..match.Index]) && !OfOthersAfter().IsMatch(told.Text[(match.Index + match.Length)..]))
                    yield return new("grade." + match.Groups["kind"].Value.ToLowerInvariant(), told.Part, told.Span(match), Arabic(match.Groups["v"].Value));
        foreach (var told in m.Told.Where(t => t.Part is not Part.Introduction && (t.Part != Part.Discussion || t.SpeaksOfOwn)))
            foreach (Match match in Grade().AllIn(told.Text).Concat(NamedGrade().AllIn(told.Text)).DistinctBy(g => g.Groups["v"].Index))
            {
                if (!match.Groups["sys"].Success && IsOfFunction(told.Text, match)) continue;
                // In the discussion the grade of others stands beside the own one.
                if (told.Part == Part.Discussion && (!match.Groups["sys"].Success || OfOthers().IsMatch(told.Text[..match.Index]) || OfOthersAfter().IsMatch(told.Text[(match.Index + match.Length)..]))) continue;
                yield return new("grade." + (match.Groups["sys"].Success ? match.Groups["sys"].Value : match.Groups["kind"].Value).ToLowerInvariant(), told.Part, told.Span(match), Arabic(match.Groups["v"].Value)) { OnlySupports = told.Part is Part.Title || told.OfFrozenSection || told.Part == Part.Legend && ReturnedTumour().IsMatch(told.Text) };
            }
    }

    [GeneratedRegex(@"\b(?:[Tt]he|[Oo]ur|[Hh]er|[Hh]is) (?:lesion|tumou?r|neoplasm|specimen|\p{L}+oma)\b[^.;]{0,40}\b(?:was|had been|belonged|fell|counted|turned out)\b", RegexOptions.CultureInvariant)]
    private static partial Regex TheTumour();

    // "Grip recovered from grade 2 to grade 4", "mucositis of grade 3": how strong or how ill the patient is, not how malignant the tumour.
    private static bool IsOfFunction(string text, Match grade) =>
        Function().IsIn(text, ..grade.Index) || FunctionAfter().IsIn(text, (grade.Index + grade.Length)..);

    [GeneratedRegex(@"\b(?:" + AdverseEvent.Names + "|" + AdverseEvent.Functions + @")\b(?:(?!tumou?r|lesion|neoplasm|histolog|[a-z]oma\b)[^.;]){0,70}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex(@"^ (?:or (?:more|higher|less) )?(?:[\p{L}-]+ )?(?:" + AdverseEvent.Names + "|" + AdverseEvent.Functions + @"|events?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FunctionAfter();

    // The own row has the grade alone, under the name of the system: "Weiss score", "Hyams grade".
    private static IEnumerable<Statement> GradesOfOwnRow(Manuscript m)
    {
        foreach (var cell in m.OwnRows.SelectMany(r => r.Cells))
            if (GradeHeader().FirstIn(cell.Header) is { Success: true } header && GradeCell().FirstIn(cell.Text) is { Success: true } grade)
                yield return new("grade." + header.Groups["sys"].Value.ToLowerInvariant(), Part.Table, cell.Cell.Span, Arabic(grade.Groups["v"].Value));
    }

    [GeneratedRegex(@"^(?<sys>\p{Lu}[\p{Ll}]{2,})(?:['’]s?)?(?: (?:score|grade|stage|class|group|type|index|points))?$", RegexOptions.CultureInvariant)]
    private static partial Regex GradeHeader();

    [GeneratedRegex(@"^(?:grade |stage |score )?(?<v>(?:I{1,3}|IV|VI{0,2}|V)[a-cA-C]?|\d{1,2}[a-cA-C]?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GradeCell();

    // "the Hyams grade of II", "a Weiss score of 5", "seven of the nine criteria of Weiss", "five Weiss criteria": a system called after somebody.
    [GeneratedRegex(@"\b(?:(?<sys>(?!The\b|This\b|Our\b|An?\b|Histolog|Tumou?r\b|Clinical\b|Final\b|Nuclear\b|Low\b|High\b|Pain\b|Ki\b|Patholog|Postoperative\b|Preoperative\b|Initial\b|Type\b|Table\b|Figure\b)\p{Lu}[\p{Ll}]{2,}(?:[-–]\p{Lu}\p{L}+)*)(?:['’]s?)?(?: (?:modified|prognostic|histological|nuclear|radiological))? (?:grade|stage|score|class|type|group|index|grading|classification)(?: was| is| of|:|=|,)* (?<v>(?:I{1,3}|IV|VI{0,2}|V)(?![\w/–-])[a-cA-C]?|\d{1,2}[a-c]?(?![\w/–%-]|\.\d| (?:years?|months?|weeks?|days?)\b))|(?<v>(?:" + Numbers.Pattern + @"))(?: of (?:the )?(?:nine|ten|\d+))? (?:criteria of (?<sys>\p{Lu}\p{Ll}+)|(?<sys>\p{Lu}\p{Ll}+) criteria)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex NamedGrade();

    // What came back or spread has a grade of its own.
    [GeneratedRegex(@"\b(?:metasta\w+|recurr\w+|relaps\w+|nodes?|deposits?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReturnedTumour();

    [GeneratedRegex(@"\bet al\b|\[\d|\b(?:patients|cases|series|than|above|below|over|under|least|between|from|if|whereas|while|(?-i:may)|should|would)\b[^.;,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOthers();

    [GeneratedRegex(@"^ (?:or (?:more|less|higher|lower|above|below)|tumou?rs\b|and above|to \d|patients\b|are\b|have\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOthersAfter();

    /// <summary>A grade or stage in one form: "III" and "3" are the same.</summary>
    public static string Arabic(string grade)
    {
        if (Numbers.Parse(grade) is { } digits) return Numbers.Say(digits);
        var roman = grade.TakeWhile(c => c is 'I' or 'V' or 'X').Count();
        var number = grade[..roman] switch { "I" => "1", "II" => "2", "III" => "3", "IV" => "4", "V" => "5", "VI" => "6", var other => other };
        return number + grade[roman..].ToLowerInvariant();
    }

    [GeneratedRegex(@"^,? (?:after|following|from (?:the )?(?:diagnosis|operation|surgery)|post-?operatively)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterThat();

    // "WHO grade 2", "grade 2 according to the FNCLCC system", "stage IIIB"
    [GeneratedRegex(@"\bgrade (?<v>I{1,3}|IV|[1-4]) (?:according to|by|of|in|on) (?:the )?(?<sys>FNCLCC|WHO|FIGO|ISUP)\b|\b(?:(?<sys>Simpson|WHO|FNCLCC|FIGO|Enneking|AJCC|Ann Arbor|McCormick|Frankel|ECOG|Fuhrman|PRETEXT|Masaoka|Kadish|Shamblin|Broders|IRS|INRG|INSS|COG|Lugano)\]?(?: (?:stage|grade|group|class))?|(?<!\p{Lu}[\p{L}-]+ )(?<kind>[Ss]tage|[Gg]rade)(?: was| is)?(?: therefore| thus| finally)?) (?<v>(?:I{1,3}|IV|V)(?:[A-C]\d?)?|[1-4](?:[a-cA-C]\d?)?)(?![\w/–-]| (?:years?|months?|weeks?|days?)\b)|\b(?<sys>Frankel|ASIA|AIS)(?: (?:grade|class|impairment scale))?(?: was| of)? (?<v>[A-E])(?![\w/–'’-])", RegexOptions.CultureInvariant)]
    private static partial Regex Grade();

    private static IEnumerable<Statement> Distances(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is not Part.Introduction and not Part.Discussion && MarginWord(t.Text)))
        {
            foreach (Match closest in Closest().AllIn(told.Text))
                yield return Distance(told, closest, false);
            // Any length in a sentence on margins can confirm one.
            foreach (Match any in AnyDistance().AllIn(told.Text)) yield return Distance(told, any, true);
        }
    }

    // "Resected with a margin of 2 cm": the width that was cut, which is not the closest margin of the specimen.
    private static IEnumerable<Statement> CutWidths(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is not Part.Introduction and not Part.Discussion && t.Text.Contains("margin", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (Match width in CutWidth().AllIn(told.Text))
                if (!told.OfRelative(width.Index)) yield return Width(told, width, false);
            foreach (Match any in AnyDistance().AllIn(told.Text)) yield return Width(told, any, true);
        }
    }

    // What is cut is measured out beforehand, and told as it was meant: 1 cm is not 7 mm.
    private static Statement Width(Told told, Match match, bool supports) => Distance(told, match, supports) with { Variable = "surgery.margin-width", Slack = 1 };

    [GeneratedRegex(@"\b(?:resect\w+|excis\w+|remov\w+|cut out|circumscribed|incision|\w+ectomy)\b[^.;,]{0,40}? with (?:an? |the )?(?:(?:wide|lateral|safety|surgical|peripheral|clinical|clear|free|circumferential|macroscopic) )*(?:margins? of (?<n>\d+(?:\.\d+)?) ?(?<unit>mm|cm)|(?<n>\d+(?:\.\d+)?)[ -]?(?<unit>mm|cm) (?:(?:wide|lateral|safety|surgical|peripheral|clinical|clear|free|circumferential|macroscopic) )*margins?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CutWidth();

    private static Statement Distance(Told told, Match match, bool supports)
    {
        var scale = match.Groups["unit"].Value == "cm" ? 10 : 1;
        var number = (Numbers.Parse(match.Groups["n"].Value) ?? 0) * scale;
        return new("surgery.margin-distance", told.Part, told.Span(match), $"{Numbers.Say(number)} mm", number, 0.5 * scale * (match.Groups["n"].Value.Contains('.') ? 0.1 : 1)) { OnlySupports = supports };
    }

    private static bool MarginWord(string text) => text.Contains("margin", StringComparison.OrdinalIgnoreCase) || text.Contains("clear", StringComparison.OrdinalIgnoreCase) || text.Contains("distance", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Statement> Nodes(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => (t.Part is not Part.Introduction and not Part.Discussion || t.Part is Part.Discussion && t.SpeaksOfOwn && Involved().IsMatch(t.Text)) && (t.Text.Contains("node", StringComparison.OrdinalIgnoreCase) || t.Text.Contains("LNs", StringComparison.Ordinal))))
            foreach (Match match in PositiveNodes().Matches(told.Text))
                if (Numbers.Parse(match.Groups["k"].Value.Equals("none", StringComparison.OrdinalIgnoreCase) ? "0" : match.Groups["k"].Value) is { } k && Numbers.Parse(match.Groups["n"].Value) is { } n && n >= k)
                    yield return new("nodes.positive", told.Part, told.Span(match), $"{Numbers.Say(k)} of {Numbers.Say(n)}");
    }

    // A discussion may count nodes for any reason: it must say that they held tumour.
    [GeneratedRegex(@"\b(?:nodes|S?LNs)\b[^.;]{0,60}\b(?:positive|involved|metasta\w+|contained tumou?r|harbou?red)\b|\b(?:positive|involved|metastatic) (?:\p{L}+ )?(?:lymph )?(?:nodes|S?LNs)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Involved();

    // "Nineteen nodes were removed, and four of them contained metastases"; "one of the six involved nodes"
    private static IEnumerable<Statement> CountedNodes(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is Part.Case or Part.Abstract or Part.Legend or Part.Conclusion && t.Text.Contains("node", StringComparison.OrdinalIgnoreCase)))
            foreach (Match match in InvolvedNodes().Matches(told.Text))
                if (Numbers.Parse(match.Groups["k"].Value) is { } k and > 1)
                    yield return new("nodes.involved", told.Part, told.Span(match), $"{Numbers.Say(k)} involved", k, 0.1) { OnlySupports = told.Part == Part.Case && match.Groups["weak"].Success };
    }

    [GeneratedRegex(@"\b(?:nodes (?:were|had been) (?:removed|examined|resected|dissected)[^.;]{0,20}\b(?<k>" + Numbers.Pattern + @") of (?:them|these) (?:contained|harbou?red|were positive|were involved|showed)|(?:the|these|all) (?<k>" + Numbers.Pattern + @") (?:involved|positive|metastatic|affected) (?:\p{L}+ )?(?:lymph )?nodes)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InvolvedNodes();

    /// <summary>Whether two counts are of the same nodes: the same number examined, or the same number positive.</summary>
    public static bool SameNodes(string a, string b)
    {
        var (x, y) = (a.Split(" of "), b.Split(" of "));
        return x[1] == y[1] || x[0] == y[0] && x[0] != "0";
    }

    private static IEnumerable<Statement> Extents(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is not Part.Introduction and not Part.Discussion))
            foreach (Match match in Extent().AllIn(told.Text))
                if (ExtentOf(match.Value) is { } value && !InGeneral().IsMatch(told.Text.AsSpan(match.Index + match.Length)) && !OfOrgan().IsMatch(told.Text.AsSpan(match.Index + match.Length))) yield return new("surgery.extent", told.Part, told.Span(match), value) { OnlySupports = told.Part == Part.Legend };
    }

    // "Complete removal is dangerous"
    [GeneratedRegex(@"^ (?:is|are|remains|should|(?-i:may)|must|can|carries|requires|would|offers)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InGeneral();

    // "With partial resection of the right middle lobe": how much of an organ went with the tumour.
    [GeneratedRegex(@"^ of (?:the |an? |her |his |both )?(?:[\p{L}-]+ ){0,3}(?:lobes?|lungs?|liver|ribs?|bladder|scapula|sacrum|pericardium|diaphragm|colon|bowel|stomach|pancreas|spleen|kidney|thyroid|gland|maxilla|mandible|clavicle|sternum|manubrium|fibula|tibia|femur|humerus|radius|ulna|vein|artery|nerve|muscles?|tendon|wall|bursa|synovium|synovia|capsule|vertebral? (?:body|arch)|laminae?|facets?|sinus|turbinate|septum|palate|tongue|larynx|epiglottis|petrous bone|clivus|skull|dura)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfOrgan();

    /// <summary>"complete" or "incomplete", or null for words that say neither.</summary>
    public static string? ExtentOf(string words) => Incomplete().IsMatch(words) ? "incomplete" : Complete().IsMatch(words) ? "complete" : null;

    // "At the age of 5 years, the child has useful vision": an age later than that at presentation.
    private static IEnumerable<Statement> LaterAges(Manuscript m)
    {
        var all = Age.In(m).ToList();
        if (all.Where(a => a.AtPresentation).Select(a => (int?)a.Years).Max() is not { } came) came = -1;
        foreach (var age in all)
            yield return new("patient.age-later", age.Sentence.Part, age.Span, $"{age.Years} a", age.Years) { OnlySupports = age.AtPresentation || age.Years <= came || age.Sentence.Part is not (Part.Abstract or Part.Case or Part.Conclusion) || (age.Sentence.Part == Part.Case ? ThenWas().IsMatch(age.Sentence.Text[..(age.Start + age.Size)]) : !AsHeIs().IsMatch(age.Sentence.Text)) };
    }

    // "In June 2018, when she was 26": not the last age there is.
    [GeneratedRegex(@"\bwhen (?:s?he|the patient) was (?:aged )?\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThenWas();

    // How the patient is now, not how old at some event on the way.
    [GeneratedRegex(@"\b(?:is|has|remains|now|last|alive|free of|well)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsHeIs();

    [GeneratedRegex(@"\b(?:nearest|closest|minimum|minimal|narrowest|smallest|shortest|deep|lateral) (?:\p{L}+ )?margins?(?: (?:was|were|being|at|of|measured|at least|clear by|free by))* (?<n>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten) ?(?<unit>mm|cm)\b|\bmargins?\b[^.;]{0,40}?\b(?:closest|nearest|minimum|narrowest)(?: (?:one|distance|being|was|of|at|margin|clearance))* (?<n>\d+(?:\.\d+)?) ?(?<unit>mm|cm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closest();

    [GeneratedRegex(@"(?<![\w.×])(?<n>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten) ?(?<unit>mm|cm)\b(?! ?×)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyDistance();

    [GeneratedRegex(@"\b(?<k>none|" + Numbers.Pattern + @") (?:(?:involved|positive|metastatic|affected|tumou?r-bearing) )?(?:(?:lymph|axillary|pelvic|regional|sentinel|cervical|inguinal|hilar|mediastinal) )*(?:nodes? )?(?:out )?of (?:the |all |a total of )?(?<n>" + Numbers.Pattern + @") (?:(?:resected|examined|removed|dissected|retrieved|harvested|sampled|regional|sentinel|pelvic|axillary|para-aortic|cervical|inguinal|hilar|mediastinal|lymph) )*(?:nodes|S?LNs)\b|\b(?<k>" + Numbers.Pattern + @") (?:involved|positive|metastatic|affected) (?:(?:lymph )?nodes|S?LNs) (?:out )?of (?:the )?(?<n>" + Numbers.Pattern + @")\b|(?<![\w/.])(?<k>\d{1,2})/(?<n>\d{1,2}) (?:\w+ ){0,2}nodes\b|\bnodes (?:\w+ ){0,3}\(?(?<k>\d{1,2})/(?<n>\d{1,2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PositiveNodes();

    [GeneratedRegex(@"\b(?:gross[- ]total|near[- ]total|sub-?total|complete|incomplete|partial|macroscopically complete|total) (?:surgical )?(?:resection|removal|excision|tumou?r resection)\b|\b(?:resection|removal|excision)(?: of the (?:main )?(?:tumou?r|lesion|mass))? was (?:gross[- ]total|sub-?total|complete|incomplete|partial)\b|\b(?:GTR|STR|NTR)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extent();

    [GeneratedRegex(@"\b(?:sub-?total|partial|incomplete|STR|debulk\w*|R2|biopsy only)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Incomplete();

    [GeneratedRegex(@"\b(?:gross[- ]total|(?<!near[- ])total (?:resection|removal|excision)|complete(?! (?:response|remission))|GTR|en bloc)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complete();
}
