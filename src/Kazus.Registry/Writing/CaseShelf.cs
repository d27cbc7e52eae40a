using System.Text.Json.Nodes;
using Kazus.Cases;
using Kazus.Registry.Revisions;
using Kazus.Registry.Rows;

namespace Kazus.Registry.Writing;

/// <summary>Cases within one writing transaction: as they are, and as they shall be.</summary>
internal sealed class CaseShelf(ChangeWriter writer, long collection)
{
    private Dictionary<string, long>? _years;

    /// <summary>The cases with these ids that are there, deleted ones too.</summary>
    public Dictionary<string, StoredCase> Load(IReadOnlyList<string> ids) => LoadBy("id", ids);

    /// <summary>The cases written in these files, or rows of these tables.</summary>
    public Dictionary<string, StoredCase> LoadByPath(IReadOnlyList<string> paths) => LoadBy("path", paths);

    private Dictionary<string, StoredCase> LoadBy(string column, IReadOnlyList<string> ids)
    {
        var found = new Dictionary<string, StoredCase>(StringComparer.Ordinal);
        foreach (var part in ids.Distinct(StringComparer.Ordinal).Chunk(writer.MostAmong))
        {
            using var command = writer.Among("select id, number, position, deleted, path, document from cases where collection = @0", column, part);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                found[reader.GetString(0)] = new StoredCase(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetBoolean(3), reader.GetString(4), reader.GetString(5));
        }
        return found;
    }

    /// <summary>The history of a case as this transaction sees it.</summary>
    public IReadOnlyList<Revision> History(string id)
    {
        using var command = writer.Command("select position, number, action, made_by, made_at, made_from, reason, patch, sha256 from revisions where collection = @0 and kind = 'case' and subject = @1 order by number", collection, id);
        using var reader = command.ExecuteReader();
        var history = new List<Revision>();
        while (reader.Read())
            history.Add(RevisionReading.Of(new RevisionRow
            {
                Collection = collection,
                Position = reader.GetInt64(0),
                Kind = "case",
                Subject = id,
                Number = reader.GetInt64(1),
                Action = reader.GetString(2),
                MadeBy = reader.GetString(3),
                MadeAt = Instant.Read(reader.GetString(4)),
                MadeFrom = reader.GetString(5),
                Reason = reader.IsDBNull(6) ? null : reader.GetString(6),
                Patch = reader.GetString(7),
                Sha256 = reader.GetString(8),
            }));
        return history;
    }

    /// <summary>Writes a case and its revision; lasting only when the writer keeps.</summary>
    public (Revision Revision, StoredCase Now) Write(StoredCase? before, EnteredCase after, string document, RevisionAction action, Signature signature, DateTimeOffset at) =>
        Write(before, new PreparedCase(after, document, CaseDocument.Hash(document), CaseColumns.Searched(after.Case)), action, signature, at);

    /// <summary>Writes a case that is not there yet, from its rows.</summary>
    public void Write(PreparedCase prepared, NewCaseRows rows, DateTimeOffset at)
    {
        var position = writer.Record(rows, at);
        writer.Add("cases", CaseColumns.Case, [.. rows.Place, position, false, .. rows.Document, .. rows.Rest, Year(prepared.Entered.Case)], ready: true);
        foreach (var claim in rows.Claims) writer.Add("claims", CaseColumns.Claim, claim, ready: true);
    }

    /// <summary>Writes a case that was worked out before.</summary>
    public (Revision Revision, StoredCase Now) Write(StoredCase? before, PreparedCase prepared, RevisionAction action, Signature signature, DateTimeOffset at)
    {
        var (after, document, sha256, searched) = (prepared.Entered, prepared.Document, prepared.Sha256, prepared.Searched);
        var id = after.Case.Id;
        if (before is not null)
        {
            // Kept as the patches give it, so that replaying the history ends at the very document that stands in the table.
            document = CaseDocument.Words(JsonPatch.Apply(JsonNode.Parse(before.Document), JsonPatch.Between(JsonNode.Parse(before.Document), JsonNode.Parse(document))));
            sha256 = CaseDocument.Hash(document);
            writer.Later("delete from claims where collection = @0 and case_id = @1", collection, id);
            writer.Later("delete from cases where collection = @0 and id = @1", collection, id);
        }
        var path = after.File?.Path ?? after.Table ?? (before is null || CaseFilePath.IsTable(before.Path) ? CaseFilePath.Of(id) : before.Path);
        var number = (before?.Number ?? 0) + 1;
        var revision = writer.Record(new Change(Subject.Case, id, action, before?.Document, document, number) { Sha256 = sha256 }, signature, at);
        var deleted = before is not null && CaseDocument.IsDeleted(document);
        writer.Add("cases", CaseColumns.Case, CaseColumns.RowOf(collection, new KeptCase(id, path, number, revision.Position, deleted, document), searched, Year(after.Case)));
        if (!deleted)
            for (var i = 0; i < searched.Claims.Count; i++) writer.Add("claims", CaseColumns.Claim, CaseColumns.ClaimRow(collection, id, i, searched.Claims[i]));
        return (revision, new StoredCase(id, number, revision.Position, deleted, path, document));
    }

    /// <summary>Puts a case away.</summary>
    public (Revision Revision, StoredCase Now) Delete(StoredCase current, Signature signature, DateTimeOffset at) =>
        Write(current, new EnteredCase(current.Case, current.File, CaseFilePath.IsTable(current.Path) ? current.Path : null), CaseDocument.Write(current.Case, current.File, deleted: true), RevisionAction.Deleted, signature, at);

    // The year of the first source that has one: when the case was published.
    private long? Year(Case one)
    {
        if (one.Sources.Count == 0) return null;
        _years ??= Years();
        foreach (var source in one.Sources)
            if (_years.TryGetValue(source, out var year)) return year;
        return null;
    }

    private Dictionary<string, long> Years()
    {
        using var command = writer.Command("select id, year from sources where collection = @0 and year is not null", collection);
        using var reader = command.ExecuteReader();
        var years = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read()) years[reader.GetString(0)] = reader.GetInt64(1);
        return years;
    }
}
