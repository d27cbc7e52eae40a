using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Kazus.Checks;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

public enum RevisionKind
{
    Changed,
    Inserted,
    Deleted,
}

/// <summary>A paragraph that Word changed: the proposal to put <paramref name="After"/> where <paramref name="Before"/> stands.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="At">Where the paragraph stands in the prose; for a new one, the paragraph it follows.</param>
/// <param name="Before">The Markdown as it was; empty for a new paragraph.</param>
/// <param name="After">The Markdown with the changes accepted, live facts and citations kept; empty for one that was removed.</param>
public sealed record RevisedParagraph(RevisionKind Kind, SourcePlace At, string Before, string After)
{
    /// <summary>Who changed it, when changes were tracked.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The latest moment of a tracked change as the file writes it, or null.</summary>
    public string? When { get; init; }
}

/// <summary>A live fact whose words were changed in Word: a proposal about the record, not about the prose.</summary>
/// <param name="Name">Name of the fact.</param>
/// <param name="Before">What the report said.</param>
/// <param name="After">What the control says now.</param>
/// <param name="At">The paragraph it stands in; default for a table cell.</param>
public sealed record ChangedFact(string Name, string Before, string After, SourcePlace At)
{
    public IReadOnlyList<string> Authors { get; init; } = [];
}

/// <summary>A comment of the margin.</summary>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">What it says.</param>
/// <param name="About">The words it is hung on.</param>
/// <param name="At">The paragraph, when it is one of the prose.</param>
public sealed record MarginComment(string? Author, string Text, string About, SourcePlace At)
{
    public string? When { get; init; }
}

/// <summary>
/// What a Word file brings back: changed, new and removed paragraphs as Markdown for the prose, changed facts, comments. Nothing is
/// applied; a person decides. Changes of dress alone (bold, size) are not reported.
/// </summary>
public sealed record WordReturn
{
    public IReadOnlyList<RevisedParagraph> Paragraphs { get; init; } = [];

    public IReadOnlyList<ChangedFact> Facts { get; init; } = [];

    public IReadOnlyList<MarginComment> Comments { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Reads a file written by <see cref="WordWriter"/> and edited in Word or LibreOffice.</summary>
    /// <param name="docx">The file.</param>
    /// <param name="path">Its name, for findings.</param>
    public static WordReturn Read(Stream docx, string path)
    {
        try
        {
            using var zip = new ZipArchive(docx, ZipArchiveMode.Read, leaveOpen: true);
            if (Part(zip, "word/document.xml") is not { } document) return Unreadable(path, "It holds no Word document.");
            var trace = WordMemory.Read(zip.Entries.Where(e => e.FullName.StartsWith("customXml/item", StringComparison.Ordinal)).Select(e => Load(e)).OfType<XDocument>());
            if (trace is null) return Unreadable(path, "It does not say which report it was; only a file written by Kazus can be compared.");
            return new WordComparison(trace, document, Part(zip, "word/comments.xml")).Compare();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            return Unreadable(path, "It is no Word file (.docx), or it is damaged.");
        }
    }

    private static WordReturn Unreadable(string path, string why) => new()
    {
        Findings = [ManuscriptRules.UnreadableWordFile.At(new SourcePlace(path, 1, 1), $"'{path}' cannot be read back. {why}", "Edit the .docx that was built, and keep it a .docx.")],
    };

    private static XDocument? Part(ZipArchive zip, string name) => zip.GetEntry(name) is { } entry ? Load(entry) : null;

    // A part of a hundred megabytes is no manuscript; it is refused before it is unpacked.
    private static XDocument? Load(ZipArchiveEntry entry)
    {
        if (!entry.FullName.EndsWith(".xml", StringComparison.Ordinal)) return null;
        if (entry.Length > 100_000_000) throw new InvalidDataException();
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 100_000_000 });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
