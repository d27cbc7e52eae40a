using Kazus.Manuscript;
using Kazus.Reports;

namespace Kazus.Server.Writing;

/// <summary>A name the prose can call, as it is typed, and what stands in its place now.</summary>
/// <param name="Typed">"{{ index.patient.age }}", "{{ figure: timeline }}", "[@sun-2022]".</param>
/// <param name="Shown">"63", a caption, a reference.</param>
/// <param name="Label">What a reader calls it.</param>
public sealed record OfferedName(string Typed, string Shown, string Label)
{
    private const int MostReferences = 2000;

    /// <summary>Everything the prose of a casebook can call: facts that have an answer, tables, figures, references.</summary>
    public static IReadOnlyList<OfferedName> Of(CasebookReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var parts = report.Parts();
        return [.. Facts(parts), .. Displays(parts), .. parts.References.Take(MostReferences).Select(r => new OfferedName($"[@{r.Key}]", r.Title ?? r.Key, report.Casebook.Sources.TryGetValue(r.Key, out var s) ? s.ShortName : r.Key))];
    }

    private static IEnumerable<OfferedName> Facts(ReportParts parts) => parts.Facts.Names.Select(parts.Facts.Find).OfType<Manuscript.Facts.LiveFact>()
        .Where(f => f.Missing is null).Select(f => new OfferedName($"{{{{ {f.Name} }}}}", f.Text, f.Label ?? f.Name));

    private static IEnumerable<OfferedName> Displays(ReportParts parts)
    {
        foreach (var table in parts.Tables)
        {
            yield return new($"{{{{ table: {table.Id} }}}}", table.Caption, "Table");
            yield return new($"@tab:{table.Id}", table.Caption, "Call-out of a table");
        }
        foreach (var figure in parts.Figures)
        {
            yield return new($"{{{{ figure: {figure.Id} }}}}", figure.Caption, "Figure");
            yield return new($"@fig:{figure.Id}", figure.Caption, "Call-out of a figure");
        }
    }
}
