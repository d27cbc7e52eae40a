using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html;
using Kazus.Checks;

namespace Kazus.Text.Reading.Jats;

/// <summary>
/// Reads XML into trees without ever expanding or fetching what it declares: a document type is passed over, an entity of a
/// public character set is its character, any other entity is left out with a finding. Keeps what stands before a fault.
/// </summary>
internal sealed partial class XmlTree
{
    // Deeper than any article: what lies deeper is read as if it lay here.
    private const int DeepestLevel = 200;

    private readonly string name;
    private readonly List<Finding> findings;

    public XmlTree(string name, List<Finding> findings)
    {
        this.name = name;
        this.findings = findings;
    }

    /// <summary>The first elements of these names, one after the other; what is around them is dropped as it is read.</summary>
    public IEnumerable<XElement> Elements(string text, IReadOnlySet<string> wanted)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false, IgnoreComments = true,
            IgnoreProcessingInstructions = true, CloseInput = true,
        };
        using var reader = XmlReader.Create(new StringReader(WithoutEntities(text)), settings);
        var open = new Stack<XElement>();
        var beyond = 0;
        while (Read(reader, open.Count > 0) is { } more)
        {
            if (!more) break;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when open.Count == 0:
                    if (!wanted.Contains(reader.LocalName)) break;
                    var root = ElementOf(reader);
                    if (reader.IsEmptyElement) yield return root; else open.Push(root);
                    break;
                case XmlNodeType.Element when open.Count >= DeepestLevel:
                    if (!reader.IsEmptyElement) beyond++;
                    break;
                case XmlNodeType.Element:
                    var element = ElementOf(reader);
                    open.Peek().Add(element);
                    if (!reader.IsEmptyElement) open.Push(element);
                    break;
                case XmlNodeType.EndElement when beyond > 0:
                    beyond--;
                    break;
                case XmlNodeType.EndElement when open.Count > 0:
                    var done = open.Pop();
                    if (open.Count == 0) yield return done;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when open.Count > 0:
                    open.Peek().Add(new XText(reader.Value));
                    break;
            }
        }
        if (open.Count > 0) yield return open.Last();
    }

    private bool? Read(XmlReader reader, bool inside)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException e)
        {
            var kept = inside ? " What stands before was read." : "";
            findings.Add(ReadingRule.BrokenXml.Finding(name, $"The XML is broken at line {e.LineNumber}.{kept}", "Get the file again, or mend the line.", e.LineNumber));
            return null;
        }
    }

    private static XElement ElementOf(XmlReader reader)
    {
        var element = new XElement(XName.Get(XmlConvert.EncodeLocalName(reader.LocalName)!));
        while (reader.MoveToNextAttribute())
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
                element.SetAttributeValue(XName.Get(XmlConvert.EncodeLocalName(reader.LocalName)!), reader.Value);
        reader.MoveToElement();
        return element;
    }

    private string WithoutEntities(string text)
    {
        var declared = Declared().Matches(text.Length > 200_000 ? text[..200_000] : text).Select(m => m.Groups["n"].Value).ToHashSet(StringComparer.Ordinal);
        var left = new HashSet<string>(StringComparer.Ordinal);
        var result = Entity().Replace(text, match =>
        {
            var entity = match.Groups["n"].Value;
            if (entity is "amp" or "lt" or "gt" or "quot" or "apos") return match.Value;
            if (!declared.Contains(entity) && HtmlEntityProvider.Resolver.GetSymbol(entity + ";") is { Length: > 0 } symbol) return Escaped(symbol);
            left.Add(entity);
            return "";
        });
        if (left.Count > 0)
        {
            var names = string.Join(", ", left.Order(StringComparer.Ordinal).Take(5));
            findings.Add(ReadingRule.EntityNotResolved.Finding(name, $"The XML uses entities of its own ({names}); they were left out and never resolved."));
        }
        return result;
    }

    private static string Escaped(string symbol)
    {
        var escaped = new StringBuilder();
        foreach (var rune in symbol.EnumerateRunes()) escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{rune.Value};");
        return escaped.ToString();
    }

    [GeneratedRegex(@"<!ENTITY\s+(?:%\s+)?(?<n>[\w.:-]+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"&(?<n>[A-Za-z_][\w.:-]{0,60});")]
    private static partial Regex Entity();
}
