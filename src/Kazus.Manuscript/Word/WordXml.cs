using System.Globalization;
using System.Text;
using System.Xml;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>One XML part under construction, in the vocabulary of WordprocessingML.</summary>
internal sealed class WordXml : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly XmlWriter writer;

    public WordXml(string root)
    {
        writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        writer.WriteStartDocument(true);
        writer.WriteStartElement("w", root, WordNames.W);
        writer.WriteAttributeString("xmlns", "r", null, WordNames.R);
    }

    /// <summary>The writer, for what is not in Word's own namespace.</summary>
    public XmlWriter Xml => writer;

    public WordXml Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.WriteStartElement("w", name, WordNames.W);
        foreach (var (key, value) in attributes)
            if (value is not null) writer.WriteAttributeString("w", key, WordNames.W, XmlCharacters.Clean(value));
        return this;
    }

    public WordXml Close()
    {
        writer.WriteEndElement();
        return this;
    }

    public WordXml Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(name, attributes).Close();

    /// <summary><c>&lt;w:name w:val="value"/&gt;</c></summary>
    public WordXml Value(string name, string value) => Empty(name, ("val", value));

    public WordXml Value(string name, int value) => Value(name, value.ToString(CultureInfo.InvariantCulture));

    public void Words(string text) => writer.WriteString(XmlCharacters.Clean(text));

    public byte[] Finish()
    {
        writer.WriteEndDocument();
        writer.Flush();
        return bytes.ToArray();
    }

    public void Dispose() => writer.Dispose();
}
