using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Terms;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;
using Kazus.Time;

namespace Kazus.Text.Claims.Reading;

/// <summary>What went before, imaging with its time, the approach, complications, response and other therapy.</summary>
internal static partial class CourseRules
{
    public static void Read(Story story, Draft draft)
    {
        foreach (var passage in story.Passages)
        {
            if (passage.IsTitle) continue;
            if (passage.HasAny(Stems.Imaging)) Imaging(passage, draft);
            if (passage.IsLegend) continue;
            if (passage.HasAny(Stems.History)) History(passage, draft);
            if (!passage.HasAny(Stems.Course)) continue;
            Approach(passage, draft);
            Response(passage, draft);
            if (OtherTherapy().Match(passage.Text) is { Success: true } therapy && Affirmed(passage, therapy))
                draft.Propose("other-therapy", new Value.Text(therapy.Value.ToLowerInvariant()), passage, Of(therapy), new("other-therapy", 0.8));
            if (Complication().Match(passage.Text) is { Success: true } none)
                draft.Propose("complication", new Value.Text(none.Groups["what"].Success ? none.Groups["what"].Value.Trim() : "none"), passage, Of(none.Groups["what"].Success ? none.Groups["what"] : none), new("complication", 0.75));
            if (Implants().Match(passage.Text) is { Success: true } implants && Affirmed(passage, implants) && !Before(passage, implants))
                draft.Propose("surgery.instrumentation", new Value.Text(implants.Value.ToLowerInvariant()), passage, Of(implants), new("instrumentation", 0.8));
            if (LocalRecurrence().Match(passage.Text) is { Success: true } local && draft.Of("recurrence").Any(c => c.Value is Value.Choice { Answer: "yes" } && c.Span.Start >= passage.Sentence.Span.Start && c.Span.End <= passage.Sentence.Span.End))
                draft.Propose("recurrence.site", new Value.Text("local"), passage, Of(local), new("recurrence-site", 0.8));
        }
        Clock(story, draft);
    }

    private static Span Of(Group group) => new(group.Index, group.Index + group.Length);

    private static bool Affirmed(Passage passage, Match match) => passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index + match.Length - 1) + 1) == Standing.Affirmed;

    private static bool Before(Passage passage, Match match) => EarlierTime().IsMatch(passage.Text[..match.Index]) || EarlierTime().IsMatch(passage.Text[(match.Index + match.Length)..]);

    // Earlier diseases and operations, with their time: a year, or so long ago.
    private static void History(Passage passage, Draft draft)
    {
        // What was read as the operation on this tumour is no earlier one.
        var now = draft.Of("surgery").Any(s => passage.Sentence.Span.Contains(s.Span));
        foreach (Match match in Undergone().AllIn(passage.Text))
        {
            foreach (Match item in Item().Matches(match.Groups["items"].Value))
            {
                var what = item.Groups["what"].Value.Trim();
                if (what.Length < 4) continue;
                var at = When(match.Groups["year"].Success ? match.Groups["year"].Value : item.Groups["time"].Value);
                var start = match.Groups["items"].Index + item.Groups["what"].Index;
                if (at is null && (now || !match.Value.StartsWith("had undergone", StringComparison.OrdinalIgnoreCase))) continue;
                draft.Propose("history", new Value.Text(what), passage, new Span(start, start + item.Groups["what"].Value.TrimEnd().Length), new("earlier-operation", 0.8) { At = at });
                if (at is { From: TimeStatement.DayZero }) Interval(passage, what, match.Groups["items"].Index + item.Groups["time"].Index, item.Groups["time"].Value, draft);
            }
        }
        foreach (Match match in HistoryOf().AllIn(passage.Text))
        {
            if (SymptomHistory().IsMatch(passage.Text[..match.Index]) || NotHistory().IsMatch(match.Groups["what"].Value)) continue;
            if (passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index) + 1) != Standing.Affirmed) continue;
            draft.Propose("history", new Value.Text(match.Groups["what"].Value.Trim()), passage, Of(match.Groups["what"]), new("history-of", 0.75));
        }
    }

    private static void Interval(Passage passage, string what, int at, string words, Draft draft)
    {
        if (!TumourWord().IsMatch(what)) return;
        var length = Lengths.In(words);
        if (length.Count > 0) draft.Propose("interval.from-primary", new Value.Length(length[0].Length), passage, new Span(at + length[0].Span.Start, at + length[0].Span.End), new("interval-from-primary", 0.8));
        if (PrimarySite().Match(what) is not { Success: true } site) return;
        var noun = Vocabularies.Default.Sites.In(Token.Of(site.Value, Vocabularies.Default.Words));
        var place = passage.Text.IndexOf(site.Value, StringComparison.Ordinal);
        if (noun.Count > 0 && place >= 0) draft.Propose("primary.site", new Value.Coded(Term.Plain(noun[0].Name)), passage, new Span(place, place + site.Length), new("primary-site", 0.8));
    }

    private static TimeStatement? When(string words)
    {
        words = words.Trim().Trim(',', ' ');
        if (words.Length == 0) return null;
        return TimeStatement.Parse(words);
    }

    private static void Imaging(Passage passage, Draft draft)
    {
        foreach (Match match in Modality().AllIn(passage.Text))
        {
            if (NotDone().IsIn(passage.Text, ..match.Index)) continue;
            var parts = new List<string> { ModalityOf(match.Value) };
            foreach (var plane in (string[])["sagittal", "axial", "coronal"])
                if (passage.Has(plane)) parts.Add(plane);
            if (Sequence().FirstIn(passage.Text) is { Success: true } sequence) parts.Add(sequence.Groups["s"].Value.ToUpperInvariant());
            var value = string.Join(", ", parts.Distinct());
            draft.Propose("imaging", new Value.Text(value), passage, Of(match), new("imaging", 0.8) { At = passage.Has("preoperative") ? new TimeStatement { Words = "before day zero", From = TimeStatement.DayZero, Days = DayRange.UpTo(0) } : OutcomeRules.At(passage) });
            if (!passage.IsLegend) return;
        }
    }

    private static string ModalityOf(string words)
    {
        var lower = words.ToLowerInvariant();
        if (lower.Contains("pet", StringComparison.Ordinal) || lower.Contains("positron", StringComparison.Ordinal)) return "PET";
        if (lower.Contains("mri", StringComparison.Ordinal) || lower.Contains("resonance", StringComparison.Ordinal)) return "MRI";
        if (lower.Contains("ct", StringComparison.Ordinal) && !lower.Contains("scint", StringComparison.Ordinal) || lower.Contains("tomography", StringComparison.Ordinal)) return "CT";
        if (lower.Contains("ultraso", StringComparison.Ordinal) || lower.Contains("sonogra", StringComparison.Ordinal)) return "ultrasound";
        if (lower.Contains("scint", StringComparison.Ordinal) || lower.Contains("bone scan", StringComparison.Ordinal)) return "scintigraphy";
        return lower.Contains("angiogra", StringComparison.Ordinal) ? "angiography" : lower.Contains("mammogra", StringComparison.Ordinal) ? "mammography" : "radiograph";
    }

    private static void Approach(Passage passage, Draft draft)
    {
        foreach (Match match in ApproachWord().Matches(passage.Text))
        {
            if (Before(passage, match) || !Affirmed(passage, match)) continue;
            var word = match.Groups["a"].Value.ToLowerInvariant();
            draft.Propose("surgery.approach", new Value.Choice(word is "anterior" or "posterior" or "lateral" or "combined" ? word : "other"), passage, Of(match.Groups["a"]), new("approach", 0.85));
        }
    }

    private static void Response(Passage passage, Draft draft)
    {
        if (ResponseWord().Match(passage.Text) is not { Success: true } match || !Affirmed(passage, match)) return;
        var word = match.Value.ToLowerInvariant();
        var answer = word.StartsWith("complete", StringComparison.Ordinal) ? "complete" : word.StartsWith("partial", StringComparison.Ordinal) ? "partial" : word.StartsWith("stable", StringComparison.Ordinal) ? "stable" : "progression";
        draft.Propose("response", new Value.Choice(answer), passage, Of(match), new("response", 0.8));
    }

    private static void Clock(Story story, Draft draft)
    {
        if (draft.Of("followup").FirstOrDefault() is not { } followup) return;
        foreach (var passage in story.Passages)
        {
            if (passage.Sentence.Span.Start > followup.Span.Start || passage.Sentence.Span.End < followup.Span.End) continue;
            if (ClockWord().Match(passage.Text) is not { Success: true } match) return;
            var word = match.Groups["c"].Value.ToLowerInvariant();
            var clock = word.StartsWith("diagnos", StringComparison.Ordinal) ? "diagnosis" : word is "presentation" or "admission" ? "presentation" : word.Contains("therapy", StringComparison.Ordinal) || word == "treatment" ? "treatment end" : "surgery";
            draft.Propose("followup.clock", new Value.Choice(clock), passage, Of(match), new("clock", 0.8));
            return;
        }
    }

    [GeneratedRegex(@"\b(?:in (?<year>(?:19|20)\d\d),? (?:she|he|the patient|her|his)?,? ?(?:had|underwent|was treated with|received)|(?<=who,? in )(?<year>(?:19|20)\d\d),? had|had undergone|(?:she|he|the patient) had previously undergone)(?: an?)? (?<items>(?:(?!,? while in | newly | who | and presented| presented )[^.;]){4,160})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Undergone();

    [GeneratedRegex(@"(?<what>(?:(?! and (?:resection|excision|removal)\b|,? while in | (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty)[ -](?:years?|months?|weeks?) (?:ago|before|earlier|prior)|, ).)+)(?<time> (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty)[ -](?:years?|months?|weeks?) (?:ago|before|earlier|prior))?(?: and |,? while in (?:19|20)\d\d,? |, |$)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\bhistory of (?<what>(?:[\w/'-]+,? ){0,8}?[\w/'-]+)(?=[.;(]|,? (?:who|which|that|was|is|had|has|presented|for|treated|with|and (?:had|was|presented)|complain\w*|without)\b|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HistoryOf();

    [GeneratedRegex(@"(?:day|week|month|year)s?'?[- ](?:long )?$|\bno (?:\w+ )?$|\bfamily $|\bshort $|\blong $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SymptomHistory();

    [GeneratedRegex(@"^(?:a |an |the )?(?:swelling|pain|progressive|painful|trauma|weight|abdominal pain|headache|non-)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotHistory();

    [GeneratedRegex(@"\b(?:\w+oma|LMS|tumou?r|cancer|sarcoma)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TumourWord();

    [GeneratedRegex(@"\b\w+(?= (?:LMS|\w*oma|tumou?r|cancer)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrimarySite();

    [GeneratedRegex(@"\b(?:years? ago|previously|in (?:19|20)\d\d|anterior cervical)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EarlierTime();

    [GeneratedRegex(@"\b(?:(?:follow-up |postoperative |preoperative |cervical |whole[- ]body |abdominal |chest |brain |contrast-enhanced )*(?:magnetic resonance(?: imaging)?(?: \(MRI\))?|MRI|computed tomography(?: \(CT\))?|CT|positron emission tomography|PET(?:[-/]CT)?|ultrasonograph\w*|ultrasound|sonograph\w+|radiographs?|radiography|x-rays?|bone scintigraphy|scintigraphy|bone scan|angiography|mammography)(?: scans?)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Modality();

    [GeneratedRegex(@"\b(?:no|without|not|never)(?: \w+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"\b(?<s>T[12]|STIR|FLAIR|DWI)(?:[- ]weighted)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();

    [GeneratedRegex(@"\b(?<a>anterior|posterior|lateral|combined|transthoracic|retroperitoneal|transoral|posterolateral|anterolateral|midline|transsphenoidal|retrosigmoid)(?: (?:tumou?r|surgical|total|complete|lesion))* (?:approach|resection|excision|removal|decompression|laminectomy|exposure)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApproachWord();

    [GeneratedRegex(@"\b(?:complete (?:clinical |metabolic |pathological )?(?:response|remission)|partial (?:response|remission)|stable disease|progressive disease|disease progression)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ResponseWord();

    [GeneratedRegex(@"\b(?:physical therapy|physiotherapy|rehabilitation|immunotherapy|hormon(?:e|al) therapy|endocrine therapy|radiofrequency ablation|cryoablation|(?:arterial |preoperative )?emboli[sz]ation|stem cell transplant\w*|targeted therapy|kyphoplasty|vertebroplasty|hyperthermia)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherTherapy();

    [GeneratedRegex(@"\b(?:without (?:any )?complications?|no (?:postoperative |peri-?operative |surgical |intraoperative |major )*complications?|uneventful)\b|\bcomplicated by (?<what>[^.;,]{4,60})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complication();

    [GeneratedRegex(@"\b(?:pedicle screws?(?: fixation)?|screw fixation|lateral mass screws|spinal instrumentation|instrumented fusion|posterior fixation|internal fixation|(?:titanium |expandable )?cage|spondylodesis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Implants();

    [GeneratedRegex(@"\blocal(?:ly)? (?:recurrence|recurred|relapse)\b|\brecurr\w+ (?:locally|at the (?:\w+ )?(?:surgical |same |resection |operation )*site)|\b(?:surgical|same|original|previous) site\b|\b(?<=the )(?:[CTLS]\d )?lesion recurred\b|\btumou?r bed\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalRecurrence();

    [GeneratedRegex(@"\b(?:after|since|following|from) (?:the |her |his |initial |primary |complete )*(?<c>surgery|operation|resection|excision|\w+ectomy|diagnosis|presentation|admission|treatment|chemotherapy|radiotherapy)\b|\b(?<c>post-?operative\w*|post-?surgery)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClockWord();
}
