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
        return Read(CasebookFiles.In(folder), resolve);
    }

    /// <summary>Reads a casebook from its files, wherever they are kept.</summary>
    public static CasebookReading Read(CasebookFiles place, Func<string, string, Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        var findings = new List<Finding>();
        var files = new List<KeyValuePair<string, string>>();
        var casebook = new Casebook();
        if (!place.Has("casebook.yaml")) findings.Add(CasebookRule.MissingFile("casebook.yaml", $"No casebook.yaml in {place.Name}: expected a casebook folder (kazus new makes one)."));
        else if (Text(place, "casebook.yaml", files, findings) is { } text) casebook = CasebookReader.Read(text, "casebook.yaml", findings);
        var sources = ReadSources(place, files, findings);
        var cases = ReadCases(place, files, findings, resolve);
        casebook = casebook with { Sources = sources, Cases = cases, Series = ReadSeries(place, files, findings) };
        foreach (var path in place.Under("manuscript", ".md")) Text(place, path, files, findings);
        CheckSources(casebook, files, findings);
        return new CasebookReading { Casebook = casebook, Findings = findings, Files = files };
    }

    private static Dictionary<string, Source> ReadSources(CasebookFiles place, List<KeyValuePair<string, string>> files, List<Finding> findings)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var path in place.Under("sources", ".json", ".bib", ".ris", ".nbib"))
        {
            if (Text(place, path, files, findings) is not { } text) continue;
            foreach (var (source, line) in ReferenceFile.Read(text, path, findings))
                if (!sources.TryAdd(source.Id, source)) findings.Add(CasebookRule.Duplicate(path, line, 1, "Reference", source.Id, "sources/"));
        }
        return sources;
    }

    private static List<Case> ReadCases(CasebookFiles place, List<KeyValuePair<string, string>> files, List<Finding> findings, Func<string, string, Term>? resolve)
    {
        // Each file alone, in parallel; gathered in order, so that the result does not depend on who was first.
        var read = place.Under("cases", ".yaml", ".yml", ".csv").ToList().AsParallel().AsOrdered().Select(path =>
        {
            var own = new List<Finding>();
            var text = TextFile.Read(place, path, own);
            IReadOnlyList<Case> cases = text is null ? [] : path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                ? CaseTable.Read(text, path, own, resolve).Cases
                : CaseReader.Read(text, path, own, resolve) is { } one ? [one] : [];
            return (path, text, own, cases);
        }).ToList();
        var byId = new Dictionary<string, (string File, Case Case)>(StringComparer.Ordinal);
        foreach (var (path, text, own, cases) in read)
        {
            if (text is not null) files.Add(new(path, text));
            findings.AddRange(own);
            foreach (var one in cases)
                if (!byId.TryAdd(one.Id, (path, one))) findings.Add(CasebookRule.Duplicate(path, 1, 1, "Case", one.Id, byId[one.Id].File));
        }
        return [.. byId.Values.Select(v => v.Case).OrderBy(c => c.Id, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<Series> ReadSeries(CasebookFiles place, List<KeyValuePair<string, string>> files, List<Finding> findings) =>
        place.Has("series.csv") && Text(place, "series.csv", files, findings) is { } text ? SeriesTable.Read(text, "series.csv", findings) : [];

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

    private static string? Text(CasebookFiles place, string path, List<KeyValuePair<string, string>> files, List<Finding> findings)
    {
        var text = TextFile.Read(place, path, findings);
        if (text is not null) files.Add(new(path, text));
        return text;
    }
}
