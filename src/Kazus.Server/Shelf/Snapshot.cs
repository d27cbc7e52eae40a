using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Checking;
using Kazus.Checks;
using Kazus.Evidence;
using Kazus.Provenance;
using Kazus.Reports;
using Kazus.Server.Find;
using Kazus.Server.Words;
using Kazus.Server.Writing;
using Kazus.Terms;

namespace Kazus.Server.Shelf;

/// <summary>The casebook as it was at one moment, with everything derived from it.</summary>
public sealed class Snapshot
{
    private readonly Dictionary<string, Case> _byId;
    private readonly Lazy<CaseSearch> _search;
    private readonly Lazy<IReadOnlyList<Finding>> _findings;
    private readonly Lazy<IReadOnlyList<OfferedName>> _names;
    private readonly Func<string, string, Term> _resolve;

    internal Snapshot(string stamp, string folder, CasebookReading reading, Func<string, string, Term> resolve, Func<CaseSearch>? search = null)
    {
        Stamp = stamp;
        _resolve = resolve;
        Reading = reading;
        IsPart = search is not null;
        Report = new CasebookReport(reading);
        _byId = reading.Casebook.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        _findings = new(() => [.. CasebookCheck.Folder(folder).Findings.Select(f => f with { Places = [.. f.Places.Select(p => p with { Path = Inside(folder, p.Path) })] })]);
        _search = new(search ?? (() => new CaseSearch(reading.Casebook)));
        _names = new(() => OfferedName.Of(Report));
    }

    /// <summary>Changes when any file of the casebook changes.</summary>
    public string Stamp { get; }

    /// <summary>True when it holds a few cases of a large collection, and its search all of them.</summary>
    public bool IsPart { get; }

    // The case that was asked for, with its file, where that is known without looking for it.
    internal (string Id, CaseFile File)? Opened { get; init; }

    /// <summary>What was read.</summary>
    public CasebookReading Reading { get; }

    /// <summary>The casebook.</summary>
    public Casebook Casebook => Reading.Casebook;

    /// <summary>The questions of the comparison table.</summary>
    public IReadOnlyList<Variable> Columns => [.. (Casebook.Columns.Count > 0 ? Casebook.Columns : ComparisonTable.Usual).Select(Variables.Get)];

    /// <summary>Tables, pools and figures.</summary>
    public CasebookReport Report { get; }

    /// <summary>What <c>kazus check</c> says of the casebook: wrong files, disagreements, courses that cannot have happened.</summary>
    public IReadOnlyList<Finding> Findings => _findings.Value;

    /// <summary>What the prose can call by name.</summary>
    public IReadOnlyList<OfferedName> Names => _names.Value;

    internal CaseSearch Search => _search.Value;

    /// <summary>A case by its id, or null.</summary>
    public Case? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>How a reader calls a case.</summary>
    public string Label(Case one) => ComparisonTable.Label(Casebook, one);

    /// <summary>How a reader calls a source.</summary>
    public string SourceName(string id) => Casebook.Sources.TryGetValue(id, out var source) ? source.ShortName : id == "record" ? Texts.Tell("the record") : id;

    /// <summary>"Koruga et al. 2024, abstract".</summary>
    public string PlaceName(Anchor anchor) => anchor.Where is null ? SourceName(anchor.Source) : $"{SourceName(anchor.Source)}, {Kazus.Server.Pages.Judged.Place(anchor.Where)}";

    private static string Inside(string folder, string path) =>
        path.StartsWith(folder, StringComparison.Ordinal) ? path[folder.Length..].TrimStart('/', '\\') : path;

    /// <summary>The YAML file a case is written in, or null when it is a row of a table.</summary>
    public CaseFile? FileOf(string id)
    {
        if (Opened is { } opened && opened.Id == id) return opened.File;
        var usual = $"cases/{id}.yaml";
        foreach (var (path, text) in Reading.Files.OrderByDescending(f => f.Key == usual))
        {
            if (!path.StartsWith("cases/", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) continue;
            if (path != usual && !text.Contains(id, StringComparison.Ordinal)) continue;
            if (CaseReader.Read(text, path, [], _resolve)?.Id == id) return new CaseFile(path, text);
        }
        return null;
    }
}
