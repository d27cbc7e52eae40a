using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Checks;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Disagreement;

/// <summary>Two parts of the article give the patient opposite outcomes.</summary>
internal static partial class Kz302OutcomesDisagree
{
    public static Rule Rule { get; } = new("KZ302", "outcomes-disagree", Severity.Error, "outcome-disagrees", Check) { WhyNot = m => m.IsCaseReport ? null : Manuscript.NoCase };

    private static IEnumerable<Finding> Check(Manuscript m) => m.Patients > 1 ? Several(m) : Returns(m) ?? Status(m) ?? LegendAlone(m) ?? RowAlone(m) ?? Alone(m) ?? Alive(m) ?? Dead(m) ?? DeathTime(m) ?? Timeline(m) ?? Functions(m) ?? Causes(m) ?? Responses(m) ?? OwnRow(m) ?? LegendOfCall(m) ?? [];

    private static IEnumerable<Finding>? Alone(Manuscript m) => ToldAlone.In(m) is { } alone ? [alone] : null;

    private static IEnumerable<Finding>? Alive(Manuscript m) => SpokenOfAsAlive.In(m) is { } alive ? [alive] : null;

    private static IEnumerable<Finding>? Dead(Manuscript m) => SpokenOfAsDead.In(m) is { } dead ? [dead] : null;

    private static IEnumerable<Finding>? Functions(Manuscript m) => FunctionKept.Disagrees(m) is { } function ? [function] : null;

    private static IEnumerable<Finding>? Causes(Manuscript m) => CauseOfDeath.Disagrees(m) is { } cause ? [cause] : null;

    private static IEnumerable<Finding>? Responses(Manuscript m) => BestResponse.Disagrees(m) is { } response ? [response] : null;

    private static IEnumerable<Finding>? OwnRow(Manuscript m) => (OwnRowFares.Disagrees(m) ?? OwnRowKept.Disagrees(m)) is { } row ? [row] : null;

    private static IEnumerable<Finding>? Timeline(Manuscript m) => TimelineOutcome.Disagrees(m) is { } line ? [line] : null;

    private static IEnumerable<Finding>? LegendOfCall(Manuscript m) => LegendAgainstCall.In(m) is { } legend ? [legend] : null;

    // What is said of all of them, then each patient's row against the patient's own story.
    private static IEnumerable<Finding> Several(Manuscript m) => (AllWell(m) ?? NamedPatientFares.In(m)) is { } told ? [told] : m.OneByOne.SelectMany(one => Returns(one) ?? Status(one) ?? RowAlone(one) ?? []);

    // "All three are alive without disease", and one of them relapsed or died.
    private static Finding? AllWell(Manuscript m)
    {
        foreach (var told in m.In(Part.Abstract, Part.Conclusion).Concat(m.Document.Sections.Where(s => s.Kind == Text.Documents.SectionKind.Discussion).SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).Where(s => OwnSeries().IsMatch(s.Text)).Select(s => new Told(Part.Discussion, s.Plain, 0))))
        {
            if (EachOne().Match(told.Text) is not { Success: true } words) continue;
            foreach (var one in m.OneByOne)
            {
                var last = one.Outcomes.Where(o => o.Kind is OutcomeKind.Free or OutcomeKind.Death or OutcomeKind.Diseased || o.IsReturn && o.Present).MaxBy(o => o.Sentence.Whole.Start);
                var bad = one.Outcomes.LastOrDefault(o => o.Kind is OutcomeKind.Death or OutcomeKind.Diseased || o.IsReturn && o.Present);
                // "All are alive" says nothing of disease.
                if (bad is { Kind: not OutcomeKind.Death } && OnlyAlive().IsMatch(words.Value)) continue;
                if (bad is null || last is null || last.Kind == OutcomeKind.Free) continue;
                return Rule.Find($"\"{words.Value}\" in {m.Document.WhereIs(told.Span(words).Start)}; \"{bad.Words}\" in {Where(m, bad)}.", "Say how each patient was at the last contact, and say the same everywhere.", "outcome.status", m.At(told.Span(words)), m.At(told.Whole), m.At(bad.Span, bad.Words), m.At(bad.Sentence.Whole));
            }
        }
        return null;
    }

    [GeneratedRegex(@"\b(?:all(?! but\b)|both|each|every one|neither|none)\b[^.;]{0,40}\b(?:(?:are|were|remain) (?:still )?alive|alive (?:and well|without)|without (?:evidence of )?(?:disease|recurrence|relapse)|free of (?:disease|recurrence|tumou?r)|disease-free|no (?:evidence of )?(?:disease|recurrence|relapse)|(?:had|has|have) (?:a )?(?:recurrence|relapse)|recurred|relapsed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EachOne();

    [GeneratedRegex(@"\balive$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyAlive();

    // "All four patients of our series"
    [GeneratedRegex(@"\b(?:our|this|the present) (?:small |own )?(?:series|cohort|group)\b|\ball (?:\p{L}+ )?(?:of )?our (?:\p{L}+ )?patients\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnSeries();

    private static IEnumerable<Finding>? DeathTime(Manuscript m) =>
        Kz301ValuesDisagree.Disagreement(m, "death.time", [.. m.Statements.Where(s => s.Variable == "death.time")]) is { } finding ? [finding with { Rule = Rule.Id, Name = Rule.Name }] : null;

    // The own row says that the patient is dead, or has disease, and no other part has a word of it while they tell the contrary.
    private static IEnumerable<Finding>? RowAlone(Manuscript m)
    {
        var free = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract or Part.Conclusion && (o.Kind is OutcomeKind.Free or OutcomeKind.Alive || o.IsReturn && !o.Present)).ToList();
        if (free.Count == 0) return null;
        foreach (var row in m.Outcomes.Where(o => o.Part == Part.Table && o.Kind is OutcomeKind.Death or OutcomeKind.Diseased && o.Part == Part.Table))
        {
            var told = row.Kind == OutcomeKind.Death ? DeathTold() : DiseaseTold();
            if (m.In(Part.Case, Part.Abstract, Part.Conclusion, Part.Discussion).Any(t => told.Matches(t.Text).Any(w => !Denied().IsMatch(t.Text[Math.Max(0, w.Index - 40)..w.Index]) && !t.OfRelative(w.Index)))) continue;
            return [Rule.Find($"\"{row.Words}\" in {Where(m, row)}; \"{free[^1].Words}\" in {Where(m, free[^1])}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.status",
                [m.At(row.Span, row.Words), m.At(free[^1].Span, free[^1].Words), .. free.DistinctBy(o => o.Sentence.Whole).Take(5).Select(o => m.At(o.Sentence.Whole, o.Words))])];
        }
        return null;
    }

    [GeneratedRegex(@"\b(?:died|dead|death|deceased|succumbed|passed away|fatal\w*|demise|autopsy|lethal|palliati\w+|hospice)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeathTold();

    [GeneratedRegex(@"\b(?:recurr\w+|relaps\w+|metasta\w+|deposits?|progress\w+|residual|residue|remnant|persist\w+|stable|unchanged|left in place|incomplete\w*|sub-?total|partial|R2|new (?:[\p{L}-]+ )?(?:nodules?|lesions?)|regrow\w*|alive with|with disease)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DiseaseTold();

    // A legend shows a return of the disease of which no other part has a word, while they say that the patient is free of it.
    private static IEnumerable<Finding>? LegendAlone(Manuscript m)
    {
        if (m.In(Part.Case, Part.Abstract, Part.Conclusion, Part.Title).Any(t => Returned().AllIn(t.Text).Any(w => !Denied().IsMatch(t.Text[Math.Max(0, w.Index - 40)..w.Index]) && !t.OfRelative(w.Index)) || NewOne().IsMatch(t.Text))) return null;
        var free = m.Outcomes.Where(o => o.Part is Part.Case or Part.Abstract or Part.Conclusion or Part.Table && (o.Kind == OutcomeKind.Free || o.IsReturn && !o.Present)).ToList();
        if (free.Count == 0) return null;
        foreach (var legend in m.In(Part.Legend))
        {
            if (Returned().FirstIn(legend.Text) is not { Success: true } word || Denied().IsMatch(legend.Text[..word.Index])) continue;
            return [Rule.Find($"\"{word.Value}\" in {m.Document.WhereIs(legend.Span(word).Start)}; \"{free[0].Words}\" in {Where(m, free[0])}.", "Say what was found and when, and say the same everywhere.", "outcome.recurrence",
                [m.At(legend.Span(word), word.Value), m.At(legend.Whole), .. free.DistinctBy(o => o.Sentence.Whole).Take(5).Select(o => m.At(o.Sentence.Whole, o.Words))])];
        }
        return null;
    }

    // "The two old deposits had not grown, and a new one had appeared": the legend is not alone.
    [GeneratedRegex(@"\b(?:an?|two|three|several) new (?:ones?|f(?:ocus|oci)|growth|tumou?rs?|enhancement|[\p{L}-]*oma(?:s|ta)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewOne();

    [GeneratedRegex(@"\b(?:recurr\w+|relaps\w+|new (?:[\p{L}-]+ )?(?:nodules?|lesions?|deposits?|metastas[ei]s|mass|tumou?r)|tumou?r regrowth|regrowth)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Returned();

    [GeneratedRegex(@"\b(?:no|not|without|neither|nor|never|none|free|negative|absence|exclud\w+|risk|(?-i:may)|can|could|should|whether|if)\b[^.;]*$|\brecurrent (?:laryngeal )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denied();

    private static IEnumerable<Finding>? Returns(Manuscript m)
    {
        var happened = m.Outcomes.Where(o => o.IsReturn && o.Present).ToList();
        foreach (var denial in m.Outcomes.Where(o => o.IsReturn && !o.Present))
            foreach (var event_ in happened.Where(h => h.Part != denial.Part && h.Speaks(denial)))
            {
                var same = denial.At is { } d && event_.At is { } e && d.Agrees(e);
                var over = !same && !m.IsRepeated && Covers(denial, event_) && !happened.Exists(h => h.Part == denial.Part);
                if (!same && !over || EndsWith(denial, event_) || Comeback.IsWhyPatientCame(m, event_.Sentence) || denial.Part == Part.Table && event_.At is null && Comeback.IsWhatWasTreated(m)) continue;
                // "Without any sign of relapse until five years after the operation", and then what was found.
                if (denial.Part == Part.Case && m.In(Part.Case).Any(t => t.Whole.Start > denial.Sentence.Whole.Start && Comeback.Mentioned(t.Text))) continue;
                var others = happened.Where(h => h != event_ && h.Speaks(denial) && h.Part != denial.Part && (h.At is null || denial.At is null || h.At.Value.Months <= denial.At.Value.Months + 1));
                var when = event_.At is { } at ? $" at {at.Say}" : "";
                return [(over ? m.Soften(Rule) : Rule).Find($"\"{denial.Words}\"{(denial.At is { } t ? $" ({t.Say})" : "")} in {Where(m, denial)}; \"{event_.Words}\"{when} in {Where(m, event_)}.", "Say what was found and when, and say the same everywhere.", "outcome.recurrence",
                    [m.At(denial.Span, "no recurrence"), m.At(denial.Sentence.Whole), m.At(event_.Sentence.Whole, "recurrence" + when), .. others.DistinctBy(o => o.Sentence.Whole).Take(5).Select(o => m.At(o.Sentence.Whole, "recurrence"))])];
            }
        return null;
    }

    // "Lived for almost four years without recurrence": until the one at 46 months.
    private static bool EndsWith(Outcome denial, Outcome event_) =>
        denial.At is { } until && event_.At is { } end && (denial.Part == Part.Discussion && until.Rounds(end) || denial.Part == Part.Conclusion && until.Agrees(end) && Lasts(denial, until));

    // "A year and a half without metastases": the length is what was free, up to the event.
    private static bool Lasts(Outcome denial, Length length) =>
        denial.Words.StartsWith("without", StringComparison.OrdinalIgnoreCase) && denial.Span.Start - denial.Sentence.Span(length.End, 0).Start is > 0 and < 3;

    // "Has remained free of recurrence for 26 months" covers a recurrence at 19.
    private static bool Covers(Outcome denial, Outcome event_)
    {
        if (!denial.Throughout || denial.Part is Part.Legend or Part.Case) return false;
        if (denial.At is not { } until) return denial.Part is Part.Conclusion or Part.Abstract or Part.Discussion or Part.Table && event_.Part is Part.Case or Part.Abstract;
        return event_.At is { } at && at.Months <= until.Months + 0.5;
    }

    private static IEnumerable<Finding>? Status(Manuscript m)
    {
        var all = m.Outcomes.Where(o => o.Kind is OutcomeKind.Death or OutcomeKind.Diseased or OutcomeKind.Free or OutcomeKind.Alive && o.Present).ToList();
        foreach (var a in all)
            foreach (var b in all.Where(b => b.Part != a.Part && b.Kind < a.Kind))
            {
                if (!Opposed(a, b) || all.Exists(o => o.Part == a.Part && o.Kind == b.Kind) || all.Exists(o => o.Part == b.Part && o.Kind == a.Kind && Agree(o, a))) continue;
                var sides = all.Where(o => o.Kind == a.Kind || o.Kind == b.Kind).DistinctBy(o => o.Sentence.Whole).Take(7);
                return [(Lesion(a) || Lesion(b) ? Rule with { Severity = Severity.Warning } : Rule).Find($"\"{a.Words}\" in {Where(m, a)}; \"{b.Words}\" in {Where(m, b)}.", "Say how the patient was at the last contact, and say the same everywhere.", "outcome.status",
                    [m.At(a.Span, a.Words), m.At(b.Span, b.Words), .. sides.Select(s => m.At(s.Sentence.Whole, s.Words)), .. m.OwnRows.SelectMany(r => r.Cells).Where(c => a.Part == Part.Table && c.Is("follow")).Select(c => m.At(c.Cell.Span, c.Text))])];
            }
        return null;
    }

    // "The nodule was unchanged": which may be another lesion than the tumour.
    private static bool Lesion(Outcome o) => o.Kind == OutcomeKind.Diseased && (o.Words.StartsWith("nodule", StringComparison.OrdinalIgnoreCase) || o.Words.StartsWith("lesion", StringComparison.OrdinalIgnoreCase));

    // Dead cannot be followed by well; free and diseased are opposed at one and the same time.
    private static bool Opposed(Outcome a, Outcome b)
    {
        var death = a.Kind == OutcomeKind.Death || b.Kind == OutcomeKind.Death;
        if (!death && (a.Kind == OutcomeKind.Alive || b.Kind == OutcomeKind.Alive)) return false;
        if (death)
        {
            var (dead, alive) = a.Kind == OutcomeKind.Death ? (a, b) : (b, a);
            return alive.Part == Part.Table || dead.Part == Part.Table || alive.At is { } at && dead.At is { } end && at.Months >= end.Months - 0.5;
        }
        return Agree(a, b) || (a.Part == Part.Table || b.Part == Part.Table) && (a.At is null || b.At is null);
    }

    private static bool Agree(Outcome a, Outcome b) => a.At is { } x && b.At is { } y && x.Agrees(y);

    private static string Where(Manuscript m, Outcome o) => m.Document.WhereIs(o.Span.Start);
}
