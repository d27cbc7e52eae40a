using System.Reflection;

namespace Kazus.Terms;

/// <summary>
/// Gives words their codes from public vocabularies carried in the program. Words no vocabulary knows stay as written: nothing is
/// guessed. Sources and licences are named in the first line of each file under <c>Terms/Data</c>.
/// </summary>
public static class Vocabularies
{
    private static readonly Lazy<Vocabulary> Diseases = new(() => Vocabulary.Load("diseases"));
    private static readonly Lazy<Vocabulary> Sites = new(() => Vocabulary.Load("sites"));
    private static readonly Lazy<Vocabulary> Drugs = new(() => Vocabulary.Load("drugs"));
    private static readonly Lazy<Vocabulary> Findings = new(() => Vocabulary.Load("findings"));

    /// <summary>The term for the words as an answer to a variable; plain when unknown.</summary>
    /// <param name="variable">Id of a coded variable.</param>
    /// <param name="words">As written.</param>
    public static Term Resolve(string variable, string words)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(words);
        var vocabulary = variable switch
        {
            "disease" => Diseases.Value,
            "primary.site" or "disease.site" or "metastasis.site" => Sites.Value,
            "chemotherapy.drug" => Drugs.Value,
            "symptom" => Findings.Value,
            _ => null,
        };
        return vocabulary?.Find(words) ?? Term.Plain(words);
    }
}

/// <summary>One vocabulary: names and synonyms to concepts.</summary>
internal sealed class Vocabulary
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        // Abbreviations that clinicians write and the vocabularies lack, and British spellings.
        ["lms"] = "leiomyosarcoma",
        ["gist"] = "gastrointestinal stromal tumor",
        ["sft"] = "solitary fibrous tumor",
        ["mpnst"] = "malignant peripheral nerve sheath tumor",
    };

    private readonly Dictionary<string, (string Label, string Codes)> _byName = new(StringComparer.Ordinal);

    public static Vocabulary Load(string name)
    {
        var vocabulary = new Vocabulary();
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Kazus.Terms.Data.{name}.tsv")
            ?? throw new InvalidOperationException($"The vocabulary {name} is not in the program.");
        using var reader = new StreamReader(stream);
        List<(string Synonyms, string Label, string Codes)> second = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var cells = line.Split('\t');
            vocabulary._byName.TryAdd(Plain(cells[0]), (cells[0], cells[1]));
            if (cells[2].Length > 0) second.Add((cells[2], cells[0], cells[1]));
        }
        // A preferred name beats another concept's synonym.
        foreach (var (synonyms, label, codes) in second)
            foreach (var synonym in synonyms.Split('|')) vocabulary._byName.TryAdd(Plain(synonym), (label, codes));
        return vocabulary;
    }

    public Term? Find(string words)
    {
        var plain = Plain(words);
        if (Usual.TryGetValue(plain, out var usual)) plain = usual;
        if (!_byName.TryGetValue(plain, out var hit) && !(plain.EndsWith('s') && _byName.TryGetValue(plain[..^1], out hit))
            && !_byName.TryGetValue(plain.Replace("tumour", "tumor", StringComparison.Ordinal), out hit)) return null;
        return new Term(words, hit.Label, [.. hit.Codes.Split(' ').Select(Code.Parse).OfType<Code>()]);
    }

    private static string Plain(string words)
    {
        var parts = words.ToLowerInvariant().Split([' ', '-', ',', '\u2013', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', parts.Where(p => p is not ("nos" or "the" or "of")));
    }
}
