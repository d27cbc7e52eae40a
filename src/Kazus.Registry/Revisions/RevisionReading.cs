using System.Text.Json.Nodes;
using Kazus.Registry.Rows;

namespace Kazus.Registry.Revisions;

/// <summary>Reads revisions back, and replays them.</summary>
internal static class RevisionReading
{
    public static Revision Of(RevisionRow row) => new(row.Position, row.Kind == "case" ? Subject.Case : Subject.File, row.Subject, row.Number, Action(row.Action), row.MadeBy, row.MadeAt, row.MadeFrom, row.Reason, row.Patch) { Sha256 = row.Sha256 };

    /// <summary>The document after the last of the revisions given, which begin with the first.</summary>
    /// <exception cref="RegistryException">The history does not give the document it recorded.</exception>
    public static string Document(IReadOnlyList<Revision> history)
    {
        JsonNode? document = null;
        foreach (var revision in history) document = JsonPatch.Apply(document, JsonNode.Parse(revision.Patch)!.AsArray());
        return Recorded(document, history[^1]);
    }

    /// <summary>The case after each of the revisions given, which begin with the first; each patch is applied once.</summary>
    /// <exception cref="RegistryException">The history does not give the documents it recorded.</exception>
    public static IReadOnlyList<(Revision Revision, StoredCase Case)> States(string id, IReadOnlyList<Revision> history)
    {
        JsonNode? document = null;
        var states = new List<(Revision, StoredCase)>(history.Count);
        foreach (var revision in history)
        {
            document = JsonPatch.Apply(document, JsonNode.Parse(revision.Patch)!.AsArray());
            states.Add((revision, Stored(id, revision, Recorded(document, revision))));
        }
        return states;
    }

    public static StoredCase Replay(string id, IReadOnlyList<Revision> history)
    {
        return Stored(id, history[^1], Document(history));
    }

    private static string Recorded(JsonNode? document, Revision last)
    {
        var words = CaseDocument.Words(document);
        if (CaseDocument.Hash(words) != last.Sha256)
            throw new RegistryException($"The history of {last.Id} is damaged: revision {last.Number} does not give the document it recorded.");
        return words;
    }

    private static StoredCase Stored(string id, Revision last, string document) =>
        new(id, last.Number, last.Position, CaseDocument.IsDeleted(document), CaseDocument.File(document)?.Path ?? CaseFilePath.Of(id), document);

    private static RevisionAction Action(string word) => word switch
    {
        "added" => RevisionAction.Added,
        "changed" => RevisionAction.Changed,
        "deleted" => RevisionAction.Deleted,
        "restored" => RevisionAction.Restored,
        "undone" => RevisionAction.Undone,
        _ => throw new RegistryException($"The history holds the action '{word}', which this program does not know."),
    };
}
