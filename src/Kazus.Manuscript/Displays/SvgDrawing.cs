using System.Globalization;
using System.Text;
using System.Xml;

namespace Kazus.Manuscript.Displays;

/// <summary>
/// A drawing made safe to stand inside a page: nothing that runs, nothing fetched from elsewhere, ids that clash with no other
/// drawing. The marks of the figure can be given attributes on the way.
/// </summary>
public sealed record SvgDrawing(string Svg, double WidthMm, double HeightMm)
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "foreignObject", "iframe", "style", "animate", "animateMotion", "animateTransform", "set", "handler", "audio", "video",
    };

    /// <summary>Reads a drawing, or null when it is no SVG.</summary>
    /// <param name="svg">The document.</param>
    /// <param name="prefix">Put before every id.</param>
    /// <param name="attributes">Further attributes for the mark of that name, or null.</param>
    public static SvgDrawing? Read(string svg, string prefix, Func<string, IReadOnlyList<(string Name, string Value)>?> attributes)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg.TrimStart('\ufeff', ' ', '\n', '\r')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            var text = new StringBuilder(svg.Length + 256);
            using var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg") return null;
            var (width, height) = Size(reader);
            Copy(reader, writer, prefix, attributes);
            writer.Flush();
            return new SvgDrawing(text.ToString(), width, height);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void Copy(XmlReader reader, XmlWriter writer, string prefix, Func<string, IReadOnlyList<(string Name, string Value)>?> attributes)
    {
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (Dropped.Contains(reader.LocalName)) { reader.Skip(); continue; }
                var empty = reader.IsEmptyElement;
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                Attributes(reader, writer, prefix, attributes);
                if (empty) writer.WriteEndElement();
            }
            else if (reader.NodeType == XmlNodeType.EndElement) writer.WriteFullEndElement();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) writer.WriteString(reader.Value);
            reader.Read();
        }
    }

    private static void Attributes(XmlReader reader, XmlWriter writer, string prefix, Func<string, IReadOnlyList<(string Name, string Value)>?> attributes)
    {
        var mark = MarkName(reader);
        var more = mark is null ? null : attributes(mark);
        var written = new HashSet<string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            var isNamespace = reader.Name.StartsWith("xmlns", StringComparison.Ordinal);
            var value = isNamespace ? reader.Value : Value(reader.LocalName, reader.Value, prefix);
            if (value is null) continue;
            if (more is not null && reader.Name == "class") value += " " + more.FirstOrDefault(m => m.Name == "class").Value;
            writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, value);
            written.Add(reader.Name);
        }
        reader.MoveToElement();
        foreach (var (name, value) in more ?? [])
            if (written.Add(name)) writer.WriteAttributeString(name, value);
    }

    // Kazus's figures say what a mark is and which one: data-open="step" data-step="14" is "step:14"; a row names its cases.
    private static string? MarkName(XmlReader reader)
    {
        if (reader.GetAttribute("data-mark") is { Length: > 0 } named) return named;
        if (reader.GetAttribute("data-open") is not { Length: > 0 } kind) return null;
        var which = reader.GetAttribute("data-" + kind) ?? (kind == "row" ? reader.GetAttribute("data-cases") : null);
        return which is null ? kind : $"{kind}:{which}";
    }

    private static string? Value(string name, string value, string prefix)
    {
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return null;
        if (name == "id") return prefix + value;
        if (name is "aria-labelledby" or "aria-describedby") return string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => prefix + id));
        if (name is "href" or "src")
            return value.StartsWith('#') ? "#" + prefix + value[1..] : value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) && !value.StartsWith("data:image/svg", StringComparison.OrdinalIgnoreCase) ? value : null;
        if (!value.Contains("url(", StringComparison.OrdinalIgnoreCase)) return value;
        var inside = value.Replace("url(#", "url(#" + prefix, StringComparison.Ordinal);
        return inside.Replace("url(#", "", StringComparison.Ordinal).Contains("url(", StringComparison.OrdinalIgnoreCase) ? null : inside;
    }

    // Without a size in millimetres the drawing's user unit is taken as a point, the unit Kazus draws in.
    private static (double Width, double Height) Size(XmlReader reader)
    {
        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var (w, h) = (Millimetres(reader.GetAttribute("width")), Millimetres(reader.GetAttribute("height")));
        if (box.Length == 4 && double.TryParse(box[2], CultureInfo.InvariantCulture, out var bw) && double.TryParse(box[3], CultureInfo.InvariantCulture, out var bh) && bw > 0 && bh > 0)
        {
            w ??= h is { } known ? known * bw / bh : bw * 25.4 / 72;
            h ??= w * bh / bw;
        }
        return (w is > 0 and < 2000 ? w.Value : 85, h is > 0 and < 2000 ? h.Value : 60);
    }

    private static double? Millimetres(string? length)
    {
        if (string.IsNullOrWhiteSpace(length)) return null;
        var digits = length.TrimEnd([.. "abcdefghijklmnopqrstuvwxyz%"]);
        if (!double.TryParse(digits, CultureInfo.InvariantCulture, out var number)) return null;
        return length[digits.Length..] switch { "mm" => number, "cm" => number * 10, "in" => number * 25.4, "pt" => number * 25.4 / 72, "" or "px" => number * 25.4 / 96, _ => null };
    }
}
