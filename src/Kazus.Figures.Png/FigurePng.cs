using SkiaSharp;
using Svg.Skia;

namespace Kazus.Figures.Png;

/// <summary>
/// Draws a figure's SVG into a PNG for programs that cannot show SVG. No helper program: the drawing library comes with Kazus for
/// Windows, macOS and Linux.
/// </summary>
public static class FigurePng
{
    /// <summary>Most pixels of one picture: 100 million, about 400 MB while it is drawn.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>True when this machine has a font to draw letters with; a picture without its words is never made.</summary>
    public static bool CanRender => FolderFonts.HasLetters;

    /// <summary>What is missing when <see cref="CanRender"/> is false.</summary>
    public const string WhyNot = "No font was found on this machine, so PNG copies of figures are not made; install a sans-serif font such as Liberation Sans.";

    /// <summary>The figure at so many dots per inch of its printed width; 600 for print, 300 for a screen.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CanRender"/> is false.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The resolution is not between 36 and 1200.</exception>
    public static byte[] Render(SvgFigure figure, double dpi = 600)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Render(figure.Svg, dpi, figure.WidthMm / 25.4);
    }

    /// <summary>An SVG that states its width in millimetres or another unit of length, as <see cref="SvgFigure.Svg"/> does.</summary>
    /// <exception cref="ArgumentException">The text is not an SVG, or the picture would be larger than <see cref="MostPixels"/>.</exception>
    public static byte[] Render(string svg, double dpi = 600) => Render(svg, dpi, null);

    private static byte[] Render(string svg, double dpi, double? inches)
    {
        ArgumentNullException.ThrowIfNull(svg);
        if (!(dpi is >= 36 and <= 1200)) throw new ArgumentOutOfRangeException(nameof(dpi), dpi, "From 36 to 1200 dots per inch.");
        if (!CanRender) throw new InvalidOperationException(WhyNot);
        using var drawing = new SKSvg();
        drawing.Settings.EnableJavaScript = false;
        if (FolderFonts.OfThisMachine is { } fonts) drawing.Settings.TypefaceProviders = [fonts];
        using var picture = Read(drawing, svg);
        var box = picture.CullRect;
        // The library measures in whole pixels of 96 to the inch; a figure knows its width better.
        var scale = (float)(inches is { } known ? known * dpi / box.Width : dpi / 96);
        var (width, height) = ((int)Math.Round(box.Width * scale), (int)Math.Round(box.Height * scale));
        if (width <= 0 || height <= 0 || (long)width * height > MostPixels) throw new ArgumentException($"A picture of {width} by {height} pixels cannot be drawn; choose fewer dots per inch.", nameof(dpi));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgb888x, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(scale);
            canvas.Translate(-box.Left, -box.Top);
            canvas.DrawPicture(picture);
        }
        // Flat colours pack best unfiltered, and fastest.
        using var pixels = bitmap.PeekPixels() ?? throw new InvalidOperationException("The picture has no pixels.");
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 6)) ?? throw new InvalidOperationException("The picture could not be packed.");
        return PngResolution.Set(data.ToArray(), dpi);
    }

    private static SKPicture Read(SKSvg drawing, string svg)
    {
        SKPicture? picture;
        try
        {
            picture = drawing.FromSvg(svg);
        }
        catch (System.Xml.XmlException e)
        {
            throw new ArgumentException("This is not an SVG: " + e.Message, nameof(svg), e);
        }
        return picture ?? throw new ArgumentException("This is not an SVG.", nameof(svg));
    }
}
