using System.Xml.Linq;

namespace Kazus.Text.Reading.Docx;

/// <summary>Knows what a paragraph's style makes of it, through the styles it is based on, whatever language Word speaks.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);

    public WordStyles(XElement? sheet)
    {
        foreach (var style in sheet.All("style"))
            if (style.Given("styleId") is { } id) styles.TryAdd(id, style);
    }

    /// <summary>1 to 9 for a heading, 0 for anything else.</summary>
    public int HeadingLevel(XElement paragraph)
    {
        if (paragraph.One("pPr").One("outlineLvl").Number() is { } own and < 9) return own + 1;
        foreach (var style in Chain(paragraph))
        {
            if (style.One("pPr").One("outlineLvl").Number() is { } level and < 9) return level + 1;
            var name = style.One("name").Value() ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length > 8 && name[8] is >= '1' and <= '9') return name[8] - '0';
        }
        var id = paragraph.One("pPr").One("pStyle").Value() ?? "";
        return id.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) && id.Length == 8 && id[7] is >= '1' and <= '9' ? id[7] - '0' : 0;
    }

    public bool IsTitle(XElement paragraph) =>
        Chain(paragraph).Any(s => string.Equals(s.One("name").Value(), "title", StringComparison.OrdinalIgnoreCase))
        || paragraph.One("pPr").One("pStyle").Value() == "Title";

    public bool IsListItem(XElement paragraph) =>
        paragraph.One("pPr").One("numPr").One("numId").Number() is { } number ? number != 0
        : Chain(paragraph).Any(s => s.One("pPr").One("numPr").One("numId") is not null);

    /// <summary>Whether the run's own look, or its paragraph's style, is bold.</summary>
    public bool IsBold(XElement run, XElement paragraph) => run.One("rPr").One("b").On()
        ?? Chain(paragraph).Select(s => s.One("rPr").One("b").On()).FirstOrDefault(b => b is not null) ?? false;

    public static bool IsItalic(XElement run) => run.One("rPr").One("i").On() ?? false;

    private IEnumerable<XElement> Chain(XElement paragraph)
    {
        var id = paragraph.One("pPr").One("pStyle").Value();
        for (var depth = 0; id is not null && depth < 20 && styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.One("basedOn").Value();
        }
    }
}
