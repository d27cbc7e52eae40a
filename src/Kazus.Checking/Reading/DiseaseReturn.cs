namespace Kazus.Checking.Reading;

/// <summary>Where a tumour came back, as far as the words tell.</summary>
[Flags]
internal enum Where
{
    None = 0,
    Local = 1,
    Nodal = 2,
    Distant = 4,
    Anywhere = 7,
}

/// <summary>
/// A sentence that tells that the tumour came back after treatment, or that it stayed away for the whole time, read word by word:
/// a thing found after the operation and confirmed or treated; a relapse that is spoken of as known ("the relapse of our patient");
/// or a denial over a stretch of time ("no relapse has occurred during 27 months", "five years without metastasis").
/// </summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="CameBack">False where it stayed away.</param>
/// <param name="Where">Where.</param>
internal sealed record DiseaseReturn(Told Told, int Start, int Size, bool CameBack, Where Where)
{
    public string Words => Told.Text.Substring(Start, Size);

    /// <summary>The returns that the case section tells: what was found after the first operation and then confirmed or treated, and relapses called so.</summary>
    public static List<DiseaseReturn> InCase(Manuscript m)
    {
        var found = new List<DiseaseReturn>();
        var told = m.In(Part.Case).ToList();
        var first = told.FindIndex(IsTreatment);
        for (var i = first + 1; first >= 0 && i < told.Count; i++)
        {
            var next = i + 1 < told.Count ? told[i + 1].Text : "";
            if (told[i].OfHistory || Comeback.IsHarmless(told[i].Text) || Comeback.IsHarmless(next)) continue;
            var terms = told[i].Terms;
            var later = told[i].Lengths.Exists(l => l.Grain >= 1) || terms.Exists(t => Months.Contains(t.Lower));
            for (var t = 0; t < terms.Count; t++)
            {
                var noun = terms[t].Lower;
                var named = IsReturn(noun);
                if (!named && !(later && Lesions.Contains(noun) && terms.Exists(w => Found.Contains(w.Lower)) && IsConfirmed(told[i], i + 1 < told.Count ? told[i + 1] : null))) continue;
                if (terms.Exists(w => w.Lower is "specimen" or "contained" or "examined" or "histology") || named && !later && !terms.Exists(w => Found.Contains(w.Lower) || Treated.Contains(w.Lower)) || IsDenied(terms, t, 14) || IsSupposed(terms, t) || told[i].OfRelative(terms[t].Start) || Comeback.IsOfSomethingElse(told[i].Text, terms[t].Start)) continue;
                found.Add(new(told[i], terms[t].Start, terms[t].Size, true, WhereIn(terms)));
                break;
            }
        }
        return found;
    }

    /// <summary>A sentence of another part that denies a return for the whole time.</summary>
    public static DiseaseReturn? StayedAway(Told told)
    {
        // "Eleven months passed without metastasis" tells how long it took.
        if (OutcomeReading.IsInterval(told.Text)) return null;
        var terms = told.Terms;
        for (var t = 0; t < terms.Count; t++)
        {
            if (!IsReturn(terms[t].Lower) && !IsReturnOfDisease(terms, t) && !(terms[t].Lower is "affected" && terms.Exists(w => w.Lower == "neither"))) continue;
            var from = DenialBefore(terms, t);
            if (from < 0 || IsSupposed(terms, t) || told.OfRelative(terms[t].Start)) continue;
            // A return in one organ, or a further one, leaves others.
            if (terms.Skip(from).Take(t - from).Any(w => w.Lower is "further" or "other" or "second" or "more" or "new" or "signs" or "evidence" or "sign" or "since" or "after" or "following") || !terms.Exists(w => Lasting.Contains(w.Lower)) || terms.Exists(w => w.Lower is "further" or "second" or "again" or "salvage" or "re")) continue;
            return new(told, terms[from].Start, terms[t].End - terms[from].Start, false, Denied(terms, from, t));
        }
        return null;
    }

    /// <summary>A sentence of another part that speaks of the own patient's return as of something known.</summary>
    public static DiseaseReturn? Known(Told told)
    {
        var terms = told.Terms;
        for (var t = 1; t < terms.Count; t++)
        {
            var noun = terms[t].Lower;
            // What a legend shows is there.
            if (told.Part == Part.Legend && IsReturn(noun) && !IsDenied(terms, t, 9) && !IsSupposed(terms, t) && told.Lengths.Exists(l => l.Grain >= 1)) return new(told, terms[t].Start, terms[t].Size, true, WhereIn(terms));
            if (noun is not ("recurrence" or "relapse" or "regrowth" or "metastasis" or "metastases") || t + 1 < terms.Count && terms[t + 1].Lower is "rate" or "rates" or "free" or "risk" or "and" or "or" or "pattern" or "is" or "are" or "may" or "can" or "in" && !(told.SpeaksOfOwn || told.Part == Part.Legend)) continue;
            var from = t - 1;
            while (from > 0 && t - from < 4 && terms[from].IsWord && !Definite.Contains(terms[from].Lower)) from--;
            if (!Definite.Contains(terms[from].Lower) || IsDenied(terms, from + 1, 8) || from > 0 && Without.Contains(terms[from - 1].Lower) || told.OfRelative(terms[t].Start)) continue;
            if (terms[from].Lower is "the" && !IsOwn(told, terms, t)) continue;
            return new(told, terms[from].Start, terms[t].End - terms[from].Start, true, WhereIn(terms.GetRange(from, t - from + 1)));
        }
        return null;
    }

    // "The nodal relapse of our patient", "the recurrence that she had": whose it is is said.
    private static bool IsOwn(Told told, List<Term> terms, int t) => told.SpeaksOfOwn && (IsOfPatient(terms, t + 1) || t + 2 < terms.Count && terms[t + 1].Lower is "that" or "which" or "she" or "he" or "from");

    // "of our patient", "in our own patient", "of the present case"
    private static bool IsOfPatient(List<Term> terms, int at)
    {
        if (at + 2 >= terms.Count || terms[at].Lower is not ("of" or "in") || terms[at + 1].Lower is not ("our" or "this" or "the")) return false;
        var person = terms[at + 2].Lower is "own" or "present" or "young" && at + 3 < terms.Count ? at + 3 : at + 2;
        return terms[person].Lower is "patient" or "woman" or "man" or "girl" or "boy" or "child" or "case";
    }

    /// <summary>Whether the sentence tells of an operation that was done.</summary>
    internal static bool IsTreatment(Told told) =>
        told.Terms.Exists(t => Concepts.Of(t.Lower) == "#operated") && told.Terms.Exists(t => t.Lower is "was" or "were" or "underwent" or "performed" or "carried") && !told.Terms.Exists(t => t.Lower is "planned" or "years" or "earlier" or "previously" or "biopsy" or "considered" or "childhood");

    private static bool IsReturn(string word) => word is "recurrence" or "recurrences" or "relapse" or "relapses" or "regrowth" or "metastasis" or "metastases" or "recurred" or "relapsed" or "regrew" or "reappeared" or "metastatic" or "metastasised" or "metastasized";

    // "The disease has not returned", "has not come back"; a patient returns as well.
    private static bool IsReturnOfDisease(List<Term> terms, int at) =>
        (terms[at].Lower is "returned" || terms[at].Lower is "back" && at > 0 && terms[at - 1].Lower is "come" or "came")
        && terms.Skip(Math.Max(0, at - 8)).Take(Math.Min(8, at)).Any(t => t.Lower is "disease" or "tumour" or "tumor" or "growth" || t.Lower.Length > 5 && t.Lower.EndsWith("oma", StringComparison.Ordinal));

    private static bool IsConfirmed(Told told, Told? next) => Confirms(told) || next is { Part: Part.Case } && Confirms(next);

    private static bool Confirms(Told told) => told.Terms.Exists(t => t.Lower is "confirmed" or "proved" or "proven" or "biopsy" or "aspiration" or "histologically" or "metastatic" or "metastasis" or "metastases") && !told.Terms.Exists(t => t.Lower is "benign" or "scar" or "fibrosis" or "reactive" or "granuloma" or "necrosis" or "inflammation" or "inflammatory" or "no" or "negative");

    private static bool IsDenied(List<Term> terms, int at, int words) => DenialBefore(terms, at, words) >= 0 || at + 3 < terms.Count && Enumerable.Range(at + 1, 3).Any(i => terms[i].Lower is "not" or "never" or "excluded" or "absent");

    // The denying word before it in its clause, or -1; a list goes on over commas.
    private static int DenialBefore(List<Term> terms, int at, int words = 9)
    {
        for (var i = at - 1; i >= 0 && i >= at - words && terms[i].Lower is not (";" or ":" or "." or "but" or "although" or "whereas" or "while"); i--)
            if (terms[i].Lower is "no" or "without" or "neither" or "nor" or "not" or "never" or "none" or "absence" || terms[i].Lower is "free" && (i + 1 == at || terms[i + 1].Lower is "of" or "from")) return i;
        return -1;
    }

    // "A relapse was considered, but": thought of, and not said what it was considered to be.
    private static bool IsOnlyThoughtOf(List<Term> terms, int at) =>
        terms[at].Lower is "considered" or "feared" && (at + 1 >= terms.Count || terms[at + 1].IsStop || terms[at + 1].Lower is "and" or "but");

    private static bool IsSupposed(List<Term> terms, int at)
    {
        for (var i = Math.Max(0, at - 10); i < Math.Min(terms.Count, at + 5); i++)
            if (terms[i].Lower is "may" or "might" or "should" or "would" or "could" or "if" or "whether" or "risk" or "rate" or "suspected" or "exclude" or "excluded" or "prevent" or "patients" or "series" or "literature" or "usually" or "often" or "cases" or "detect" or "case" && i > 0 && terms[i - 1].Lower == "in" || IsOnlyThoughtOf(terms, i)) return true;
        return false;
    }

    private static Where WhereIn(List<Term> terms)
    {
        var where = Where.None;
        foreach (var term in terms)
        {
            if (term.Lower is "local" or "locally" or "scar" or "bed" or "stump") where |= Where.Local;
            if (term.Lower is "node" or "nodes" or "nodal" or "lymph" or "regional" or "regionally") where |= Where.Nodal;
            if (term.Lower is "metastasis" or "metastases" or "metastatic" or "distant" || Organs.Exists(o => term.Lower.StartsWith(o, StringComparison.Ordinal))) where |= Where.Distant;
        }
        return where == Where.None ? Where.Local : where;
    }

    // "No local relapse" denies the local one; "no relapse", "neither local nor distant relapse" any.
    private static Where Denied(List<Term> terms, int from, int to)
    {
        var words = terms.GetRange(from, Math.Min(terms.Count, to + 4) - from);
        var where = Where.None;
        foreach (var word in words)
        {
            if (word.Lower is "local" or "locally") where |= Where.Local;
            if (word.Lower is "nodal" or "regional" or "node" or "lymph") where |= Where.Nodal;
            if (word.Lower is "distant" or "metastasis" or "metastases" or "systemic") where |= Where.Distant;
            if (word.Lower is "recurrence" or "relapse" or "affected" && !words.Exists(w => w.Lower is "local" or "locally" or "nodal" or "regional")) where |= word.Lower == "recurrence" ? Where.Local | Where.Nodal : Where.Anywhere;
        }
        return where == Where.None ? Where.Anywhere : where;
    }

    private static readonly List<string> Organs = ["lung", "pulmon", "liver", "hepat", "bone", "skelet", "vertebra", "brain", "cerebr", "pleura", "periton", "chest", "lobe", "adrenal", "spine", "cutane", "thorac"];

    private static readonly HashSet<string> Definite = new(StringComparer.Ordinal) { "the", "her", "his", "this" };

    private static readonly HashSet<string> Without = new(StringComparer.Ordinal) { "of", "for", "against", "prevent", "avoid", "without", "detect", "exclude", "until", "before", "fear", "to", "risk", "rate" };

    private static readonly HashSet<string> Lesions = new(StringComparer.Ordinal) { "nodule", "nodules", "deposit", "deposits", "lesion", "lesions", "mass", "node", "nodes", "implant", "implants", "focus", "foci", "tumour", "tumor", "lump" };

    private static readonly HashSet<string> Found = new(StringComparer.Ordinal) { "seen", "showed", "shown", "found", "appeared", "detected", "disclosed", "revealed", "discovered", "noticed", "felt", "demonstrated", "confirmed", "proved", "developed", "displayed", "identified", "diagnosed", "emerged", "had", "noted" };

    private static readonly HashSet<string> Treated = new(StringComparer.Ordinal) { "excised", "resected", "removed", "irradiated", "ablated", "treated", "biopsy" };

    private static readonly HashSet<string> Lasting = new(StringComparer.Ordinal) { "remained", "remains", "stayed", "kept", "throughout", "since", "ever", "never", "during", "occurred", "followed", "appeared", "developed", "five", "years", "date", "far", "so", "until", "months", "lasting" };

    private static readonly HashSet<string> Months = new(StringComparer.Ordinal) { "january", "february", "march", "april", Term.May, "june", "july", "august", "september", "october", "november", "december", "later", "after" };
}
