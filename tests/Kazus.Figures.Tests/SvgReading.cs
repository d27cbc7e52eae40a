using System.Globalization;
using System.Xml.Linq;
using Kazus.Figures.Drawing;

namespace Kazus.Figures.Tests;

/// <summary>Words of a drawn figure with the box they take.</summary>
internal sealed record Words(string Text, double Left, double Top, double Right, double Bottom, double Size)
{
    public bool Overlaps(Words other) => Left < other.Right - 0.3 && other.Left < Right - 0.3 && Top < other.Bottom - 0.3 && other.Top < Bottom - 0.3;
}

/// <summary>Reads a figure back as any reader of SVG would.</summary>
internal static class SvgReading
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Root(this SvgFigure figure) => XDocument.Parse(figure.Svg).Root!;

    public static List<Words> Words(this SvgFigure figure) => [.. figure.Root().Descendants(Svg + "text").Select(Box)];

    public static double N(this XElement node, string name) => double.Parse(node.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static Words Box(XElement node)
    {
        var text = string.Concat(node.Nodes().OfType<XText>().Select(t => t.Value));
        var size = node.N("font-size");
        var width = TextMeasure.Width(text, size, node.Attribute("font-weight")?.Value == "bold");
        var x = node.N("x") - (node.Attribute("text-anchor")?.Value switch { "end" => width, "middle" => width / 2, _ => 0 });
        return new Words(text, x, node.N("y") - size * 0.72, x + width, node.N("y") + size * 0.2, size);
    }
}
