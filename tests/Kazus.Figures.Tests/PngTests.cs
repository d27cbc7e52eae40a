using System.Buffers.Binary;
using Kazus.Figures.Png;
using SkiaSharp;
using Xunit;

namespace Kazus.Figures.Tests;

public sealed class PngTests
{
    [Fact]
    public void A_picture_for_print_has_600_dots_to_the_inch_and_says_so()
    {
        if (!FigurePng.CanRender) return;
        var png = FigurePng.Render(Examples.Flow.Draw());
        Assert.Equal((int)Math.Round(85 / 25.4 * 600), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 1.0);
        Assert.Equal("pHYs"u8.ToArray(), png[37..41]);
        Assert.Equal(23622, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(41)));
        using var bitmap = SKBitmap.Decode(png);
        Assert.NotNull(bitmap);
    }

    [Fact]
    public void Letters_are_drawn_where_the_figure_puts_them()
    {
        if (!FigurePng.CanRender) return;
        var figure = Examples.Survival.Draw();
        using var bitmap = SKBitmap.Decode(FigurePng.Render(figure, 144));
        var title = figure.Words().Single(w => w.Text == "Recurrence-free survival (%)");
        int Dark(double left, double right) => Enumerable.Range((int)(left * 2), (int)((right - left) * 2)).Count(x => Enumerable.Range((int)(title.Top * 2), 12).Any(y => bitmap.GetPixel(x, y).Red < 128));
        Assert.True(Dark(title.Left, title.Right) > (title.Right - title.Left) * 0.7);
        Assert.Equal(0, Dark(title.Right + 3, title.Right + 30));
    }

    [Fact]
    public void What_is_not_an_svg_is_refused()
    {
        if (!FigurePng.CanRender) return;
        Assert.Throws<ArgumentException>(() => FigurePng.Render("no picture"));
        Assert.Throws<ArgumentOutOfRangeException>(() => FigurePng.Render(Examples.Flow.Draw(), 5));
    }
}
