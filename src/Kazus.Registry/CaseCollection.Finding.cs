using System.Data.Common;
using Kazus.Cases;
using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Provenance;
using Kazus.Registry.Writing;

namespace Kazus.Registry;

public sealed partial class CaseCollection
{
    // Documents are read in parts of this many, so that a large collection is never in memory as a whole.
    private const int AtOnce = 5_000;

    /// <summary>
    /// Brings an index to the collection's last change: cases written since its position are taken in, deleted ones taken out. An index
    /// that is new, or was lost, is made from the beginning, and so is one of another store: of this one before a backup was put back,
    /// or of one that stood in its place. What an index held when a program was killed does not matter.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="taken">Called for each case taken in, from one thread at a time.</param>
    /// <param name="stop">Ends the work; the index then stands where it stood, and is brought to the last change another time.</param>
    /// <returns>How many cases were taken in or out.</returns>
    public int CatchUp(CaseIndex index, Action? taken = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var (target, mark, before, sourcesChanged) = Since(index.Position);
        if (index.Position == target && target == 0) return 0;
        if (index.Position > 0 && before != index.Mark) index.Clear();
        if (index.Position == target) return 0;
        // Cases are also found by the titles and years of their sources: when those change, all cases are taken in anew.
        var after = sourcesChanged ? 0 : index.Position;
        if (index.Position == 0 && index.View.Count == 0) return MakeIndex(index, (target, mark), taken, stop);
        var count = 0;
        while (ChangedDocuments(after) is { Count: > 0 } rows)
        {
            var cases = Several.Each(rows.Where(r => !r.Deleted).ToList(), r => CaseDocument.Read(r.Document));
            var sources = SourcesOf(cases);
            var written = Several.Each(cases, c => Content(c, sources));
            after = rows[^1].Position;
            // Until the last part is in, the index stands where it stood: what came beyond the target has no mark yet.
            index.Apply(new CaseChanges(written, [.. rows.Where(r => r.Deleted).Select(r => r.Id)], index.Position) { Mark = index.Mark });
            count += rows.Count;
            for (var i = 0; i < written.Count; i++) taken?.Invoke();
            stop.ThrowIfCancellationRequested();
            if (rows.Count < AtOnce) break;
        }
        // What came meanwhile beyond the target is there already; it is taken in again next time, to no harm.
        index.Apply(new CaseChanges([], [], target) { Mark = mark });
        return count;
    }

    // All cases at once: they are read while those before them are cut into words. A case that changes meanwhile moves beyond the target
    // and is taken in next time.
    private int MakeIndex(CaseIndex index, (long Position, string Mark) target, Action? taken, CancellationToken stop)
    {
        var sources = SourcesById();
        var count = 0;
        index.Fill(AllDocuments().AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.AutoBuffered).Select(d => Content(CaseDocument.Read(d), sources)).AsSequential().Select(Counted));
        index.Apply(new CaseChanges([], [], target.Position) { Mark = target.Mark });
        return count;

        IndexedCase Counted(IndexedCase one)
        {
            stop.ThrowIfCancellationRequested();
            count++;
            taken?.Invoke();
            return one;
        }

        IEnumerable<string> AllDocuments()
        {
            for (var after = 0L; ChangedDocuments(after, 1_000) is { Count: > 0 } rows; after = rows[^1].Position)
                foreach (var row in rows)
                    if (!row.Deleted) yield return row.Document;
        }
    }

    // The position of the last change, what tells that change and the one at another position from others, and whether sources changed
    // between them: one question, for whoever searches waits for it.
    private (long Position, string Mark, string? Before, bool SourcesChanged) Since(long position) => Read(r => r.First("""
        select p.position, (select count(*) from (select 1 from files where collection = @0 and position > @1 and path >= 'sources/' and path < 'sources0' limit 1) as one),
          last.kind, last.subject, last.number, last.made_at, last.sha256, c.created_at, old.kind, old.subject, old.number, old.made_at, old.sha256, c.created_at
        from positions p join collections c on c.collection = p.collection
        left join revisions last on last.collection = p.collection and last.position = p.position
        left join revisions old on old.collection = p.collection and old.position = @1
        where p.collection = @0
        """, row => (row.GetInt64(0), row.IsDBNull(2) ? "" : MarkOf(row, 2), row.IsDBNull(8) ? null : MarkOf(row, 8), row.GetInt64(1) > 0), Number, position));

    // What tells a change from every other one, in this store and in others.
    private static string MarkOf(DbDataReader row, int at) =>
        string.Join('|', row.GetString(at), row.GetString(at + 1), row.GetInt64(at + 2).ToString(System.Globalization.CultureInfo.InvariantCulture), row.GetString(at + 3), row.GetString(at + 4), row.GetString(at + 5));

    private List<(string Id, long Position, bool Deleted, string Document)> ChangedDocuments(long after, long atMost = AtOnce) => Read(r => r.All(
        "select id, position, deleted, document from cases where collection = @0 and position > @1 order by position limit @2",
        row => (row.GetString(0), row.GetInt64(1), row.GetBoolean(2), row.GetString(3)), Number, after, atMost));

    // Of a few cases only their own sources are looked up.
    private Dictionary<string, Source> SourcesOf(List<Case> cases)
    {
        var ids = cases.SelectMany(c => c.Sources).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count > 500) return SourcesById();
        if (ids.Count == 0) return [];
        var (sql, values) = _registry.Engine.Among("select id, title, year, first_author from sources where collection = @0", "id", Number, [.. ids]);
        return Read(r => r.All(sql, SourceOf, values)).ToDictionary(s => s.Id, StringComparer.Ordinal);
    }

    private Dictionary<string, Source> SourcesById() =>
        Read(r => r.All("select id, title, year, first_author from sources where collection = @0", SourceOf, Number)).ToDictionary(s => s.Id, StringComparer.Ordinal);

    private static Source SourceOf(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Title = row.IsDBNull(1) ? null : row.GetString(1),
        Year = row.IsDBNull(2) ? null : (int)row.GetInt64(2),
        Authors = row.IsDBNull(3) ? [] : [row.GetString(3)],
    };

    private static IndexedCase Content(Case one, Dictionary<string, Source> sources) =>
        CaseContent.Of(one, [.. one.Sources.Select(s => sources.GetValueOrDefault(s)).OfType<Source>()]);
}
