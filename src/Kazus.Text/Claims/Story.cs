using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Claims;

/// <summary>What one part of an article tells of one patient: the sentences about him or her, in order.</summary>
/// <param name="Patient">The patient's number in the article.</param>
/// <param name="Part">"abstract", "case", "title", "legend" ...</param>
/// <param name="Passages">The sentences.</param>
internal sealed record Story(int Patient, string Part, IReadOnlyList<Passage> Passages);

/// <summary>Finds the sentences about the article's own patients and tells the patients apart.</summary>
internal static partial class Stories
{
    /// <summary>The stories of a document, in reading order.</summary>
    public static List<Story> Of(Document document)
    {
        var stories = new List<Story>();
        if (document.Metadata.Title is { } title)
        {
            var passage = new Passage(document, new Sentence(title.Span, PlainText.Verbatim(document.Text, title.Span)), "title", SectionKind.Front) { IsTitle = true };
            stories.Add(new Story(1, "title", [passage]));
        }
        foreach (var part in document.Outline.GroupBy(s => PartOf(s.Kind)).Where(g => g.Key is not null).OrderBy(g => g.First().Span.Start))
            Split(part.Key!, [.. part.SelectMany(s => Own(document, s))], stories);
        var legends = document.Tables.Where(t => t.Caption is not null).Select(t => t.Caption!).Concat(document.Tables.SelectMany(t => t.Notes)).Concat(document.Figures.Select(f => f.Legend)).OrderBy(p => p.Span)
            .SelectMany(p => p.Sentences.Select(s => new Passage(document, s, document.WhereIs(s.Span.Start), SectionKind.Legends) { IsLegend = true })).ToList();
        // Patients count from 1 in order of appearance, whatever the authors number them.
        var order = stories.Where(s => s.Part != "title").Select(s => s.Patient).Distinct().ToList();
        if (order.Count > 0 && order.Max() > order.Count) stories = [.. stories.Select(s => s with { Patient = Math.Max(1, order.IndexOf(s.Patient) + 1) })];
        if (legends.Count > 0) stories.Add(new Story(1, "legend", legends));
        return stories;
    }

    private static string? PartOf(SectionKind kind) => kind switch
    {
        SectionKind.Abstract => "abstract",
        SectionKind.Introduction => "introduction",
        SectionKind.Case or SectionKind.Other or SectionKind.Results => "case",
        SectionKind.Discussion or SectionKind.Perspective => "discussion",
        SectionKind.Conclusion => "conclusion",
        _ => null,
    };

    // A discussion speaks of the literature until it says that it speaks of this patient, and then to the end of the paragraph.
    private static IEnumerable<Passage> Own(Document document, Section section)
    {
        foreach (var inner in section.WithSubsections())
        {
            var always = inner.Kind is SectionKind.Case or SectionKind.Other or SectionKind.Results or SectionKind.Abstract;
            foreach (var paragraph in inner.Paragraphs)
            {
                var own = always;
                foreach (var sentence in paragraph.Sentences)
                {
                    var text = sentence.Text;
                    if (text.AsSpan().ContainsAny(Stems.Own) && OwnPatient().IsIn(text)) own = true;
                    else if (always ? IsLiterature(text) && !text.Contains("year", StringComparison.OrdinalIgnoreCase) : IsLiterature(text))
                    {
                        own = always;
                        continue;
                    }
                    if (own) yield return new Passage(document, sentence, document.WhereIs(sentence.Span.Start), inner.Kind);
                }
            }
        }
    }

    /// <summary>True for a sentence about the disease in general or about other people's patients.</summary>
    internal static bool IsLiterature(string text) => text.AsSpan().ContainsAny(Stems.General) && General().IsIn(text) && !OwnPatient().IsMatch(text);

    // A story may go back and forth: "the first patient ... the second patient ... the first patient".
    private static void Split(string part, List<Passage> passages, List<Story> into)
    {
        var told = new SortedDictionary<int, List<Passage>>();
        var patient = 1;
        var listedPatients = 0;
        var taken = new HashSet<Passage>(ReferenceEqualityComparer.Instance);
        string? age = null;
        foreach (var passage in passages)
        {
            var text = passage.Text;
            if (StartsCase(passage) is { } number)
            {
                if (number != patient) age = null;
                patient = number;
            }
            if (text.AsSpan().ContainsAny(Stems.Old) && Introduces().Match(text) is { Success: true } intro)
            {
                var other = intro.Groups["age"].Value;
                if (age is not null && other != age && Another().IsMatch(text)) patient = told.Keys.LastOrDefault(patient) + 1;
                age = other;
            }
            if (Listed(passage) is { } listed)
            {
                // "Three patients: a 69-year-old woman, a 74-year-old woman and a 58-year-old man" - each is told by his or her own words.
                for (var n = 1; n < listed.Count; n++)
                {
                    Add(n, listed[0]);
                    Add(n, listed[n]);
                }
                listedPatients = listed.Count - 1;
                continue;
            }
            if (listedPatients > 0 && OfAll().IsMatch(text))
            {
                for (var n = 1; n <= listedPatients; n++) Add(n, passage);
                continue;
            }
            if (told.Count > 1 && Clauses(passage) is { } clauses)
            {
                foreach (var (named, clause) in clauses) Add(named, clause);
                continue;
            }
            Add(patient, passage);
        }
        foreach (var (number, own) in told) into.Add(new Story(number, part, own));
        if (told.Count > 1) Share(part, into);

        void Add(int number, Passage passage)
        {
            if (!told.TryGetValue(number, out var own)) told.Add(number, own = []);
            var mine = own.Count == passage.Index || !taken.Contains(passage) ? passage : new Passage(passage.Document, passage.Sentence, passage.Where, passage.Section);
            mine.Index = own.Count;
            mine.IsOfPast = own.Count is > 0 and < 6 && (own[^1].IsOfPast || Past().IsIn(own[^1].Text)) && !Present().IsMatch(mine.Text);
            own.Add(mine);
            taken.Add(mine);
        }
    }

    // The words before the list, and then one stretch per person.
    private static List<Passage>? Listed(Passage passage)
    {
        if (!passage.HasAny(Stems.Age) || !passage.Has("patients") && !passage.Has("patient two") && !passage.Has("patient 2") && !passage.Has("second patient")) return null;
        var people = ListedPerson().Matches(passage.Text);
        if (people.Count < 2) return null;
        var parts = new List<Passage> { Part(passage, 0, people[0].Index) };
        for (var i = 0; i < people.Count; i++) parts.Add(Part(passage, people[i].Index, i + 1 < people.Count ? people[i + 1].Index : passage.Text.Length));
        return parts;
    }

    // "A was done in patient one; B was done in patient two": each stretch is told of the patient it names.
    private static List<(int Patient, Passage Clause)>? Clauses(Passage passage)
    {
        if (!passage.Has("patient") && !passage.Has("case")) return null;
        var named = NamedPatient().Matches(passage.Text);
        if (named.Count < 2) return null;
        var clauses = new List<(int, Passage)>();
        var start = 0;
        foreach (Match gap in ClauseGap().Matches(passage.Text + ";"))
        {
            var end = Math.Min(gap.Index, passage.Text.Length);
            var inside = named.Where(n => n.Index >= start && n.Index < end).ToList();
            if (inside.Count > 1) return null;
            if (inside.Count == 0) continue;
            clauses.Add((inside[0].Groups["n"].Value.ToLowerInvariant() is "1" or "one" or "first" ? 1 : 2, Part(passage, start, end)));
            start = Math.Min(gap.Index + gap.Length, passage.Text.Length);
        }
        return clauses.Count == named.Count ? clauses : null;
    }

    [GeneratedRegex(@"\b(?:patient|case) (?<n>1|2|one|two)\b|\b(?<n>first|second) (?:patient|case)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedPatient();

    [GeneratedRegex(@"\s*;\s*|,? (?:whereas|while|but) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClauseGap();

    private static Passage Part(Passage passage, int start, int end)
    {
        var plain = passage.Sentence.Plain.Slice(start, end);
        return new Passage(passage.Document, new Sentence(new Span(plain.ToDocument(0), plain.ToDocument(plain.Length)), plain), passage.Where, passage.Section);
    }

    [GeneratedRegex(@"\ban? \d{1,3}[ -]years?[ -]old (?:[\w-]+ ){0,3}?(?:m[ae]n|wom[ae]n|male|female|boy|girl)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ListedPerson();

    // "Biopsies were done in both patients. The diagnosis was ...": what closes the last story is told of every patient.
    private static void Share(string part, List<Story> stories)
    {
        var last = stories[^1].Passages;
        var from = 0;
        while (from < last.Count && !OfAll().IsMatch(last[from].Text)) from++;
        if (from == 0 || from == last.Count) return;
        for (var i = 0; i < stories.Count - 1; i++)
        {
            if (stories[i].Part != part) continue;
            var own = stories[i].Passages;
            stories[i] = stories[i] with { Passages = [.. own, .. last.Skip(from).Select((p, n) => new Passage(p.Document, p.Sentence, p.Where, p.Section) { Index = own.Count + n })] };
        }
    }

    [GeneratedRegex(@"\b(?:both|(?:the|these|our|all) (?:two|three)|all(?: the| our)?) (?:of (?:the|our) )?(?:patients|cases)\b|\bin (?:both|the two) cases\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfAll();

    // "Six years previously, he had undergone ...": the next sentence may still tell of that time.
    [GeneratedRegex(@"^(?:about |approximately |some )?(?:\w+|\d+)(?:[ -]\w+)? (?:months|years?) (?:previously|ago|earlier|before)\b[^.;]*\bhad\b|^(?:his|her|the) (?:past |previous )?(?:medical |surgical |clinical )?history[^.;]*\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several) years (?:ago|before|earlier|previously)\b[^.;]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:present\w*|admi\w+|referred|currently|now|complain\w*|examination|examined|CT|MRI|tomography|ultraso\w+|colonoscop\w+|endoscop\w+|laboratory|visit\w*|hospital|revealed|recently|symptoms?|later|after)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Present();

    private static readonly FirstWords CaseWords = new(true, "in", "case", "patient", "observation", "for", "the", "our", "first", "second", "third", "fourth", "fifth");

    private static int? StartsCase(Passage passage)
    {
        if (passage.Tokens.Count == 0) return null;
        // "Case3" is one word.
        var first = passage.Tokens[0];
        var counts = first.Lower == "(" || CaseWords.IsFirst(first) || first.Lower.StartsWith("case", StringComparison.Ordinal) || first.Lower.StartsWith("patient", StringComparison.Ordinal) || first.Lower.StartsWith("observation", StringComparison.Ordinal);
        if (!counts && !passage.Has("case ")) return null;
        var match = CaseStart().FirstIn(passage.Text);
        if (!match.Success) return null;
        return match.Groups["n"].Value.ToLowerInvariant() switch
        {
            "1" or "i" or "first" or "one" or "a" => 1,
            "2" or "ii" or "second" or "two" or "b" => 2,
            "3" or "iii" or "third" or "three" => 3,
            "4" or "iv" or "fourth" or "four" => 4,
            "5" or "v" or "fifth" or "five" => 5,
            var other => int.TryParse(other, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null,
        };
    }

    [GeneratedRegex(@"\b(?:our|present|this|presented) (?:patient|case)\b|\bin (?:our|the present) (?:case|report)\b|\bwe (?:report|present|describe|searched|performed|considered|decided|used|found|resected|removed|operated|treated|diagnosed|confirmed|chose|planned|made|took|gave)\b|\bhere(?:in)?,? (?:we|a|an|the|is)\b|\bthe case (?:presented|reported|described) here\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnPatient();

    [GeneratedRegex(@"\bet al\b|\bin the literature\b|\bliterature\b|\bhas been reported\b|\bhave been (?:reported|described|published)\b|\b(?:is|are) (?:an? )?(?:very |extremely |relatively |exceedingly )?(?:rare|uncommon|common|infrequent|aggressive)\b|\b(?:in|of|for|with) patients\b|\bpatients with\b|\bmost (?:common|frequent)|\busually\b|\btypically\b|\bincidence\b|\bprevalence\b|\breported cases\b|\bcases (?:of|have|were)\b|\b(?:previous|several|other|recent|most|many|few) studies\b|\bstudies have\b|\baccounts? for\b|\bis characteri[sz]ed by\b|\brarely\b|\b\d+ ?% of (?:all |the )?cases\b|\bpooled\b|\bprognosis of (?:\w+ )?(?:wom[ae]n|m[ae]n|patients|children)\b|\b(?:mean|median) (?:overall |recurrence-free |disease-free )?survival (?:was|is|time)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex(@"^\(?(?:(?:in )?(?:case|patient|observation)(?: report| presentation)?(?: ?(?:no\.?|n ?°|nº|#|number))? ?(?<n>0?\d|i{1,3}|iv|v|one|two|three|four|five|[ab])\b(?:\s*[:.,;)\-–—(]|\s+(?=(?:an?|the|this|our|mr|mrs|ms|patient|male|female|is|was|had|has|concern\w*|developed|presented|underwent|received|describe\w*|report\w*|involve\w*)\b|\d{1,3}[ -]))|(?:(?:for|in) )?(?:the |our )?(?<n>first|second|third|fourth|fifth) (?:case|patient|observation)\b|(?:case|patient) (?<n>\d) (?:is|was|had|presented|underwent)|\(?(?<n>[1-5])[).]\s*(?=an? [^.;]{0,60}?\byear)|(?<n>[1-5]) ?(?:st|nd|rd|th) (?:case|patient)\b)|\bcase (?:no\.? ?)?(?<n>[2-5]|two|three|ii|iii)\b\s*[:.]?\s*(?=(?:an? |the )?\d{1,3}[ -]?years?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaseStart();

    [GeneratedRegex(@"\b(?<age>\d{1,3})[ -]*(?:year|yr|month|week|day)s?[ -]+old\b|\b(?<age>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w{3,5})?)[ -]years?[ -]old\b|\baged (?<age>\d{1,3})\b|\b(?:m[ae]n|wom[ae]n|female|male|boy|girl|patient|lady|gentleman) (?:of|,)? ?(?<age>\d{1,3}) years\b|\b(?<age>\d{1,3}) years?(?: of age)?,? (?=m[ae]n\b|wom[ae]n\b|female|male\b|boy\b|girl\b|patient)|^(?:mrs?|ms|miss)\b\.?[^.;]{1,20}?(?<age>\d{1,3}) years\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduces();

    // The opening of another patient's story; a relative, an earlier age of the same patient and the age at last contact are none.
    [GeneratedRegex(@"\b(?:another|second|other) (?:patient|case)\b|^an? \d{1,3}[ -]years?[ -]old (?:[\w-]+ ){0,3}?(?:m[ae]n|wom[ae]n|male|female|boy|girl|patient|lady|gentleman)\b|^(?:\(?\d\)\s*)?(?:an?|the|this|our|another|mrs?|ms|miss|patient|\d{1,3}[ -]years?[ -]old|(?:it|he|she|this|the patient|our patient) (?:was|is) an?|(?:the|our) other\b|we (?:report|present|describe|saw)\b)(?![^.;]{0,60}\b(?:mothers?|fathers?|sisters?|brothers?|sons?|daughters?|wife|husband|child of|baby|history|since|when|now|currently|donor|age of|siblings?|(?:last|first|other|elder|eldest|youngest|younger|her|his|two) child(?:ren)?)\b)[^.;:]{0,60}?\b(?:\d{1,3}|\w+ty(?:[ -]\w{3,5})?)[ -]*(?:years?|yrs?|months?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Another();
}
