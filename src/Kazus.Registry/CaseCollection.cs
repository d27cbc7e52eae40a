using Kazus.Cases;
using Kazus.Registry.Engines;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;
using Microsoft.EntityFrameworkCore;

namespace Kazus.Registry;

/// <summary>A case of a collection as it is now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">How often it was changed; what a form must send back.</param>
/// <param name="Position">Position of its last change.</param>
/// <param name="Deleted">True when it was put away.</param>
/// <param name="Path">The file it is exported to.</param>
/// <param name="Document">Its JSON document.</param>
public sealed record StoredCase(string Id, long Number, long Position, bool Deleted, string Path, string Document)
{
    /// <summary>The case itself, read anew from the document each time.</summary>
    public Case Case => CaseDocument.Read(Document);

    /// <summary>The file a person wrote, or null when the case came in another form.</summary>
    public WrittenCase? File => CaseDocument.File(Document);
}

/// <summary>A case with the ones before and after it in ordinal order of their ids; null at an end.</summary>
public sealed record CaseBetween(StoredCase Case, NeighbourCase? Before, NeighbourCase? After);

/// <summary>The case before or after another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">Its label, or null when it has none.</param>
/// <param name="Document">Its JSON document, where it was asked for.</param>
public sealed record NeighbourCase(string Id, string? Label, string? Document)
{
    /// <summary>The case itself, read anew each time; null where its document was not asked for.</summary>
    public Case? Case => Document is null ? null : CaseDocument.Read(Document);
}

/// <summary>What a search index needs of a case that changed.</summary>
/// <param name="Position">Position of its last change.</param>
/// <param name="Id">Its id.</param>
/// <param name="Deleted">True when it is to be taken out.</param>
/// <param name="Text">Its words, as <see cref="CaseText"/> gives them.</param>
/// <param name="Facets">What it can be narrowed by.</param>
public sealed record ChangedCase(long Position, string Id, bool Deleted, string Text, CaseFacets Facets);

/// <summary>What cases are narrowed by in a search; null where the case does not say, or its sources disagree.</summary>
public sealed record CaseFacets(string? Disease, string? Kind, string? Site, string? Levels, string? Region, string? Treatment, string? Outcome, string? Recurrence, string? Sex, double? AgeLow, double? AgeHigh, long? Year);

/// <summary>A casebook in the registry.</summary>
public sealed partial class CaseCollection
{
    private readonly CaseRegistry _registry;

    internal CaseCollection(CaseRegistry registry, long number, string name)
    {
        _registry = registry;
        Number = number;
        Name = name;
    }

    /// <summary>What every key in the tables begins with.</summary>
    public long Number { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Position of the last change; 0 before the first.</summary>
    public long Position => Read(r => r.Whole("select position from positions where collection = @0", Number));

    /// <summary>How many cases it has, without deleted ones.</summary>
    public long CaseCount => Read(r => r.Whole("select (select count(*) from cases where collection = @0) - (select count(*) from cases where collection = @0 and deleted)", Number));

    /// <summary>A case that is not deleted, between the one with the last id before it and the one with the first id after it, in one question; null when there is none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="documents">True to have the documents of neighbours without a label too.</param>
    public CaseBetween? FindBetween(string id, bool documents = false)
    {
        var rows = Read(r => r.All(Between, row => (Place: row.GetInt64(0), Id: row.GetString(1), Label: Words(row, 2), Number: row.GetInt64(3), Position: row.GetInt64(4), Path: row.GetString(5), Document: Words(row, 6)), Number, id, documents));
        NeighbourCase? Beside(long place) => rows.FindIndex(b => b.Place == place) is var at and >= 0 ? new NeighbourCase(rows[at].Id, rows[at].Label, rows[at].Document) : null;
        return rows.FindIndex(b => b.Place == 0) is var here and >= 0
            ? new CaseBetween(new StoredCase(rows[here].Id, rows[here].Number, rows[here].Position, false, rows[here].Path, rows[here].Document!), Beside(-1), Beside(1)) : null;
    }

    /// <summary>Position of the last change of a file other than a case; 0 before the first.</summary>
    public long FilesPosition => Read(r => r.Whole("select max(position) from files where collection = @0", Number));

    /// <summary>A case that is not deleted, or null.</summary>
    public StoredCase? Find(string id) => Read(r => r.First(StoredColumns + "and not deleted and id = @1", Stored, Number, id));

    /// <summary>The cases with these ids that are there and not deleted, in no order.</summary>
    public IReadOnlyList<StoredCase> Find(IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Read(r =>
        {
            var found = new List<StoredCase>(ids.Count);
            foreach (var part in ids.Distinct(StringComparer.Ordinal).Chunk(AtOnceFound))
            {
                var (sql, values) = _registry.Engine.Among(StoredColumns + "and not deleted", "id", Number, part);
                found.AddRange(r.All(sql, Stored, values));
            }
            return found;
        });
    }

    /// <summary>Cases that are not deleted, in ordinal order of id, those after <paramref name="after"/> first.</summary>
    /// <param name="after">An id, or null for the beginning.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="offset">How many of them are left out before the first.</param>
    public IReadOnlyList<StoredCase> Cases(string? after = null, int atMost = int.MaxValue, int offset = 0) =>
        Read(r => r.All(StoredColumns + "and not deleted and id > @1 order by id limit @2 offset @3", Stored, Number, after ?? "", (long)atMost, (long)offset));

    /// <summary>
    /// Each case changed after a position, once, with its last state, in the order of last changes. An index that keeps the position
    /// of the last one it was given and asks again from there misses nothing, also after a crash.
    /// </summary>
    public IReadOnlyList<ChangedCase> ChangedCases(long after, int atMost = 10_000) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return (IReadOnlyList<ChangedCase>)[.. query.Cases.Where(c => c.Collection == Number && c.Position > after).OrderBy(c => c.Position).Take(atMost)
            .Select(c => new ChangedCase(c.Position, c.Id, c.Deleted, c.Text,
                new CaseFacets(c.Disease, c.DiseaseKind, c.Site, c.Levels, c.Region, c.Treatment, c.Outcome, c.Recurrence, c.Sex, c.AgeLow, c.AgeHigh, c.Year)))];
    });

    /// <summary>All changes after a position, oldest first.</summary>
    public IReadOnlyList<Revision> Revisions(long after = 0, int atMost = 10_000) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return (IReadOnlyList<Revision>)[.. query.Revisions.Where(r => r.Collection == Number && r.Position > after).OrderBy(r => r.Position).Take(atMost).AsEnumerable().Select(RevisionReading.Of)];
    });

    /// <summary>The history of one case, oldest first; also of one that is deleted.</summary>
    public IReadOnlyList<Revision> History(string id) => History(Subject.Case, id);

    /// <summary>The history of a case or file, oldest first.</summary>
    public IReadOnlyList<Revision> History(Subject subject, string id) => _registry.Explained(() =>
    {
        var kind = ChangeWriter.KindWord(subject);
        using var query = _registry.Query();
        return (IReadOnlyList<Revision>)[.. query.Revisions.Where(r => r.Collection == Number && r.Kind == kind && r.Subject == id).OrderBy(r => r.Number).AsEnumerable().Select(RevisionReading.Of)];
    });

    /// <summary>Every revision of a case with the case as it was after it, oldest first.</summary>
    public IReadOnlyList<(Revision Revision, StoredCase Case)> States(string id) => RevisionReading.States(id, History(id));

    /// <summary>A case as it was after its revision with this number, or null when there is none.</summary>
    public StoredCase? At(string id, long number)
    {
        var history = History(id);
        return history.Any(r => r.Number == number) ? RevisionReading.Replay(id, [.. history.Where(r => r.Number <= number)]) : null;
    }

    private const string StoredColumns = "select id, number, position, deleted, path, document from cases where collection = @0 ";
    private const string Between = """
        select cast(0 as bigint) as place, id, label, number, position, path, document from cases where collection = @0 and not deleted and id = @1
        union all select * from (select cast(-1 as bigint) as place, id, label, number, position, path, case when @2 and label is null then document end as document from cases where collection = @0 and not deleted and id < @1 order by id desc limit 1) as one
        union all select * from (select cast(1 as bigint) as place, id, label, number, position, path, case when @2 and label is null then document end as document from cases where collection = @0 and not deleted and id > @1 order by id limit 1) as other
        """;
    private const int AtOnceFound = 20;

    private T Read<T>(Func<Reads, T> read) => _registry.Explained(() => _registry.Engine.Read(read));

    private static string? Words(System.Data.Common.DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static StoredCase Stored(System.Data.Common.DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetBoolean(3), row.GetString(4), row.GetString(5));
}
