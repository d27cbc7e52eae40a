using System.Text.RegularExpressions;
using Kazus.Checking.Reading.Learnt;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Reading;

/// <summary>The part of an article that a statement stands in.</summary>
internal enum Part
{
    Title,
    Abstract,
    Introduction,
    Case,
    Legend,
    Discussion,
    Conclusion,
    Table,
}

/// <summary>A sentence about the article's own patient.</summary>
/// <param name="Part">Where it stands.</param>
/// <param name="Plain">Its clean text.</param>
/// <param name="Paragraph">The number of its paragraph in the part, from 0.</param>
internal sealed partial record Told(Part Part, PlainText Plain, int Paragraph)
{
    /// <summary>Which of the article's patients the case section tells of here, from 1.</summary>
    public int Patient { get; init; } = 1;

    /// <summary>Which of several patients a sentence outside the case section names ("Patient 2 is living"), or null.</summary>
    public int? Named => Mentions().AllIn(Text) is { Count: > 0 } names && names.SelectMany(n => n.Groups["n"].Captures).Select(c => c.Value).Distinct().ToList() is [var one] ? one[0] - '0' : null;

    /// <summary>It stands under a heading for the family, and does not name the patient.</summary>
    public bool OfKin { get; init; }

    /// <summary>It stands under a heading for what was before: "Antecedents", "Past medical history".</summary>
    public bool OfHistory { get; init; }

    /// <summary>It goes on about the own patient from the sentence before: "In our patient ... She completed".</summary>
    public bool GoesOn { get; init; }

    /// <summary>It counts up patients with their ages: "two patients, a 69-year-old man and a 71-year-old woman".</summary>
    public bool TellsOfSeveral => Several().IsIn(Text);

    /// <summary>It tells of a frozen section, which is not the last word on a grade or a margin.</summary>
    public bool OfFrozenSection => Text.Contains("rozen section", StringComparison.Ordinal);

    /// <summary>It is a question, and says nothing.</summary>
    public bool Asks => Text.AsSpan().TrimEnd().EndsWith("?");

    private List<Length>? lengths;
    private List<(string Stem, int Start, int Size)>? words;
    private List<(Match Match, double Value)>? numbers;
    private List<Age>? ages;
    private List<Term>? terms;
    private List<LearntSayings.Stretch>? stretches;

    // A sentence is itself and no other, however alike; what is kept of it must not change what it equals.
    public bool Equals(Told? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Its numbers with their places, read once.</summary>
    public List<(Match Match, double Value)> Numbers => numbers ??= [.. Reading.Numbers.In(Text)];

    /// <summary>Its words, numbers and stops, read once.</summary>
    public List<Term> Terms => terms ??= Term.Of(Text);

    /// <summary>It and its clauses as the model of sayings reads them, read once.</summary>
    public List<LearntSayings.Stretch> Stretches => stretches ??= LearntSayings.StretchesOf(Terms);

    /// <summary>The ages it tells of the own patient, read once.</summary>
    public List<Age> Ages => ages ??= [.. Age.Read(this)];

    public string Text => Plain.Text;

    /// <summary>The lengths of time it names, read once.</summary>
    public List<Length> Lengths => lengths ??= Length.In(Text);

    /// <summary>Its words cut to their stems, read once.</summary>
    public List<(string Stem, int Start, int Size)> Words => words ??= [.. Letters().Matches(Text).Select(w => (Keys.Stem(w.Value), w.Index, w.Length))];

    /// <summary>A stretch of the sentence in the document.</summary>
    public Span Span(int start, int length) => Plain.ToDocument(start, start + length);

    public Span Span(Capture match) => Span(match.Index, match.Length);

    public Span Whole => Plain.ToDocument(0, Text.TrimEnd().Length);

    /// <summary>Whether the sentence says that it means the article's own patient.</summary>
    public bool SpeaksOfOwn => GoesOn || OurPatient().IsMatch(Text) || Part == Part.Discussion && WeDid().IsMatch(Text);

    /// <summary>Whether a position of the sentence speaks of a relative rather than the patient: kin are named before it in its clause.</summary>
    public bool OfRelative(int at)
    {
        if (OfKin) return true;
        var from = at;
        while (from > 0 && Text[from - 1] != ';') from--;
        return Kin().IsIn(Text, from..at);
    }

    /// <summary>The sentences about the own patient, in reading order.</summary>
    public static IReadOnlyList<Told> Of(Document document)
    {
        var told = new List<Told>();
        var paragraphs = new Dictionary<Part, int>();
        var patient = 1;
        var discussed = false;
        // A letter discusses without a heading: from the first paragraph on that, after the story has begun, cites or compares.
        var letter = document.Sections.All(s => s.Kind is not (SectionKind.Discussion or SectionKind.Conclusion));
        var (begun, compared) = (false, false);
        if (document.Metadata.Title is { } title) told.Add(new(Part.Title, PlainText.Verbatim(document.Text, title.Span), 0));
        foreach (var section in document.Sections)
        {
            discussed |= section.Kind == SectionKind.Discussion;
            // A section with a heading of its own after the discussion has begun goes on with it.
            if ((section.Kind == SectionKind.Other && discussed ? Reading.Part.Discussion : PartOf(section.Kind)) is not { } part) continue;
            if (part == Reading.Part.Case) patient = Numbered(HeadingNumber().Replace(section.Title ?? "", "")) ?? patient;
            var number = paragraphs.GetValueOrDefault(part);
            foreach (var paragraph in section.Paragraphs)
            {
                if (paragraph.Kind is ParagraphKind.Keywords or ParagraphKind.Heading) continue;
                if (letter && part is Reading.Part.Case or Reading.Part.Discussion)
                {
                    compared |= begun && Compares(paragraph.Plain.Text);
                    begun |= Begins().IsMatch(paragraph.Plain.Text);
                    if (compared) part = Reading.Part.Discussion;
                }
                var ofKin = part == Reading.Part.Case && (Family().IsMatch(section.Title ?? "") || Family().IsMatch(paragraph.Plain.Text));
                var ofHistory = part == Reading.Part.Case && Antecedents().IsMatch(section.Title ?? "");
                var own = false;
                // Whom the paragraph speaks of: the own patient, until it comes to others.
                var ofOthers = false;
                foreach (var sentence in paragraph.Sentences)
                {
                    if (part != Reading.Part.Case && OfAuthor().IsMatch(sentence.Text) && !OurPatient().IsIn(sentence.Text))
                    {
                        own = false;
                        continue;
                    }
                    if (part == Reading.Part.Case) patient = Numbered(sentence.Text) ?? patient;
                    var goesOn = part == Reading.Part.Discussion && (own && Continues().IsMatch(sentence.Text) && !Elsewhere().IsMatch(sentence.Text) || !ofOthers && Implied(sentence.Text));
                    own = Own(part, sentence.Text) || goesOn;
                    ofOthers = !own && (ofOthers || SomeoneElse().IsMatch(sentence.Text));
                    if (own) told.Add(new(part, part == Reading.Part.Discussion ? OwnClause(sentence.Plain) : sentence.Plain, number) { Patient = patient, GoesOn = goesOn, OfKin = ofKin && !OfThePatient().IsMatch(sentence.Text), OfHistory = ofHistory });
                }
                number++;
            }
            paragraphs[part] = number;
        }
        for (var f = 0; f < document.Figures.Count; f++)
            foreach (var sentence in document.Figures[f].Legend.Sentences) told.Add(new(Part.Legend, sentence.Plain, f));
        return told;
    }

    // "Family. The daughter carried the variant. Prophylactic thyroidectomy showed ..."
    [GeneratedRegex(@"^\W*(?:\d[\d.]*\s+)?(?:Family|Relatives|Family (?:study|studies|members|screening|history and screening))\W*(?:[.:–—]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Family();

    [GeneratedRegex(@"^\W*(?:\d[\d.]*\s+)?(?:(?:Relevant |Personal |Medical )*Antecedents|(?:(?:Past|Previous|Earlier|Prior|Former|Remote|Relevant|Personal|Medical|Surgical|and) )+(?:history|illnesses|diseases))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Antecedents();

    [GeneratedRegex(@"\b(?:the|our|this) (?:index )?(?:patient|proband)(?!['’])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfThePatient();

    // "2. Case 1", "III. Case 2"
    [GeneratedRegex(@"^\s*(?:\d+(?:\.\d+)*\.?|[IVX]+\.)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingNumber();

    // Two works cited, or one and the own patient beside it.
    private static bool Compares(string paragraph) => Cites().Count(paragraph) is var n && (n >= 2 || n == 1 && OurPatient().IsIn(paragraph)) || OurPatient().Count(paragraph) >= 2;

    [GeneratedRegex(@"\bet al\b|\[\d|\^\d|(?<=[\p{L})])[.,]\d{1,2}(?: |$)|\((?:[^()]* )?(?:19|20)\d\d[a-z]?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Cites();

    [GeneratedRegex(@"\b\d{1,3}[- ](?:year|month|week|day)s?[- ]old\b|\b(?:man|woman|boy|girl|patient)\b[^.;]{0,40}\b(?:aged|of) \d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begins();

    // "The interval of our patient is long but not the longest; Petrakis described a woman of 71": what stands before the semicolon.
    private static PlainText OwnClause(PlainText sentence)
    {
        var semicolon = sentence.Text.IndexOf(';', StringComparison.Ordinal);
        if (semicolon < 0) semicolon = sentence.Text.IndexOf(", whereas ", StringComparison.Ordinal);
        if (semicolon < 0) semicolon = sentence.Text.IndexOf(", while ", StringComparison.Ordinal);
        if (semicolon < 0 && AsOfOther().FirstIn(sentence.Text) is { Success: true } other) semicolon = other.Index;
        if (semicolon < 0) return sentence;
        var (before, after) = (sentence.Text[..semicolon], sentence.Text[(semicolon + 1)..]);
        if (OurPatient().IsMatch(before) && !OurPatient().IsMatch(after) && (Others().IsMatch(after) || AsOfOther().IsIn(sentence.Text))) return sentence.Slice(0, semicolon);
        return OurPatient().IsMatch(after) && !OurPatient().IsMatch(before) && Others().IsMatch(before) ? sentence.Slice(semicolon + 1, sentence.Text.Length) : sentence;
    }

    // ", as may the patient of Abel [10]"
    [GeneratedRegex(@", as (?:may|did|was|had|does|has|were|is|might|could) (?:the|that) ", RegexOptions.CultureInvariant)]
    private static partial Regex AsOfOther();

    [GeneratedRegex(@"\b(?:described|reported|published|treated|saw|observed|mentions?|reports?|describes?|found) (?:by |an? |one |two |three |another |the )|\bet al\b|\b(?:case[–-]control|retrospective|prospective|randomi[sz]ed|registry|cohort) (?:study|series|trial|analysis|review)\b|\bmedian\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    /// <summary>Which patient a heading or a sentence begins to tell of: "Case 2", "Patient 3: ...", "The second patient was ...".</summary>
    public static int? Numbered(string text)
    {
        var match = CaseNumber().FirstIn(text);
        return !match.Success ? null : match.Groups["n"].Value.ToLowerInvariant() switch { "1" or "i" or "one" or "a" or "first" => 1, "2" or "ii" or "two" or "b" or "second" => 2, "3" or "iii" or "three" or "c" or "third" => 3, "4" or "iv" or "four" or "d" or "fourth" => 4, _ => 5 };
    }

    private static Part? PartOf(SectionKind kind) => kind switch
    {
        SectionKind.Abstract => Reading.Part.Abstract,
        SectionKind.Introduction => Reading.Part.Introduction,
        SectionKind.Case or SectionKind.Results or SectionKind.Other => Reading.Part.Case,
        SectionKind.Discussion => Reading.Part.Discussion,
        SectionKind.Conclusion => Reading.Part.Conclusion,
        _ => null,
    };

    private static bool Own(Part part, string text) => part switch
    {
        Reading.Part.Case => true,
        Reading.Part.Abstract or Reading.Part.Conclusion => !General().IsIn(text) || OwnPatient().IsMatch(text),
        // Others' patients have ages too: the discussion must say that it means its own.
        Reading.Part.Discussion => OurPatient().IsIn(text) && !OtherPerson().IsMatch(text) && !LikeOurs().IsMatch(text) || WeDid().IsIn(text) && !Elsewhere().IsMatch(text),
        _ => OwnPatient().IsIn(text),
    };

    [GeneratedRegex(@"\b(?:our|present|this|presented|current) (?:patient|case|girl|boy|child|woman|man|infant|baby|lady|gentleman|teenager)\b|\bour (?:tumou?r|specimen|lesion)\b|\bin our (?:own )?(?:protocol|regimen|schedule)\b|\bin (?:our|the present|this) (?:case|report)\b|\b(?:case|patient) (?:presented|reported|described) here\b|\bours (?:was|is|had)\b|\bthe present (?:lesion|tumou?r|mass|neoplasm)\b|\bwe (?:here |herein |now )?(?:report|present|describe|relate|recount)\b|\bhere(?:in)?,? (?:we|a|an|the|is)\b|\bher own|his own\b|\bour own\b|^ours\b|\bas we were (?:dealing|faced|confronted) with\b|\b(?:until|before|when) s?he was (?:referred|sent) to us\b|\bas (?:(?:was|were|is|it was|we) )?(?:found|seen|measured|observed|counted|noted|recorded|present) (?:here\b|in (?:his|her) (?:own )?(?:specimen|tumou?r|biopsy|slides|material|resection specimen|case)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OurPatient();

    // "We gave none, although the tumour had been opened"
    [GeneratedRegex(@"^We (?:were content|gave|treated|operated|resected|removed|chose|omitted|irradiated|decided|used|did not (?:give|use|treat|irradiate|operate))\b|(?:^W|[,;] w)e (?:therefore |thus |also |then )?(?:offered|preferred|performed|advised against|refrained|abstained|administered|stopped|switched|added|judged|opted|elected|withheld|withdrew|continued|reduced|interrupted|sacrificed|spared|left|omitted|restricted|limited|chose|confined|(?:considered|thought|found|felt) it)\b|\bwe (?:have|had) to (?:make|admit|concede|reproach|blame|ask)\b|\bwhich we (?:attribute|ascribe|owe|credit) (?:this )?to\b|\bwe were (?:fortunate|lucky|spared)\b|\bsuch as the one (?:that |which )?we\b|\b(?:that|which) we (?:used|gave|chose|applied|administered|removed|resected|excised|treated|operated on)\b|\bwe (?:therefore |thus )?(?:contented|confined|limited|restricted) ourselves\b|\bwe (?:therefore |then |thus )?(?:gave|made use of|irradiated|resected|operated|omitted|transfused|prescribed)\b|\b(?:obliged|forced|led|made|allowed|persuaded|convinced|caused|permitted|enabled) us (?:to )?\p{L}+|\b(?:that|which|as) we (?:therefore |then )?(?:implanted|followed|used|chose|took|gave|performed|placed|inserted|selected|preferred|adopted|employed|applied|obtained|achieved|removed|resected|measured|prescribed|delivered|administered|counted|recorded|reached)\b|\b(?:that|which|as) we (?:found|saw|observed|noted)(?= (?:in (?:our|his|her|this)|here|is|was|were)\b|[,;.)])", RegexOptions.CultureInvariant)]
    private static partial Regex WeDid();

    // "A woman of 71 years in that collection had had the mirror image of our patient's disease."
    [GeneratedRegex(@"^(?:An?|One|Another|The|Their|Two|Three) (?:[\w-]+ ){0,3}?(?:man|men|woman|women|boy|girl|patients?|child|children|infant)\b[^.;]{0,60}\b(?:in (?:that|this|their|whose|his|her|the same) (?:collection|series|report|study|cohort|paper|review)|(?:described|reported|treated|published) by)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherPerson();

    // "The survivor, a woman with exostoses, had had a small component, like our patient [9]": of the other one.
    [GeneratedRegex(@"^(?!.*\bour (?:own )?patient\b.*\bour (?:own )?patient\b)(?:The|A|An|One|Another|Her|His) .*\b(?:like|as had|as did) our (?:own )?(?:patient|case) ?(?:\[\d|\(\p{Lu}|\.?\^)", RegexOptions.CultureInvariant)]
    private static partial Regex LikeOurs();

    private const string OfSomebody = @"[Tt]he (?:[\w-]+ ){0,2}(?:patient|boy|girl|child|man|woman|infant|case) (?:of|described by|reported by|treated by) \p{Lu}\p{L}+";

    // "The patient of Whitford is counted as free of recurrence"
    [GeneratedRegex("^" + OfSomebody, RegexOptions.CultureInvariant)]
    private static partial Regex OfAuthor();

    // "With a calcium of 12.6 mg/dL on arrival she was a candidate", "the age of the patient, who was only 26": nobody else was spoken of.
    private static bool Implied(string text) => (Person().IsMatch(text) || ToTheEnd().IsMatch(text)) && !Retold.IsOfOthers(text) && !OfNamed().IsMatch(text) && !General().IsIn(text);

    // "In the patient of Abel a metastasis appeared"
    [GeneratedRegex(@"\b" + OfSomebody, RegexOptions.CultureInvariant)]
    private static partial Regex OfNamed();

    [GeneratedRegex(@"\b(?:[Ss]?[Hh]e|[Hh]er|[Hh]is|[Tt]he (?:patient|boy|girl|child|infant))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    // "until the last control the field has stayed free": nobody else has been followed.
    [GeneratedRegex(@"^(?!.*\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) of\b).*\b(?:until|up to|to) (?:the|this) (?:last|latest|most recent) (?:control|visit|check|check-up|review|examination|consultation|scan|MRI|CT)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ToTheEnd();

    [GeneratedRegex(@"\bet al\b|\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]heir|[Ee]ach|[Ss]econd|[Oo]ther) (?:[\p{L}\d-]+ ){0,3}(?:patient|woman|man|girl|boy|child|infant|case|neonate|adolescent)\b|\b\d+[- ]year[- ]old\b|\b(?:[Rr]eported|[Dd]escribed|[Tt]reated|[Pp]ublished|[Oo]bserved) by\b|\b\p{Lu}\p{L}+(?: and (?:\p{Lu}\p{L}+|colleagues|co-?workers))? (?:reported|described|treated|published|observed|saw|presented|operated|mentions?|followed)\b|\b[Tt]he (?:patient|girl|boy|child|woman|man|case) (?:of|described|reported|treated)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SomeoneElse();

    // "She completed two years of it", "We gave none"
    [GeneratedRegex(@"^(?:S?[Hh]e|Her|His|(?:First|Second|Third|Firstly|Secondly|Thirdly|Finally), (?:the|her|his|s?he)|The (?:patient|boy|girl|child|man|woman)|We (?:gave|treated|did|used|operated|resected|removed|chose|omitted|irradiated|decided|saw|found|observed))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Continues();

    [GeneratedRegex(@"\bet al\b|\[\d|\^\d|\((?:19|20)?\d|\b(?:patients|series|authors|literature)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\b(?:[Pp]atient|[Cc]ase)s? (?<n>[1-9])(?!\d| (?:of|patients))(?:(?:,| and|, and|[-–]) (?<n>[1-9])(?!\d))*", RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"^\W*(?:(?:case|patient|observation)(?: (?:presentation|report|description|history))?(?: (?:no\.?|number))? (?<n>[1-9]|i{1,3}|iv|v|one|two|three|four|five|[a-e])\b(?!\w)(?= ?[.:,–—(-]|$| (?:was|is|had|presented)| (?-i:\p{Lu}\p{Ll}*) [\p{L}\d])|(?:the )?(?<n>first|second|third|fourth|fifth) (?:case|patient)\b)|\((?:patient|case) (?<n>[1-9]|[A-E])\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaseNumber();

    [GeneratedRegex(@"\b(?:patients|cases|women|men|persons|girls|boys|children|adults)\b[^.;]*[,:] (?:an?|one) \d{1,3}[- ]year[- ]old [^.;]*(?:,| and) (?:an?|one) \d{1,3}[- ]year[- ]old\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Several();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b(?:(?:mothers?|fathers?)(?! of (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twins))|parents?|sisters?|brothers?|siblings?|uncles?|aunts?|cousins?|grand(?:mother|father|parent|son|daughter)s?(?! of )|(?:his|her) (?:\d+[- ]year[- ]old )?(?:sons?|daughters?|wife|husband|children)|family history|relatives)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kin();

    [GeneratedRegex(@"\b(?:our|present|this|presented|current) (?:patient|case)\b|\bin (?:our|the present|this) (?:case|report)\b|\bwe (?:here |herein |now )?(?:report|present|describe|relate|recount)\b|\bhere(?:in)?,? (?:we|a|an|the|is)\b|\b\d{1,3}[- ]year[- ]old\b|\bher own|his own\b|\b(?:like|as|such as) the (?:one|case) (?:described|reported|presented)\b|\b(?:patient|woman|man|girl|boy|child|infant) (?:described|reported|presented) here\b|\bthe (?:patient|(?:young |old |elderly |little )(?:man|woman|boy|girl)) (?:was|is|had|has|remains|died|underwent|presented|goes on|attends|lives|works)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnPatient();

    [GeneratedRegex(@"\bet al\b|\bliterature\b|\b(?:is|are) (?:an? )?(?:very |extremely |relatively |exceedingly )?(?:rare|uncommon|common|infrequent|aggressive|usually|often)\b|\bpatients with\b|\bmost (?:common|frequent)|\busually\b|\btypically\b|\bincidence\b|\baccounts? for\b|\brarely\b|\boften\b|\bshould\b(?! have)|\bcan (?:still |now |often |only )?be\b|(?<!\b[Ss]?[Hh]e (?:still |now |only )?)\b(?:needs|requires|deserves|calls for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();
}
