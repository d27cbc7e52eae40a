namespace Kazus.Figures.Drawing;

/// <summary>How a shape is filled and stroked. Widths and dashes in points.</summary>
internal readonly record struct Paint(string? Fill, string? Stroke = null, double Width = 0, string? Dash = null, double Opacity = 1)
{
    public static Paint Filled(string colour, double opacity = 1) => new(colour, Opacity: opacity);

    public static Paint Line(string colour, double width, string? dash = null) => new(null, colour, width, dash);

    /// <summary>Filled with the paper so that what lies under it does not show through, and outlined.</summary>
    public static Paint Hollow(string colour, double width, string? dash = null) => new(Palette.Paper, colour, width, dash);
}

/// <summary>How words are set. Sizes in points.</summary>
internal readonly record struct Lettering(double Size, string Colour = Palette.Ink, bool Bold = false, string Anchor = "start", bool Italic = false)
{
    public static Lettering Label => new(7.5);

    public static Lettering Small => new(7, Palette.Quiet);

    public static Lettering Strong => new(7.5, Bold: true);

    public Lettering End => this with { Anchor = "end" };

    public Lettering Middle => this with { Anchor = "middle" };
}
