using System.Globalization;
using System.Text;
using System.Xml;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>
/// Remembers, in a part of the Word file, which paragraph and which content control came from which place of the prose, and what
/// they said; so that a file that comes back can be compared with itself.
/// </summary>
internal sealed class WordTrace
{
    private readonly List<(string Bookmark, SourcePlace At, string Markdown, string Text)> paragraphs = [];
    private readonly List<(string Id, string Name, string Markdown, string Text)> controls = [];

    /// <summary>Name of the bookmark that the paragraph gets.</summary>
    public string Paragraph(SourcePlace at, string markdown, string text)
    {
        var name = "kz_" + (paragraphs.Count + 1).ToString(CultureInfo.InvariantCulture);
        paragraphs.Add((name, at, markdown, text));
        return name;
    }

    /// <summary>Id of the content control.</summary>
    public string Control(string name, string markdown, string text)
    {
        var id = (1000 + controls.Count).ToString(CultureInfo.InvariantCulture);
        controls.Add((id, name, markdown, text));
        return id;
    }

    public byte[] Xml()
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            writer.WriteStartElement("manuscript", WordNames.Kazus);
            foreach (var (bookmark, at, markdown, text) in paragraphs)
            {
                writer.WriteStartElement("paragraph", WordNames.Kazus);
                writer.WriteAttributeString("bookmark", bookmark);
                writer.WriteAttributeString("path", XmlCharacters.Clean(at.Path));
                writer.WriteAttributeString("line", at.Line.ToString(CultureInfo.InvariantCulture));
                writer.WriteElementString("markdown", WordNames.Kazus, XmlCharacters.Clean(markdown));
                writer.WriteElementString("text", WordNames.Kazus, XmlCharacters.Clean(text));
                writer.WriteEndElement();
            }
            foreach (var (id, name, markdown, text) in controls)
            {
                writer.WriteStartElement("control", WordNames.Kazus);
                writer.WriteAttributeString("id", id);
                writer.WriteAttributeString("name", XmlCharacters.Clean(name));
                writer.WriteAttributeString("markdown", XmlCharacters.Clean(markdown));
                writer.WriteAttributeString("text", XmlCharacters.Clean(text));
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        }
        return bytes.ToArray();
    }
}
