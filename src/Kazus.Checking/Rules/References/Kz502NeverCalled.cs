using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Text.Documents;

namespace Kazus.Checking.Rules.References;

/// <summary>A figure or table is there and never called in the text.</summary>
internal static partial class Kz502NeverCalled
{
    public static Rule Rule { get; } = new("KZ502", "never-called", Severity.Warning, "call-out", Check) { WhyNot = m => m.Document.CallOuts.Count == 0 ? "the text calls no figure or table" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var figures = Called(m, CallOutTarget.Figure);
        foreach (var figure in m.Document.Figures.Where(f => f.Number.Length > 0 && !figures.Contains(f.Number)))
            yield return Rule.Find($"Figure {figure.Number} has a legend and is never called in the text.", $"Call figure {figure.Number} where it belongs, or leave it out.", "figure.never-called", m.At(figure.Legend.Span));
        var tables = Called(m, CallOutTarget.Table);
        foreach (var table in m.Document.Tables.Where(t => t.Number.Length > 0 && !tables.Contains(t.Number) && !IsTimeline(m, t)))
            yield return Rule.Find($"Table {table.Number} is never called in the text.", $"Call table {table.Number} where it belongs, or leave it out.", "table.never-called", m.At(table.Caption?.Span ?? table.Span));
    }

    // A table that is all there is under the heading "Timeline" stands for the text of that section.
    private static bool IsTimeline(Manuscript m, Table table) =>
        m.Document.Sections.SelectMany(s => s.WithSubsections()).Any(s => s.Span.Contains(table.Span.Start) && Timeline().IsMatch(s.Title) && s.Sections.Count == 0 && s.Paragraphs.All(p => p.Span.Overlaps(table.Span) || table.Caption is { } caption && p.Span.Overlaps(caption.Span)));

    [GeneratedRegex(@"^\W*(?:[\d.]+\s+)?(?:(?:clinical |disease )?time ?line|chronology|time course|course in time)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Timeline();

    private static HashSet<string> Called(Manuscript m, CallOutTarget target) =>
        [.. m.Document.CallOuts.Where(c => c.Target == target).SelectMany(c => c.Items).Select(i => i.Number)];
}
