using Kazus.Checking.Rules.Guidelines;
using Kazus.Checks;

namespace Kazus.Checking.Output;

/// <summary>A report for a terminal: one block per finding, grave ones first, the quotes of its sides under each other.</summary>
public static class TextReport
{
    private const int QuoteWidth = 72;

    /// <param name="report">What the rules said.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="colour">Whether the terminal shows colours.</param>
    public static void Write(CheckReport report, TextWriter writer, bool colour)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        var paths = report.Checked.Select(c => c.Path).ToList();
        foreach (var file in report.Findings.Where(f => !ItemFindings.IsItem(f)).GroupBy(f => f.Places.FirstOrDefault()?.Path ?? "").OrderBy(g => Index(paths, g.Key)))
        {
            if (file.Key.Length > 0) writer.WriteLine(Paint(file.Key, "1", colour));
            foreach (var finding in file) Write(finding, writer, colour);
        }
        if (paths.Count <= 3)
            foreach (var reading in report.Guidelines) ChecklistText.Write(reading, writer, s => Paint(s, "2", colour), paths.Count > 1);
        foreach (var one in report.Checked) Summary(report, one, paths.Count, writer);
        writer.WriteLine(InOneLine(report));
    }

    /// <summary>How many findings of which severity, and apart from them the open items of the guidelines: "1 error, 0 warnings, 3 notes; 2 items of the checklist are told in part or not at all."</summary>
    public static string InOneLine(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Findings.Count == 0) return "Nothing was found.";
        var items = report.Findings.Count(ItemFindings.IsItem);
        var checklist = items == 0 ? "" : $"; {Count(items, "item")} of the checklist {(items == 1 ? "is" : "are")} told in part or not at all";
        return $"{Count(report.Count(Severity.Error), "error")}, {Count(report.Count(Severity.Warning), "warning")}, {Count(report.Count(Severity.Note) - items, "note")}{checklist}.";
    }

    private static void Write(Finding finding, TextWriter writer, bool colour)
    {
        var severity = finding.Severity.ToString().ToLowerInvariant();
        writer.WriteLine();
        writer.WriteLine($"  {Paint(severity.PadRight(7), finding.Severity switch { Severity.Error => "31", Severity.Warning => "33", _ => "36" }, colour)}  {finding.Message}  {Paint($"{finding.Rule} {finding.Name}", "2", colour)}");
        var shown = finding.Places.Take(6).Select(p => (Where: Place(p), Quote: Shorten(p.Quote ?? p.Value ?? ""))).ToList();
        var width = shown.Count == 0 ? 0 : Math.Min(34, shown.Max(s => s.Where.Length));
        foreach (var (where, quote) in shown) writer.WriteLine($"           {where.PadRight(width)}  {(quote.Length == 0 ? "" : $"\"{quote}\"")}".TrimEnd());
        if (finding.Places.Count > 6) writer.WriteLine($"           and {finding.Places.Count - 6} more {(finding.Places.Count == 7 ? "place" : "places")}");
        if (finding.Settle is { } settle) writer.WriteLine($"           {Paint("-> " + settle, "2", colour)}");
    }

    // Which rules could not look, and why; those that were switched off on purpose are not repeated.
    private static void Summary(CheckReport report, Checked one, int files, TextWriter writer)
    {
        if (files > 3) return;
        var not = one.RulesNotRun.Where(r => r.Why is not "not among the rules asked for").GroupBy(r => r.Why).ToList();
        if (report.Findings.Count > 0) writer.WriteLine();
        writer.WriteLine($"{one.Path}: {one.RulesRun.Count} rules looked.");
        foreach (var why in not) writer.WriteLine($"  could not look: {string.Join(", ", why.Select(r => r.Rule))} ({why.Key})");
    }

    private static string Place(Place place) => place.Line is { } line ? $"{place.Where}, line {line}" : place.Where ?? place.Path;

    private static string Shorten(string quote)
    {
        quote = CheckPage.Clean(quote);
        var one = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return one.Length <= QuoteWidth ? one : one[..(QuoteWidth - 1)].TrimEnd() + "…";
    }

    private static string Paint(string text, string code, bool colour) => colour ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";

    private static int Index(List<string> paths, string path) => paths.IndexOf(path) is var i && i < 0 ? int.MaxValue : i;
}
