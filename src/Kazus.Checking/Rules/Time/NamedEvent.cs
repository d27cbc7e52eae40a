using System.Text.RegularExpressions;
using Kazus.Checking.Reading;
using Kazus.Text.Patterns;

namespace Kazus.Checking.Rules.Time;

/// <summary>An event that a length of time is counted from, as its sentence names it: "five months after the first stage".</summary>
/// <param name="Noun">The stem of its noun.</param>
/// <param name="Order">Which of several it is, from 1; 0 where it is named as the only one.</param>
internal sealed partial record NamedEvent(string Noun, int Order)
{
    // "This operation": the one just told.
    private bool IsThis { get; init; }

    private bool IsOperation => Noun is "operat" or "surger";

    /// <summary>The event that follows a length of time, or null.</summary>
    public static NamedEvent? After(string text)
    {
        if (Elided().Match(text) is { Success: true } elided) return new(Keys.Stem(elided.Groups["what"].Value), elided.Groups["nth"].Value.Equals("first", StringComparison.OrdinalIgnoreCase) ? 1 : 2);
        if (Event().Match(text) is not { Success: true } match) return null;
        var order = match.Groups["nth"].Value.ToLowerInvariant() switch { "first" => 1, "second" => 2, "third" => 3, "fourth" => 4, _ => 0 };
        return order == 0 && !Single().IsMatch(match.Groups["what"].Value) && !Operation().IsMatch(match.Groups["what"].Value) ? null : new(Keys.Stem(match.Groups["what"].Value), order) { IsThis = match.Value.Contains(" this ", StringComparison.OrdinalIgnoreCase) };
    }

    /// <summary>The dates that the article gives the event, before <paramref name="later"/>; none where it gives none for sure.</summary>
    public List<TimePoint> Dates(Manuscript m, List<TimePoint> told, TimePoint later, Length length)
    {
        var before = told.Where(d => d.Sentence != later.Sentence && d.First < later.First && d.Sentence.Part == Part.Case && (d.Sentence.Words.Exists(w => Names(w.Stem)) || IsOfCells(d))).ToList();
        if (Order > 0)
        {
            // "Cisplatin was started in December 2020 ...; the fourth cycle was completed in February": the first cycle is the start.
            if (Order == 1 && Cycle().IsMatch(Noun) && told.Where(d => d.HasMonth && d.Sentence != later.Sentence && d.First < later.First && d.Sentence.Part == Part.Case && Treated().IsMatch(d.Sentence.Text) && Started().IsMatch(d.Sentence.Text[..d.Start])).ToList() is [var start]) return [start];
            // "by section, in 2002 and in 2006"
            foreach (var list in before.GroupBy(d => d.Sentence).Where(g => g.Count() > 1))
            {
                var dates = list.OrderBy(d => d.Start).ToList();
                if (dates.Count >= Order && OneAfterAnother(list.Key.Text, dates)) return [dates[Order - 1]];
            }
            var ordinal = before.Where(d => Ordinals(d.Sentence.Text).Contains(Order)).ToList();
            if (ordinal.Count > 0) return ordinal;
            // "Five weeks after this second operation": the one just told; "after the second operation", where two are dated.
            if (IsThis && IsOperation && m.Operations.Where(o => o.First <= later.First && o.Sentence != later.Sentence && later.Sentence.Paragraph - o.Sentence.Paragraph is 0 or 1).MaxBy(o => o.First) is { } justTold) return [justTold];
            if (Order > 1 && IsOperation && m.Operations.Where(o => o.First < later.First && o.Sentence != later.Sentence).DistinctBy(o => o.First).ToList() is { } dated && dated.Count == Order) return [dated[Order - 1]];
            // The first stage is one of the dated operations.
            return Order == 1 && Generic().IsMatch(Noun) && !(m.Presentation is { } came && m.Operations.Count > 0 && m.Operations[0].First > came.First + 12) ? [.. m.Operations.Where(o => o.First < later.First && o.Sentence != later.Sentence)] : [];
        }
        if (before.Where(IsOfCells).ToList() is [var cells]) return [cells];
        // Of several excisions one may be dated by another word: where any dated operation or biopsy fits, it is that one.
        if (told.Exists(d => d != later && d.First <= later.First && Act().IsIn(d.Sentence.Text) && Course.Fits(d, later, length, 1.2))) return [];
        // "after the operation": the only one that is dated.
        if (Generic().IsMatch(Noun) && before.Count == 0)
            return !m.IsRepeated && m.Operations.Select(o => o.First).Distinct().Count() == 1 ? [.. m.Operations.Where(o => o.HasMonth && o.First < later.First && IsOfAct(o) && o.Sentence != later.Sentence && (Noun is not ("resect" or "excisi" or "remova") || TakenOut().IsIn(o.Sentence.Text)))] : [];
        before = [.. before.Where(d => IsOfCells(d) || d.Sentence.Words.Exists(w => Names(w.Stem) && !Relative().IsMatch(d.Sentence.Text[..w.Start])))];
        var named = before.Where(d => IsOfCells(d) || Beside(d)).ToList();
        return named.Select(d => d.First).Distinct().Count() == 1 && before.Count == named.Count ? named : [];
    }

    /// <summary>The first word by which a sentence tells that something is taken out, other than "after the resection", "a further resection" or "the drain was removed".</summary>
    public static Match? TakingOut(string text, int from = 0) => TakenOut().AllIn(text, from).FirstOrDefault(x => !Relative().IsMatch(text[..x.Index]) && !OfDressing().IsMatch(text[..x.Index]));

    /// <summary>Where a text names an event as one that happens, neither looked back at nor made again.</summary>
    public static IEnumerable<Match> Tellings(string noun, string text) =>
        Word().AllIn(text).Where(w => (IsAbbreviation(noun) ? w.Value == noun : IsNamed(Keys.Stem(noun), Keys.Stem(w.Value))) && !Relative().IsMatch(text[..w.Index]));

    private static bool IsAbbreviation(string noun) => noun.Count(char.IsUpper) > 1;

    // "In July 2018, seven weeks after the last dose, the mass was removed": the act has the date, however else that is counted.
    private static bool IsOfAct(TimePoint date)
    {
        var text = date.Sentence.Text;
        if (date.Sentence.Lengths is not [var length]) return date.Sentence.Lengths.Count == 0;
        return length.Start >= date.End && text[date.End..length.Start] is ", " or " (" && SinceTreatment().Match(text[length.End..]) is { Success: true } since && TakingOut(text, length.End + since.Length) is not null;
    }

    [GeneratedRegex(@"^ (?:after|following|from) [^.;,()]{0,40}\b(?:cycles?|courses?|dos(?:e|es|ing)|chemotherapy|radiotherapy|chemoradi\p{L}+|irradiation|infusions?|injections?|biopsy|embolization|embolisation|referral|presentation|admission|diagnosis|treatment)\b[^.;,()]{0,30}[,)]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SinceTreatment();

    // "In January 2020 the stem cells of his brother were transfused" is the transplantation.
    private bool IsOfCells(TimePoint date) => Noun == "transp" && StemCells().IsMatch(date.Sentence.Text);

    [GeneratedRegex(@"\b(?:stem cells|progenitor cells|bone marrow|marrow)\b[^.;]{0,80}\b(?:transfused|infused|returned|given back|reinfused)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StemCells();

    // The act by its noun or its verb: "the excision", "was excised".
    private bool Names(string stem) => IsNamed(Noun, stem);

    private static bool IsNamed(string noun, string stem) => stem == noun || (noun, stem) is ("excisi", "excise") or ("remova", "remove") or ("biopsy", "biopsi");

    [GeneratedRegex(@"\p{L}{3,}(?:-\p{Lu}+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:drains?|sutures?|stitches|staples|clips?|catheters?|tubes?|stents?|packing|tampons?|dressings?|cannulas?|ports?|casts?|plates?|screws?|wires?|pins?|lines?|splints?)\b[^.;,]{0,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfDressing();

    private IEnumerable<int> Ordinals(string text) => Nth().Matches(text).Where(x => Keys.Stem(x.Groups["what"].Value) == Noun && !Relative().IsMatch(text[..x.Index])).Select(x => x.Groups["nth"].Value.ToLowerInvariant() switch { "first" => 1, "second" => 2, "third" => 3, _ => 4 });

    private static bool OneAfterAnother(string text, List<TimePoint> dates)
    {
        for (var i = 1; i < dates.Count; i++)
            if (!Joined().IsMatch(text[dates[i - 1].End..dates[i].Start])) return false;
        return true;
    }

    // The noun stands near its date, and is what happened then.
    private bool Beside(TimePoint date)
    {
        var text = date.Sentence.Text;
        return IsOfAct(date) && date.Sentence.Words.Exists(w => Names(w.Stem) && Math.Abs(w.Start - date.Start) < 80 && !Relative().IsMatch(text[..w.Start]));
    }

    [GeneratedRegex(@"^ (?:after|following|from) (?:the |her |his |this |that )?(?:(?<nth>first|second|third|fourth) )?(?:[\p{L}-]+ )?(?<what>\p{L}{5,})(?= ?[,.;()]|$| (?:by|the|she|he|of the|in|with|an?|it|was|had|was|were|and)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Event();

    // "30 months after the first and five months after the second operation": the noun comes once for both.
    [GeneratedRegex(@"^ (?:after|following) (?:the |her |his )(?<nth>first|second) and [^.;,]{3,30} (?:after|following) (?:the |her |his )(?:first|second) (?<what>operation|resection|excision)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elided();

    [GeneratedRegex(@"^(?:\w+ectomy|\w+otomy|\w+plasty|resection|excision|amputation|transplantation|embolisation|embolization|biopsy|section|hysterectomy|curettage|removal|exenteration|enucleation|evisceration)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Single();

    [GeneratedRegex(@"^(?:operation|surgery)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    // "Reopened" is no resection.
    [GeneratedRegex(@"\b(?:resect\w*|excis\w*|re-?excis\w*|remov\w*|\w+ectomy|operat\w+|surgery|taken out|shelled out|debulk\w*|exenterat\w*|enucleat\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakenOut();

    // What may be called by another name of its kind.
    [GeneratedRegex(@"\b(?:\w+ectomy|\w+otomy|\w+ostomy|\w+plasty|(?:re-?)?(?:resect|excis|operat|explor|implant)\w*|surg\w+|remov\w+|biops\w+|amputat\w+|curett\w+|transplant\w*|emboli[sz]\w+|enucleat\w+|debulk\w+|specimen|procedure|drain\w*|section|reconstruct\w+|fixation|intervention|interven\w+|ablat\w+|shelled|approached)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Act();

    [GeneratedRegex(@"^(?:stage|step|operat|session|procedur|surger|resect|interven)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Generic();

    [GeneratedRegex(@"^(?:cycle|course|infusi|dose|doses|inject)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cycle();

    [GeneratedRegex(@"\b(?:start\w*|beg[au]n|commenced|initiated)\b[^.;,]{0,25}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Started();

    [GeneratedRegex(@"\b(?:cycles?|courses?|chemotherapy|infusions?|injections?|immunotherapy|" + DrugDose.Names + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Treated();

    [GeneratedRegex(@"\b(?<nth>first|second|third|fourth) (?<what>\p{L}{5,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nth();

    [GeneratedRegex(@"^,? ?(?:and |and again )?(?:in |on )?(?:\w+ )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"\b(?:after|before|since|until|following|awaiting|planned|for|without|refused|declined|second|repeat\w*|another|further|re-?|previous|earlier|no|not)\b[^,;.]{0,25}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}
