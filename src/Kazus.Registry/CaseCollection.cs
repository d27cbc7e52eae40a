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
    public long Position => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Positions.Where(p => p.Collection == Number).Select(p => p.Position).FirstOrDefault();
    });

    /// <summary>How many cases it has, without deleted ones.</summary>
    public long CaseCount => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Cases.LongCount(c => c.Collection == Number && !c.Deleted);
    });

    /// <summary>The case with the last id before this one in ordinal order, or null.</summary>
    public StoredCase? Before(string id) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Cases.Where(c => c.Collection == Number && !c.Deleted && string.Compare(c.Id, id) < 0).OrderByDescending(c => c.Id)
            .Select(c => new StoredCase(c.Id, c.Number, c.Position, c.Deleted, c.Path, c.Document)).FirstOrDefault();
    });

    /// <summary>Position of the last change of a file other than a case; 0 before the first.</summary>
    public long FilesPosition => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Files.Where(f => f.Collection == Number).Max(f => (long?)f.Position) ?? 0;
    });

    /// <summary>A case that is not deleted, or null.</summary>
    public StoredCase? Find(string id) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        return query.Cases.Where(c => c.Collection == Number && c.Id == id && !c.Deleted)
            .Select(c => new StoredCase(c.Id, c.Number, c.Position, c.Deleted, c.Path, c.Document)).FirstOrDefault();
    });

    /// <summary>Cases that are not deleted, in ordinal order of id, those after <paramref name="after"/> first.</summary>
    public IReadOnlyList<StoredCase> Cases(string? after = null, int atMost = int.MaxValue) => _registry.Explained(() =>
    {
        using var query = _registry.Query();
        var cases = query.Cases.Where(c => c.Collection == Number && !c.Deleted);
        if (after is not null) cases = cases.Where(c => string.Compare(c.Id, after) > 0);
        return (IReadOnlyList<StoredCase>)[.. cases.OrderBy(c => c.Id).Take(atMost).Select(c => new StoredCase(c.Id, c.Number, c.Position, c.Deleted, c.Path, c.Document))];
    });

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

    /// <summary>A case as it was after its revision with this number, or null when there is none.</summary>
    public StoredCase? At(string id, long number)
    {
        var history = History(id);
        return history.Any(r => r.Number == number) ? RevisionReading.Replay(id, [.. history.Where(r => r.Number <= number)]) : null;
    }
}
