using System.Xml.Linq;

namespace Kazus.Text.Reading.Jats;

/// <summary>Writes the running text of JATS elements: raised and lowered characters, emphasis, links to references.</summary>
internal sealed class JatsInlines(DraftWriter writer, IReadOnlyDictionary<string, string> referenceKeys)
{
    // What holds no words of the running text.
    private static readonly HashSet<string> Silent = ["graphic", "inline-graphic", "media", "object-id", "index-term", "tex-math", "alt-text", "long-desc", "fn", "supplementary-material", "target", "x"];

    /// <summary>Elements that break a paragraph in two when they stand inside it.</summary>
    public static readonly HashSet<string> Blocks = ["fig", "fig-group", "table-wrap", "table-wrap-group", "boxed-text", "list", "disp-quote", "def-list", "p", "sec", "verse-group", "preformat", "disp-formula-group", "chem-struct-wrap", "statement", "speech"];

    public void Write(XElement element)
    {
        foreach (var node in element.Nodes()) Node(node);
    }

    public void Node(XNode node)
    {
        if (node is XText words) writer.Write(words.Value);
        else if (node is XElement element) Element(element);
    }

    private void Element(XElement element)
    {
        var name = element.Name.LocalName;
        if (Silent.Contains(name)) return;
        var from = writer.Position;
        switch (name)
        {
            case "sup" when IsNote(element):
                writer.Raised(element.Value, () => Write(element));
                break;
            case "sup":
                Write(element);
                writer.Mark(MarkKind.Superscript, from);
                break;
            case "sub":
                Write(element);
                writer.Mark(MarkKind.Subscript, from);
                break;
            case "bold" or "sc" or "italic" or "underline":
                Write(element);
                writer.Mark(name == "bold" ? MarkKind.Bold : MarkKind.Italic, from);
                break;
            case "xref" when element.Attribute("ref-type")?.Value is "bibr":
                Write(element);
                writer.Mark(MarkKind.CitationLink, from, KeyOf(element.Attribute("rid")?.Value));
                break;
            case "break":
                writer.Write(" ");
                break;
            case "alternatives" or "inline-formula" or "disp-formula" when element.Elements().FirstOrDefault(e => e.Name.LocalName is "math" or "textual-form") is { } math:
                Write(math);
                break;
            case "label" when element.Parent?.Name.LocalName is "disp-formula":
                writer.Write(" ");
                Write(element);
                break;
            default:
                Write(element);
                break;
        }
    }

    // The source says which raised figures are notes: they are links, or stand in a link, or mark a cell of a table.
    private static bool IsNote(XElement raised) =>
        raised.Descendants("xref").Any() || raised.Parent?.Name.LocalName == "xref"
        || raised.Value is { Length: 1 } letter && letter[0] is (>= 'a' and <= 'h') or '*' or '†' or '‡' or '§' && raised.Ancestors().Any(a => a.Name.LocalName is "td" or "th");

    private string? KeyOf(string? ids)
    {
        var id = ids?.Split(' ')[0];
        return id is null ? null : referenceKeys.TryGetValue(id, out var key) ? key : id;
    }
}
