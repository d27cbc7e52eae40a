using Kazus.Manuscript.Facts;

namespace Kazus.Manuscript.Prose;

/// <summary>Where something stands in the authors' files; line and column from 1.</summary>
public readonly record struct SourcePlace(string Path, int Line, int Column);

public enum TextStyle
{
    Emphasis,
    Strong,
    Superscript,
    Subscript,
}

public enum DisplayKind
{
    Figure,
    Table,
}

/// <summary>A piece of a line. Closed: one of the nested records. What is called by name carries its answer once a report is composed.</summary>
public abstract record Inline
{
    private Inline()
    {
    }

    /// <summary>The characters of the file that it came from, for what must be written back as it was; empty otherwise.</summary>
    public string Markdown { get; init; } = "";

    public SourcePlace At { get; init; }

    public sealed record Words(string Text) : Inline;

    public sealed record Styled(TextStyle Style, IReadOnlyList<Inline> Children) : Inline;

    public sealed record Code(string Text) : Inline;

    public sealed record Link(string Url, IReadOnlyList<Inline> Children) : Inline;

    /// <summary>A forced line break.</summary>
    public sealed record Break : Inline;

    /// <summary>A picture within a line; alone in its paragraph it becomes a figure.</summary>
    public sealed record Image(string Path, IReadOnlyList<Inline> Alt) : Inline;

    /// <summary>A name in curly brackets after a picture: <c>{#fig:mri}</c>.</summary>
    public sealed record Label(string Id) : Inline;

    /// <summary>A live fact: <c>{{ index.age | months }}</c>.</summary>
    public sealed record Fact(string Name, string? Format) : Inline
    {
        public LiveFact? Found { get; init; }

        /// <summary>What the reader sees.</summary>
        public string Shown { get; init; } = Name;
    }

    /// <summary>The place of a table or figure: <c>{{ table: comparison }}</c>.</summary>
    public sealed record Display(DisplayKind Kind, string Id) : Inline;

    /// <summary>A citation: <c>[@key; @other, p. 4]</c>, or <c>@key</c> in the sentence.</summary>
    public sealed record Cite(IReadOnlyList<CitedWork> Works, bool Narrative) : Inline
    {
        /// <summary>What the reader sees, part by part; a part that stands for one work has its key.</summary>
        public IReadOnlyList<CitationPart> Shown { get; init; } = [];
    }

    /// <summary>A call-out of figures and tables: <c>[@fig:timeline]</c>.</summary>
    public sealed record CallOut(IReadOnlyList<CalledDisplay> Displays) : Inline;

    /// <summary>Something that was meant for Kazus and could not be read; shown as it stands.</summary>
    public sealed record Unread(string Text, string Problem) : Inline;
}

/// <summary>A work within a citation.</summary>
/// <param name="Key">Key of the reference.</param>
/// <param name="Note">"p. 4", or null.</param>
public sealed record CitedWork(string Key, string? Note = null);

/// <summary>A piece of a printed citation.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Key">The work it stands for, or null for brackets, commas and dashes.</param>
/// <param name="Raised">True when it is set as superscript.</param>
public sealed record CitationPart(string Text, string? Key = null, bool Raised = false);

/// <summary>A display that is called out.</summary>
/// <param name="Kind">Figure or table.</param>
/// <param name="Id">Its name.</param>
/// <param name="Number">Its number, or 0 when it is unknown.</param>
public sealed record CalledDisplay(DisplayKind Kind, string Id, int Number = 0);
