using Kazus.Text.Documents;

namespace Kazus.Checking.Reading;

/// <summary>One side of a <see cref="Contrast"/> as a sentence says it of the own patient.</summary>
/// <param name="Told">The sentence.</param>
/// <param name="Start">First character of the words.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Contrast">What they are about.</param>
/// <param name="Pole">The side.</param>
internal sealed record Saying(Told Told, int Start, int Size, Contrast Contrast, string Pole)
{
    /// <summary>It can confirm another statement, but nothing disagrees with it ("femoral" of a nerve for the femur).</summary>
    public bool OnlySupports { get; init; }

    /// <summary>The thing it is said of: the content words next to it, in one form for those of one idea.</summary>
    public required IReadOnlySet<string> Heads { get; init; }

    /// <summary>The words with what denies them: "without any leakage from".</summary>
    public string Words => Told.Text.Substring(Start, Size);

    /// <summary>The words without what denies them.</summary>
    public string Bare { get => bare ?? Words; init => bare = value; }

    private readonly string? bare;

    public Span Span => Told.Span(Start, Size);

    /// <summary>Whether another sentence has every content word of it, or a word of the same idea, and denies as often: it says the same.</summary>
    public bool IsSaidIn(Told other)
    {
        var own = ContentOf(Told, Start, Start + Size);
        return own.Count > 1 && own.IsSubsetOf(ContentOf(other, 0, other.Text.Length)) && DenialsIn(Told, Start, Start + Size) == DenialsIn(other, 0, other.Text.Length);
    }

    private static HashSet<string> ContentOf(Told told, int from, int to) =>
        [.. told.Words.Where(w => w.Start >= from && w.Start + w.Size <= to && w.Size > 3 && !Concepts.IsDull(w.Stem)).Select(w => Concepts.Of(told.Text.AsSpan(w.Start, w.Size)) ?? w.Stem)];

    private static int DenialsIn(Told told, int from, int to) => told.Terms.Count(t => t.Start >= from && t.End <= to && t.Lower is "no" or "not" or "without" or "never" or "neither" or "nor" or "none");

    /// <summary>What a sentence says by its wordings, and on what these are silent by what was learnt from examples.</summary>
    public static IEnumerable<Saying> AllIn(Told told)
    {
        // "With the ovary in place the drug would not have been enough" supposes what was not.
        if (Supposes(told)) return [];
        var worded = In(told).ToList();
        foreach (var learnt in Learnt.LearntSayings.In(told))
        {
            // "Contrast-enhanced T1-weighted MRI" is how the picture was made.
            if (learnt.Contrast.Name == "enhancement" && IsTechnique(told) || told.Part == Part.Legend && IsOnlyNamed(told)) continue;
            // Read in two ways: the sentence says neither for certain.
            if (worded.RemoveAll(w => w.Contrast == learnt.Contrast && w.Pole != learnt.Pole && w.Contrast is { HasHead: false, Poles.Count: 2 }) > 0) continue;
            if (!worded.Exists(w => w.Contrast == learnt.Contrast)) worded.Add(learnt);
        }
        // "Found before it caused an embolism" tells of none.
        worded.RemoveAll(w => NeverCame(told, w));
        // How the patient fared before the treatment is no outcome.
        worded.RemoveAll(w => w.Contrast.IsOutcome && IsBefore(told, w.Start));
        return worded;
    }

    private static bool IsTechnique(Told told) =>
        told.Terms.FindAll(t => t.Lower.Contains("enhanc", StringComparison.Ordinal)) is { Count: > 0 } words && words.TrueForAll(w => w.Lower.StartsWith("contrast", StringComparison.Ordinal) || told.Text.AsSpan(0, w.Start).TrimEnd("- ‑–").EndsWith("contrast", StringComparison.OrdinalIgnoreCase));

    // "(d) Coronal PET-CT.", "Scintigraphy before surgery": a picture that is named, and nothing said of what it shows.
    private static bool IsOnlyNamed(Told told)
    {
        var words = told.Text.ToLowerInvariant().Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 1 && !w.All(char.IsAsciiDigit)).ToList();
        return words.Exists(Pictures.Contains) && words.TrueForAll(w => Pictures.Contains(w) || OfPictures.Contains(w));
    }

    private static readonly char[] BetweenWords = [' ', '-', '–', '/', '.', ',', ':', ';', '(', ')', '*', '[', ']'];

    private static readonly HashSet<string> Pictures = new(StringComparer.Ordinal) { "pet", "ct", "mri", "spect", "scan", "scans", "scintigraphy", "scintigram", "radiograph", "radiographs", "angiography", "angiogram", "ultrasound", "ultrasonography", "image", "images", "imaging", "tomography", "tomogram" };

    private static readonly HashSet<string> OfPictures = new(StringComparer.Ordinal) { "axial", "coronal", "sagittal", "fused", "whole", "body", "preoperative", "postoperative", "initial", "first", "second", "bone", "chest", "plain", "contrast", "enhanced", "weighted", "t1", "t2", "fdg", "18f", "68ga", "ga", "dotatoc", "dotatate", "gallium", "psma", "mibg", "fluoride", "choline", "technetium", "positron", "emission", "computed", "before", "after", "at", "of", "in", "the", "and", "surgery", "operation", "treatment", "chemotherapy", "radiotherapy", "diagnosis", "presentation", "admission", "months", "years" };

    private static bool Supposes(Told told)
    {
        for (var i = 0; i + 2 < told.Terms.Count; i++)
            if (told.Terms[i].Lower == "would" && (told.Terms[i + 1].Lower == "have" || told.Terms[i + 1].Lower == "not" && told.Terms[i + 2].Lower == "have")) return true;
        return false;
    }

    private static bool NeverCame(Told told, Saying said)
    {
        var i = told.Terms.FindIndex(t => t.Start >= said.Start + said.Size) is var end && end < 0 ? told.Terms.Count : end;
        for (var from = Math.Max(0, i - 6); from + 2 < i; from++)
            if (told.Terms[from].Lower == "before" && told.Terms[from + 1].Lower is "it" or "they" && told.Terms[from + 2].Lower is "caused" or "became" or "led" or "produced" or "could" or "had") return true;
        return false;
    }

    private static bool IsBefore(Told told, int at)
    {
        var terms = told.Terms;
        var i = terms.FindIndex(t => t.Start >= at);
        var (from, to) = (i, i);
        while (from > 0 && !terms[from - 1].IsStop) from--;
        while (to < terms.Count && !terms[to].IsStop) to++;
        for (i = from; i < to; i++)
            if (terms[i].Lower is "preoperatively" or "preoperative" || terms[i].Lower is "before" && terms.Skip(i + 1).Take(3).Any(t => t.Lower is "operation" or "surgery" or "treatment" or "resection" or "admission" or "illness" or "diagnosis")) return true;
        return false;
    }

    /// <summary>What a sentence says, in order; of two wordings of one contrast at one place the longer.</summary>
    public static IEnumerable<Saying> In(Told told)
    {
        var terms = told.Terms;
        var ends = new Dictionary<Contrast, int>();
        var here = new Dictionary<Contrast, (Contrast.Wording Wording, int End, bool Denied)>();
        for (var i = 0; i < terms.Count; i++)
        {
            if (!terms[i].IsWord) continue;
            foreach (var coded in Coded(told, terms, i)) yield return coded;
            here.Clear();
            var nothing = 0;
            foreach (var wording in Contrast.BeginningWith(terms[i].Lower))
            {
                var (to, denied) = EndOf(wording, terms, i);
                if (wording.Contrast.IsNothing) nothing = Math.Max(nothing, to);
                else if (to > i && ends.GetValueOrDefault(wording.Contrast) <= i && (!here.TryGetValue(wording.Contrast, out var best) || to > best.End)) here[wording.Contrast] = (wording, to, denied);
            }
            if (nothing > i)
            {
                i = nothing - 1;
                continue;
            }
            foreach (var (wording, end, denied) in here.Values)
            {
                ends[wording.Contrast] = end;
                if (told.OfRelative(terms[i].Start) && wording.Contrast.Name is not ("family" or "who noticed it")) continue;
                if (Said(told, terms, (i, end), wording, denied) is { } saying) yield return saying;
            }
        }
    }

    /// <summary>What a cell of the own row says under its header.</summary>
    public static IEnumerable<Saying> In(Under cell)
    {
        var told = new Told(Part.Table, cell.Cell.Plain, 0);
        if (told.Text.Trim().Length == 0) yield break;
        var header = Term.Of(cell.Header);
        var own = told.Terms;
        if (header.Find(h => Labels.ContainsKey(h.Lower)) is { Size: > 0 } label && Code(own[0].Lower) is { } code && own.Count == 1)
            yield return new(told, 0, told.Text.TrimEnd().Length, Labels[label.Lower], code) { Heads = Empty };
        foreach (var terms in (List<Term>[])[[.. header, .. own], [.. own, .. header]])
            for (var i = 0; i < terms.Count; i++)
            {
                if (!terms[i].IsWord) continue;
                foreach (var wording in Contrast.BeginningWith(terms[i].Lower))
                {
                    if (wording.Contrast.HasHead || wording.Contrast.IsNothing) continue;
                    var (to, denied) = EndOf(wording, terms, i);
                    if (to == 0 || !terms.Skip(i).Take(to - i).Any(own.Contains)) continue;
                    // "No" says that it was not, unless the wording has said so itself.
                    if (own[0].Lower is "no" or "none" or "nil" or "not" or "never" or "without" && !wording.Words.Any(w => w.Contains(own[0].Lower))) denied = !denied;
                    if ((denied ? wording.Contrast.Opposite(wording.Pole) : wording.Pole) is { } pole) yield return new(told, 0, told.Text.TrimEnd().Length, wording.Contrast, pole) { OnlySupports = wording.OnlySupports, Heads = Empty };
                }
            }
    }

    private static Saying? Said(Told told, List<Term> terms, (int From, int To) at, Contrast.Wording wording, bool denied)
    {
        var (from, to) = at;
        var pole = wording.Pole;
        var (first, last) = (from, to);
        for (var i = from - 1; i >= 0 && i > from - 14 && !EndsClause(terms, i); i--)
        {
            // "No regrowth until death from metastases": what it was until has come.
            if (terms[i].Lower == "until") break;
            // "Had no further chemotherapy and died": a verb of its own.
            if (i == from - 1 && terms[i].Lower == "and" && terms[from].Lower.EndsWith("ed", StringComparison.Ordinal)) break;
            if (Unreal.Contains(terms[i].Lower) || terms[i].Lower == "could" && terms[i + 1].Lower == "have") return null;
            // "No longer", "not only" deny what was before, or nothing.
            if (Denies(terms, i) && !(i + 1 < from && terms[i + 1].Lower is "only" or "until"))
            {
                if (from - i > (wording.Contrast.HasHead ? 2 : 6) || wording.Contrast.OfTumour) return null;
                (denied, first) = (!denied, i);
                break;
            }
        }
        if (to + 2 < terms.Count && terms[to].Lower is "was" or "were" or "is" or "are" or "could" && terms[to + 1].Lower is "not" or "never" or "absent" or "excluded" or "avoided")
            (denied, last) = (!denied, to + 2);
        // "Total removal had been planned"
        for (var i = to; i < terms.Count && i < to + 4 && !terms[i].IsStop; i++)
            if (terms[i].Lower is "planned" or "intended" or "attempted" or "impossible" or "abandoned" or "foreseen" or "aimed") return null;
        // "Was left in place" is no side.
        if (terms[from].Lower == "left" && to - from == 1 && (from > 0 && terms[from - 1].Lower is "was" or "were" or "had" or "be" or "been" or "is" or "she" or "he" or "which" or "that" or "it" or "has" or "have" || to < terms.Count && terms[to].Lower is "in" or "the" or "a" or "an" or "no" or "him" or "her" or "us" or "nothing" or "behind" or "open" or "untreated" or "hospital" or "handed")) return null;
        // The healthy side is told beside the other.
        if (wording.Contrast.Name == "side" && terms.Exists(t => t.Lower is "normal" or "unremarkable" or "reactive" or "unchanged" or "healthy" or "pneumonia" or "contralateral" or "other" or "opposite" or "both" or "donor" or "nodes" or "node" or "kept" or "graft" or "useful" or "counseled" or "counselled" or "prophylactic")) return null;
        // What may be tells of no patient.
        if (!wording.Contrast.IsOutcome)
            for (var i = to; i < terms.Count && i < to + 3 && !terms[i].IsStop; i++)
                if (terms[i].Lower is "may" or "might" or "should" or "would" or "must" or "can") return null;
        // A parent who was only tested, or has nothing, is named beside the one who has it.
        if (wording.Contrast.Name == "family" && terms.Exists(t => t.Lower is "normal" or "healthy" or "unaffected" or "offered" or "testing" or "tested" or "negative")) return null;
        if (denied)
        {
            if (wording.Contrast.Opposite(pole) is not { } opposite) return null;
            pole = opposite;
        }
        var start = terms[first].Start;
        return new(told, start, terms[last - 1].End - start, wording.Contrast, pole) { Bare = told.Text[terms[from].Start..terms[to - 1].End], OnlySupports = wording.OnlySupports, Heads = wording.Contrast.HasHead ? HeadsOf(terms, from, to, wording.Contrast.OfTumour) : Empty };
    }

    // A comma ends a clause, a list goes on over it; a turn begins another.
    private static bool EndsClause(List<Term> terms, int at) => terms[at].Lower == "and" && at + 1 < terms.Count && terms[at + 1].Lower is "he" or "she" or "it" or "they" or "we" or "the" or "his" or "her" or "is" or "remains" or "has" || terms[at].Lower is ";" or ":" or "." or "(" or "—" or "|" or "," or "but" or "although" or "whereas" or "while" or "though" or "because";

    /// <summary>The content words of a stretch.</summary>
    internal static IReadOnlySet<string> HeadsOf(List<Term> terms, int from, int to)
    {
        var heads = new HashSet<string>(StringComparer.Ordinal);
        for (var i = from; i < to; i++)
            if (!terms[i].IsStop) Add(heads, terms[i], tumour: false);
        return heads;
    }

    // The content words after it in its phrase, and those before it in its clause.
    private static HashSet<string> HeadsOf(List<Term> terms, int from, int to, bool tumour)
    {
        var heads = new HashSet<string>(StringComparer.Ordinal);
        var left = 3;
        for (var i = to; i < terms.Count && left > 0 && !terms[i].IsStop; i++) left -= Add(heads, terms[i], tumour);
        left = 4;
        for (var i = from - 1; i >= 0 && left > 0 && !EndsClause(terms, i); i--) left -= Add(heads, terms[i], tumour);
        return heads;
    }

    private static int Add(HashSet<string> heads, Term term, bool tumour)
    {
        if (!char.IsLetter(term.Lower[0]) || term.Lower.Length < 2) return 0;
        if (Concepts.Of(term.Lower) is { } idea)
        {
            if (tumour && idea is "#mass" || idea is "#edge") heads.Add(idea);
            return 0;
        }
        var stem = term.Stem;
        if (term.Lower.Length < 3 && !term.Lower.Any(char.IsAsciiDigit) || Concepts.IsDull(stem) || Small.Contains(term.Lower)) return 0;
        heads.Add(stem);
        return 1;
    }

    // Where in the terms a wording that begins at one of them ends, or 0, and whether the words between its own deny it.
    private static (int To, bool Denied) EndOf(Contrast.Wording wording, List<Term> terms, int at)
    {
        var words = wording.Words;
        var next = at;
        var denied = false;
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w][0] == "~")
            {
                // Up to five words of the same clause may stand between.
                w++;
                var limit = Math.Min(terms.Count, next + 6);
                while (next < limit && !terms[next].IsStop && !Is(words[w], terms[next].Lower) && !Unreal.Contains(terms[next].Lower)) denied ^= Denies(terms, next++);
                if (next >= limit || !Is(words[w], terms[next].Lower)) return default;
                next++;
                continue;
            }
            if (next >= terms.Count || !Is(words[w], terms[next].Lower)) return default;
            next++;
        }
        return (next, denied);
    }

    // A flap or a graft may be free, and is there.
    private static bool Denies(List<Term> terms, int at) => Denials.Contains(terms[at].Lower) && (terms[at].Lower != "free" || at + 1 < terms.Count && terms[at + 1].Lower is "of" or "from");

    private static bool Is(string[] words, string lower)
    {
        foreach (var word in words)
            if (word[^1] == '*' ? lower.AsSpan().StartsWith(word.AsSpan(0, word.Length - 1), StringComparison.Ordinal) : lower == word) return true;
        return false;
    }

    // "grade II", "exon 11", "segment VI", "Kadish C": a label with its code; "segments VI and III" can only confirm.
    private static IEnumerable<Saying> Coded(Told told, List<Term> terms, int at)
    {
        // "The left sixth rib"
        if (at + 1 < terms.Count && terms[at + 1].Lower == "rib" && Array.IndexOf(Quantity.Ordinals, terms[at].Lower) is > 0 and var nth)
        {
            yield return new(told, terms[at].Start, terms[at + 1].End - terms[at].Start, Labels["rib"], nth.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Heads = Empty };
            yield break;
        }
        var plural = !Labels.ContainsKey(terms[at].Lower) && terms[at].Lower[^1] == 's';
        if (Labels.GetValueOrDefault(plural ? terms[at].Lower[..^1] : terms[at].Lower) is not { } contrast) yield break;
        for (var i = at + 1; i < terms.Count && i < at + 8; i++)
        {
            if (Code(terms[i].Lower) is { } code)
            {
                if (i + 1 < terms.Count && terms[i + 1].Lower is "to" or "of" && !(i + 2 < terms.Count && terms[i + 2].Lower is "the" or "her" or "his") || i + 1 < terms.Count && terms[i + 1].Lower is "patients" or "tumours" or "tumors" or "cm" or "mm" or "years" or "months" or "weeks" or "days" || Enumerable.Range(Math.Max(0, at - 10), Math.Min(10, at)).Any(b => Unreal.Contains(terms[b].Lower) || Denies(terms, b))) yield break;
                yield return new(told, terms[at].Start, terms[i].End - terms[at].Start, contrast, code) { Heads = Empty, OnlySupports = plural };
                if (!plural) yield break;
            }
            else if (!plural || terms[i].Lower is not ("and" or "," or "to" or "or")) yield break;
        }
    }

    private static string? Code(string lower)
    {
        var letters = lower.TrimEnd('a', 'b', 'c');
        var roman = Array.IndexOf(Roman, letters);
        if (roman > 0) return roman.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (letters.Length is 1 or 2 && letters.All(char.IsAsciiDigit)) return letters;
        return lower is "b" or "c" or "d" ? lower : null;
    }

    private static readonly string[] Roman = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

    private static readonly Dictionary<string, Contrast> Labels = new[] { "grade", "stage", "exon", "codon", "segment", "level", "zone", "rib", "chromosome", "kadish", "hyams", "masaoka", "figo", "enneking", "fuhrman", "asa", "ecog", "clavien", "dindo", "birads", "tirads", "gleason", "clark", "fnclcc", "campanacci", "borrmann", "simpson", "spetzler", "mallampati", "irs" }.ToDictionary(l => l, l => new Contrast(l, false, false, false), StringComparer.Ordinal);

    private static readonly HashSet<string> Empty = [];

    /// <summary>Of what is said of the patient as a whole.</summary>
    internal static IReadOnlySet<string> NoHeads => Empty;

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal) { "no", "not", "without", "never", "neither", "nor", "none", "cannot", "free", "absence", "avoid", "avoided", "avoiding", "instead", "rather" };

    private static readonly HashSet<string> Unreal = new(StringComparer.Ordinal) { "may", "might", "should", "would", "must", "if", "whether", "risk", "danger", "usually", "often", "typically", "generally", "recommended", "planned", "intended", "considered", "discussed", "declined", "refused", "offered", "suggested", "proposed", "suspected", "possible", "versus", "or", "patients", "cases", "series", "studies", "authors", "others", "most", "some", "many", "exclude", "excluded", "expected" };

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "the", "was", "were", "had", "has", "and", "with", "for", "but", "not", "her", "his", "she", "him", "its", "our", "than", "very", "also", "that", "which", "been", "being", "side", "into", "from", "through", "most", "more", "less", "well", "large", "small", "whole", "entire", "could", "same", "still", "now", "again", "level", "cm", "mm", "per" };
}
