using System.Buffers;
using Kazus.Text.Documents;

namespace Kazus.Text.Claims;

/// <summary>What the words around a phrase make of it.</summary>
internal enum Standing
{
    /// <summary>Said of this patient.</summary>
    Affirmed,

    /// <summary>Said not to be.</summary>
    Negated,

    /// <summary>Thought of, planned, to be excluded.</summary>
    Hypothetical,

    /// <summary>Of somebody else.</summary>
    Other,
}

/// <summary>A sentence as the rules see it: its words, the vocabulary entries in it, and where it stands in the patient's story.</summary>
internal sealed class Passage
{
    private static readonly Vocabularies Known = Vocabularies.Default;
    private List<LengthFound>? lengths;
    private List<SitePhrase>? sitePhrases;
    private (IReadOnlyDictionary<string, string> Under, List<DiseaseName> Names)? diseases;
    private List<Find>? sites, markers, symptoms, drugs, procedures, context;

    public Passage(Document document, Sentence sentence, string where, SectionKind section)
    {
        Document = document;
        Sentence = sentence;
        Where = where;
        Section = section;
        Text = sentence.Text;
        Tokens = Token.Of(Text, Known.Words);
    }

    public Document Document { get; }

    public Sentence Sentence { get; }

    public string Where { get; }

    public SectionKind Section { get; }

    /// <summary>The sentence's clean text.</summary>
    public string Text { get; }

    public List<Token> Tokens { get; }

    /// <summary>Place in the patient's story, from 0.</summary>
    public int Index { get; set; }

    /// <summary>True for a sentence that goes on with an earlier illness: the one before put itself years back, and this one does not come to the present.</summary>
    public bool IsOfPast { get; set; }

    /// <summary>True in a figure legend, a caption or a table note.</summary>
    public bool IsLegend { get; init; }

    /// <summary>True for the title of the article.</summary>
    public bool IsTitle { get; init; }

    public List<Find> Sites => sites ??= Known.Sites.In(Tokens);

    public List<Find> Markers => markers ??= Known.Markers.In(Tokens);

    public List<Find> Symptoms => symptoms ??= Known.Symptoms.In(Tokens);

    public List<Find> Drugs => drugs ??= Known.Drugs.In(Tokens);

    public List<Find> Procedures => procedures ??= Known.Procedures.In(Tokens);

    public List<Find> Context => context ??= Known.Context.In(Tokens);

    /// <summary>Lengths of time in the sentence.</summary>
    public List<LengthFound> Lengths => lengths ??= Claims.Lengths.In(Text, Tokens);

    public List<SitePhrase> SitePhrases => sitePhrases ??= SitePhrase.In(this);

    /// <summary>Names of tumours, under the article's abbreviations.</summary>
    public List<DiseaseName> Diseases(IReadOnlyDictionary<string, string> abbreviations)
    {
        if (diseases is { } known && ReferenceEquals(known.Under, abbreviations)) return known.Names;
        var names = DiseaseName.In(this, abbreviations);
        diseases = (abbreviations, names);
        return names;
    }

    /// <summary>Whether any of some stems occurs: the cheap question before a dear one.</summary>
    public bool HasAny(SearchValues<string> stems) => Text.AsSpan().ContainsAny(stems);

    public bool Has(string words) => Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    public WordClass ClassOf(int token) => Known.Words.ClassOf(Tokens[token].Id);

    /// <summary>The first token that begins at or after a character.</summary>
    public int TokenAt(int character)
    {
        int low = 0, high = Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].End <= character) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The characters from one token up to, not including, another.</summary>
    public string Words(int first, int after) => Text[Tokens[first].Start..Tokens[after - 1].End];

    /// <summary>Whether the words around make a phrase denied, thought of, or somebody else's.</summary>
    public Standing StandingOf(int first, int after)
    {
        var standing = Standing.Affirmed;
        foreach (var cue in Context)
        {
            if (cue.Kind == "stop" || cue.Kind == "history" || cue.First < after && cue.After > first) continue;
            var reaches = cue.Name is "backward" or "backlist"
                ? cue.First >= after && cue.First - after < (cue.Name == "backlist" ? 30 : 8) && !Stopped(after, cue.First)
                : cue.After <= first && first - cue.After < (cue.Name == "list" ? 40 : 12) && !Stopped(cue.After, first) && !(cue.Kind == "negated" && Overruled(cue.After, first)) && !(cue.Name == "clause" && HasComma(cue.After, first));
            if (!reaches) continue;
            var kind = cue.Kind switch { "negated" => Standing.Negated, "other" => Standing.Other, _ => Standing.Hypothetical };
            if (standing == Standing.Affirmed || kind == Standing.Other) standing = kind;
        }
        return standing;
    }

    // "As removal would be difficult, chemotherapy was given": a clause ends at its comma.
    private bool HasComma(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Tokens[i].Lower == ",") return true;
        return false;
    }

    // "Negative staining for X suggested a metastasis": the nearer word decides.
    private bool Overruled(int from, int to)
    {
        foreach (var cue in Context)
            if (cue.Kind == "hypothetical" && cue.Name == "forward" && cue.First >= from && cue.After <= to) return true;
        return false;
    }

    // "Since a lymphoma was not ruled out, colectomy was performed", "as he denied every treatment, metastases were found":
    // what the clause before says does not reach over its comma into the main clause.
    private bool IsOtherClause(int from, int to)
    {
        if (Tokens.Count == 0 || !Subordinating.Contains(Tokens[0].Lower)) return false;
        var comma = -1;
        for (var i = from; i < to; i++)
            if (Tokens[i].Lower == ",") comma = i;
        if (comma < 0) return false;
        for (var i = comma + 1; i < Tokens.Count && Tokens[i].Lower is not ("," or ";" or "."); i++)
            if (Finite.Contains(Tokens[i].Lower)) return true;
        return false;
    }

    private static readonly HashSet<string> Subordinating = new(StringComparer.Ordinal) { "as", "since", "because", "although", "though", "while", "when", "after", "due", "owing", "given" };

    private static readonly HashSet<string> Finite = new(StringComparer.Ordinal) { "was", "were", "had", "has", "have", "is", "are", "underwent", "received", "performed", "showed", "revealed", "died", "developed", "remained", "we", "he", "she" };

    private bool Stopped(int from, int to)
    {
        if (IsOtherClause(from, to)) return true;
        for (var i = from; i < to; i++)
            if (Tokens[i].Lower is ";" or ":") return true;
        foreach (var stop in Context)
            if (stop.Kind == "stop" && stop.First >= from && stop.After <= to) return true;
        return false;
    }
}
