using System.Globalization;
using System.Xml;

namespace Kazus.Text.Reading.Pdf;

/// <summary>A word of a page and the box it fills, in points from the upper left.</summary>
internal sealed record PdfWord(double Left, double Top, double Right, double Bottom, string Text)
{
    public double Height => Bottom - Top;

    public double Middle => (Top + Bottom) / 2;
}

/// <summary>A line of words.</summary>
internal sealed record PdfLine(IReadOnlyList<PdfWord> Words)
{
    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public double Top { get; } = Words.Min(w => w.Top);

    public double Bottom { get; } = Words.Max(w => w.Bottom);

    public double Middle => (Top + Bottom) / 2;

    /// <summary>The height of its letters: of most of its words, so that raised figures do not count.</summary>
    public double Size { get; } = Words.Select(w => w.Height).Order().ElementAt(Words.Count / 2);

    public string Text { get; } = string.Join(' ', Words.Select(w => w.Text));
}

/// <summary>Lines that stand together.</summary>
internal sealed record PdfBlock(IReadOnlyList<PdfLine> Lines);

/// <summary>A page and its blocks in reading order: column after column.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<PdfBlock> Blocks);

/// <summary>Reads the boxes that <c>pdftotext -bbox-layout</c> writes.</summary>
internal static class PdfLayout
{
    public static List<PdfPage> Read(Stream boxes)
    {
        var pages = new List<PdfPage>();
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false };
        using var reader = XmlReader.Create(boxes, settings);
        var blocks = new List<PdfBlock>();
        var lines = new List<PdfLine>();
        var words = new List<PdfWord>();
        double width = 0, height = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.LocalName == "page")
                {
                    (width, height) = (Number(reader, "width"), Number(reader, "height"));
                    blocks = [];
                    if (reader.IsEmptyElement) pages.Add(new(pages.Count + 1, width, height, []));
                }
                else if (reader.LocalName == "block") lines = [];
                else if (reader.LocalName == "line") words = [];
                else if (reader.LocalName == "word")
                {
                    var (left, top, right, bottom) = (Number(reader, "xMin"), Number(reader, "yMin"), Number(reader, "xMax"), Number(reader, "yMax"));
                    var text = reader.ReadElementContentAsString().Trim();
                    if (text.Length > 0 && bottom > top) words.Add(new(left, top, right, bottom, text));
                    // Reading the content has moved on to what follows, which may be the line's end.
                    if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "line" } && words.Count > 0) lines.Add(new([.. words]));
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                if (reader.LocalName == "line" && words.Count > 0) lines.Add(new([.. words]));
                else if (reader.LocalName == "block" && lines.Count > 0) blocks.Add(new([.. lines]));
                else if (reader.LocalName == "page") pages.Add(new(pages.Count + 1, width, height, [.. blocks]));
            }
        }
        return pages;
    }

    private static double Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
}
