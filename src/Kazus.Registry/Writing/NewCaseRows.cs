using System.Collections.Concurrent;
using Kazus.Registry.Engines;
using Kazus.Registry.Revisions;

namespace Kazus.Registry.Writing;

/// <summary>
/// The rows of a case that is not there yet, made before the transaction in which nobody else can write; positions, moment and year come
/// in it.
/// </summary>
/// <param name="Room">Where they stand.</param>
/// <param name="Place">Of the case: collection to number; its position follows, and that it is not deleted.</param>
/// <param name="Document">Of the case: its document.</param>
/// <param name="Rest">Of the case: text to recurrence; its year follows.</param>
/// <param name="Claims">Whole rows.</param>
/// <param name="Made">Of the revision: kind to maker; the moment follows.</param>
/// <param name="Change">Of the revision: where it was made to hash.</param>
internal sealed record NewCaseRows(CopyBuffer Room, object?[] Place, object?[] Document, object?[] Rest, IReadOnlyList<object?[]> Claims, object?[] Made, object?[] Change)
{
    public const long Number = 1;

    /// <summary>The document as it was.</summary>
    public string DocumentWords => Document[0] is CopiedFields copied ? copied.Room.WordsAt(copied.Start) : (string)Document[0]!;

    public static NewCaseRows Of(PreparedCase one, Signature signature, Engine engine, long collection, CopyBuffer room)
    {
        var id = one.Entered.Case.Id;
        var (document, searched) = (one.Document, one.Searched);
        return new NewCaseRows(room,
            engine.Ready(room, collection, id, one.Entered.File?.Path ?? one.Entered.Table ?? CaseFilePath.Of(id), Number),
            engine.Ready(room, document),
            engine.Ready(room, [searched.Text, .. searched.Columns]),
            engine.ReadyRows(room, [.. searched.Claims.Select((claim, i) => CaseColumns.ClaimRow(collection, id, i, claim))]),
            engine.Ready(room, ChangeWriter.KindWord(Subject.Case), id, Number, ChangeWriter.ActionWord(RevisionAction.Added), CaseColumns.Plain(signature.By)),
            engine.Ready(room, CaseColumns.Plain(signature.From), CaseColumns.Plain(signature.Reason), CaseDocument.Birth(document), one.Sha256));
    }
}

/// <summary>
/// Room for the rows of cases that wait for their transaction, used again for later cases: what waits outlives several collections of
/// memory, and new memory for each case would be moved by all of them.
/// </summary>
internal sealed class WaitingRooms
{
    private readonly ConcurrentBag<CopyBuffer> _free = [];

    public CopyBuffer Take() => _free.TryTake(out var room) ? room : new CopyBuffer();

    /// <summary>Takes back the rooms of cases that are written.</summary>
    public void GiveBack(List<PreparedCase> written)
    {
        foreach (var one in written)
        {
            if (one.WhenNew is not { Room: var room }) continue;
            room.Clear();
            _free.Add(room);
        }
    }
}
