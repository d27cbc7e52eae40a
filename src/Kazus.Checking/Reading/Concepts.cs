using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Kazus.Checking.Reading;

/// <summary>
/// What a stretch of text is about: its content words cut to their stems, and above them the idea that ten authors name in ten ways
/// ("is well", "free of disease", "no relapse" are all how the patient fares). Two statements about one thing share ideas or rare words.
/// </summary>
internal static partial class Concepts
{
    /// <summary>The stems and ideas of the words between two positions, most near first: at most so many content words on each side.</summary>
    public static HashSet<string> Around(Told told, int start, int end, int before = 9, int after = 7)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var from = Math.Max(told.Text.LastIndexOf(';', Math.Max(0, start - 1)), -1);
        var to = told.Text.IndexOf(';', end) is var semicolon && semicolon < 0 ? told.Text.Length : semicolon;
        foreach (var (stem, at, size) in told.Words.Where(w => w.Start > from && w.Start + w.Size <= start).TakeLast(before)) Add(found, told, stem, at, size);
        foreach (var (stem, at, size) in told.Words.Where(w => w.Start >= end && w.Start < to).Take(after)) Add(found, told, stem, at, size);
        return found;
    }

    private static void Add(HashSet<string> found, Told told, string stem, int at, int size)
    {
        if (Of(told.Text.AsSpan(at, size)) is { } idea) found.Add(idea);
        else if (!Dull.Contains(stem)) found.Add(stem);
    }

    /// <summary>The idea a word belongs to, or null.</summary>
    public static string? Of(ReadOnlySpan<char> word)
    {
        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var idea)) return idea;
        var read = word.ToString();
        idea = Read(read);
        // Nine in ten words were met before; a registry that checks for years shall not grow for it.
        if (Known.Count < MostKnown) Known.TryAdd(read, idea);
        return idea;
    }

    private static string? Read(string word)
    {
        var match = Idea().Match(word);
        if (!match.Success) return null;
        foreach (var name in Names)
            if (match.Groups[name].Success) return "#" + name;
        return null;
    }

    /// <summary>Whether a stem says nothing of what a sentence is about.</summary>
    public static bool IsDull(string stem) => Dull.Contains(stem);

    private const int MostKnown = 20_000;

    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);

    private static readonly string[] Names = ["fares", "returned", "spread", "operated", "drug", "rays", "mass", "complaint", "died", "born", "edge", "home", "clot", "steroid"];

    private static readonly HashSet<string> Dull = new(StringComparer.Ordinal)
    {
        "with", "after", "were", "given", "from", "this", "that", "month", "months", "year", "years", "week", "weeks", "days", "about", "total", "which", "when", "have", "been", "into", "over", "under", "last", "first", "second", "third", "showed", "reveal", "also", "then", "than", "only", "more", "less", "their", "there", "until", "during", "before", "underw", "patien", "case", "woman", "where", "part", "made", "found", "using", "time", "later", "earlie", "the", "and", "was", "had", "has", "her", "his", "she", "for", "but", "not", "are", "who", "all", "out", "its", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "one", "both", "each", "noted", "figure", "fig", "table", "male", "female", "man", "boy", "girl", "old", "aged", "age", "perfor", "done", "receiv", "becaus", "while", "develo", "presen", "previo", "did", "did", "being", "within", "betwee", "another", "other", "some", "since", "ago", "approx", "magnet", "resona", "imagin", "comput", "tomogr", "positr", "emissi", "ultras", "clinic", "method", "object", "backgr", "findin", "result", "purpos", "conclu", "became", "diagno", "treate", "treatm", "nearly", "almost", "every", "daily", "left", "right",
    };

    [GeneratedRegex(@"^(?:(?<fares>well|alive|healthy|asymptomatic|symptom-?free|free|evidence|remission|follow|followed|followup|surveillance|visit|seen|observ\w+|examin\w+|contact|remain\w*|disease|unremarkable|normal|recover\w*|working|stable|clear)|(?<returned>recur\w*|relaps\w*|regrow\w*|regrew|reappear\w*|return\w*)|(?<spread>metasta\w*|deposits?|dissemin\w*|implants?|progress\w*|spread)|(?<operated>surg\w*|operat\w*|postoperat\w*|resect\w*|excis\w*|re-?excis\w*|remov\w*|\w+ectom\w*|\w+otom\w*|\w+plasty|amputat\w*|curett\w*|debulk\w*|reconstruct\w*|procedure)|(?<drug>chemo\w*|cycles?|courses?|\w+platin|\w+rubicin|\w+tinib|\w+mab|\w+taxel|vincristine|etoposide|ifosfamide|cyclophosphamide|gemcitabine|imatinib|adjuvant|neoadjuvant|immuno\w*)|(?<rays>radio(?:ther|chemo)\w*|radiat\w*|irradiat\w*|fractions?|gy|proton\w*|brachy\w*)|(?<mass>mass|masses|tumou?rs?|lesions?|nodules?|neoplasms?|swelling|lump|polyp|diameter|measur\w*|size|dimension\w*|greatest|largest|\w+omas?)|(?<complaint>pain\w*|ache|headaches?|history|symptom\w*|complain\w*|notic\w*|weakness|numb\w*|bleed\w*|dys\w+ia|cough|duration|suffer\w*|felt|present|vomit\w*|hoarse\w*|fatigue|weight)|(?<died>died|death|dead|succumb\w*|deceased)|(?<clot>anticoagul\w*|heparin\w*|warfarin|phenprocoumon|\w+xaban|dabigatran)|(?<steroid>prednis\w+|dexamethasone|methylprednis\w+|hydrocortisone|steroids?|corticosteroids?|glucocorticoids?)|(?<edge>margins?|clearance|cuff|rim)|(?<home>discharg\w*|home)|(?<born>born|birth|gestation\w*|pregnan\w*|deliver\w*))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Idea();
}

/// <summary>How telling each word is in one article: rare ones tell much, those in every sentence little.</summary>
internal sealed class Telling
{
    private readonly Dictionary<string, int> sentences = new(StringComparer.Ordinal);
    private readonly double all;

    public Telling(IReadOnlyList<Told> told)
    {
        all = told.Count;
        foreach (var one in told)
            foreach (var stem in one.Words.Select(w => w.Stem).Distinct()) sentences[stem] = sentences.GetValueOrDefault(stem) + 1;
    }

    /// <summary>How much two sets of words have in common: each idea counts one, each word by its rarity.</summary>
    public double Shared(HashSet<string> a, HashSet<string> b)
    {
        var sum = 0.0;
        foreach (var word in a)
            if (b.Contains(word)) sum += word[0] == '#' ? 0.8 : Math.Min(2.5, 0.7 * Math.Log(1 + all / Math.Max(1, sentences.GetValueOrDefault(word))));
        return sum;
    }
}
