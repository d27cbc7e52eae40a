using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kazus.Casebooks;
using Kazus.Checks;
using Kazus.Interchange;
using Kazus.Manuscript;

namespace Kazus.Reports;

/// <summary>What a build writes beside figures and tables.</summary>
public enum ReportFormat
{
    /// <summary>One self-contained page.</summary>
    Html,

    /// <summary>A Word file.</summary>
    Docx,

    /// <summary>JATS XML.</summary>
    Jats,

    /// <summary>PDF, when a renderer is installed.</summary>
    Pdf,
}

/// <summary>What a build wrote and found.</summary>
/// <param name="Folder">Where it was written.</param>
/// <param name="Written">Files, relative to the folder with forward slashes.</param>
/// <param name="Findings">Everything wrong in the casebook and the prose.</param>
/// <param name="Notes">What was not done and why, one sentence each.</param>
public sealed record BuildResult(string Folder, IReadOnlyList<string> Written, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes)
{
    /// <summary>True when something is wrong enough that a person must mend it.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}

/// <summary>Builds the report of a casebook folder: manuscript, figures, tables, cases, findings, and a record of what was made from what.</summary>
public sealed partial class ReportBuild
{
    private readonly string _casebook;
    private readonly string _out;
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    private readonly List<(string Name, double Milliseconds)> _steps = [];
    private readonly List<Finding> _findings = [];
    private readonly List<string> _notes = [];

    private ReportBuild(string casebook, string output)
    {
        _casebook = casebook;
        _out = output;
    }

    /// <summary>Builds.</summary>
    /// <param name="casebook">The casebook folder.</param>
    /// <param name="output">Where to write; null for <c>build</c> in the casebook.</param>
    /// <param name="formats">What to write beside figures and tables.</param>
    /// <param name="resolve">Gives terms their codes; null keeps words plain.</param>
    public static BuildResult Run(string casebook, string? output, IReadOnlyCollection<ReportFormat> formats, Func<string, string, Terms.Term>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        ArgumentNullException.ThrowIfNull(formats);
        return new ReportBuild(casebook, output ?? Path.Combine(casebook, "build")).Run(formats, resolve);
    }

    private BuildResult Run(IReadOnlyCollection<ReportFormat> formats, Func<string, string, Terms.Term>? resolve)
    {
        var reading = Step("read", () => CasebookFolder.Read(_casebook, resolve));
        _findings.AddRange(reading.Findings);
        _findings.AddRange(reading.Casebook.Cases.SelectMany(c => RecordChecks.Of(c, $"cases/{c.Id}.yaml")));
        var report = new CasebookReport(reading);
        Step("table", () => report.Table);
        Step("pool", () => report.Pools);
        Step("figures", () => report.Figures);
        foreach (var figure in report.Figures) Put($"figures/{figure.Name}.svg", figure.Figure.Svg);
        Step("tables", () => WriteTables(report));
        Step("cases", () => WriteCases(report));
        WriteManuscript(report, formats);
        Put("findings.json", FindingsJson());
        File.WriteAllBytes(Path.Combine(_out, "build.json"), BuildJson(reading));
        return new BuildResult(_out, [.. _hashes.Keys.Order(StringComparer.Ordinal)], _findings, _notes);
    }

    private byte[]? Picture(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(_casebook, relative));
        var inside = path.StartsWith(Path.GetFullPath(_casebook) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return inside && File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private bool WriteTables(CasebookReport report)
    {
        Put("tables/comparison.csv", TidyTables.Comparison(report.Table));
        Put("tables/claims.csv", TidyTables.Claims(report.Casebook.Cases));
        if (report.Casebook.Series.Count > 0) Put("tables/series.csv", TidyTables.Series(report.Casebook.Series));
        foreach (var pool in report.Pools) Put($"tables/pooled-{pool.Name}.csv", TidyTables.Patients(pool.Pool));
        return true;
    }

    private bool WriteCases(CasebookReport report)
    {
        var cases = report.Casebook.Cases;
        Parallel.For(0, cases.Count, i => Put($"case-{FileName(cases[i].Id)}.json", CaseJson.Write(cases[i])));
        return true;
    }

    private static string FileName(string id) => string.Concat(id.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));

    private T Step<T>(string name, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        _steps.Add((name, watch.Elapsed.TotalMilliseconds));
        return result;
    }

    private void Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    private void Put(string path, byte[] bytes)
    {
        File.WriteAllBytes(Place(path), bytes);
        _hashes[path] = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    // Written piece by piece and only the hash kept, so that memory does not grow with the report.
    private void Put(string path, Action<Stream> write)
    {
        using var file = new FileStream(Place(path), FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        write(file);
        file.Position = 0;
        _hashes[path] = Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private string Place(string path)
    {
        var name = Path.Combine(_out, path);
        var folder = Path.GetDirectoryName(name)!;
        if (!_folders.ContainsKey(folder))
        {
            Directory.CreateDirectory(folder);
            _folders[folder] = true;
        }
        return name;
    }

    private string FindingsJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("findings");
            foreach (var finding in _findings) FindingJson.Write(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private byte[] BuildJson(CasebookReading reading)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("inputs");
            foreach (var (path, text) in reading.Files) Hashed(json, path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var (path, hash) in _hashes.OrderBy(w => w.Key, StringComparer.Ordinal)) Hashed(json, path, hash);
            json.WriteEndArray();
            json.WriteStartArray("steps");
            foreach (var (name, ms) in _steps)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteNumber("milliseconds", Math.Round(ms, 3));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("not_done");
            foreach (var note in _notes) json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Hashed(Utf8JsonWriter json, string path, string hash)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteString("sha256", hash);
        json.WriteEndObject();
    }
}
