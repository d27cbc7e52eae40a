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
        while (Next(reader, open.Count > 0, open.Count < DeepestLevel && (open.Count > 0 || beyond == 0)) is { } piece)
        {
            switch (piece.Type)
            {
                case XmlNodeType.Element when open.Count == 0:
                    if (piece.Element is not { } root || !wanted.Contains(root.Name.LocalName)) break;
                    if (piece.Empty) yield return root; else open.Push(root);
                    break;
                case XmlNodeType.Element when open.Count >= DeepestLevel:
                    if (!piece.Empty) beyond++;
                    break;
                case XmlNodeType.Element:
                    open.Peek().Add(piece.Element);
                    if (!piece.Empty) open.Push(piece.Element!);
                    break;
                case XmlNodeType.EndElement when beyond > 0:
                    beyond--;
                    break;
                case XmlNodeType.EndElement when open.Count > 0:
                    var done = open.Pop();
                    if (open.Count == 0) yield return done;
                    break;
                case XmlNodeType.Text when open.Count > 0:
                    open.Peek().Add(new XText(piece.Text!));
                    break;
            }
        }
        if (open.Count > 0) yield return open.Last();
    }

    private readonly record struct Piece(XmlNodeType Type, XElement? Element = null, string? Text = null, bool Empty = false);

    // The reader parses long texts and attributes only when they are asked for, so a fault may show at either.
    private Piece? Next(XmlReader reader, bool inside, bool keep)
    {
        try
        {
            if (!reader.Read()) return null;
            return reader.NodeType switch
            {
                XmlNodeType.Element => new(XmlNodeType.Element, keep ? ElementOf(reader) : null, null, reader.IsEmptyElement),
                XmlNodeType.EndElement => new(XmlNodeType.EndElement),
                XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inside => new(XmlNodeType.Text, null, reader.Value),
                _ => new(XmlNodeType.None),
            };
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
