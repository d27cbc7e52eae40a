namespace Kazus.Checking.Reading;

/// <summary>
/// Things that a sentence denies or tells of the own patient, whatever they are: "no fever, weight loss or night sweats", "without
/// necrosis". Two parts of which one denies a thing and the other tells it disagree, and no list of things need be known.
/// </summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the denying word, or of the thing.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Noun">The thing's last word cut to its stem.</param>
/// <param name="With">The words before it that tell which, cut to stems.</param>
internal sealed record Denied(Told Told, int Start, int Size, string Noun, IReadOnlyList<string> With)
{
    // The last word as it is written, with what a hyphen puts before it.
    private readonly string last = Told.Text.Substring(Start, Size).Split(' ')[^1].ToLowerInvariant();

    public string Words => Told.Text.Substring(Start, Size);

    /// <summary>True where the thing is a complication of treatment.</summary>
    public bool IsComplication => Complications.Contains(Noun);

    private static readonly HashSet<string> Complications = [.. "leak leakage fistula haematoma hematoma infection dehiscence abscess seroma thrombosis embolism pneumonia meningitis ileus sepsis".Split(' ').Select(Keys.Stem)];

    /// <summary>The things that a sentence denies.</summary>
    public static IEnumerable<Denied> In(Told told)
    {
        var terms = told.Terms;
        for (var i = 0; i < terms.Count; i++)
        {
            if (!(terms[i].Lower is "no" or "without" or "neither" or "nor" or "never" || terms[i].Lower is "absence" or "free" or "negative" && i + 1 < terms.Count && terms[i + 1].Lower is "of" or "for" or "from") || IsUnreal(terms, i)) continue;
            foreach (var thing in Listed(told, terms, i)) yield return thing;
        }
    }

    // "no fever, weight loss or night sweats": phrases parted by commas and "or", up to the first word that is none of theirs.
    private static IEnumerable<Denied> Listed(Told told, List<Term> terms, int at)
    {
        var phrase = new List<Term>();
        // "No other focus": there is one.
        if (at + 1 < terms.Count && terms[at + 1].Lower is "other" or "further" or "second" or "additional") yield break;
        for (var i = at + 1; i <= terms.Count && i < at + 16; i++)
        {
            var end = i == terms.Count;
            var word = end ? "." : terms[i].Lower;
            // "Cerebrospinal fluid (CSF) leak" is a CSF leak.
            if (word == "(" && Abbreviated(terms, i, phrase))
            {
                i += 2;
                continue;
            }
            if (!end && terms[i].IsWord && !Breaks.Contains(word) && !(word is "or" or "nor" or "and"))
            {
                if (!Skipped.Contains(word)) phrase.Add(terms[i]);
                continue;
            }
            // "No tendon was divided" denies what was done, not the tendon.
            if (word is "was" or "were" or "had" or "could" or "has" or "have" && !terms.Skip(i + 1).Take(3).Any(t => Present.Contains(t.Lower))) yield break;
            // "Without nodal or distant disease": the noun comes later.
            var adjective = word is "or" or "nor" or "and" && phrase.Count > 0 && Adjective(phrase[^1].Lower);
            if (!adjective && Of(told, terms[at], phrase) is { } thing) yield return thing;
            phrase.Clear();
            if (word is not ("or" or "nor" or ",")) yield break;
            // "Without contrast, October 2015", "no recurrence, the liver was clear": something else begins.
            if (word == "," && i + 1 < terms.Count && (terms[i + 1].Lower is "the" or "a" or "an" or "its" or "her" or "his" or "both" || Surnames.IsMonth(terms[i + 1].Lower))) yield break;
        }
    }

    // Puts an abbreviation in the place of the words it stands for: those from the first that begins with its letter.
    private static bool Abbreviated(List<Term> terms, int open, List<Term> phrase)
    {
        if (!IsAbbreviation(terms, open) || open + 3 >= terms.Count || !terms[open + 3].IsWord) return false;
        var letters = terms[open + 1];
        var from = phrase.FindIndex(t => t.Lower[0] == letters.Lower[0]);
        if (from < 0 || letters.Lower.Length is < 2 or > 6) return false;
        phrase.RemoveRange(from, phrase.Count - from);
        phrase.Add(letters);
        return true;
    }

    // A single word in brackets parts no clause.
    private static bool IsAbbreviation(List<Term> terms, int open) => terms[open].Lower == "(" && open + 2 < terms.Count && terms[open + 2].Lower == ")";

    private static bool Adjective(string word) => word.EndsWith("al", StringComparison.Ordinal) || word.EndsWith("ic", StringComparison.Ordinal) || word.EndsWith("ive", StringComparison.Ordinal) || word.EndsWith("ous", StringComparison.Ordinal) || word.EndsWith("ary", StringComparison.Ordinal);

    private static Denied? Of(Told told, Term denial, List<Term> phrase)
    {
        if (phrase.Count is 0 or > 4 || phrase[^1].Lower.Length < 4 || Vague.Contains(phrase[^1].Stem) || Concepts.Of(phrase[^1].Lower) is not null && !Complications.Contains(phrase[^1].Stem) || Concepts.IsDull(phrase[^1].Stem) || told.OfRelative(phrase[^1].Start)) return null;
        return new(told, denial.Start, phrase[^1].End - denial.Start, phrase[^1].Stem, [.. phrase.Take(phrase.Count - 1).Select(t => t.Stem)]);
    }

    // "No fracture of the femur" says nothing of a wrist.
    private string? place;

    private string Place => place ??= PlaceAfter();

    private string PlaceAfter()
    {
        var terms = Told.Terms;
        var i = terms.FindIndex(t => t.Start >= Start + Size);
        if (i < 0 || terms[i].Lower is not ("of" or "in")) return "";
        i++;
        while (i < terms.Count && terms[i].Lower is "the" or "her" or "his" or "a" or "left" or "right" or "both") i++;
        return i < terms.Count && terms[i].IsWord ? terms[i].Stem : "";
    }

    /// <summary>Where a sentence tells a thing that another denies, neither denied nor supposed here; null where it does not.</summary>
    public Term? ToldIn(Told told, out bool denied)
    {
        denied = false;
        var terms = told.Terms;
        for (var i = 0; i < terms.Count; i++)
        {
            if (!terms[i].IsWord || !IsForm(terms[i].Lower) || terms[i].Stem != Noun || told.OfRelative(terms[i].Start)) continue;
            if (With.Count > 0 && !With.All(w => w == After && !terms.Exists(t => Earlier.Contains(t.Lower)) || terms.Skip(Math.Max(0, i - 5)).Take(10).Any(t => t.Stem == w))) continue;
            // "At the border of normal villi": there, and nothing of the tumour.
            if (i > 0 && terms[i - 1].Lower is "normal" or "healthy" or "uninvolved" or "adjacent" or "contralateral") continue;
            if (Place.Length > 0 && !terms.Exists(t => t.Stem == Place)) continue;
            var no = IsDenied(terms, i);
            denied |= no;
            if (!no && !IsUnreal(terms, i) && !(i + 1 < terms.Count && terms[i + 1].Lower is "free")) return terms[i];
        }
        return null;
    }

    // What happens to a patient who was operated on is postoperative where nothing else is said.
    private static readonly string After = Keys.Stem("postoperative");

    private static readonly HashSet<string> Earlier = new(StringComparer.Ordinal) { "intraoperative", "intraoperatively", "preoperative", "preoperatively", "during", "before", "admission", "presented", "presentation" };

    // "Classified" is no form of "classification".
    private bool IsForm(string word) => last.AsSpan().CommonPrefixLength(word) >= Math.Max(last.Length, word.Length) - 2;

    private static readonly HashSet<string> Present = new(StringComparer.Ordinal) { "seen", "found", "present", "noted", "observed", "detected", "identified", "visible", "evident", "given", "needed", "required", "used", "performed", "palpable", "demonstrated", "occurred", "developed", "appeared", "administered", "left", "necessary", "shown", "placed", "inserted" };

    private static bool IsDenied(List<Term> terms, int at)
    {
        for (var i = at - 1; i >= 0 && i > at - 16 && (terms[i].Lower is not (";" or ":" or "." or "(" or "but" or "whereas" or "although" or "while") || IsAbbreviation(terms, i)); i--)
            if (Denying.Contains(terms[i].Lower)) return true;
        for (var i = at + 1; i < terms.Count && i < at + 12 && terms[i].Lower is not (";" or ":" or "." or "but"); i++)
            if (terms[i].Lower is "not" or "absent" or "negative" or "never" or "excluded" or "denied" or "lacking" or "disappeared" or "resolved" or "none" or "gone" or "stopped" or "ceased" or "neither" or "avoided") return true;
        return false;
    }

    private static bool IsUnreal(List<Term> terms, int at)
    {
        for (var i = Math.Max(0, at - 12); i < Math.Min(terms.Count, at + 8); i++)
            if (Unreal.Contains(terms[i].Lower)) return true;
        return false;
    }

    private static readonly HashSet<string> Denying = new(StringComparer.Ordinal) { "no", "not", "without", "neither", "nor", "never", "none", "absence", "free", "negative", "denied", "denies", "exclude", "excluded", "lack", "lacked", "lacking", "cannot", "nothing", "despite", "instead", "rather", "before", "until", "avoid", "avoided", "prevent", "spared" };

    private static readonly HashSet<string> Unreal = new(StringComparer.Ordinal) { "proposed", "view", "listed", "waiting", "eventual", "may", "might", "should", "would", "could", "can", "must", "if", "whether", "risk", "usually", "often", "typically", "generally", "rarely", "considered", "discussed", "suspected", "possible", "recommended", "patients", "cases", "series", "studies", "authors", "literature", "others", "exclude", "excluded", "contraindicated", "differential", "unlike", "most", "many", "some", "feared", "suggested", "suggesting", "planned" };

    // Words that end a phrase of nouns.
    private static readonly HashSet<string> Breaks = new(StringComparer.Ordinal) { "of", "in", "on", "at", "was", "were", "had", "has", "have", "is", "are", "for", "to", "from", "with", "by", "after", "before", "since", "during", "but", "which", "that", "who", "could", "did", "and", "until", "under", "between", "upon", "onto", "over", "around", "along", "across", "beneath", "than", "as", "when", "where", "while", "elsewhere", "there", "she", "he", "it", "they", "remained", "appeared", "occurred", "developed", "reported", "noted", "found", "seen", "observed", "required", "needed", "given", "either", "throughout", "within", "about", "even", "so", "because", "although", "used", "performed", "done" };

    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "the", "any", "a", "an", "her", "his", "other", "known", "clear", "obvious", "definite", "visible", "detectable", "significant", "relevant", "major", "minor", "gross" };

    // Nouns of which there are many kinds, or that other rules read.
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal) { "eviden", "sign", "signs", "suspic", "furthe", "change", "abnorm", "treatm", "therap", "diseas", "histor", "relaps", "recurr", "metast", "tumor", "tumour", "lesion", "compli", "symptom", "sympto", "findin", "differ", "effect", "need", "case", "other", "reason", "doubt", "eviden", "residu", "diffic", "proble", "time", "suppor", "help", "aid", "aids", "stick", "patien", "involv", "trace", "focus", "foci", "contac", "contra", "benefi", "respon", "delay", "interv", "consen", "confli", "fundin", "surger", "chemot", "radiot", "follow", "growth", "consensus", "longer", "assist", "interr", "uptake", "event", "events", "one", "more", "limita", "death", "author", "medica", "drug", "drugs", "connec", "relati", "conseq", "standa", "guidel", "diseased", "operat", "node", "nodes", "spread", "tensio", "break", "measur", "answer", "altern", "questi", "unusua", "means", "less", "least", "margin" };
}
