using System.Text.Json;
using Kazus.Checks;

namespace Kazus.Checking.Evaluation;

/// <summary>A defect that someone has put into a manuscript and written down.</summary>
public sealed record PlantedDefect(string Category, string Variable, string Explain, IReadOnlyList<(int Start, int End)> Places);

/// <summary>A manuscript with what is wrong in it and what the rules said.</summary>
public sealed record EvaluatedManuscript(string Path, IReadOnlyList<PlantedDefect> Defects, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether a finding of the defect's kind points at one of its places.</summary>
    public bool Found(PlantedDefect defect) => Findings.Any(f => IsAbout(f, defect));

    /// <summary>Whether one such finding points at two of its places (at the one, where it has only one).</summary>
    public bool FoundOnBothSides(PlantedDefect defect) =>
        Findings.Any(f => IsAbout(f, defect) && defect.Places.Count(p => f.Places.Any(q => Overlap(p, q))) >= Math.Min(2, defect.Places.Count));

    /// <summary>Findings that touch no planted defect.</summary>
    public IEnumerable<Finding> Beside => Findings.Where(f => !Defects.Any(d => d.Places.Any(p => f.Places.Any(q => Overlap(p, q)))));

    // What is missing altogether has no place: there the variable tells whether it is meant.
    private static bool IsAbout(Finding finding, PlantedDefect defect) =>
        finding.Severity != Severity.Note && RuleBook.Find(finding.Rule)?.Category == defect.Category
        && (defect.Places.Count == 0 ? Last(finding.Variable ?? "") == Last(defect.Variable) : defect.Places.Any(p => finding.Places.Any(q => Overlap(p, q))));

    private static string Last(string variable) => variable[(variable.LastIndexOf('.') + 1)..].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static bool Overlap((int Start, int End) place, Place other) => other.Start is { } start && other.End is { } end && start < place.End && place.Start < end;
}

/// <summary>How many planted defects the rules find, and what they say of manuscripts that have none.</summary>
public sealed record CheckEvaluation(IReadOnlyList<EvaluatedManuscript> Manuscripts)
{
    /// <summary>Gold files that could not be read, a sentence each; their manuscripts are not among <see cref="Manuscripts"/>.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Checks every manuscript of a folder that has a <c>.gold.json</c> beside it.</summary>
    public static CheckEvaluation Of(string folder)
    {
        var unread = new List<string>();
        var read = new List<(string Path, List<PlantedDefect> Defects)>();
        foreach (var gold in Directory.EnumerateFiles(folder, "*.gold.json").Order(StringComparer.Ordinal))
        {
            var stem = gold[..^".gold.json".Length];
            if (new[] { ".md", ".txt", ".xml", ".docx", ".html", ".pdf" }.Select(e => stem + e).FirstOrDefault(File.Exists) is not { } path) continue;
            try
            {
                read.Add((path, Defects(File.ReadAllText(gold))));
            }
            catch (JsonException e)
            {
                unread.Add($"{Path.GetFileName(gold)} is left out: {e.Message}");
            }
        }
        return new([.. read.AsParallel().AsOrdered().Select(r => new EvaluatedManuscript(Path.GetFileName(r.Path), r.Defects, ManuscriptCheck.File(r.Path).Findings))]) { Unread = unread };
    }

    /// <summary>The manuscripts without a defect.</summary>
    public IEnumerable<EvaluatedManuscript> Clean => Manuscripts.Where(m => m.Defects.Count == 0);

    /// <summary>Planted and found defects by kind, in ordinal order.</summary>
    public IReadOnlyList<(string Category, int Planted, int Found, int BothSides)> Categories =>
        [.. Manuscripts.SelectMany(m => m.Defects.Select(d => (Manuscript: m, Defect: d))).GroupBy(d => d.Defect.Category).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count(), g.Count(d => d.Manuscript.Found(d.Defect)), g.Count(d => d.Manuscript.FoundOnBothSides(d.Defect))))];

    /// <summary>Findings of a severity per clean manuscript; NaN without any.</summary>
    public double PerClean(Severity severity) => Clean.Any() ? (double)Clean.Sum(m => m.Findings.Count(f => f.Severity == severity)) / Clean.Count() : double.NaN;

    private static List<PlantedDefect> Defects(string json)
    {
        using var gold = JsonDocument.Parse(json);
        if (gold.RootElement.ValueKind != JsonValueKind.Object || !gold.RootElement.TryGetProperty("defects", out var defects) || defects.ValueKind != JsonValueKind.Array) throw new JsonException("The gold file has no list \"defects\".");
        return [.. defects.EnumerateArray().Select((d, i) => Defect(d, i + 1))];
    }

    private static PlantedDefect Defect(JsonElement defect, int number)
    {
        if (defect.ValueKind != JsonValueKind.Object || Text(defect, "category") is not { } category) throw new JsonException($"Defect {number} has no \"category\".");
        if (!defect.TryGetProperty("places", out var places) || places.ValueKind != JsonValueKind.Array) throw new JsonException($"Defect {number} has no list \"places\".");
        return new(category, Text(defect, "variable") ?? "", Text(defect, "explain") ?? "", [.. places.EnumerateArray().Select(p => (Whole(p, "start"), Whole(p, "end")))]);

        int Whole(JsonElement place, string name) => place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var at) ? at : throw new JsonException($"A place of defect {number} has no whole number \"{name}\".");
    }

    private static string? Text(JsonElement defect, string name) => defect.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
