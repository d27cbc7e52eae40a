using Kazus.Figures.Drawing;

namespace Kazus.Figures;

/// <summary>
/// A drawn figure. The SVG stands alone (no style sheet, no embedded font, light ground); a web page adds
/// <see cref="FigureTheme.Css"/> once and every figure on it follows the page's light or dark theme.
/// </summary>
/// <param name="Svg">The SVG document, one root element, without an XML declaration, so that it can be put into HTML as it is.</param>
/// <param name="Title">A short title, also the SVG's title.</param>
/// <param name="Description">What a reader who does not see it needs to know, also the SVG's description.</param>
/// <param name="WidthMm">Printed width in millimetres.</param>
/// <param name="HeightMm">Printed height in millimetres.</param>
/// <param name="Caption">A suggested caption: what the reader sees, n, the clock, the interval's method.</param>
public sealed record SvgFigure(string Svg, string Title, string Description, double WidthMm, double HeightMm, string Caption)
{
    /// <summary>Points of 1/72 inch in a millimetre; the SVG's user unit is one point.</summary>
    public const double PointsPerMillimetre = 72 / 25.4;
}

/// <summary>What every figure can be told. Each kind of figure adds its own data and draws itself.</summary>
public abstract record Figure
{
    /// <summary>One column of a journal page, in millimetres.</summary>
    public const double Column = 85;

    /// <summary>The whole width of a journal page, in millimetres.</summary>
    public const double Page = 170;

    /// <summary>Id of the SVG and beginning of the ids in it; give each figure of a page its own. Letters, digits, hyphen.</summary>
    public string Id
    {
        get => field ?? DefaultId;
        init => field = value is [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? value
            : throw new ArgumentException("An id begins with a letter and has letters, digits and hyphens only.", nameof(value));
    }

    /// <summary>Printed width in millimetres, from 60 to 400; the figure is laid out for it, not scaled.</summary>
    public double WidthMm
    {
        get;
        init => field = value is >= 60 and <= 400 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A figure is 60 to 400 mm wide.");
    } = Column;

    /// <summary>A short title, or null for the figure's own.</summary>
    public string? Title { get; init; }

    /// <summary>Draws it. The same data give the same characters on every machine.</summary>
    public abstract SvgFigure Draw();

    private protected abstract string DefaultId { get; }

    private protected double Width => WidthMm * SvgFigure.PointsPerMillimetre;

    private protected SvgFigure Finish(Sheet sheet, double height, string title, string description, string caption) =>
        new(sheet.ToSvg(height, title, description), title, description, WidthMm, height / SvgFigure.PointsPerMillimetre, caption);
}
