using System.Globalization;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>Places figures: the drawing as SVG for those who can show it, a PNG of it for those who cannot.</summary>
internal sealed class WordFigures(WordXml xml, WordPackage package, WordBlocks blocks)
{
    private const double TextWidthMm = 160;
    private const double TextHeightMm = 200;
    private const int EmuPerMm = 36000;

    public void Figure(Block.PlacedFigure placed)
    {
        var figure = placed.Figure;
        var name = "figure" + placed.Number.ToString(CultureInfo.InvariantCulture);
        var drawing = figure.Svg is null ? null : SvgDrawing.Read(figure.Svg, "", _ => null);
        var raster = figure.Raster is null ? null : RasterImage.Read(figure.Raster);
        if (drawing is null && raster is null)
        {
            blocks.Plain("BodyText", figure.Alt, new Dress(Style: "Unread"));
            blocks.Caption(DisplayKind.Figure, placed.Number, figure.Caption, "Caption");
            return;
        }
        var (width, height) = drawing is not null ? (drawing.WidthMm, drawing.HeightMm) : (raster!.Width * 25.4 / 150, raster.Height * 25.4 / 150);
        var scale = Math.Min(1, Math.Min(TextWidthMm / width, TextHeightMm / height));
        // A reader before 2016 needs some picture to hold the frame; without a PNG of the drawing it is an empty one of the same shape.
        raster ??= RasterImage.Read(EmptyPng.Of(width, height))!;
        package.Add($"word/media/{name}.{raster.Extension}", raster.Bytes);
        if (drawing is not null) package.Add($"word/media/{name}.svg", drawing.Svg);
        blocks.Open("Figure");
        xml.Open("r").Open("drawing");
        Inline(placed, (long)(width * scale * EmuPerMm), (long)(height * scale * EmuPerMm),
            package.Link(WordNames.R + "/image", $"media/{name}.{raster.Extension}"),
            drawing is null ? null : package.Link(WordNames.R + "/image", $"media/{name}.svg"));
        xml.Close().Close().Close();
        blocks.Caption(DisplayKind.Figure, placed.Number, figure.Caption, "Caption");
    }

    private void Inline(Block.PlacedFigure placed, long width, long height, string raster, string? svg)
    {
        var x = xml.Xml;
        var number = placed.Number.ToString(CultureInfo.InvariantCulture);
        var cx = width.ToString(CultureInfo.InvariantCulture);
        var cy = height.ToString(CultureInfo.InvariantCulture);
        x.WriteStartElement("wp", "inline", WordNames.Wp);
        foreach (var side in (string[])["distT", "distB", "distL", "distR"]) x.WriteAttributeString(side, "0");
        Empty("wp", "extent", WordNames.Wp, ("cx", cx), ("cy", cy));
        Empty("wp", "docPr", WordNames.Wp, ("id", number), ("name", "Figure " + number), ("descr", XmlCharacters.Clean(placed.Figure.Alt)));
        x.WriteStartElement("a", "graphic", WordNames.A);
        x.WriteStartElement("a", "graphicData", WordNames.A);
        x.WriteAttributeString("uri", WordNames.Pic);
        x.WriteStartElement("pic", "pic", WordNames.Pic);
        x.WriteStartElement("pic", "nvPicPr", WordNames.Pic);
        Empty("pic", "cNvPr", WordNames.Pic, ("id", number), ("name", "Figure " + number), ("descr", XmlCharacters.Clean(placed.Figure.Alt)));
        Empty("pic", "cNvPicPr", WordNames.Pic);
        x.WriteEndElement();
        x.WriteStartElement("pic", "blipFill", WordNames.Pic);
        Blip(raster, svg);
        x.WriteStartElement("a", "stretch", WordNames.A);
        Empty("a", "fillRect", WordNames.A);
        x.WriteEndElement();
        x.WriteEndElement();
        x.WriteStartElement("pic", "spPr", WordNames.Pic);
        x.WriteStartElement("a", "xfrm", WordNames.A);
        Empty("a", "off", WordNames.A, ("x", "0"), ("y", "0"));
        Empty("a", "ext", WordNames.A, ("cx", cx), ("cy", cy));
        x.WriteEndElement();
        x.WriteStartElement("a", "prstGeom", WordNames.A);
        x.WriteAttributeString("prst", "rect");
        Empty("a", "avLst", WordNames.A);
        x.WriteEndElement();
        for (var i = 0; i < 5; i++) x.WriteEndElement();
    }

    private void Blip(string raster, string? svg)
    {
        var x = xml.Xml;
        x.WriteStartElement("a", "blip", WordNames.A);
        x.WriteAttributeString("r", "embed", WordNames.R, raster);
        if (svg is not null)
        {
            x.WriteStartElement("a", "extLst", WordNames.A);
            x.WriteStartElement("a", "ext", WordNames.A);
            x.WriteAttributeString("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}");
            x.WriteStartElement("asvg", "svgBlip", WordNames.Svg);
            x.WriteAttributeString("r", "embed", WordNames.R, svg);
            x.WriteEndElement();
            x.WriteEndElement();
            x.WriteEndElement();
        }
        x.WriteEndElement();
    }

    private void Empty(string prefix, string name, string space, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.Xml.WriteStartElement(prefix, name, space);
        foreach (var (key, value) in attributes) xml.Xml.WriteAttributeString(key, value);
        xml.Xml.WriteEndElement();
    }
}
