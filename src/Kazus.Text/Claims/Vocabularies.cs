namespace Kazus.Text.Claims;

/// <summary>The vocabularies behind the rules, read once from the files in <c>Claims/Rules</c>.</summary>
internal sealed class Vocabularies
{
    private static readonly Lazy<Vocabularies> All = new(() => new Vocabularies());

    private Vocabularies()
    {
        Words = new Words();
        Sites = new Lexicon(Words, Lines("sites.tsv"));
        Markers = new Lexicon(Words, Lines("markers.tsv"));
        Symptoms = new Lexicon(Words, Lines("symptoms.tsv"));
        Drugs = new Lexicon(Words, Lines("drug-names.tsv").Concat(Lines("drugs.tsv")));
        Procedures = new Lexicon(Words, Lines("procedures.tsv"));
        Context = new Lexicon(Words, Lines("context.tsv"));
        DiseaseNames = new Lexicon(Words, Lines("disease-names.tsv"));
        OperatedOrgans = new Lexicon(Words, Lines("operated-organs.tsv"));
        TumourOrgans = [.. Lines("tumour-organs.tsv").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => (c[0], c[1]))];
        foreach (var word in Lines("site-modifiers.tsv")) Learn(word, WordClass.SiteModifier);
        foreach (var word in Lines("disease-words.tsv")) Learn(word, WordClass.DiseaseWord);
        foreach (var word in Lines("disease-heads.tsv")) Learn(word, WordClass.DiseaseWord | WordClass.DiseaseHead);
    }

    public static Vocabularies Default => All.Value;

    public Words Words { get; }

    public Lexicon Sites { get; }

    public Lexicon Markers { get; }

    public Lexicon Symptoms { get; }

    public Lexicon Drugs { get; }

    public Lexicon Procedures { get; }

    public Lexicon Context { get; }

    /// <summary>Names of tumours that end in no telling word ("mycosis fungoides").</summary>
    public Lexicon DiseaseNames { get; }

    /// <summary>Operations named after the organ they remove, with that organ.</summary>
    public Lexicon OperatedOrgans { get; }

    /// <summary>What a tumour's name contains, and the organ it then arises in.</summary>
    public List<(string Part, string Organ)> TumourOrgans { get; }

    /// <summary>The lines of a rule file.</summary>
    internal static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(Vocabularies).Assembly.GetManifestResourceStream("Kazus.Text.Claims.Rules." + file)
            ?? throw new InvalidOperationException($"The rule file {file} is not in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private void Learn(string line, WordClass with)
    {
        if (line.Length == 0 || line[0] == '#') return;
        Words.Learn(line.Trim(), with);
    }
}
