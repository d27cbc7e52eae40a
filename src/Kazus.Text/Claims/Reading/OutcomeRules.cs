using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Cases;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;
using Kazus.Time;

namespace Kazus.Text.Claims.Reading;

/// <summary>Recurrence, status at last contact, and the times to them.</summary>
internal static partial class OutcomeRules
{
    private sealed class Course
    {
        public (Passage Passage, Span Span, string Answer, double Confidence)? Status { get; set; }

        public bool Died { get; set; }
    }

    public static void Read(Story story, Draft draft)
    {
        var course = new Course();
        foreach (var passage in story.Passages)
        {
            if (passage.IsTitle) continue;
            Recurrence(passage, draft, course);
            if (passage.IsLegend) continue;
            Alive(passage, story, course);
            Death(passage, draft, course);
            if (passage.Has("lost") && passage.Index * 2 >= story.Passages.Count - 1 && LostWords().Match(passage.Text) is { Success: true } lost) course.Status = (passage, Of(lost), "lost to follow-up", 0.9);
        }
        if (course.Status is { } status)
        {
            draft.Propose("status", new Value.Choice(status.Answer), status.Passage, status.Span, new("status", status.Confidence));
            if (!course.Died) FollowUp(story, status.Passage, draft);
        }
        else FollowUp(story, null, draft);
    }

    private static Span Of(Match match) => new(match.Index, match.Index + match.Length);

    private static void Recurrence(Passage passage, Draft draft, Course course)
    {
        if (passage.Has("recur") || passage.Has("relaps"))
        {
            foreach (Match match in NoRecurrence().Matches(passage.Text))
            {
                if (NotOfTumour().IsMatch(passage.Text[(match.Index + match.Length)..]) || IsOther(passage, match)) continue;
                var times = Times(passage);
                if (times.Count == 0 && !draft.Of("recurrence").Any(c => c.Value is Value.Choice { Answer: "no" })) draft.Propose("recurrence", new Value.Choice("no"), passage, Of(match), new("no-recurrence", 0.88));
                foreach (var time in times) draft.Propose("recurrence", new Value.Choice("no"), passage, Of(match), new("no-recurrence", 0.88) { At = time });
                if (!passage.IsLegend && !course.Died && !Tissue().IsMatch(passage.Text) | LastContact().IsMatch(passage.Text)) course.Status = (passage, Of(match), "alive, no evidence of disease", 0.85);
            }
            foreach (Match match in RecurrenceWord().Matches(passage.Text))
            {
                if (NoRecurrence().Matches(passage.Text).Any(n => n.Index <= match.Index && match.Index < n.Index + n.Length)) continue;
                if (passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index) + 1) != Standing.Affirmed) continue;
                if (NotOfTumour().IsMatch(passage.Text[(match.Index + match.Length)..]) || RiskBefore().IsMatch(passage.Text[..match.Index]) || !match.Value.Equals("recurrences", StringComparison.OrdinalIgnoreCase) && RecurrentBefore().IsMatch(passage.Text[..match.Index]) || OfComplaint().IsMatch(passage.Text[..match.Index])) continue;
                var at = At(passage);
                // "No recurrence" without a time, and then one: the answer is yes. What was so at six months stays.
                draft.Remove(c => c.Variable == "recurrence" && c.At is null && c.Where == passage.Where && c.Value is Value.Choice { Answer: "no" } && c.Span.Start < passage.Sentence.Span.Start);
                if (!draft.Of("recurrence").Any(c => c.Value is Value.Choice { Answer: "yes" } && c.Where == passage.Where)) draft.Propose("recurrence", new Value.Choice("yes"), passage, Of(match), new("recurrence", 0.82) { At = at });
                if (!DeathWord().IsMatch(passage.Text)) RecurrenceTime(passage, match, draft);
                if (!course.Died && course.Status is not { Answer: "alive with disease" }) course.Status = null;
                break;
            }
        }
        if (passage.IsLegend || !passage.HasAny(Stems.Outcome)) return;
        if (NoDisease().Match(passage.Text) is { Success: true } free && !(free.Value.Contains("metasta", StringComparison.OrdinalIgnoreCase) && WorkUp().IsMatch(passage.Text)) && !(free.Value.EndsWith("malignancy", StringComparison.OrdinalIgnoreCase) && !LastContact().IsMatch(passage.Text)) && !IsOther(passage, free) && !OfTheSpecimen().IsMatch(passage.Text[..free.Index]) && !NotReached().IsMatch(passage.Text[..free.Index]) && !NotOfTumour().IsMatch(passage.Text[(free.Index + free.Length)..]) && !course.Died && !(Tissue().IsMatch(passage.Text) && !LastContact().IsMatch(passage.Text)))
            course.Status = (passage, Of(free), "alive, no evidence of disease", 0.85);
    }

    private static bool IsOther(Passage passage, Match match) => passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index) + 1) is Standing.Other or Standing.Hypothetical;

    private static void RecurrenceTime(Passage passage, Match match, Draft draft)
    {
        LengthFound? nearest = null;
        foreach (var found in passage.Lengths)
        {
            var after = passage.Text[found.Span.End..];
            var before = passage.Text[..found.Span.Start];
            if (!Later().IsMatch(after) && !AfterLength().IsMatch(before) || AliveAt().IsMatch(before)) continue;
            if (nearest is null || Math.Abs(found.Span.Start - match.Index) < Math.Abs(nearest.Value.Span.Start - match.Index)) nearest = found;
        }
        if (nearest is { } time) draft.Propose("recurrence.time", new Value.Length(time.Length), passage, time.Span, new("recurrence-time", 0.82));
    }

    // "Alive at 31 months, with a local recurrence": the time of the last contact.
    [GeneratedRegex(@"\b(?:alive|living|well) (?:at|after|for)(?: \w+)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AliveAt();

    private static void Alive(Passage passage, Story story, Course course)
    {
        if (course.Died) return;
        // Disease that comes back ends what was said before of its absence.
        if (course.Status is { Answer: "alive, no evidence of disease" } before && !ReferenceEquals(before.Passage, passage) && passage.HasAny(Stems.Spread) && NewDisease().Match(passage.Text) is { Success: true } spread
            && passage.StandingOf(passage.TokenAt(spread.Index), passage.TokenAt(spread.Index) + 1) == Standing.Affirmed) course.Status = null;
        var withDisease = passage.HasAny(Stems.WithDisease) ? WithDisease().Match(passage.Text) : Match.Empty;
        if (withDisease.Success && !IsOther(passage, withDisease))
        {
            course.Status = (passage, Of(withDisease), "alive with disease", 0.8);
            return;
        }
        if (course.Status is { } known && ReferenceEquals(known.Passage, passage)) return;
        if (passage.HasAny(Stems.Progress) && passage.Index >= story.Passages.Count / 2 && Progressed().Match(passage.Text) is { Success: true } progressed
            && passage.StandingOf(passage.TokenAt(progressed.Index), passage.TokenAt(progressed.Index) + 1) == Standing.Affirmed)
        {
            course.Status = (passage, Of(progressed), "alive with disease", 0.6);
            return;
        }
        if (!passage.HasAny(Stems.Alive)) return;
        var match = AliveWord().Match(passage.Text);
        if (!match.Success && course.Status is null) match = Recovered().Match(passage.Text);
        if (!match.Success || passage.Index < story.Passages.Count / 2 || BetweenAttacks().IsMatch(passage.Text[..match.Index])) return;
        if (IsOther(passage, match) || passage.StandingOf(passage.TokenAt(match.Index), passage.TokenAt(match.Index) + 1) == Standing.Negated) return;
        if (match.Value.Contains("asymptomatic", StringComparison.OrdinalIgnoreCase) && course.Status is not null) return;
        course.Status = (passage, Of(match), "alive", match.Groups["sure"].Success ? 0.85 : 0.65);
    }

    [GeneratedRegex(@"\b(?:disease|tumou?r|generali[sz]ed|systemic|local|further)[ -]progression (?:occurred|was|in|ensued|developed)\b|\bhad (?:a )?(?:disease |tumou?r |local )?progression\b|\b(?:revealed|showed|demonstrated|confirmed|had|with) (?:\w+ ){0,2}(?:progressive disease|disease progression)\b|\bdisease (?:continued to progress|progressed)\b|\b(?:partial (?:\w+ )?response|stable disease|disease (?:control|stabili[sz]ation))\b|\bdisease (?:is|was|remained|remains|has remained) stable\b|\b(?:tumou?rs?|lesions?|metastases) (?:(?:has|have) )?remain(?:s|ed)? stable\b|\bfound to have (?:\w+ )?metasta\w+(?: disease)?|\b(?:had|have|has) developed (?:\w+ )?metasta\w+(?: disease)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Progressed();

    // "The skin lesions recurred whenever the drug was given."
    [GeneratedRegex(@"\b(?:rash|skin lesions|symptoms?|pain|fever|effusion|seizures?|bleeding|infection|ascites|pneumothorax|neutropenia|thrombosis|headaches?|hypoglyc\w+|jaundice) (?:had |has |have |then |soon )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfComplaint();

    // Words for a good course that say no more than that the patient lives.
    [GeneratedRegex(@"\b(?:made|making) an? (?:good|full|complete|excellent|uneventful|remarkable) (?:\w+ )?recovery\b|\brecovered (?:well|fully|completely)\b|(?<!\b(?:post-?operative|hospital|immediate) )\b(?:evolution|outcome|clinical course|course) (?:was|has been|is|remains) (?:\w+ )?(?:good|favou?rable|excellent|satisfactory)\b|\bfavou?rable (?:clinical )?(?:outcome|course|evolution)\b|\bgood (?:clinical )?(?:evolution|outcome|recovery)\b|\bevolved well\b|\b(?:still )?being followed[- ]up\b|\bimprovement (?:of|in) (?:his|her|the) general condition\b|\b(?:is|are|remains) (?:currently |still |now |presently )?(?:on|under) (?:regular |close )*follow[- ]?up\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Recovered();

    private static void Death(Passage passage, Draft draft, Course course)
    {
        if (!passage.HasAny(Stems.Death)) return;
        foreach (Match match in DeathWord().Matches(passage.Text))
        {
            var token = passage.TokenAt(match.Index);
            if (passage.StandingOf(token, token + 1) is Standing.Other || IsThoughtOf(passage, match) || NotDied().IsMatch(passage.Text[..match.Index]) || NotPatient().IsMatch(passage.Text[..match.Index])) continue;
            var rest = passage.Text[match.Index..];
            var cause = CauseOfDeath().Match(rest);
            var ofDisease = cause.Success || Attributed().IsMatch(passage.Text);
            var span = cause.Success ? new Span(match.Index, match.Index + cause.Value.TrimEnd().Length) : Of(match);
            course.Died = true;
            course.Status = (passage, span, ofDisease ? "dead of disease" : "dead", ofDisease ? 0.88 : 0.85);
            // "Relapsed after one month and died six months after surgery": the time behind the word is that of the death.
            var soon = Soon().IsMatch(rest);
            var timed = passage.Lengths.Exists(l => l.Span.Start > match.Index && Later().IsMatch(passage.Text[l.Span.End..]));
            foreach (var found in passage.Lengths)
            {
                var after = passage.Text[found.Span.End..];
                var before = passage.Text[..found.Span.Start];
                if (!Later().IsMatch(after) && !AfterLength().IsMatch(before)) continue;
                // "Two months after the operation, 21 months after the diagnosis": two clocks, two times.
                if (draft.Has("survival.time") && !AfterSomething().IsMatch(after)) continue;
                if (found.Span.End <= match.Index && (timed || soon && OtherEvent().IsMatch(passage.Text[found.Span.End..match.Index]))) continue;
                draft.Propose("survival.time", new Value.Length(found.Length), passage, found.Span, new("survival", 0.85));
            }
            return;
        }
    }

    // "Three months after surgery a metastasis was found, and he died soon": the time of the other event.
    [GeneratedRegex(@"\b(?:was|were|had|has been) (?:\w+ ){0,2}?(?:observed|detected|found|noted|diagnosed|identified|discovered|seen)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherEvent();

    [GeneratedRegex(@"\b(?:soon|shortly|immediately)\b|\bthereafter\b|\bafterwards?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Soon();

    // "Not considered a candidate and died": what is told in the past tense happened, whatever was thought of before it.
    private static bool IsThoughtOf(Passage passage, Match death) =>
        Happened().IsMatch(death.Value) ? Unreal().IsMatch(passage.Text[..death.Index]) : passage.StandingOf(passage.TokenAt(death.Index), passage.TokenAt(death.Index) + 1) is Standing.Hypothetical;

    [GeneratedRegex(@"^(?:died|passed away|expired|succumbed|deceased|was dead|euthani[sz]ed)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Happened();

    [GeneratedRegex(@"\b(?:would|could|might|(?-i:may)|if|whether|had (?:s?he|the patient))\b[^.;,]{0,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreal();

    // The length of follow-up stands with the last status, or with the word itself.
    private static void FollowUp(Story story, Passage? statusAt, Draft draft)
    {
        if (statusAt is not null && Choose(statusAt, draft, 1)) return;
        for (var i = story.Passages.Count - 1; i >= story.Passages.Count / 2 && i >= 0; i--)
        {
            var passage = story.Passages[i];
            if (passage.IsLegend || passage.IsTitle || !LastContact().IsIn(passage.Text)) continue;
            if (statusAt is null && !FollowUpWord().IsMatch(passage.Text)) continue;
            if (Choose(passage, draft, 3)) return;
        }
    }

    private static bool Choose(Passage passage, Draft draft, int atLeast)
    {
        LengthFound? chosen = null;
        var best = 0;
        foreach (var found in passage.Lengths)
        {
            var before = passage.Text[..found.Span.Start];
            var after = passage.Text[found.Span.End..];
            if (atLeast > 1 && draft.Of("recurrence.time").Any(c => c.Span == passage.Sentence.Plain.ToDocument(found.Span))) continue;
            // When something new was found is no last contact, nor is it when the tumour came back.
            if (atLeast > 1 && NewFinding().IsMatch(after)) continue;
            if (atLeast > 1 && draft.Of("recurrence").Any(c => c.Value is Value.Choice { Answer: "yes" } && passage.Sentence.Span.Contains(c.Span))) continue;
            // Some days after an operation something else was done: no last contact.
            if (found.Length.In(TimeUnit.Day) < 28 && Step().IsMatch(passage.Text)) continue;
            // The day of discharge is no last contact.
            if (found.Length.In(TimeUnit.Day) < 60 && AtDischarge().IsMatch(before)) continue;
            if (passage.Has("discharged") && !passage.Has("follow") && atLeast > 1) continue;
            // What was so after a week is no last contact, unless it is called so.
            if (found.Length.In(TimeUnit.Day) < 10 && !passage.Has("follow")) continue;
            if (NotFollowUp().IsMatch(after) || Every().IsMatch(before) || Dose().IsMatch(after)) continue;
            var score = FollowAfter().IsMatch(after) ? 4 : AfterTreatment().IsMatch(after) || SurvivalOf().IsMatch(before) ? 4 : AfterSomething().IsMatch(after) ? 3 : FollowBefore().IsMatch(before) ? 3 : ForBefore().IsMatch(before) ? 2 : Later().IsMatch(after) ? 2 : AfterLength().IsMatch(before) ? 2 : 0;
            if (score > best || score == best && score > 0 && AfterTreatment().IsMatch(after) && chosen is { } other && !AfterTreatment().IsMatch(passage.Text[other.Span.End..])) (chosen, best) = (found, score);
        }
        if (chosen is { } length && best >= atLeast)
        {
            draft.Propose("followup", new Value.Length(length.Length), passage, length.Span, new("follow-up", best >= 3 ? 0.88 : 0.78));
            return true;
        }
        if (Ordinal().Match(passage.Text) is not { Success: true } nth || Every().IsMatch(passage.Text[..nth.Index]) || Pregnancy().IsMatch(passage.Text) || OrdinalNumber(nth.Groups["n"].Value) is not { } n) return false;
        var unit = TimeUnits.Parse(nth.Groups["unit"].Value) ?? TimeUnit.Month;
        draft.Propose("followup", new Value.Length(Duration.Of(n, unit, words: nth.Value)), passage, Of(nth), new("follow-up-ordinal", 0.8));
        return true;
    }

    /// <summary>The time a statement of recurrence speaks of, as days after the operation, or null.</summary>
    internal static TimeStatement? At(Passage passage) => Times(passage).FirstOrDefault();

    /// <summary>All such times: "1 and 6 months postoperatively" are two.</summary>
    internal static List<TimeStatement> Times(Passage passage)
    {
        var times = new List<TimeStatement>();
        foreach (var found in passage.Lengths)
        {
            var after = passage.Text[found.Span.End..];
            var before = passage.Text[..found.Span.Start];
            if (!Later().IsMatch(after) && !FollowAfter().IsMatch(after) && !AfterLength().IsMatch(before) && !FollowBefore().IsMatch(before)) continue;
            times.Add(new TimeStatement { Words = string.Create(CultureInfo.InvariantCulture, $"+{found.Length.Count:0.##} {found.Length.Unit.Symbol()}"), From = TimeStatement.DayZero, Days = found.Length.Days });
        }
        // One contact told by two clocks is one time; only "1 and 6 months" are two.
        return times.Count > 1 && !Claims.Lengths.HasPair(passage.Text) ? [times[0]] : times;
    }

    private static double? OrdinalNumber(string word)
    {
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', ' ');
        if (DurationWords.Number(digits) is { } n) return n;
        return word.ToLowerInvariant() switch { "first" => 1, "second" => 2, "third" => 3, "fourth" => 4, "fifth" => 5, "sixth" => 6, "seventh" => 7, "eighth" => 8, "ninth" => 9, "tenth" => 10, "twelfth" => 12, _ => null };
    }

    [GeneratedRegex(@"\b(?:no|without|not|neither|nor)\b(?! (?:case )?(?:reports?|series|stud(?:y|ies)|data|publications?)\b)(?: (?!but\b|was\b|were\b|with\b|history\b)[\w-]+,?){0,8}? ?(?:recurren\w*|relaps\w*)\b(?! (?:was|were) (?:detected|suspected|found) (?:in|at|\d))(?: (?:was|were|has been|have been) (?:noted|seen|observed|found|detected|recorded))?|\b(?:recurrence|relapse)[- ]free\b(?! (?:survival|interval|period|rate|time))|\bdid.{0,2}t (?:show|reveal|present|have|find)(?: any)?(?: \w+){0,2} (?:recurrence|relapse)\b|\b(?:free (?:of|from)|absence of|(?:has|have|had|did) not) (?:\w+ ){0,4}?(?:recur\w*|relaps\w*)\b|\b(?:recurrence|relapse) (?:was|were|has been|had been) not\b(?: \w+)?|\b(?:recurrence|relapse) (?:was|were) (?:absent|ruled out|excluded)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoRecurrence();

    [GeneratedRegex(@"\b(?:recurred|recurrences?(?![- ]free)|recurring|relapsed?(?![- ]free)|relapses|recurrent (?:\w+ ){0,2}(?:tumou?r|disease|mass|lesion|nodule|\w*oma))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecurrenceWord();

    [GeneratedRegex(@"\b(?:limits?|margins?|borders?|edges?)\b[^.;]{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfTheSpecimen();

    [GeneratedRegex(@"\b(?:fail\w*|unable) (?:to )?$|\b(?:not|never|without) (?:\w+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotReached();

    // "Discharged 18 days after the operation"
    [GeneratedRegex(@"\bdischarged\b[^.;,]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtDischarge();

    [GeneratedRegex(@"\bbetween\b[^.;]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BetweenAttacks();

    // "The initial work-up gave no evidence of metastases": before the treatment
    [GeneratedRegex(@"\b(?:initial|staging|pre-?operative|work-?up|at (?:the time of )?(?:diagnosis|presentation))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WorkUp();

    [GeneratedRegex(@"\bmetasta(?:sis|ses|si[sz]ed|tic)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewDisease();

    [GeneratedRegex(@"histolog|histopatholog|microscop|specimen|cytolog|biops|margin|\b(?:limits?|borders?|edges?)\b|\bstud(?:y|ies)\b|\bCT\b|tomography", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tissue();

    [GeneratedRegex(@"^ progression\b|^ of (?:the|his|her) (?:nephrotic|\w+ syndrome|paraneoplastic|disease activity|diabetes|anemia)|^ (?:of (?:the )?(?:symptoms?|pain|hyper\w+|fever|ascites|seizures?|bleeding|effusion|infection|hernia)|of (?:basal|his|her) (?!cancer|tumou?r|disease|malignan|neoplas|lesion|sarcoma|lymphoma|melanoma|\w+oma\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotOfTumour();

    [GeneratedRegex(@"\b(?:risk|rate|rates|chance|possibility|probability|likelihood|potential|high|frequency|time to|prevent|avoid|local control and|tend to|tendency to)(?: (?:of|for|to|local|tumou?r|a))* ?$|\bfollow-up for $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RiskBefore();

    [GeneratedRegex(@"\b(?:history of|admitted for|presented with an?|for|laryngeal|urinary)(?: \w+)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecurrentBefore();

    [GeneratedRegex(@"\bno (?:clinical|radiolog\w*|radiograph\w*|biochemical|further|new|present|,|and|or|signs?|sign|imaging| )*(?:evidence|signs?|symptoms?|proof) of (?:any |the |an? |his |her |local |tumou?r |active |residual |disease |further |or |distant |clinical |malignant )*(?:disease|recurren\w*|relapse|tumou?r|metasta\w+|progression|malignancy|lymphoma|cancer)\b|\b(?:free (?:of|from)|clear of) (?:any |the |all )?(?:disease|recurren\w*|tumou?r|relapse|cancer|metasta\w+)\b|\b(?:disease|recurrence|tumou?r|relapse|cancer)[- ]free\b(?! (?:margin|surgical|resection|interval|survival|surviv|period|rate))|\bwithout (?:any )?(?:\w+ ){0,5}?(?:recurrence|relapse|evidence of disease|residual disease)\b|\bno (?!history|(?:case )?(?:reports?|series|stud|data|publications?))(?:\w+,? ){0,5}?(?:recurrence|relapse)s?\b(?: (?:was|were|has been) (?:noted|seen|observed|found|detected))?|\b(?:recurrence|relapse) (?:was|has been) not\b|\bdid.{0,2}t (?:show|reveal|present|have|find)(?: any)?(?: \w+){0,2} (?:recurrence|relapse)\b|\b(?:in|achieved|complete) (?:complete )?remission\b|\b(?:in|achiev\w+|confirmed|showed|revealed|obtained|had|with|maintain\w+) (?:a |an )?(?:\w+ )?complete (?:\w+ )?response\b|\bfree (?:of|from) (?:\w+ ){0,3}(?:malignan\w+|lesions?|illness)\b|\bmaintain\w+ (?:a )?(?:CR\b|complete (?:response|remission))|\b(?:lesions?|metastas[ie]s|tumou?rs?|mass|masses|disease) (?:have|has|had)? ?(?:completely|totally|entirely) disappeared\b|\bnegative for (?:any )?(?:\w+ (?:and|or) )?(?:residual|recurrent|metastatic|local) (?:tumou?r|disease)\b|\bremission (?:of \w+ )?(?:is|was|remains?|has been) (?:persist\w+|maintained|sustained|ongoing)\b|\b(?:was|were|is|are) (?:considered )?cured\b(?! (?:by|with) (?:\w+ )?(?:excision|resection|surg\w+|removal)\b)|\bneither recurrence\b|\bno residual (?:tumou?r|disease)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoDisease();

    [GeneratedRegex(@"\balive\b(?! and\b)[^.;]{0,40}?\bwith (?!no\b)(?:an? |the |his |her )?(?:\w+ )?(?:recurrence|relapse|metasta\w+|residual disease|stable disease|progressive disease)\b|\balive with (?!no\b)(?:\w+ ){0,2}(?:disease|metasta\w+|recurren\w+|tumou?r|progression)\b|\b(?:living|lives) with (?:\w+ ){0,2}(?:disease|metasta\w+)\b|\bstill (?:under|undergoing|receiving|on) (?:\w+ ){0,3}(?:chemotherapy|treatment)\b|\b(?:is|are) (?:currently|presently|still) (?:under|undergoing|receiving|being treated)[^.;]{0,50}\b(?:chemotherapy|treatment|radiotherapy|surg\w+)\b|\b(?:cancer|same|maintenance|her|his|this|systemic|palliative) (?:\w+ )?(?:treatment|therapy|chemotherapy) (?:continues|is ongoing|is (?:still )?(?:being )?(?:continued|given)|has been continued)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithDisease();

    [GeneratedRegex(@"\b(?<sure>(?:still |currently |remains? )?alive|survives|has survived|(?:has been|is|was|remains?|remained|doing|is doing|been doing|currently|continues to do) (?:\w+ )?well(?![ -](?:tolerated|controlled|defined|circumscribed|demarcated|differentiated|healed|developed|vasculari\w+|preserved|delineated|encapsulated|visuali\w+|until))|asymptomatic|symptom[- ]free|(?:with no|without|had no|has no|free of) (?:\w+ )?complaints|(?:remains?|remained|still|is|was) healthy|in (?:an? )?(?:very )?(?:good|excellent) (?:general |clinical |physical |overall )?(?:health|condition))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AliveWord();

    [GeneratedRegex(@"\b(?:died|passed away|expired|succumbed|demise|was dead|(?<=\b(?:we|eventually) )lost (?:this|the|our) patient|deceased|death (?:occurred|ensued)|(?:his|her|patient's) death|(?<=\b(?:before|until) )death|euthani[sz]ed|euthanasia)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeathWord();

    [GeneratedRegex(@"\b(?:closure|closed|drained|drainage|underwent|performed|removed|transferred|extubated|infection|results)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"^[^.;]{0,60}\b(?:showed|revealed|detected|disclosed|demonstrated|identified)\b(?! (?:no|neither|complete|any)\b)[^.;]{0,60}\b(?:mass|tumou?r|lesions?|nodules?|metasta\w+|uptake)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewFinding();

    // "was not willing to be treated and died": only a word right before denies a death.
    [GeneratedRegex(@"\b(?:not|never|no|without)(?: \w+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotDied();

    [GeneratedRegex(@"\b(?:fetus|foetus|baby|newborn|mother|father|brother|sister|husband|donor|twin)\b[^.;]{0,90}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotPatient();

    [GeneratedRegex(@"^(?:died|passed away|expired|succumbed|demise|deceased|death)[^.;]{0,50}?(?<!\b(?:diagnosis|detection|discovery|onset|appearance|recognition|identification|resection|removal|excision|treatment|presentation|development) )\b(?:of|due to|from|because of|secondary to|as a result of|by|to|owing to)\b (?:\w+ ){0,4}?(?:(?:tumou?r|disease|cancer|malignancy|metasta\w+|\w*oma|tumou?ral|leukemia) ?(?:progression|recurrence|relapse|dissemination|disease|\w*oma|cancer)?|relapse|recurrence|progression|dissemination|disease progression|progressive disease|carcinomatosis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CauseOfDeath();

    [GeneratedRegex(@"\battributed to (?:\w+ ){0,2}(?:tumou?r|disease|cancer)|\b(?:tumou?r|disease) progression (?:led|leading) to\b|\bprogress\w* (?:of (?:the|his|her) (?:\w+ )?(?:disease|tumou?r) )?and (?:he |she |the patient |our patient )?(?:finally |eventually |subsequently )?died\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attributed();

    [GeneratedRegex(@"\blost (?:to|for|from) follow[- ]?up\b|\bwas lost (?:of|from) sight\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LostWords();

    [GeneratedRegex(@"^(?:-?,?) (?:and (?:\w+|\d+)[ -]\w+ postoperatively|later|after|following|post|from|postoperatively|thereafter|since|out)\b|^ ?(?:post[- ]?operative\w*|post[- ]?surgery|on admission)\b|^ (?:have|has) passed\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(?:after|within|at|in|(?<!during the )following|only)(?: (?:a|an|the|about|approximately|around|almost|nearly|less than|more than|only|period of))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterLength();

    [GeneratedRegex(@"\b(?:follow|alive|free|later|after|post[- ]?operativ|control|last|since|currently|well|remission|doing|present)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LastContact();

    [GeneratedRegex(@"\bfollow(?:ed)?[- ]?up\b|\bfollowed\b|\bha(?:ve|s) passed since\b|\b(?:after|since) (?:the )?(?:end of |completion of |last |start of |starting |beginning )?(?:irradiation|radiotherapy|chemotherapy|treatment|operation)\b|\b(?:after|following) (?:the )?surgery\b|\bpost[- ]?operatively\b|\bpost[- ]treatment\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowUpWord();

    [GeneratedRegex(@"^[ -]?old\b|^ (?:after|following) (?:discharge|admission|birth)\b|^ (?:ago|before|prior|history|of (?:age|treatment|chemotherapy|hospital|intensive|radiotherapy|age)|in (?:the )?hospital|as (?:a|one) cycle)|^ ?(?:interval|course)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotFollowUp();

    [GeneratedRegex(@"\b(?:every|each|per|age of|aged|once)(?: \w+)? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Every();

    [GeneratedRegex(@"^ (?:of (?:imatinib|therapy)|course|rest)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dose();

    [GeneratedRegex(@"^(?:'|’)?[ -](?:of )?(?:\w+ ){0,2}?follow(?:ed)?[- ]?up\b|^ (?:of )?(?:surveillance|observation)\b|^ (?:of|from) (?:the |her |his )?(?:intervention|operation|surgery|resection|excision|\w{4,}ectomy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowAfter();

    [GeneratedRegex(@"^ ?(?:after|following|post|past|since|from)[ -](?:the |her |his |initial |primary |first |last |second |complete |start(?:ing)? |the start of |beginning |initiation of |initiating |end of |end of the |completion of |completing |emergency |pancreatic |tumou?r |surgical |medical )*(?:surger\w+|operation|resection|treatment|excision|\w+ectomy|therapy|chemotherapy|radiotherapy|radiation|irradiation|procedure|intervention|delivery|\w+plasty|transplant\w*|emboli[sz]ation)\b|^ ?post[- ]?operati\w*|^ ?post[- ]?surgery|^ (?:have|has) passed since\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterTreatment();

    [GeneratedRegex(@"^ (?:after|following|since|from|have passed|has passed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterSomething();

    [GeneratedRegex(@"\bfollow(?:ed)?[- ]?up\b(?: (?:\w+)){0,3}? (?:of|for|at|after|period of|over|was|to|during)(?: (?:a|an|the|about|approximately|period|of|more than|over|last))* ?$|\bat the end of(?: (?:about|approximately))? ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FollowBefore();

    [GeneratedRegex(@"\b(?:for|over|during)(?: (?:the|last|past|more|than|about|at|least|over|almost|nearly|a|period|of|up|to))* ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForBefore();

    [GeneratedRegex(@"\bsurvival (?:time |period )?of ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SurvivalOf();

    [GeneratedRegex(@"amenorrh|gestation|pregnan", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pregnancy();

    [GeneratedRegex(@"\b(?<n>\d{1,3} ?(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth) (?:post-?operative )?(?<unit>month|year|week)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
