using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Manuscript;
using Kazus.Manuscript.Facts;

namespace Kazus.Reports;

/// <summary>
/// Everything that is derived from a casebook: the comparison table, the pooled analyses, the figures, the live facts. Nothing here
/// was typed; each part leads back to the claims.
/// </summary>
public sealed class CasebookReport
{
    private readonly Lazy<ComparisonTable> _table;
    private readonly Lazy<IReadOnlyList<NamedPool>> _pools;
    private readonly Lazy<IReadOnlyList<DrawnFigure>> _figures;

    /// <summary>Derives the report of what was read.</summary>
    public CasebookReport(CasebookReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        Reading = reading;
        Quotes = new ClaimQuotes(reading.Casebook);
        _table = new(() => ComparisonTable.Of(Casebook));
        _pools = new(() => [.. Requests(Casebook).Select(p => new NamedPool(p.Key, PooledSurvival.Of(Casebook.Cases, p.Value)))]);
        _figures = new(() => ReportFigures.Of(this));
    }

    /// <summary>What was read.</summary>
    public CasebookReading Reading { get; }

    /// <summary>The casebook.</summary>
    public Casebook Casebook => Reading.Casebook;

    /// <summary>The comparison table.</summary>
    public ComparisonTable Table => _table.Value;

    /// <summary>The pooled analyses, first the main one.</summary>
    public IReadOnlyList<NamedPool> Pools => _pools.Value;

    /// <summary>The figures.</summary>
    public IReadOnlyList<DrawnFigure> Figures => _figures.Value;

    internal ClaimQuotes Quotes { get; }

    /// <summary>The parts a manuscript is written from.</summary>
    /// <param name="picture">Reads a picture file of the casebook by its relative path, or gives null.</param>
    public ReportParts Parts(Func<string, byte[]?>? picture = null) => new()
    {
        Front = ReportFront.Of(Casebook),
        Prose = ReportParts.InReadingOrder(Reading.Manuscript.Select(f => new Manuscript.Front.ProseFile(f.Key, f.Value))),
        Facts = new ReportFacts(this).Live(),
        Tables = ReportTables.Of(this),
        Figures = [.. Figures.Select(f => f.ForReport(Quotes))],
        References = [.. Casebook.Sources.Values.OrderBy(s => s.Id, StringComparer.Ordinal).Select(ReportFront.Reference)],
        Conflicts = ReportConflicts.Of(this),
        Picture = picture ?? (_ => null),
    };

    private static IEnumerable<KeyValuePair<string, PoolRequest>> Requests(Casebook casebook) =>
        casebook.Pools.Count > 0 ? casebook.Pools : [new("recurrence", new PoolRequest(Endpoint.Recurrence))];
}

/// <summary>A pooled analysis with the name it has in the casebook.</summary>
public sealed record NamedPool(string Name, PooledSurvival Pool);
