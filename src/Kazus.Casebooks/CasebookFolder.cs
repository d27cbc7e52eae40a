using Kazus.Cases;
using Kazus.Casebooks.References;
using Kazus.Casebooks.Tables;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Terms;

namespace Kazus.Casebooks;

/// <summary>A casebook read from a folder, with everything that is wrong in it.</summary>
public sealed record CasebookReading
{
    /// <summary>What could be read.</summary>
    public required Casebook Casebook { get; init; }

    /// <summary>What could not, with file and line.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Every file read, relative to the folder with forward slashes, and its text; in ordinal order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Files { get; init; }

    /// <summary>The manuscript's files and their text, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Manuscript => Files.Where(f => f.Key.StartsWith("manuscript/", StringComparison.Ordinal));
}

/// <summary>Reads a casebook folder: casebook.yaml, cases/*.yaml and *.csv, sources/*, series.csv, manuscript/*.md.</summary>
public static class CasebookFolder
{
    /// <summary>Reads the folder. Wrong or missing files are findings; what can be read is read.</summary>
    public static CasebookReading Read(string folder, Func<string, string, Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var findings = new List<Finding>();
        var files = new List<KeyValuePair<string, string>>();
        var casebook = new Casebook();
        var head = Path.Combine(folder, "casebook.yaml");
        if (!File.Exists(head)) findings.Add(CasebookRule.MissingFile("casebook.yaml", $"No casebook.yaml in {folder}: expected a casebook folder (kazus new makes one)."));
        else if (Text(folder, head, files, findings) is { } text) casebook = CasebookReader.Read(text, "casebook.yaml", findings);
        var sources = ReadSources(folder, files, findings);
        var cases = ReadCases(folder, files, findings, resolve);
        casebook = casebook with { Sources = sources, Cases = cases, Series = ReadSeries(folder, files, findings) };
        foreach (var path in Paths(folder, "manuscript", ".md")) Text(folder, path, files, findings);
        CheckSources(casebook, files, findings);
        return new CasebookReading { Casebook = casebook, Findings = findings, Files = files };
    }

    private static Dictionary<string, Source> ReadSources(string folder, List<KeyValuePair<string, string>> files, List<Finding> findings)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var path in Paths(folder, "sources", ".json", ".bib", ".ris", ".nbib"))
        {
            if (Text(folder, path, files, findings) is not { } text) continue;
            foreach (var (source, line) in ReferenceFile.Read(text, Shown(folder, path), findings))
                if (!sources.TryAdd(source.Id, source)) findings.Add(CasebookRule.Duplicate(Shown(folder, path), line, 1, "Reference", source.Id, "sources/"));
        }
        return sources;
    }

    private static List<Case> ReadCases(string folder, List<KeyValuePair<string, string>> files, List<Finding> findings, Func<string, string, Term>? resolve)
    {
        var paths = Paths(folder, "cases", ".yaml", ".yml", ".csv").ToList();
        // Each file alone, in parallel; gathered in order, so that the result does not depend on who was first.
        var read = paths.AsParallel().AsOrdered().Select(path =>
        {
            var own = new List<Finding>();
            var shown = Shown(folder, path);
            var text = TextFile.Read(path, shown, own);
            IReadOnlyList<Case> cases = text is null ? [] : path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                ? CaseTable.Read(text, shown, own, resolve).Cases
                : CaseReader.Read(text, shown, own, resolve) is { } one ? [one] : [];
            return (shown, text, own, cases);
        }).ToList();
        var byId = new Dictionary<string, (string File, Case Case)>(StringComparer.Ordinal);
        foreach (var (shown, text, own, cases) in read)
        {
            if (text is not null) files.Add(new(shown, text));
            findings.AddRange(own);
            foreach (var one in cases)
                if (!byId.TryAdd(one.Id, (shown, one))) findings.Add(CasebookRule.Duplicate(shown, 1, 1, "Case", one.Id, byId[one.Id].File));
        }
        return [.. byId.Values.Select(v => v.Case).OrderBy(c => c.Id, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<Series> ReadSeries(string folder, List<KeyValuePair<string, string>> files, List<Finding> findings)
    {
        var path = Path.Combine(folder, "series.csv");
        return File.Exists(path) && Text(folder, path, files, findings) is { } text ? SeriesTable.Read(text, "series.csv", findings) : [];
    }

    private static void CheckSources(Casebook casebook, List<KeyValuePair<string, string>> files, List<Finding> findings)
    {
        if (casebook.Sources.Count == 0) return;
        foreach (var one in casebook.Cases)
            foreach (var id in one.Sources.Where(s => s != "record" && !casebook.Sources.ContainsKey(s)))
            {
                var (file, line) = Locate(files, one.Id, id);
                findings.Add(CasebookRule.UnknownSource(file, line, 1, id, casebook.Sources.Keys));
            }
    }

    private static (string File, int Line) Locate(List<KeyValuePair<string, string>> files, string id, string words)
    {
        foreach (var (file, text) in files)
        {
            if (!file.StartsWith("cases/", StringComparison.Ordinal) || !text.Contains(id, StringComparison.Ordinal)) continue;
            var at = text.IndexOf(words, StringComparison.Ordinal);
            if (at >= 0) return (file, 1 + text.AsSpan(0, at).Count('\n'));
        }
        return ("cases", 1);
    }

    internal static IEnumerable<string> Paths(string folder, string under, params string[] endings)
    {
        var path = Path.Combine(folder, under);
        if (!Directory.Exists(path)) return [];
        return Directory.EnumerateFiles(path).Where(f => endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(f => Path.GetFileName(f), StringComparer.Ordinal);
    }

    private static string? Text(string folder, string path, List<KeyValuePair<string, string>> files, List<Finding> findings)
    {
        var text = TextFile.Read(path, Shown(folder, path), findings);
        if (text is not null) files.Add(new(Shown(folder, path), text));
        return text;
    }

    private static string Shown(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
