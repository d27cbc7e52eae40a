using Kazus.Checks;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript;

/// <summary>A rule of writing: what is said when the prose calls something that is not there.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Stable name.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record ManuscriptRule(string Id, string Name, Severity Severity)
{
    public Finding At(SourcePlace place, string message, string? settle = null, string? quote = null) => new()
    {
        Rule = Id,
        Name = Name,
        Severity = Severity,
        Message = message,
        Settle = settle,
        Places = [new Place(place.Path, Line: place.Line, Quote: quote) { Column = place.Column }],
    };
}

/// <summary>The rules that composing and writing a report can speak of.</summary>
public static class ManuscriptRules
{
    public static ManuscriptRule UnknownFact { get; } = new("KZ151", "unknown-fact", Severity.Error);

    public static ManuscriptRule UnknownFormat { get; } = new("KZ152", "unknown-format", Severity.Error);

    public static ManuscriptRule UnknownReference { get; } = new("KZ153", "unknown-reference", Severity.Error);

    public static ManuscriptRule UnknownDisplay { get; } = new("KZ154", "unknown-figure-or-table", Severity.Error);

    public static ManuscriptRule UnclosedFact { get; } = new("KZ155", "unclosed-fact", Severity.Error);

    public static ManuscriptRule DisplayNotCalled { get; } = new("KZ156", "display-not-called-out", Severity.Warning);

    public static ManuscriptRule DisplayTwice { get; } = new("KZ157", "display-placed-twice", Severity.Warning);

    public static ManuscriptRule HeadingSkipped { get; } = new("KZ158", "heading-level-skipped", Severity.Warning);

    public static ManuscriptRule UnreadableMarkup { get; } = new("KZ159", "unreadable-markup", Severity.Error);

    public static ManuscriptRule MarkupAsText { get; } = new("KZ160", "markup-shown-as-text", Severity.Note);

    public static ManuscriptRule PictureMissing { get; } = new("KZ161", "picture-missing", Severity.Error);

    public static ManuscriptRule FigureWithoutPng { get; } = new("KZ162", "figure-without-png", Severity.Note);

    public static ManuscriptRule UnreadableFigure { get; } = new("KZ163", "unreadable-figure", Severity.Error);

    public static ManuscriptRule ProgramMissing { get; } = new("KZ164", "program-missing", Severity.Warning);

    public static ManuscriptRule UnreadableWordFile { get; } = new("KZ165", "unreadable-word-file", Severity.Error);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ManuscriptRule> All { get; } =
    [
        UnknownFact, UnknownFormat, UnknownReference, UnknownDisplay, UnclosedFact, DisplayNotCalled, DisplayTwice, HeadingSkipped,
        UnreadableMarkup, MarkupAsText, PictureMissing, FigureWithoutPng, UnreadableFigure, ProgramMissing, UnreadableWordFile,
    ];
}
