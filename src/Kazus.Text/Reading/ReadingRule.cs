using Kazus.Checks;

namespace Kazus.Text.Reading;

/// <summary>What reading can find wrong with a file, each with a stable id.</summary>
/// <param name="Id">"KZ001" to "KZ099".</param>
/// <param name="Name">The name, in words joined by hyphens.</param>
/// <param name="Severity">An error means that the file, or an essential part of it, could not be used.</param>
/// <param name="Means">What it means and what settles it.</param>
public sealed record ReadingRule(string Id, string Name, Severity Severity, string Means)
{
    public static ReadingRule NotReadable { get; } = new("KZ001", "file-not-readable", Severity.Error, "The file cannot be opened.");

    public static ReadingRule Empty { get; } = new("KZ002", "empty-file", Severity.Error, "The file has no content.");

    public static ReadingRule TooLarge { get; } = new("KZ003", "file-too-large", Severity.Error, "The file is larger than what is read; cut it into articles.");

    public static ReadingRule NotUtf8 { get; } = new("KZ004", "not-utf-8", Severity.Warning, "The bytes are not UTF-8 and were read as Windows-1252; save the file as UTF-8.");

    public static ReadingRule WrongExtension { get; } = new("KZ005", "wrong-extension", Severity.Warning, "The content is of another format than the file's name says; it was read as what it is.");

    public static ReadingRule BrokenXml { get; } = new("KZ006", "broken-xml", Severity.Error, "The XML ends early or is not well formed; what stands before the fault may have been read.");

    public static ReadingRule EntityNotResolved { get; } = new("KZ007", "entity-not-resolved", Severity.Error, "The XML declares or uses an entity of its own; such entities are never expanded or fetched.");

    public static ReadingRule NoArticle { get; } = new("KZ008", "no-article", Severity.Error, "The file holds no article.");

    public static ReadingRule NoTextLayer { get; } = new("KZ009", "no-text-layer", Severity.Error, "The PDF has pictures of pages and no text; run text recognition on it first.");

    public static ReadingRule Encrypted { get; } = new("KZ010", "encrypted", Severity.Error, "The file is encrypted; save it without a password.");

    public static ReadingRule ProgramMissing { get; } = new("KZ011", "program-missing", Severity.Error, "A program of the machine that this format needs is not installed.");

    public static ReadingRule BrokenPackage { get; } = new("KZ012", "broken-file", Severity.Error, "The file is damaged and cannot be taken apart.");

    public static ReadingRule Inflated { get; } = new("KZ013", "inflated-file", Severity.Error, "The file unpacks to far more than an article; it was not opened further.");

    public static ReadingRule NotEnglish { get; } = new("KZ014", "not-english", Severity.Error, "The text does not look English; facts are read in English only.");

    public static ReadingRule UnknownFormat { get; } = new("KZ015", "unknown-format", Severity.Error, "The content is none of the formats that are read.");

    public static ReadingRule NoText { get; } = new("KZ016", "no-text", Severity.Error, "The file was read and has no words in it.");

    public static IReadOnlyList<ReadingRule> All { get; } =
    [
        NotReadable, Empty, TooLarge, NotUtf8, WrongExtension, BrokenXml, EntityNotResolved, NoArticle, NoTextLayer,
        Encrypted, ProgramMissing, BrokenPackage, Inflated, NotEnglish, UnknownFormat, NoText,
    ];

    /// <summary>A finding of this rule about a file.</summary>
    public Finding Finding(string path, string message, string? settle = null, int? line = null) => new()
    {
        Rule = Id, Name = Name, Severity = Severity, Message = message, Settle = settle, Places = [new Place(path, Line: line)],
    };
}
