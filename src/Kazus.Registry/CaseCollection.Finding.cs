using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Provenance;

namespace Kazus.Registry;

public sealed partial class CaseCollection
{
    // Documents are read in parts of this many, so that a large collection is never in memory as a whole.
    private const int AtOnce = 5_000;

    /// <summary>
    /// Brings an index to the collection's last change: cases written since its position are taken in, deleted ones taken out. An index
    /// that is new, or was lost, is made from the beginning. What an index held when a program was killed does not matter.
    /// </summary>
    /// <returns>How many cases were taken in or out.</returns>
    public int CatchUp(CaseIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var target = Position;
        if (index.Position == target) return 0;
        // A store that is behind its index was put back from a backup.
        if (index.Position > target) index.Clear();
        var sources = SourcesById();
        // Cases are also found by the titles and years of their sources: when those change, all cases are taken in anew.
        var after = SourcesChangedSince(index.Position) ? 0 : index.Position;
        var count = 0;
        while (ChangedDocuments(after) is { Count: > 0 } rows)
        {
            var written = rows.Where(r => !r.Deleted).AsParallel().AsOrdered().Select(r => Content(r.Document, sources)).ToList();
            index.Apply(new CaseChanges(written, [.. rows.Where(r => r.Deleted).Select(r => r.Id)], rows[^1].Position));
            after = rows[^1].Position;
            count += rows.Count;
        }
        // What came meanwhile beyond the target is there already; it is taken in again next time, to no harm.
        index.Apply(new CaseChanges([], [], target));
        return count;
    }

    private List<(string Id, long Position, bool Deleted, string Document)> ChangedDocuments(long after) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Cases.Where(c => c.Collection == Number && c.Position > after).OrderBy(c => c.Position).Take(AtOnce)
            .Select(c => new { c.Id, c.Position, c.Deleted, c.Document }).AsEnumerable().Select(c => (c.Id, c.Position, c.Deleted, c.Document)).ToList();
    });

    private bool SourcesChangedSince(long position) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Files.Any(f => f.Collection == Number && f.Position > position && f.Path.StartsWith("sources/"));
    });

    private Dictionary<string, Source> SourcesById() => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Sources.Where(s => s.Collection == Number).AsEnumerable()
            .ToDictionary(s => s.Id, s => new Source { Id = s.Id, Title = s.Title, Year = (int?)s.Year, Authors = s.FirstAuthor is null ? [] : [s.FirstAuthor] }, StringComparer.Ordinal);
    });

    private static IndexedCase Content(string document, Dictionary<string, Source> sources)
    {
        var one = CaseDocument.Read(document);
        return CaseContent.Of(one, [.. one.Sources.Select(s => sources.GetValueOrDefault(s)).OfType<Source>()]);
    }
}
