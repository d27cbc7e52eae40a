using System.Globalization;
using System.Text;
using System.Xml;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Jats;

/// <summary>JATS under construction.</summary>
internal sealed class JatsXml : IDisposable
{
    public const string XLink = "http://www.w3.org/1999/xlink";
    public const string Ali = "http://www.niso.org/schemas/ali/1.0/";
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "front", "journal-meta", "article-meta", "title-group", "contrib-group", "contrib", "aff", "author-notes", "history", "permissions", "abstract", "kwd-group", "funding-group",
        "body", "sec", "title", "p", "list", "list-item", "disp-quote", "table-wrap", "caption", "thead", "tbody", "tr", "fig", "back", "ack", "fn-group", "fn", "ref-list", "ref",
    };

    private readonly MemoryStream bytes = new();
    private readonly XmlWriter writer;
    private readonly Stack<string> open = [];

    public JatsXml(string publicId, string systemId)
    {
        writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        writer.WriteStartDocument();
        writer.WriteDocType("article", publicId, systemId, null);
    }

    public XmlWriter Xml => writer;

    public JatsXml Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        writer.WriteStartElement(name);
        open.Push(name);
        foreach (var (key, value) in attributes)
        {
            if (value is null) continue;
            if (key.StartsWith("xlink:", StringComparison.Ordinal)) writer.WriteAttributeString("xlink", key[6..], XLink, XmlCharacters.Clean(value));
            else writer.WriteAttributeString(key, XmlCharacters.Clean(value));
        }
        return this;
    }

    public JatsXml Close()
    {
        writer.WriteEndElement();
        // A line for every block, so that two versions can be compared line by line.
        if (open.TryPop(out var name) && Blocks.Contains(name)) writer.WriteWhitespace("\n");
        return this;
    }

    public JatsXml Say(string words)
    {
        writer.WriteString(XmlCharacters.Clean(words));
        return this;
    }

    /// <summary>An element that holds words; left out when there are none.</summary>
    public JatsXml Element(string name, string? words, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        string.IsNullOrWhiteSpace(words) ? this : Open(name, attributes).Say(words).Close();

    public JatsXml Element(string name, int? number) => Element(name, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Day, month and year of a date.</summary>
    public void Date(string element, string type, DateOnly? day)
    {
        if (day is not { } d) return;
        Open(element, ("date-type", type), ("iso-8601-date", d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Element("day", d.ToString("dd", CultureInfo.InvariantCulture)).Element("month", d.ToString("MM", CultureInfo.InvariantCulture)).Element("year", d.Year.ToString("0000", CultureInfo.InvariantCulture));
        Close();
    }

    public byte[] Finish()
    {
        writer.WriteEndDocument();
        writer.Flush();
        return bytes.ToArray();
    }

    public void Dispose() => writer.Dispose();
}
