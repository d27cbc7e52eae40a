using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>A claim stands in the abstract and nowhere else.</summary>
internal static partial class Kz303OnlyInAbstract
{
    public static Rule Rule { get; } = new("KZ303", "only-in-abstract", Severity.Warning, "abstract-only", Check)
    {
        WhyNot = m => !m.IsCaseReport ? Manuscript.NoCase : !m.In(Part.Abstract).Any() ? "no abstract was recognised" : !m.In(Part.Case).Any() ? "no case section was recognised" : null,
    };

    // "An Evans index of 0.42": where the index stands only in the abstract, its number is said with it.
    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var all = All(m).ToList();
        return all.Where(f => f.Variable != Number || !all.Exists(n => n.Variable != Number && f.Places[0].Start - n.Places[0].End is >= 0 and <= NearName));
    }

    private const string Number = "abstract.value";
    private const int NearName = 5;

    private static IEnumerable<Finding> All(Manuscript m)
    {
        foreach (var quantity in Quantities.OnlyInAbstract(m))
            yield return Rule.Find($"{quantity.Name} stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", Number, m.At(quantity.Span, quantity.Words), m.At(quantity.Sentence.Whole));
        var margins = m.Statements.Where(s => s.Variable == "surgery.margins").ToList();
        if (margins.FirstOrDefault(s => s.Part == Part.Abstract) is { } margin && margins.TrueForAll(s => s.Part == Part.Abstract) && !m.In(Part.Case, Part.Legend, Part.Conclusion).Any(t => AnyMargin().IsMatch(t.Text)) && !m.OwnRows.SelectMany(r => r.Cells).Any(c => c.Is("margin") || AnyMargin().IsMatch(c.Text)))
            yield return Rule.Find("The margins are stated only in the abstract.", "State them where the pathology is told.", "surgery.margins", m.At(margin.Span, margin.Value));
        var body = Body(m);
        var terms = Terms(m, body).ToList();
        foreach (var finding in terms) yield return finding;
        foreach (var finding in NamedInAbstract.Only(m).Where(f => !terms.Exists(t => t.Places[0].Start < f.Places[0].End && f.Places[0].Start < t.Places[0].End))) yield return finding;
        foreach (var finding in SaidInAbstract.Only(m).Where(f => !terms.Exists(t => f.Places[0].Start <= t.Places[0].Start && t.Places[0].End <= f.Places[0].End))) yield return finding;
        var results = ResultsOfAbstract.Only(m).ToList();
        foreach (var finding in results) yield return finding;
        foreach (var finding in Sentences(m, body).Where(s => !results.Exists(r => r.Places[^1].Start == s.Places[0].Start))) yield return finding;
        foreach (var lasting in LastingInAbstract.Only(m, body).Where(f => !terms.Exists(t => t.Places[0].Start < f.Places[0].End && f.Places[0].Start < t.Places[0].End))) yield return lasting;
        if (Complaint(m) is { } complaint) yield return complaint;
        if (Gene(m, body, terms) is { } gene) yield return gene;
        if (Home(m, body) is { } home) yield return home;
        if (Uptake(m, body) is { } uptake) yield return uptake;
        foreach (var scale in Scales(m, body)) yield return scale;
        if (Grade(m, body) is { } grade) yield return grade;
    }

    // "A leiomyosarcoma of FNCLCC grade 3", where nothing else names the system or grades the tumour.
    private static Finding? Grade(Manuscript m, string body)
    {
        foreach (var told in m.AbstractStory)
            if (SystemGrade().Match(told.Text) is { Success: true } grade && !told.OfRelative(grade.Index) && !Says(body, grade.Groups["sys"].Value) && !IsGraded(m))
                return Rule.Find($"\"{grade.Value}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "pathology.grade", m.At(told.Span(grade), grade.Value), m.At(told.Whole));
        return null;
    }

    // The text or a table gives the tumour a grade; a grade of dermatitis is none.
    private static bool IsGraded(Manuscript m) =>
        m.Told.Where(t => t.Part is not (Part.Abstract or Part.Introduction)).Any(t => TumourGrade().Matches(t.Text).Any(g => !Toxicity().IsMatch(t.Text[Math.Max(0, g.Index - 60)..Math.Min(t.Text.Length, g.Index + g.Length + 40)])))
        || m.Document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Any(c => c.Text.Contains("grade", StringComparison.OrdinalIgnoreCase) || c.Text.Contains("differentiat", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(?<sys>FNCLCC|Fuhrman|Gleason|Nottingham|Broders|ISUP|Hyams|Edmondson|Trojani|Silva|WHO)(?:[ -](?:histological |nuclear |tumou?r |grading |system )*(?:grade|score|group))(?: of| was|:)? (?:I{1,3}|IV|[1-9])\b|\bgrade (?:I{1,3}|IV|[1-4]) (?:\(|(?:according to|by|of|in) (?:the )?)(?<sys>FNCLCC|Fuhrman|Nottingham|Broders|ISUP|Hyams|Edmondson|Trojani|WHO)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SystemGrade();

    [GeneratedRegex(@"\b(?:high|low|intermediate)(?:est)?[- ]grade\b|\bgrad(?:e|ed)(?: was| is| of| as)? (?:I{1,3}|IV|[1-4])\b|\bG[1-4]\b|\b(?:first|second|third|fourth) grade\b|\b(?:histological|nuclear|tumou?r) grade\b|\bgrading\b|\bgrade of (?:the )?(?:malignancy|differentiation|tumou?r)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TumourGrade();

    [GeneratedRegex(@"\b(?:" + AdverseEvent.Names + "|" + AdverseEvent.Functions + @"|syndrome)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Toxicity();

    // "The Karnofsky status rose from 60 to 90", of which the article says nothing by any name of the scale.
    private static IEnumerable<Finding> Scales(Manuscript m, string body)
    {
        foreach (var told in m.AbstractStory.Where(t => t.Numbers.Count > 0 && !Advice().IsIn(t.Text)))
            foreach (var scale in ScaleNames)
            {
                var at = told.Terms.FindIndex(t => t.IsWord && Array.Exists(scale, n => Begins(told.Text, t.Start, n)));
                if (at < 0 || Array.Exists(scale, n => Says(body, n))) continue;
                var named = told.Terms[at].Start;
                var end = named + scale.First(n => Begins(told.Text, named, n)).Length;
                while (end < told.Text.Length && char.IsLetter(told.Text[end])) end++;
                yield return Rule.Find($"\"{told.Text[named..end]}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.value", m.At(told.Span(named, end - named), told.Text[named..end]), m.At(told.Whole));
            }
    }

    private static bool Begins(string text, int at, string name) => text.AsSpan(at).StartsWith(name, StringComparison.Ordinal);

    // The names of one scale, as they begin.
    private static readonly string[][] ScaleNames = [["Karnofsky", "KPS"], ["ECOG", "Eastern Cooperative", "Zubrod", "WHO performance"], ["Rankin", "mRS"], ["Oswestry", "ODI"], ["mJOA", "Japanese Orthop", "JOA"], ["Nurick"], ["Frankel"], ["MSTS", "Musculoskeletal Tumo"], ["Barthel"], ["House-Brackmann", "House–Brackmann", "HouseBrackmann"], ["Glasgow"], ["Lansky"], ["DASH", "QuickDASH", "Disabilities of the Arm"], ["McCormick"], ["Neck Disability", "NDI"], ["Toronto Extremity", "TESS"], ["Harris hip", "Harris Hip", "HHS"], ["Lysholm"], ["Voice Handicap", "VHI"], ["Mini-Mental", "MiniMental", "MMSE"], ["Montreal Cognitive", "MoCA"], ["Roland"], ["Engel"], ["Expanded Disability", "EDSS"]];

    // "Germline testing of DICER1 was negative", where nothing else names the gene, with or without a hyphen.
    private static Finding? Gene(Manuscript m, string body, List<Finding> terms)
    {
        string? bare = null;
        foreach (var told in m.AbstractStory.Where(t => Tested().IsMatch(t.Text) && !Advice().IsIn(t.Text)))
            foreach (Match gene in Symbol().Matches(told.Text))
            {
                var place = m.At(told.Span(gene), gene.Value);
                if ((bare ??= Joins().Replace(body, "")).Contains(gene.Value, StringComparison.OrdinalIgnoreCase) || terms.Exists(t => t.Places[0].Start < place.End && place.Start < t.Places[0].End)) continue;
                return Rule.Find($"\"{gene.Value}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.term", place, m.At(told.Whole));
            }
        return null;
    }

    [GeneratedRegex(@"\b(?:mutat\w*|variants?|germline|fusion|rearrange\w*|delet\w*|amplif\w*|sequenc\w*|testing|tested|carrier|gene)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tested();

    [GeneratedRegex(@"\b(?=[A-Z]*\d)[A-Z]{2,6}\d[A-Z0-9]{0,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"[ \u2010\u2011–-]", RegexOptions.CultureInvariant)]
    private static partial Regex Joins();

    // "A maximum standardized uptake value of 8.7", of which nothing else tells, by the number or the name.
    private static Finding? Uptake(Manuscript m, string body)
    {
        foreach (var told in m.AbstractStory)
            if (StandardUptake().Match(told.Text) is { Success: true } value && !StandardUptakeName().IsMatch(body) && !body.Contains(value.Groups["n"].Value, StringComparison.Ordinal))
                return Rule.Find($"\"{value.Value}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.value", m.At(told.Span(value), value.Groups["n"].Value), m.At(told.Whole));
        return null;
    }

    [GeneratedRegex(@"\bSUV(?:max|mean|peak)?\b|\bstandardi[sz]ed uptake", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StandardUptakeName();

    [GeneratedRegex(@"\b(?:SUV ?-?(?:max|mean|peak)?|(?:maximum |maximal |mean )?standardi[sz]ed uptake value)\b[^.;\d]{0,20}(?<n>\d+(?:\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StandardUptake();

    // "The patient was discharged on the third day", where nothing else says when, or that.
    private static Finding? Home(Manuscript m, string body) =>
        m.Quantities.FirstOrDefault(q => q is { Kind: "day", Sentence.Part: Part.Abstract } && q.Ideas.Contains("#home")) is { } day && !LeftHospital().IsMatch(body)
            ? Rule.Find($"\"{day.Words}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.statement", m.At(day.Span, day.Words), m.At(day.Sentence.Whole)) : null;

    [GeneratedRegex(@"\b(?:discharg\w+|left (?:the )?(?:hospital|ward|clinic|unit)|(?:went|go|returned|return|sent|allowed|came) home|hospital stay|(?:length of|duration of|postoperative) stay|stay (?:in|of)|stayed|released|home (?:on|after)|leave (?:the )?hospital|hospitali[sz]ation|day \d+ after|days in (?:the )?hospital)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeftHospital();

    // Procedures, treatments and markers named in the abstract's account of the patient and not again.
    private static IEnumerable<Finding> Terms(Manuscript m, string body)
    {
        var said = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? own = null;
        foreach (var told in m.AbstractStory.Where(t => !Advice().IsIn(t.Text)))
            foreach (Match term in Term().AllIn(told.Text))
            {
                var root = term.Groups["marker"].Success ? term.Value.Replace("-", "", StringComparison.Ordinal) : term.Groups["whole"].Success ? term.Groups["whole"].Value.ToLowerInvariant() : Keys.Stem(term.Groups["root"].Success ? term.Groups["root"].Value : term.Value.Split(' ')[0]);
                // What others had says nothing of this specimen.
                var where = root is "perine" or "lymphovascular" or "extrac" or "extran" or "node" or "nodes" ? own ??= OfPatient(m) : body;
                if (Spared().IsMatch(told.Text[..term.Index]) || !said.Add(root) || !Kin().IsMatch(root) && where.Contains(root, StringComparison.OrdinalIgnoreCase) || InPlainWords(root).Any(w => Says(where, w))) continue;
                // "Tuberous sclerosis complex (TSC)", of which the body has the letters.
                if (Abbreviated().Match(told.Text[(term.Index + term.Length)..]) is { Success: true } letters && Says(body, letters.Groups["a"].Value)) continue;
                yield return Rule.Find($"\"{term.Value}\" stands only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.term", m.At(told.Span(term), term.Value));
            }
    }

    [GeneratedRegex(@"^[\p{L} -]{0,20} ?\((?<a>\p{Lu}{2,6})s?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviated();

    // Words of relatives stand in others ("chemotherapy"): they are looked for as they begin.
    private static readonly string[] Relatives = ["famil", "relative", "parent", "sibling", "heredit", "inherit", "germline", "mother", "father", "sister", "brother", "uncle", "aunt", "cousin", "grandm", "grandf", "daughter", "sons", "son "];

    [GeneratedRegex(@"^(?:mother|father|sister|brothe|uncle|aunt|cousin|grandm|grandf|daught|son)$", RegexOptions.CultureInvariant)]
    private static partial Regex Kin();

    // "Spared the patient bilateral thoracotomy" tells of none.
    [GeneratedRegex(@"\b(?:spar\w+|avoid\w*|without|instead of|rather than|obviat\w+|prevent\w*)\b[^.;,]{0,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spared();

    // How a case section says it that does not use the term: words as they begin.
    private static string[] InPlainWords(string root) => root.ToLowerInvariant() switch
    {
        "laparo" => ["midline incision", "abdomen was opened", "open operation", "Pfannenstiel", "port"],
        "dyspno" or "dyspne" => ["breath"],
        "hypert" or "hypote" => ["blood pressure", "antihypert", "mmHg"],
        "dyspha" => ["swallow"],
        "dyspho" or "hoarse" => ["voice", "hoarse", "dysphon"],
        "dysuri" => ["micturition", "urinat", "passing urine"],
        "dysart" => ["speech", "slurred"],
        "dyspar" => ["intercourse"],
        "dysmen" or "amenor" or "menorr" => ["menstru", "her period", "menses"],
        "jaundi" => ["icter", "bilirubin", "yellow"],
        "syncop" => ["faint", "collaps", "consciousness"],
        "fibril" => ["arrhythm", "irregular"],
        "arrhyt" or "tachyc" or "bradyc" => ["fibrillation", "irregular", "heart rate", "pulse"],
        "emboli" => ["thromb", "coil", "particle", "endovascular"],
        "radiot" => ["irradiat", "radiation", "Gy", "mantle field", "brachyth", "proton", "beam", "fractions"],
        "irradi" => ["radioth", "radiation", "Gy", "brachyth", "proton", "beam"],
        "transf" => ["red cells", "units of", "packed", "blood"],
        var kin when Kin().IsMatch(kin) => Relatives,
        "thromb" => ["clot", "embolus", "embolism", "platelet"],
        "hyperc" or "hypoca" => ["calcium", "cortisol", "cholesterol"],
        "hyperg" or "hypogl" => ["glucose", "sugar"],
        "hypona" or "hypern" => ["sodium"],
        "hypoka" or "hyperk" => ["potassium"],
        "hypoal" => ["albumin"],
        "anaemi" or "anemia" => ["haemoglobin", "hemoglobin"],
        "leukoc" or "leucoc" or "leukop" or "leucop" or "neutro" => ["white", "neutrophil", "leucocyte", "leukocyte"],
        "lympha" => ["node", "nodal", "neck dissection", "axillary dissection"],
        "polyur" or "nocuri" => ["urin"],
        "neurop" => ["nerve", "numb", "tingl"],
        "mucosi" => ["mouth", "oral", "ulcer"],
        "dermat" => ["skin", "rash", "erythema"],
        "oesoph" or "esopha" => ["swallow"],
        "kerati" => ["cornea"],
        "stenos" => ["narrow"],
        "scolio" => ["curv", "Cobb"],
        "chemot" => ["cycle", "cytotoxic", "cytostatic"],
        "sepsis" => ["septic", "blood culture"],
        "hemipa" or "parapa" or "tetrap" or "monopa" or "hemipl" or "parapl" => ["weak", "paraly", "strength", "power"],
        "perine" => ["neural", "nerves", "nerve bundle", "nerve sheath", "along the nerve", "around a nerve", "into a nerve", "around nerve"],
        "lymphovascular" => ["lymphatic", "LVI", "angiolymph", "vascular invasion", "vascular space", "invasion of vessels", "vessel invasion", "intravascular", "in vessels", "small vessel", "in a vessel", "emboli"],
        "extrac" or "extran" => ["capsul"],
        "node" or "nodes" => ["nodal", "lymphad", "neck dissection", "axillary dissection", "N0", "N1"],
        "hydroc" => ["ventricles", "ventricular"],
        "ascite" => ["abdominal fluid", "free fluid"],
        "seizur" => ["convuls", "epilep"],
        "haemat" or "hemato" or "hematu" => ["bleeding", "blood", "clot"],
        "ptosis" => ["eyelid", "drooping", "droop", "lids", "lid "],
        "propto" => ["exophthalm", "protru"],
        "sweats" => ["sweat"],
        "retent" => ["catheter", "void"],
        "palsy" => ["paraly", "paresis", "weakness", "nerve"],
        "infect" => ["pus", "antibiotic", "erythema"],
        "dehisc" => ["edges", "opened", "gap"],
        "ileus" => ["bowel", "flatus"],
        "punctu" => ["cerebrospinal", "spinal tap"],
        "evoked" or "neurom" => ["evoked", "neuromonitor", "monitoring", "neurophysiolog"],
        "fractu" => ["broke her", "broke his", "broke the", "broken bone"],
        "frozen" => ["intraoperative histolog", "rapid section"],
        var other when Pains().IsMatch(other) => ["pain", "ache"],
        _ => [],
    };

    // What "-algia" leaves of a word cut to six letters.
    [GeneratedRegex(@"^(?:neural|myalgi|arthra|cephal|gastra|otalgi|mastal|coccyg|odynop|metata)", RegexOptions.CultureInvariant)]
    private static partial Regex Pains();

    private static bool Says(string body, string word)
    {
        for (var at = body.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = body.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetter(body[at - 1])) return true;
        return false;
    }

    // A clause of the patient's story in the abstract most of whose words the article never uses again.
    private static IEnumerable<Finding> Sentences(Manuscript m, string body)
    {
        var last = m.In(Part.Abstract).LastOrDefault();
        // What the title names is told.
        body = (body + string.Concat(m.In(Part.Title).Select(t => '\n' + t.Text))).ToLowerInvariant();
        foreach (var told in m.AbstractStory.Where(t => t != last && !Introduces().IsMatch(t.Text) && !Advice().IsIn(t.Text) && !Lesson().IsIn(t.Text) && !(OfTheDisease().IsMatch(t.Text) && !OfTheCourse().IsMatch(t.Text))))
        {
            // The long name of the SUV, which has a rule of its own.
            var uptake = StandardUptake().Match(told.Text);
            // "Vasoactive intestinal peptide (VIP)", of which the article goes on with the letters.
            var longName = LongName().Match(told.Text) is { Success: true } named && body.Contains(named.Groups["a"].Value.ToLowerInvariant(), StringComparison.Ordinal) ? named : Match.Empty;
            var words = told.Words.Where(w => w.Size > 4 && !(uptake.Success && w.Start >= uptake.Index && w.Start < uptake.Index + uptake.Length) && !(longName.Success && w.Start >= longName.Index && w.Start < longName.Index + longName.Length) && Concepts.Of(told.Text.Substring(w.Start, w.Size)) is null && !Concepts.IsDull(w.Stem)).DistinctBy(w => w.Stem).ToList();
            var absent = words.Where(w => !body.Contains(w.Stem[..Math.Min(5, w.Stem.Length)].ToLowerInvariant(), StringComparison.Ordinal)).ToList();
            if (absent.Count < 4 || absent.Count < 0.6 * words.Count) continue;
            // An event whose time stands in the case as well is told there in other words.
            if (told.Lengths.Where(l => l.Grain >= 1).Any(l => m.Quantities.Any(q => q.Sentence.Part != Part.Abstract && q.Time is { } t && t.Agrees(l)) || m.OwnRows.SelectMany(r => r.Cells).Any(c => Numbers.In(c.Text).Any(n => n.Value == l.Months)))) continue;
            yield return Rule.Find($"\"{told.Text.Substring(absent[0].Start, absent[0].Size)}\" and the rest of its sentence stand only in the abstract.", "Tell it in the case section, or leave it out of the abstract.", "abstract.statement", m.At(told.Whole));
        }
    }

    // "Introduction: adenocarcinoma of the urachus resembles ...", "To report the course of two such tumours"
    [GeneratedRegex(@"^\W*(?:Background|Introduction|Objectives?|Aims?|Purpose|Rationale|Context|Discussion|Conclusions?)\W*[:.–—]|^\W*(?:We (?:aim|aimed|wish|wished|want|sought|intend) )?[Tt]o (?:describe|report|present|discuss|illustrate|document|communicate|share|highlight|emphasi[sz]e|show (?:that|how)|draw attention|raise awareness|review|analy[sz]e|evaluate)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduces();

    [GeneratedRegex(@"(?:[\p{L}\d-]+ ){1,5}\((?<a>\p{Lu}[\p{L}\d]{1,7})\)", RegexOptions.CultureInvariant)]
    private static partial Regex LongName();

    [GeneratedRegex(@"\b(?:we |this case|this report|such|rare|usually|often|lesson|importance|underlin\w*|highlight\w*|illustrat\w*|demonstrates? that|deserves?|is indicated|is required)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lesson();

    // "Thymic carcinoids are found in a few per cent of carriers"
    [GeneratedRegex(@"\b(?:is|are|occurs?|arises?|tends?|affects?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTheDisease();

    [GeneratedRegex(@"\b(?:was|were|had|he|she|his|her|underwent|our|patient|\p{L}{3,}ed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTheCourse();

    // A complaint of the abstract for which the case section has no word of the same root, while it tells other complaints.
    private static Finding? Complaint(Manuscript m)
    {
        var told = m.In(Part.Case).ToList();
        if (!told.Exists(t => Symptom().IsIn(t.Text) || Sign().IsIn(t.Text))) return null;
        var body = string.Join('\n', told.Concat(m.In(Part.Introduction, Part.Legend)).Select(t => t.Text));
        var only = m.In(Part.Abstract).Where(t => Presented().IsIn(t.Text)).SelectMany(t => Symptom().Matches(t.Text).Where(s => !t.OfRelative(s.Index) && !body.Contains(s.Groups["root"].Value, StringComparison.OrdinalIgnoreCase)).Select(s => (Told: t, Match: s))).DistinctBy(s => s.Match.Groups["root"].Value.ToLowerInvariant()).ToList();
        if (only.Count == 0) return null;
        var other = told.SelectMany(t => Sign().Matches(t.Text).Concat(Symptom().Matches(t.Text)).Select(s => m.At(t.Span(s), s.Value))).Take(3);
        return Rule.Find($"{string.Join(" and ", only.Select(o => $"\"{o.Match.Value}\""))} {(only.Count == 1 ? "stands" : "stand")} only in the abstract; the case section tells other complaints.", "Tell the same complaints in both.", "symptom", [.. only.Select(o => m.At(o.Told.Span(o.Match), o.Match.Value)), .. other]);
    }

    // What is told of the patient outside the abstract, and the tables.
    private static string OfPatient(Manuscript m) => string.Join('\n', m.Told.Where(t => t.Part is not (Part.Abstract or Part.Title or Part.Introduction)).Select(t => t.Text)
        .Concat(m.Document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Text))).Replace("-", "", StringComparison.Ordinal);

    private static string Body(Manuscript m) => string.Join('\n', m.BesideAbstract.SelectMany(s => s.Paragraphs).Select(p => p.Plain.Text)
        .Concat(m.Document.Figures.Select(f => f.Legend.Plain.Text)).Concat(m.Document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Text))).Replace("-", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:present(?:ed|ing)|complain\w+|admitted|referred|with a history|newly)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Presented();

    [GeneratedRegex(@"\b(?<root>pain(?!less|-free)|numb|headache|fever|cough|vomit|nausea|seizure|diplopia|tinnitus|vertigo|jaundice|itch|diarrh|incontinence|palpitation)\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Symptom();

    [GeneratedRegex(@"\b(?:hemi|para|tetra|quadri|mono)?(?:paresis|plegia)\b|\bsensory level\b|\bweakness\b|\bswelling\b|\bbleeding\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"\bmargins?\b|\bR[012]\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AnyMargin();

    [GeneratedRegex(@"\b(?:should|(?-i:may)|must|can|could|recommend|consider)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Advice();

    [GeneratedRegex(@"\b(?<marker>parafibromin|brachyury|myogenin|calretinin|mammaglobin|napsin A|langerin|adipophilin|PD-?L1|MLH1|MSH2|MSH6|PMS2|PTEN|DAXX|ATRX|(?:CD|CK|MDM|CDK|SOX|TLE|INI|SMARC[AB]|STAT|SATB|DOG|BRAF|KRAS|TP|HMB|MUC|TTF|WT)-?\d{1,4}|[A-Z]{2,6}\d{1,2}[A-Z]?(?= (?:gene |exon \d+ )?(?:rearrange|mutation|fusion|amplif|delet|variant))|(?<=(?:[Rr]earrangement|[Mm]utation|[Aa]mplification|[Dd]eletion|[Vv]ariant|[Ff]usion)s? (?:of|in|involving) (?:the )?)(?-i:[A-Z][A-Z\d]{2,7}))\b|\b(?:was|were|been) (?:\p{L}+ly )?(?<root>emboli[sz]ed|vaccinated|irradiated|transfused|stented|cryopreserved)\b|\b(?:[Hh]er|[Hh]is) (?<root>mother|father|sister|brother|uncle|aunt|cousin|grandmother|grandfather|daughter|son)\b|\b(?:physical therapy|physiotherapy|brachytherapy|immunotherapy|hormon\w+ therapy|proton therapy|chemotherapy|radiotherapy|tracheostomy|gastrostomy|colostomy|ileostomy|thoracotomy|laparotomy|laparoscop\w+|thoracoscop\w+|embolisation|embolization|transfusion|amputation|lymphadenectomy|angiography|bronchoscopy|colonoscopy|scintigraphy|pneumonia|thrombosis|sepsis|fistula|ha?ematoma|seizures?|delirium|abscess|seroma|lymph?o?edema|ileus|dehiscence|pneumothorax|chylothorax|h[ae]?emothorax|arrhythmia|tachycardia|bradycardia|hypotension|hypertension|infarction|stroke|syncope|ascites|jaundice|hydrocephalus|papill?o?edema|ptosis|proptosis|hoarseness|gyna?ecomastia|galactorrh\w+|amenorrh\w+|menorrhagia|infertility|(?:patholog\w+|fatigue|stress|compression) (?<root>fracture)s?|(?:motor |somatosensory |sensory )?(?<root>evoked) potentials|(?:intraoperative )?(?<root>neuromonitoring)|(?<root>frozen) section|atrial (?<root>fibrillation)|pulmonary (?<root>embolism)|wound (?<root>infection)|(?:lymph|axillary|inguinal|sentinel) (?<root>node)s?|(?:(?<root>perineural|extracapsular|extranodal)|(?<whole>lymphovascular)) (?:invasion|infiltration|spread|growth|extension|involvement)|urinary (?<root>retention)|night (?<root>sweats)|cardiac (?<root>arrest)|facial (?<root>palsy)|lumbar (?<root>puncture)|genetic (?<root>counsell?ing)|chest (?<root>drain)|dys(?:pareunia|phagia|phonia|pnoea|pnea|uria|menorrh\w+|arthria|phasia|pepsia|esthesia|aesthesia)|\p{L}{4,}(?:algia|rrhagia|rrhoea|rrhea|plegia|paresis)|(?!diagnos|prognos|metast|hypothes|emphas|synthes|analys|osteosynth|angio)\p{L}{3,}(?:osis|itis|iasis|[ae]emia|penia|uria|opathy)|methotrexate|azathioprine|ciclosporin|cyclosporine|tacrolimus|adalimumab|lithium|amiodarone|tamoxifen|\p{L}{4,}(?:tinib|ximab|zumab|lizumab|platin|rubicin|taxel|bectedin|parib|citabine))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
