using Kazus.Registry.Engines;
using Kazus.Registry.Revisions;

namespace Kazus.Registry.Writing;

/// <summary>
/// The rows of a case that is not there yet, made before the transaction in which nobody else can write; positions, moment and year come
/// in it.
/// </summary>
/// <param name="Place">Of the case: collection to number; its position follows.</param>
/// <param name="Rest">Of the case: deleted to recurrence; its year follows.</param>
/// <param name="Claims">Whole rows.</param>
/// <param name="Made">Of the revision: kind to maker; the moment follows.</param>
/// <param name="Change">Of the revision: where it was made to hash.</param>
internal sealed record NewCaseRows(object?[] Place, object?[] Rest, IReadOnlyList<object?[]> Claims, object?[] Made, object?[] Change)
{
    public const long Number = 1;

    public static NewCaseRows Of(PreparedCase one, Signature signature, Engine engine, long collection)
    {
        var id = one.Entered.Case.Id;
        var searched = one.Searched;
        return new NewCaseRows(
            engine.Ready(collection, id, one.Entered.File?.Path ?? one.Entered.Table ?? CaseFilePath.Of(id), Number),
            engine.Ready([false, one.Document, searched.Text, .. searched.Columns]),
            engine.ReadyRows([.. searched.Claims.Select((claim, i) => CaseColumns.ClaimRow(collection, id, i, claim))]),
            engine.Ready(ChangeWriter.KindWord(Subject.Case), id, Number, ChangeWriter.ActionWord(RevisionAction.Added), CaseColumns.Plain(signature.By)),
            engine.Ready(CaseColumns.Plain(signature.From), CaseColumns.Plain(signature.Reason), CaseDocument.Birth(one.Document), one.Sha256));
    }
}
