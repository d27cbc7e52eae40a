using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Kazus.Text.Reading.Docx;

/// <summary>Knows what a paragraph's style makes of it, through the styles it is based on, whatever language Word speaks.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    public WordStyles(MainDocumentPart main)
    {
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            if (style.StyleId?.Value is { } id) styles.TryAdd(id, style);
    }

    /// <summary>1 to 9 for a heading, 0 for anything else.</summary>
    public int HeadingLevel(WordParagraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own and < 9) return own + 1;
        foreach (var style in Chain(paragraph))
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and < 9) return level + 1;
            var name = style.StyleName?.Val?.Value ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length > 8 && name[8] is >= '1' and <= '9') return name[8] - '0';
        }
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        return id.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) && id.Length == 8 && id[7] is >= '1' and <= '9' ? id[7] - '0' : 0;
    }

    public bool IsTitle(WordParagraph paragraph) =>
        Chain(paragraph).Any(s => string.Equals(s.StyleName?.Val?.Value, "title", StringComparison.OrdinalIgnoreCase))
        || paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Title";

    public bool IsListItem(WordParagraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value is { } number ? number != 0
        : Chain(paragraph).Any(s => s.StyleParagraphProperties?.NumberingProperties?.NumberingId is not null);

    /// <summary>Whether the run's own look, or its paragraph's style, is bold.</summary>
    public bool IsBold(Run run, WordParagraph paragraph) => On(run.RunProperties?.Bold)
        ?? Chain(paragraph).Select(s => On(s.StyleRunProperties?.Bold)).FirstOrDefault(b => b is not null) ?? false;

    public static bool IsItalic(Run run) => On(run.RunProperties?.Italic) ?? false;

    private static bool? On(OnOffType? toggle) => toggle is null ? null : toggle.Val?.Value ?? true;

    private IEnumerable<Style> Chain(WordParagraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var depth = 0; id is not null && depth < 20 && styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
