namespace Kazus.Manuscript;

/// <summary>How citations stand in the text.</summary>
public enum CitationForm
{
    /// <summary>[1–3]</summary>
    Brackets,

    /// <summary>Raised figures after the word.</summary>
    Superscript,
}

/// <summary>Choices that the authors or the journal make.</summary>
public sealed record ReportOptions
{
    public static ReportOptions Default { get; } = new();

    public CitationForm Citations { get; init; } = CitationForm.Brackets;

    /// <summary>A list of references and printed citations made by another style (see <c>PandocStyle</c>), or null for Vancouver.</summary>
    public References.StyledReferences? Styled { get; init; }

    /// <summary>Numbers the lines of the Word file, as reviewers like it.</summary>
    public bool LineNumbers { get; init; }

    /// <summary>Program and version named as the maker of the files.</summary>
    public string Maker { get; init; } = "Kazus";
}
