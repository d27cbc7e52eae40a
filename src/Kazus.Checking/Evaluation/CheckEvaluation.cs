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
    /// <summary>Checks every manuscript of a folder that has a <c>.gold.json</c> beside it.</summary>
    public static CheckEvaluation Of(string folder)
    {
        var golds = Directory.EnumerateFiles(folder, "*.gold.json").OrderBy(f => f, StringComparer.Ordinal).ToList();
        return new([.. golds.AsParallel().AsOrdered().Select(One).OfType<EvaluatedManuscript>()]);
    }

    /// <summary>The manuscripts without a defect.</summary>
    public IEnumerable<EvaluatedManuscript> Clean => Manuscripts.Where(m => m.Defects.Count == 0);

    /// <summary>Planted and found defects by kind, in ordinal order.</summary>
    public IReadOnlyList<(string Category, int Planted, int Found, int BothSides)> Categories =>
        [.. Manuscripts.SelectMany(m => m.Defects.Select(d => (Manuscript: m, Defect: d))).GroupBy(d => d.Defect.Category).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count(), g.Count(d => d.Manuscript.Found(d.Defect)), g.Count(d => d.Manuscript.FoundOnBothSides(d.Defect))))];

    /// <summary>Findings of a severity per clean manuscript; NaN without any.</summary>
    public double PerClean(Severity severity) => Clean.Any() ? (double)Clean.Sum(m => m.Findings.Count(f => f.Severity == severity)) / Clean.Count() : double.NaN;

    private static EvaluatedManuscript? One(string gold)
    {
        var stem = gold[..^".gold.json".Length];
        var path = new[] { ".md", ".txt", ".xml", ".docx", ".html", ".pdf" }.Select(e => stem + e).FirstOrDefault(File.Exists);
        if (path is null) return null;
        using var json = JsonDocument.Parse(File.ReadAllText(gold));
        var defects = json.RootElement.GetProperty("defects").EnumerateArray().Select(d => new PlantedDefect(
            d.GetProperty("category").GetString()!, d.GetProperty("variable").GetString() ?? "", d.TryGetProperty("explain", out var e) ? e.GetString() ?? "" : "",
            [.. d.GetProperty("places").EnumerateArray().Select(p => (p.GetProperty("start").GetInt32(), p.GetProperty("end").GetInt32()))])).ToList();
        return new(Path.GetFileName(path), defects, ManuscriptCheck.File(path).Findings);
    }
}
