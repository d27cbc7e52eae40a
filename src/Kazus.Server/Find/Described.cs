using System.Text;
using Kazus.Casebooks;
using Kazus.Cases;
using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Terms;
using Kazus.Text.Claims;
using Kazus.Text.Documents;
using Kazus.Text.Reading;

namespace Kazus.Server.Find;

/// <summary>A patient described somewhere else than in the cases that are searched, ready to be compared with them.</summary>
/// <param name="Content">What is compared.</param>
/// <param name="Case">The draft: what was read, each claim with its quote.</param>
/// <param name="Patients">How many patients the description tells of; the first is compared.</param>
public sealed record Described(IndexedCase Content, Case Case, int Patients = 1)
{
    /// <summary>A patient in free words: what the reader of claims understands is compared question by question, the words as words.</summary>
    public static Described Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var result = new DocumentReader().Read(stream, "description.txt");
        return result.Documents.Count == 0 ? new Described(new IndexedCase("", [text], []), new Case { Id = "" }) : Article(result.Documents[0]);
    }

    /// <summary>The first patient of an article.</summary>
    public static Described Article(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var claims = ClaimReader.Read(document);
        var patients = DraftCase.Patients(claims);
        var draft = DraftCase.Of(document, claims, patients.Count > 0 ? patients[0] : 1);
        var content = CaseContent.Of(draft);
        return new Described(content with { Texts = [.. content.Texts, document.Text] }, draft, Math.Max(1, patients.Count));
    }

    /// <summary>A draft case as a casebook's case file, or null when the file holds none.</summary>
    public static Described? CaseFile(string text, string shown)
    {
        var draft = CaseReader.Read(text, shown, [], Vocabularies.Resolve);
        return draft is null ? null : new Described(CaseContent.Of(draft), draft);
    }
}
