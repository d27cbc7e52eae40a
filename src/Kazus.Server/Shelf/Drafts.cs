using System.Security.Cryptography;
using System.Text;
using Kazus.Manuscript;
using Kazus.Manuscript.Html;
using Kazus.Server.Writing;

namespace Kazus.Server.Shelf;

/// <summary>The report as it would read with a text that is not saved yet. The last few are kept in memory, for the page that shows them.</summary>
public sealed class Drafts(OpenCasebook book)
{
    private const int Kept = 12;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Draft> _drafts = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>A draft of one file of the manuscript, or of the report as it is saved when <paramref name="text"/> is null.</summary>
    public Draft Of(string? path, string? text)
    {
        var now = book.Now();
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{now.Stamp}\0{path}\0{text}")).AsSpan(0, 12));
        lock (_lock)
        {
            if (_drafts.TryGetValue(key, out var kept)) return kept;
            var draft = new Draft(key, now, Compose(now, path, text));
            _drafts[key] = draft;
            _order.Enqueue(key);
            if (_order.Count > Kept) _drafts.Remove(_order.Dequeue());
            return draft;
        }
    }

    /// <summary>A draft that is still kept, or null.</summary>
    public Draft? Find(string key)
    {
        lock (_lock) return _drafts.GetValueOrDefault(key);
    }

    private Report Compose(Snapshot now, string? path, string? text)
    {
        var parts = now.Report.Parts(book.Picture);
        return Report.Compose(text is null ? parts : parts with { Prose = [.. parts.Prose.Select(p => p.Path == path ? p with { Text = text } : p)] });
    }
}

/// <summary>A composed report and what can be said of it.</summary>
public sealed class Draft(string key, Snapshot now, Report report)
{
    private readonly Lazy<string> _html = new(() => HtmlWriter.Write(report));
    private readonly Lazy<ReportReading> _reading = new(() => new ReportReading(report, now.Casebook));

    /// <summary>Names it in the address of its preview.</summary>
    public string Key => key;

    /// <summary>The page.</summary>
    public string Html => _html.Value;

    /// <summary>Findings and checklist.</summary>
    public ReportReading Reading => _reading.Value;
}
