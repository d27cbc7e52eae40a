using System.Reflection;

namespace Kazus.Checking.Reading;

/// <summary>
/// Words that exclude each other where they are said of one thing at one time: kept and removed, solid and cystic, walking with and
/// without a stick. Read from <c>Words/contrasts.tsv</c>.
/// </summary>
/// <param name="Name">What the words are about.</param>
/// <param name="IsOutcome">How the patient fares, not what was found or done.</param>
/// <param name="HasHead">The words are said of many things ("upper" of lids and lobes); two statements must share the thing.</param>
/// <param name="OfTumour">The thing may be the tumour itself.</param>
internal sealed record Contrast(string Name, bool IsOutcome, bool HasHead, bool OfTumour)
{
    /// <summary>The sides of the contrast, in the order of the table.</summary>
    public List<string> Poles { get; } = [];

    /// <summary>The other side, of two; null where there are more.</summary>
    public string? Opposite(string pole) => Poles.Count == 2 ? Poles[0] == pole ? Poles[1] : Poles[0] : null;

    /// <summary>A wording of one side: its words in order.</summary>
    internal sealed record Wording(Contrast Contrast, string Pole, bool OnlySupports, string[][] Words);

    // By the first three letters of their first word.
    private static readonly (Dictionary<string, Contrast> Named, Dictionary<string, List<Wording>> Wordings) Table = Read();

    /// <summary>The contrast of a name, or null.</summary>
    public static Contrast? Named(string name) => Table.Named.GetValueOrDefault(name);

    private static readonly List<Wording> None = [];

    // The words of what says nothing.
    private const string Nothing = "nothing";

    /// <summary>Whether its wordings say nothing, though words of theirs alone would: "2 mm deep", "the cribriform plate".</summary>
    public bool IsNothing => Name == Nothing;

    /// <summary>The wordings that can begin with a word.</summary>
    public static List<Wording> BeginningWith(string word) => Table.Wordings.GetValueOrDefault(Key(word), None);

    private static string Key(string word) => word.Length < 3 ? word : word[..3];

    private static void Add(Dictionary<string, List<Wording>> wordings, Wording wording)
    {
        foreach (var key in wording.Words[0].Select(w => Key(w.TrimEnd('*'))).Distinct(StringComparer.Ordinal))
        {
            if (!wordings.TryGetValue(key, out var list)) wordings.Add(key, list = []);
            list.Add(wording);
        }
    }

    private static (Dictionary<string, Contrast>, Dictionary<string, List<Wording>>) Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("words/contrasts.tsv")!;
        using var reader = new StreamReader(stream);
        var contrasts = new Dictionary<string, Contrast>(StringComparer.Ordinal);
        var wordings = new Dictionary<string, List<Wording>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            if (!contrasts.TryGetValue(cells[1], out var contrast)) contrasts.Add(cells[1], contrast = new(cells[1], cells[0].StartsWith("outcome", StringComparison.Ordinal), cells[0][^1] is '+' or '*', cells[0][^1] == '*'));
            // A side without wordings is read by what was learnt from examples.
            if (cells[3].Length == 0 && !contrast.Poles.Contains(cells[2])) contrast.Poles.Add(cells[2]);
            foreach (var phrase in cells[3].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var pole = cells[2] == "=" ? phrase : cells[2].TrimEnd('?');
                if (!contrast.Poles.Contains(pole)) contrast.Poles.Add(pole);
                foreach (var one in phrase.Split('/', StringSplitOptions.TrimEntries)) Add(wordings, new Wording(contrast, pole, cells[2].EndsWith('?'), [.. one.Split(' ').Select(w => w.Split('|'))]));
            }
        }
        return (contrasts, wordings);
    }
}
