using Kazus.Checks;

namespace Kazus.Checking.Rules.Guidelines;

/// <summary>The leaf items of CARE for which no sentence was found. One note, for the list is there to be read, not to be scored.</summary>
internal static class Kz704Care
{
    public static Rule Rule { get; } = new("KZ704", "care-items", Severity.Note, "guideline", Check) { WhyNot = m => !m.IsCaseReport ? Manuscript.NoCase : m.Document.References.Count == 0 ? "the file is not a whole manuscript" : null };

    private static IEnumerable<Finding> Check(Manuscript m)
    {
        var absent = CareItem.All.Where(i => i.Answer(m.Document) is null).ToList();
        if (absent.Count == 0 || m.Document.Metadata.Title is not { } title) yield break;
        yield return Rule.Find($"No sentence was found for CARE {(absent.Count == 1 ? "item" : "items")} {string.Join("; ", absent.Select(i => $"{i.Number} ({i.Asks})"))}.", "Add what can be told; an item that does not apply needs nothing.", "care", m.At(title.Span));
    }
}
