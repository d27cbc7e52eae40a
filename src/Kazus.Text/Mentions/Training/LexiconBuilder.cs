namespace Kazus.Text.Mentions.Training;

/// <summary>Makes the lexicon from the terminology files: disease names, signs, drugs, sites and body parts, kinds of treatment.</summary>
internal sealed class LexiconBuilder
{
    private readonly Dictionary<uint, byte> _phrases = [];
    private readonly HashSet<uint> _beginnings = [];
    private readonly Dictionary<uint, int[]> _ends = [];
    private readonly Dictionary<uint, int[]> _uses = [];

    public static Lexicon FromTerminologies(string folder)
    {
        LexiconBuilder builder = new();
        foreach (var name in OboNames(Path.Combine(folder, "DO_ncithesaurus_slim.obo")).Concat(OboNames(Path.Combine(folder, "DO_cancer_slim.obo"))))
            builder.Add(name, LexiconClass.Disease);
        foreach (var line in File.ReadLines(Path.Combine(folder, "mondo_exactmatch_ncit.sssom.tsv")))
            if (!line.StartsWith('#') && line.Split('\t') is { Length: > 1 } cells) builder.Add(cells[1], LexiconClass.Disease);
        foreach (var line in File.ReadLines(Path.Combine(folder, "gdc_primary_diagnosis.txt"))) builder.Add(line, LexiconClass.Disease);
        foreach (var line in File.ReadLines(Path.Combine(folder, "hpo_labels.tsv"))) builder.Add(line.Split('\t')[^1], LexiconClass.Sign);
        foreach (var line in File.ReadLines(Path.Combine(folder, "gdc_therapeutic_agents.txt"))) builder.Add(line, LexiconClass.Drug);
        foreach (var line in File.ReadLines(Path.Combine(folder, "gdc_site_of_resection_or_biopsy.txt"))) builder.Add(line, LexiconClass.Anatomy);
        foreach (var name in OboNames(Path.Combine(folder, "musculoskeletal.obo"))) builder.Add(name, LexiconClass.Anatomy);
        foreach (var line in File.ReadLines(Path.Combine(folder, "gdc_treatment_type.txt"))) builder.Add(line, LexiconClass.Treatment);
        return builder.Build();
    }

    private static IEnumerable<string> OboNames(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("name: ", StringComparison.Ordinal)) yield return line[6..];
            else if (line.StartsWith("synonym: \"", StringComparison.Ordinal) && line.Contains("EXACT", StringComparison.Ordinal))
                yield return line[10..line.IndexOf('"', 10)];
        }
    }

    private void Add(string phrase, LexiconClass lexiconClass)
    {
        phrase = phrase.Replace(", NOS", "", StringComparison.Ordinal);
        var tokens = Tokens.Cut(phrase, 0, phrase.Length);
        if (tokens.Count is 0 or > Lexicon.LongestPhrase || phrase.Length < 3) return;
        var key = 0UL;
        ulong[] stems = [.. tokens.Select(t => Lexicon.Stem(WordForm.Normalise(phrase.AsSpan(t.Start, t.Length))))];
        foreach (var stem in stems) key = FeatureKey.Join(key, stem);
        var bit = (byte)(1 << (int)lexiconClass);
        if (((_phrases.GetValueOrDefault((uint)key)) & bit) != 0) return;
        _phrases[(uint)key] = (byte)(_phrases.GetValueOrDefault((uint)key) | bit);
        _beginnings.Add((uint)stems[0]);
        Count(_ends, stems[^1], lexiconClass);
        for (var i = 0; i < stems.Length; i++)
            if (tokens[i].Length > 2) Count(_uses, stems[i], lexiconClass);
    }

    private static void Count(Dictionary<uint, int[]> counts, ulong stem, LexiconClass lexiconClass)
    {
        if (!counts.TryGetValue((uint)stem, out var c)) counts[(uint)stem] = c = new int[Enum.GetValues<LexiconClass>().Length];
        c[(int)lexiconClass]++;
    }

    private Lexicon Build()
    {
        Dictionary<ulong, ulong> words = [];
        foreach (var stem in _uses.Keys.Concat(_ends.Keys).Concat(_beginnings).Distinct())
            if ((Bits(_ends, stem, 2) | Bits(_uses, stem, 3) << 8 | (_beginnings.Contains(stem) ? Lexicon.Begins : 0)) is var bits and not 0) words[stem] = (ulong)bits;
        return new Lexicon(NumberTable.Of(_phrases.Select(p => KeyValuePair.Create((ulong)p.Key, (ulong)p.Value)), 32), NumberTable.Of(words, 32));
    }

    private static int Bits(Dictionary<uint, int[]> counts, uint stem, int least) =>
        counts.TryGetValue(stem, out var c) ? Enumerable.Range(0, c.Length).Where(k => c[k] >= least).Sum(k => 1 << k) : 0;
}
