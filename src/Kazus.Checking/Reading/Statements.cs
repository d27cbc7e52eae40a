using System.Text.RegularExpressions;
using Kazus.Terms;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>Reads, part by part, the values that a case report repeats: age, sex, size, duration of symptoms, follow-up, margins, levels.</summary>
internal static partial class Statements
{
    public static IEnumerable<Statement> Of(Manuscript m) =>
        Ages(m).Concat(Sexes(m)).Concat(Sizes(m)).Concat(SpokenSizes(m)).Concat(Durations(m)).Concat(DurationsByNumberAlone(m)).Concat(Follow(m)).Concat(Margins(m)).Concat(Levels(m)).Concat(MoreStatements.Of(m));

    public static IEnumerable<Statement> Ages(Manuscript m) =>
        Age.In(m).Select(a => new Statement("patient.age", a.Sentence.Part, a.Span, $"{a.Years} a", a.Years) { OnlySupports = !a.AtPresentation || a.Sentence.Part == Part.Discussion && Described().IsMatch(a.Sentence.Text) }).Concat(Decades(m));

    // "Our patient, a man still in his sixties": 60 to 69, and a year more or less.
    private static IEnumerable<Statement> Decades(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is Part.Abstract or Part.Conclusion or Part.Discussion && (t.Part != Part.Discussion || t.SpeaksOfOwn) && !Described().IsMatch(t.Text)))
            foreach (Match match in Decade().AllIn(told.Text))
            {
                var from = 10 * (2 + Array.IndexOf(Tens, match.Groups["d"].Value.ToLowerInvariant()));
                if (!told.OfRelative(match.Index)) yield return new("patient.age", told.Part, told.Span(match.Groups["d"]), $"{from} to {from + 9} a", from + 4.5, 6);
            }
    }

    private static readonly string[] Tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"];

    [GeneratedRegex(@"\b(?:man|woman|patient|s?he),?(?: who)?(?: (?:was|is))?(?: still| already| only)? in (?:his|her) (?:early |mid-?|late )?(?<d>twenties|thirties|forties|fifties|sixties|seventies|eighties)\b(?! (?:when )?(?:he|she) (?:had|was|underwent))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decade();

    // Another's patient, in a sentence on the own one.
    [GeneratedRegex(@"\b(?:described|reported|treated|published|recorded) (?:by|in)\b|\bet al\b|\[\d|\b(?-i:(?!We\b)\p{Lu}[\p{L}-]+)(?: and (?-i:\p{Lu})[\p{L}-]+)? (?:described|reported|treated|published|recorded|observed|saw) (?:an?|the|one|two|three)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Described();

    public static IEnumerable<Statement> Sexes(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is not Part.Legend and not Part.Discussion || OwnPatient().IsIn(t.Text)))
        {
            var noun = SexNoun().FirstIn(told.Text);
            if (noun.Success && !told.OfRelative(noun.Index))
                yield return new("patient.sex", told.Part, told.Span(noun.Groups["sex"]), IsFemale(noun.Groups["sex"].Value) ? "female" : "male");
        }
        // "The headache of this woman", in a discussion that has not just spoken of somebody else's patient.
        foreach (var told in m.In(Part.Discussion, Part.Conclusion).Where(t => !Retold.IsOfOthers(t.Text)))
            if (ThisOne().Match(told.Text) is { Success: true } one && !told.OfRelative(one.Index) && !Others().IsIn(told.Text) && !Retold.IsOfOthers(Before(m, told)))
                yield return new("patient.sex", told.Part, told.Span(one.Groups["sex"]), IsFemale(one.Groups["sex"].Value) ? "female" : "male");
        // A pronoun that stands for the patient where no other person is named in the sentence.
        foreach (var told in m.In(Part.Abstract, Part.Case, Part.Conclusion))
            foreach (Match pronoun in PatientPronoun().AllIn(told.Text))
                if (!told.OfRelative(told.Text.Length) && !Others().IsIn(told.Text))
                    yield return new("patient.sex", told.Part, told.Span(pronoun.Groups["sex"]), IsFemale(pronoun.Groups["sex"].Value) ? "female" : "male");
    }

    // The paragraph up to a sentence.
    private static string Before(Manuscript m, Told told) =>
        m.Document.Sections.SelectMany(s => s.Paragraphs).FirstOrDefault(p => p.Span.Contains(told.Whole.Start)) is { } paragraph ? m.Document.Text[paragraph.Span.Start..told.Whole.Start] : "";

    [GeneratedRegex(@"\b(?:our|this) (?:young |old |elderly )?(?<sex>woman|man|lady|gentleman)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThisOne();

    public static bool IsFemale(string word) => char.ToLowerInvariant(word[0]) is 's' or 'f' or 'w' or 'g' or 'l' || word.StartsWith("her", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Statement> Sizes(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => (t.Part is not Part.Discussion and not Part.Introduction || t.SpeaksOfOwn) && (t.Text.Contains("mm", StringComparison.Ordinal) || t.Text.Contains("cm", StringComparison.Ordinal))))
            foreach (Match size in Size().Matches(told.Text))
            {
                var scale = size.Groups["unit"].Value.Equals("cm", StringComparison.OrdinalIgnoreCase) ? 10 : 1;
                var numbers = size.Groups["n"].Captures.Select(c => (Text: c.Value, Number: Numbers.Parse(c.Value) ?? 0)).ToList();
                if (numbers.Count == 0 || told.Part is Part.Discussion or Part.Introduction && (!Measured().IsMatch(told.Text[..size.Index]) || Described().IsMatch(told.Text[..size.Index]))) continue;
                // "Has grown by 3 mm": a difference.
                if (told.Text[..size.Index].EndsWith(" by ", StringComparison.Ordinal)) continue;
                var around = told.Text[Math.Max(0, size.Index - 60)..Math.Min(told.Text.Length, size.Index + size.Length + (told.Part == Part.Discussion ? 60 : 40))];
                var tumour = Tumour().IsMatch(around) && !NotTumour().IsIn(told.Text, Math.Max(0, size.Index - 40)..Math.Min(told.Text.Length, size.Index + size.Length + 25)) && !told.OfRelative(size.Index);
                foreach (var (text, number) in numbers)
                {
                    var largest = number == numbers.Max(n => n.Number);
                    var slack = text.Contains('.') ? 0.5 * scale * 0.1 : scale == 10 ? 5 : 0.5;
                    yield return new("lesion.size", told.Part, told.Span(size), $"{Numbers.Say(number * scale)} mm", number * scale, slack) { OnlySupports = !tumour || !largest || Shrunk().IsMatch(told.Text[..size.Index]) };
                }
            }
    }

    // "Under imatinib the mass shrank to 30 mm": how large it was after treatment.
    [GeneratedRegex(@"\b(?:shr[aiu]nk(?:en|ing)?|regress(?:ed|ing)|reduced|diminish(?:ed|ing)|decreas(?:ed|ing)|fell|fallen|went down|came down|down)(?: in (?:size|diameter|its \p{L}+ diameter))?(?: from [^.;,]{1,30})? to (?:about |only |less than |under |just )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shrunk();

    // "At fourteen centimetres, the polyp of our patient", "the growth that we removed, not quite seven centimetres across"
    private static IEnumerable<Statement> SpokenSizes(Manuscript m)
    {
        foreach (var told in m.In(Part.Discussion, Part.Conclusion).Where(t => t.SpeaksOfOwn))
            foreach (Match size in SpokenSize().AllIn(told.Text))
                if (Numbers.Parse(size.Groups["n"].Value) is { } n && !Threshold().IsMatch(told.Text[Math.Max(0, size.Index - 40)..size.Index]))
                {
                    var number = n * (size.Groups["unit"].Value.StartsWith("c", StringComparison.OrdinalIgnoreCase) ? 10 : 1);
                    yield return new("lesion.size", told.Part, told.Span(size), $"{Numbers.Say(number)} mm", number, 0.1 * number);
                }
    }

    [GeneratedRegex(@"(?<n>" + Numbers.Pattern + @") (?<unit>mm|cm|(?:milli|centi)met(?:re|er)s?)(?= across\b| in (?:diameter|length|size)\b| long\b|, (?:the|our) (?:tumou?r|polyp|mass|lesion|growth|nodule|\p{L}+oma)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpokenSize();

    [GeneratedRegex(@"\b(?:than|above|below|over|under|exceed\w*|threshold|limit|up to|at least|between|from|to|by|margin|scar|node|defect|gap|graft|incision)\b[^.;,]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Threshold();

    public static IEnumerable<Statement> Durations(Manuscript m)
    {
        foreach (var told in m.In(Part.Abstract, Part.Introduction, Part.Case, Part.Conclusion, Part.Discussion).Concat(m.Retold.Where(t => t.Part == Part.Discussion && t.Lengths.Exists(l => Came().IsMatch(t.Text[l.End..])))).DistinctBy(t => t.Whole))
            foreach (var length in told.Lengths)
            {
                var before = told.Text[..length.Start];
                // "Jaundice, which her parents had noticed 12 days earlier", is the child's.
                var seenByKin = told.OfRelative(length.Start);
                if (seenByKin && !KinNoticed().IsMatch(before)) continue;
                var after = told.Text[length.End..];
                var main = !seenByKin && told.Part is Part.Abstract or Part.Case && (told.Part != Part.Case || told.Paragraph < 2 || m.Patients > 1) && Complaint().IsIn(told.Text) && (DurationAfter().IsMatch(after) || DurationBefore().IsMatch(before)) && !Treatment().IsMatch(told.Text) && !Earlier().IsMatch(before) && !OfPregnancy().IsMatch(before) && !HadBeenDone().IsMatch(before) && !UnderLabel().IsMatch(before) && !OfObservation().IsMatch(after) && length.Months < 240;
                var support = (told.Part != Part.Case || told.Paragraph < 3 || m.Patients > 1) && !AfterThat().IsMatch(after) && !Treatment().IsIn(told.Text);
                // "The eighteen-month history of our patient"
                if (told.Part is Part.Discussion or Part.Conclusion or Part.Introduction && (told.SpeaksOfOwn || Came().IsMatch(after))) main |= (History().IsMatch(after) || Came().IsMatch(after) || Complaint().IsMatch(told.Text) && Lasted().IsMatch(before)) && length.Months < 240;
                else if (told.Part == Part.Discussion) continue;
                if (main || support) yield return new("symptom.duration", told.Part, told.Span(length.Start, length.Size), length.Say, length.Months, Math.Max(0.45 * length.Grain, 0.2)) { OnlySupports = !main };
            }
    }

    // "Had limped for three weeks and had had pain for seven"
    private static IEnumerable<Statement> DurationsByNumberAlone(Manuscript m)
    {
        foreach (var told in m.In(Part.Case).Where(t => t.Lengths.Count > 0))
            foreach (Match bare in ForBare().AllIn(told.Text))
                if (told.Lengths.LastOrDefault(l => l.End <= bare.Index) is { Grain: > 0 } unit && Numbers.Parse(bare.Groups["n"].Value) is { } n)
                    yield return new("symptom.duration", told.Part, told.Span(bare.Groups["n"]), unit.Say, n * unit.Grain, Math.Max(0.45 * unit.Grain, 0.2)) { OnlySupports = true };
    }

    [GeneratedRegex(@"\bfor (?<n>" + Numbers.Pattern + @")(?=[,.;)](?!\d)|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForBare();

    [GeneratedRegex(@"\b(?:parents?|mother|father|wife|husband|family|partner|daughter|son)(?: had)?(?: first)? (?:noticed|noted|observed|seen|remarked|discovered|felt)\b[^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KinNoticed();

    // "Antecedent pregnancy 23 months before"
    [GeneratedRegex(@"\b(?:pregnancy|delivery|childbirth|gestation)\b[^.;,]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfPregnancy();

    // "With a diagnosis of asthma for two years"
    [GeneratedRegex(@"\bdiagnos(?:is|ed)\b[^.;,]{0,40} for (?:about |some |almost |nearly )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnderLabel();

    // "Part of which had been shaved off elsewhere three years before"
    [GeneratedRegex(@"\bhad been \p{L}+ed(?: off| away| elsewhere| (?:in|at) [\p{L} ]{3,30})* (?:about |some )?$|\bhad been (?:cut|shaved|taken)\b[^.;,]*$|\b(?:observed|watched|followed|monitored|observation|surveillance|unchanged|stable|free of|remission|has not (?:grown|changed|enlarged|recurred))\b[^.;,]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HadBeenDone();

    // "Has not enlarged during five years of surveillance"
    [GeneratedRegex(@"^ of (?:[\p{L}-]+ )?(?:observation|surveillance|monitoring|watching|waiting|control|imaging|remission|freedom|therapy|treatment|convalescence|rehabilitation)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfObservation();

    // "Follow-up was scheduled every six months for two years"
    [GeneratedRegex(@"\b(?:scheduled|planned|arranged|intended|foreseen) [^.;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheduled();

    public static IEnumerable<Statement> Follow(Manuscript m)
    {
        var main = FollowUps.Of(m).Where(f => !Scheduled().IsMatch(f.Sentence.Text[..f.Length.Start])).GroupBy(f => f.Sentence.Part).ToDictionary(g => g.Key, g => g.MaxBy(f => f.Length.Months)!);
        foreach (var told in m.Told)
            foreach (var length in told.Lengths.Where(l => l.Grain >= 0.2))
            {
                var longest = main.TryGetValue(told.Part, out var f) && f.Sentence == told && f.Length == length;
                if (!longest && (BeforeNow().IsIn(told.Text, length.End..) || Complaint().IsIn(told.Text) && DurationBefore().IsIn(told.Text, ..length.Start) && !AfterThat().IsMatch(told.Text[length.End..]))) continue;
                yield return new("followup", told.Part, told.Span(length.Start, length.Size), length.Say, length.Months, length.Grain >= 12 ? 6 : length.Grain >= 6 ? 3 : 0.6) { OnlySupports = !longest };
            }
        // What the dates of the course add up to confirms a follow-up as well. A course has few dates; a book is cut short.
        var dates = m.Dates.Where(d => d.HasMonth && d.Sentence.Part is Part.Case or Part.Abstract && d.HasMonth).DistinctBy(d => d.First).Take(40).ToList();
        var lengths = m.In(Part.Case).SelectMany(t => t.Lengths.Where(l => l.Grain >= 1 && l.Months <= 60 && AfterThat().IsIn(t.Text, l.End..))).Select(l => l.Months).Distinct().Take(40).ToList();
        foreach (var a in dates)
            foreach (var b in dates.Where(b => b.First > a.First))
            {
                yield return Derived(b.First - a.First, b);
                foreach (var more in lengths) yield return Derived(b.First - a.First + more, b);
            }

        static Statement Derived(double months, TimePoint at) => new("followup", Part.Case, at.Span, $"{Numbers.Say(months)} mo", months, 1) { OnlySupports = true };
    }

    public static IEnumerable<Statement> Margins(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is not Part.Introduction && t.Text.AsSpan().ContainsAny(MarginWords)))
            foreach (Match margin in Margin().Matches(told.Text))
            {
                // "Neither a recurrence nor a positive margin"
                var value = NoSuch().IsMatch(told.Text[..margin.Index]) ? "negative" : MarginValue(margin.Value);
                // "The nasal margin was involved and was re-excised until clear"
                if (value == "positive" && TakenUntilClear().IsIn(told.Text, (margin.Index + margin.Length)..)) continue;
                yield return new("surgery.margins", told.Part, told.Span(margin), value);
                // "The margin was free in the first specimen and involved in the second", "negative proximally and, in contrast to the frozen section, positive distally"
                if (OtherMargin().Match(told.Text[(margin.Index + margin.Length)..]) is { Success: true } other)
                    yield return new("surgery.margins", told.Part, told.Span(margin.Index + margin.Length + other.Groups["m"].Index, other.Groups["m"].Length), MarginValue(other.Groups["m"].Value));
            }
    }

    [GeneratedRegex(@"^ (?:(?:in|at|on|of) [^.;,]{3,40}|\p{L}+ly),? (?:and|but)(?:,[^.;,]{3,40},)? (?:was |were )?(?<m>(?:not )?(?:free|clear|negative|positive|involved|infiltrated)) (?:in\b|at\b|on\b|of\b|\p{L}+ly\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherMargin();

    private static readonly System.Buffers.SearchValues<string> MarginWords = System.Buffers.SearchValues.Create(["margin", "R0", "R1", "R2", "cally incomplete"], StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(?:no|nor|neither|without)(?: an?| any)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoSuch();

    /// <summary>negative or positive.</summary>
    public static string MarginValue(string words) => PositiveMargin().IsMatch(words) && !NegatedMargin().IsMatch(words) ? "positive" : "negative";

    public static IEnumerable<Statement> Levels(Manuscript m)
    {
        foreach (var told in m.Told.Where(t => t.Part is Part.Title or Part.Abstract or Part.Case or Part.Conclusion or Part.Legend))
            foreach (Match level in Level().AllIn(told.Text).Concat(SpokenLevel().AllIn(told.Text)))
            {
                var around = told.Text[Math.Max(0, level.Index - 60)..Math.Min(told.Text.Length, level.Index + level.Length + 40)];
                var main = (Tumour().IsMatch(around) || RootTaken().IsMatch(around) || told.Part is Part.Conclusion or Part.Title) && !Fusion().IsMatch(around) && !told.OfRelative(level.Index);
                // Where screws hold says nothing of where the tumour is.
                if (Fusion().IsMatch(around) && !Tumour().IsMatch(around)) continue;
                // How far its oedema reaches is another stretch.
                if (Around().IsMatch(told.Text[Math.Max(0, level.Index - 40)..level.Index])) continue;
                foreach (var one in Vertebrae(level.Value)) yield return new("lesion.levels", told.Part, told.Span(level), one) { OnlySupports = !main };
            }
    }

    [GeneratedRegex(@"^[^.;]{0,40}\b(?:re-?excised|taken back|excised again|re-?resected)\b[^.;]*\b(?:clear|free|negative)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakenUntilClear();

    // "Sacrifice of the eighth thoracic root"
    [GeneratedRegex(@"\b(?:sacrific\w+|division|divided|section(?:ed)?|ligat\w+)\b[^.;]{0,30}\broot\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RootTaken();

    // "the tenth thoracic vertebra"
    [GeneratedRegex(@"\b(?<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) (?<region>cervical|thoracic|dorsal|lumbar|sacral) (?:vertebral? ?|segment|body|level|nerve root|root)(?:body|level)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpokenLevel();

    /// <summary>The vertebrae an expression covers: "S3–S5" is S3, S4, S5; "L4 to S1" is L4, L5, S1.</summary>
    public static IEnumerable<string> Vertebrae(string words)
    {
        if (Level().FirstIn(words) is { Success: true } match && VertebralLevel.Parse(match.Groups["a"].Value) is { } from)
        {
            var b = match.Groups["b"].Value;
            var to = b.Length == 0 ? from : VertebralLevel.Parse(char.IsDigit(b[0]) ? from.Region + b : b) ?? from;
            for (var at = from.Position; at <= Math.Max(from.Position, to.Position); at++) yield return new VertebralLevel(at).ToString();
        }
        else if (SpokenLevel().FirstIn(words) is { Success: true } spoken && VertebralLevel.Parse(spoken.Groups["region"].Value[..1] + (Array.IndexOf(Quantity.Ordinals, spoken.Groups["nth"].Value.ToLowerInvariant())).ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } one)
            yield return one.ToString();
    }

    [GeneratedRegex(@"\b(?:our|present|this|the) (?:patient|case)\b|year[- ]old", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnPatient();

    [GeneratedRegex(@"\byears?[- ]old (?:(?!and\b|with\b|in\b)[\p{L}-]+,? ){0,4}(?<sex>man|woman|male|female|boy|girl|gentleman|lady)\b|\b(?<sex>man|woman|male|female|boy|girl|gentleman|lady)(?: patient)?,? (?:aged|of|was|who was) \d{1,3}\b(?![,.]\d| ?(?:g|kg|weeks?|days?|months? after)\b)|\b(?:a|the) (?<sex>man|woman|male|female) (?:aged|of \d|patient|with|in whom|\d)|\bdescribe a (?<sex>man|woman)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SexNoun();

    [GeneratedRegex(@"^(?<sex>She|He) (?:was|is|had|has|received|underwent|remain\w*|presented|noticed|complained|died|denied|took|continues|walks|works)\b|\b[Tt]he patient[^.;]{0,60}\b(?<sex>she|he)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PatientPronoun();

    [GeneratedRegex(@"\b(?:surgeon|physician|dentist|doctor|author|colleague|donor|child|nurse)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"(?<![\w.])(?<n>\d+(?:\.\d+)?)(?: ?(?:mm|cm)?)?(?: ?[×xX*] ?(?<n>\d+(?:\.\d+)?)(?: ?(?:mm|cm)(?= ?[×x]))?)*[ -]?(?<unit>mm|cm)\b(?!²|2|/)", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    // Growth and margins have lengths too: the discussion must say that it gives the size.
    [GeneratedRegex(@"\b(?:measur\w+|diameter(?: of| was)?|size(?: of| was)?|(?:tumou?r|mass|lesion|oma) (?:of|was))(?: about| only| just| nearly| some| almost| around| approximately| roughly| over| under)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Measured();

    [GeneratedRegex(@"\b(?:mass|tumou?rs?|lesion|nodule|neoplasm|sarcoma|carcinoma|chordoma|\w+oma|diameter|in size|measur\w+|dimension|long)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tumour();

    [GeneratedRegex(@"\b(?:margins?|cuff|distance|scar|segment|resected|incision|graft|flap|defect|from it|below|beyond|above|skin|nodes?|residual|recurren\w*|new|second|other|wedge|free by|clear by|cables?|pedicle|polyp|opening|within|closer|thick|recurrent|larger than|smaller than|granuloma|thyroid)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotTumour();

    [GeneratedRegex(@"\b(?:pain|swelling|lump|mass|symptoms?|h(?:a)?ematuria|constipation|numb\w*|weak\w*|paresis|hemiparesis|bleeding|tenesmus|headaches?|dysphagia|swallowing|discomfort|oedema|edema|palpitations|nodule|cough|breathlessness|dyspn\w+|fatigue|stools|mela?ena|vomiting|nausea|weight loss|fever|history|complain\w*|present(?:ed|ing|ation)|present for|existed|growing|grown|noticed|aware of|suffered|macules|tingling|stiffness|limp|hoarse\w*|visual|diplopia|jaundice|ulcer|gait|sensory|fullness|distension|distention|epistaxis|nosebleeds?|difficulty|difficulties|attacks?|obstruction|lesion|polyp|reported|felt|tenderness|cramps|reflux|pruritus|itching|rash|deafness|tinnitus|lesions|loss)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complaint();

    // "in whom a benign tumour had been excised six years before, and who noticed a mass"
    [GeneratedRegex(@"\b(?:excised|removed|resected|operated|treated|diagnosed|irradiated|\w+ectomy)\b[^,;]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    // "a year and a half went by from the first notice of the spot until he was referred"
    [GeneratedRegex(@"^ (?:had )?(?:went by|gone by|passed|elapsed|lay|were lost|was lost|separated) (?:between |from )?(?:the |his |her )?(?:first|onset|beginning|earliest|initial|appearance|discovery)\b[^.;]*\b(?:referr\w+|presentation|diagnosis|admission|consult\w+|seen|visit|came)\b|^ (?:(?:which|that) )?(?:had )?(?:elapsed|passed|went by|gone by|lay)(?: (?:in|for|with) (?:our|this|the) (?:patient|case))? between (?:the |his |her )?(?:first|onset|beginning|appearance|discovery) [\p{L} -]{3,40} and\b|^ before (?:an?|the|any) (?:[\p{L}-]+ ){0,2}(?:bronchoscope|bronchoscopy|scan|MRI|CT|biopsy|diagnosis|endoscopy|ultrasound|radiograph|imaging|laryngoscopy|colonoscopy|physician|doctor|specialist) (?:was|were|had been)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Came();

    // "the swelling had been present for two years"
    [GeneratedRegex(@"\bhad (?:been (?:present|noticed|growing|there)|grown|existed|lasted|persisted)(?: for)?(?: the| about| some| almost| nearly| at least)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lasted();

    [GeneratedRegex(@"^(?:['’]s?)?[ -]?(?:duration of symptoms|history|delay)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex History();

    [GeneratedRegex(@"^(?:['’]s?)? ?(?:duration|history)|^ of (?:\w+ ){0,3}(?:pain|swelling|h(?:a)?ematuria|cough|headache|weakness|numbness|bleeding|dysp\w+|weight|constipation|discomfort|fever|symptoms)|^ (?:before|earlier|prior|ago)\b(?!,? (?:an?|the) (?:\p{L}+ )?(?:biopsy|operation|excision|resection|procedure|scan|CT|MRI|radiograph)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DurationAfter();

    [GeneratedRegex(@"\b(?:for|over|during|since|lasting|lasted|past|last|of)(?: the| about| some| approximately| nearly| almost| at least| a)* $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DurationBefore();

    [GeneratedRegex(@"^(?:['’]s?)? ?(?:before|earlier|ago|previously|prior|duration|history)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeNow();

    [GeneratedRegex(@"^,? (?:after|later|following|post-?operatively)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterThat();

    [GeneratedRegex(@"\b(?:surgery|resection|operation|postoperative\w*|follow-?up|recurrence|chemotherapy|radiotherapy|received)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Treatment();

    [GeneratedRegex(@"\bR[012]\b|\b(?:negative|clear|free|tumou?r-free|positive|involved|close) (?:surgical |resection |histologic(?:al)? |bony |circumferential )?margins?\b|\bmargins?(?: of [\w ]{3,30}?| status)?(?: was| were| at [\w ]{3,30} (?:was|were))? (?:all |then |now |finally )?(?:histologically |microscopically )?(?:not )?(?:negative|clear|free|uninvolved|tumou?r-free|positive|involved|infiltrated)\b|\bmargins?\b[^.;]{0,25}\b(?:were|was) (?:positive|negative|clear|free|involved)\b|\bmargins? (?:contained|showed|harbou?red) tumou?r\b|\b(?:microscopically|histologically) incomplete\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Margin();

    [GeneratedRegex(@"\bR[12]\b|positive|\binvolved|infiltrated|(?:contained|showed|harbou?red) tumou?r|incomplete", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PositiveMargin();

    [GeneratedRegex(@"\bnot (?:positive|involved|infiltrated)|uninvolved", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NegatedMargin();

    [GeneratedRegex(@"(?<![\w-])(?<a>[CTLS](?:1[0-2]|[1-9]))(?: ?(?:[-–/]|(?:down |up )?to(?: the (?:upper|lower|superior|inferior) (?:border|edge|half|part|end ?plate|margin) of)?) ?(?<b>[CTLS]?(?:1[0-2]|[1-9])))?(?!\w|\.\d|[ -](?:weighted|hyper-?intens|hypo-?intens|iso-?intens|signal|sequence|image)|\*)", RegexOptions.CultureInvariant)]
    private static partial Regex Level();

    [GeneratedRegex(@"\b(?:o?edema|syrinx|hydromyelia|signal changes?|swelling of the cord)\b[^.;,]{0,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();

    [GeneratedRegex(@"\b(?:fusion|discectomy|fixation|cage|below|above|from the occiput|between|root|roots|dermatome|level hemi|screws?|rods?|stumps?|nerve)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fusion();
}
