using System.Globalization;
using System.Text;

namespace Kazus.Figures.Drawing;

/// <summary>
/// Writes SVG: absolute coordinates in points, presentation attributes only (no style sheet, so Word, LibreOffice and print read it
/// alike), numbers without a culture, rounded to a hundredth.
/// </summary>
internal sealed class Sheet(string id, double width)
{
    private readonly StringBuilder body = new();
    private readonly SortedDictionary<string, string> definitions = new(StringComparer.Ordinal);

    public double Width { get; } = width;

    public string Id { get; } = id;

    public void Line(double x1, double y1, double x2, double y2, Paint paint) =>
        Add($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"{Attributes(paint)}/>");

    public void Rectangle(double x, double y, double w, double h, Paint paint, double radius = 0) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(w, 0))}\" height=\"{N(Math.Max(h, 0))}\"{(radius > 0 ? $" rx=\"{N(radius)}\"" : "")}{Attributes(paint)}/>");

    public void Circle(double x, double y, double r, Paint paint) =>
        Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\"{Attributes(paint)}/>");

    /// <summary>A path whose letters are given and whose numbers are formatted here.</summary>
    public void Path(PathText path, Paint paint, string more = "") => Add($"<path d=\"{path}\"{Attributes(paint)}{more}/>");

    /// <summary>Words at a baseline, cut to <paramref name="room"/> where given; what was cut stays readable in the node's title.</summary>
    public void Text(double x, double y, string words, Lettering type, double room = double.PositiveInfinity)
    {
        var clean = Clean(words);
        if (clean.Length == 0) return;
        var shown = double.IsFinite(room) ? TextMeasure.Fit(clean, type.Size, room, type.Bold) : clean;
        var anchor = type.Anchor == "start" ? "" : $" text-anchor=\"{type.Anchor}\"";
        var full = shown == clean ? "" : $"<title>{Escape(clean)}</title>";
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(type.Size)}\" fill=\"{type.Colour}\"{anchor}{(type.Bold ? " font-weight=\"bold\"" : "")}{(type.Italic ? " font-style=\"italic\"" : "")}>{full}{Escape(shown)}</text>");
    }

    /// <summary>A group that a page can find again: a title for readers, and data attributes.</summary>
    public void Begin(string? title = null, params (string Name, string? Value)[] data)
    {
        body.Append("<g");
        foreach (var (name, value) in data)
            if (!string.IsNullOrEmpty(value)) body.Append(" data-").Append(name).Append("=\"").Append(Escape(Clean(value))).Append('"');
        body.Append(">\n");
        if (title is not null) Add($"<title>{Escape(Clean(title))}</title>");
    }

    public void End() => Add("</g>");

    /// <summary>A paint server, defined once however often it is asked for. Returns the value for a fill.</summary>
    public string Define(string name, Func<string, string> node)
    {
        var full = $"{Id}-{name}";
        if (!definitions.ContainsKey(full)) definitions[full] = node(full);
        return $"url(#{full})";
    }

    /// <summary>A bar colour that fades at the ends that are not known.</summary>
    public string Soft(string colour, bool left, bool right) => Define($"soft-{colour[1..]}-{(left ? "l" : "")}{(right ? "r" : "")}", id =>
        $"<linearGradient id=\"{id}\"><stop offset=\"0\" stop-color=\"{colour}\" stop-opacity=\"{(left ? "0.05" : "0.5")}\"/><stop offset=\"0.3\" stop-color=\"{colour}\" stop-opacity=\"0.5\"/>" +
        $"<stop offset=\"0.7\" stop-color=\"{colour}\" stop-opacity=\"0.5\"/><stop offset=\"1\" stop-color=\"{colour}\" stop-opacity=\"{(right ? "0.05" : "0.5")}\"/></linearGradient>");

    /// <summary>A hatch in a colour, the second sign of radiotherapy.</summary>
    public string Hatch(string colour) => Define($"hatch-{colour[1..]}", id =>
        $"<pattern id=\"{id}\" width=\"2.4\" height=\"2.4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"2.4\" height=\"2.4\" fill=\"{colour}\" fill-opacity=\"0.3\"/><rect width=\"1.1\" height=\"2.4\" fill=\"{colour}\"/></pattern>");

    public string ToSvg(double height, string title, string description)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kz-figure\" id=\"{Id}\" width=\"{N(Width / SvgFigure.PointsPerMillimetre)}mm\" height=\"{N(height / SvgFigure.PointsPerMillimetre)}mm\" viewBox=\"0 0 {N(Width)} {N(height)}\" role=\"img\" aria-labelledby=\"{Id}-title {Id}-desc\" font-family=\"{Palette.Sans}\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title id=\"{Id}-title\">{Escape(Clean(title))}</title>\n<desc id=\"{Id}-desc\">{Escape(Clean(description))}</desc>\n");
        if (definitions.Count > 0) text.Append("<defs>").AppendJoin('\n', definitions.Values).Append("</defs>\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{N(Width)}\" height=\"{N(height)}\" fill=\"{Palette.Paper}\"/>\n");
        return text.Append(body).Append("</svg>\n").ToString();
    }

    /// <summary>A number as SVG writes it: at most two decimals, a point, no minus zero.</summary>
    public static string N(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate is a finite number.");
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Without what XML forbids or what would turn the direction of the text around it; white space becomes one space.</summary>
    public static string Clean(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
            }
            else if (rune.Value is not (>= 0x202a and <= 0x202e or >= 0x2066 and <= 0x2069 or 0xfffe or 0xffff)) text.Append(rune);
        }
        return text.ToString().TrimEnd();
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Attributes(Paint paint)
    {
        var text = new StringBuilder();
        text.Append(" fill=\"").Append(paint.Fill ?? "none").Append('"');
        if (paint.Stroke is not null) text.Append(" stroke=\"").Append(paint.Stroke).Append("\" stroke-width=\"").Append(N(paint.Width)).Append('"');
        if (paint.Dash is not null) text.Append(" stroke-dasharray=\"").Append(paint.Dash).Append('"');
        if (paint.Opacity < 1) text.Append(paint.Stroke is null ? " fill-opacity=\"" : " opacity=\"").Append(N(paint.Opacity)).Append('"');
        return text.ToString();
    }

    private void Add(string node) => body.Append(node).Append('\n');
}

/// <summary>The letters and numbers of a path.</summary>
internal sealed class PathText
{
    private readonly StringBuilder text = new();

    public PathText To(char letter, params ReadOnlySpan<double> numbers)
    {
        text.Append(letter);
        for (var i = 0; i < numbers.Length; i++) text.Append(i > 0 ? " " : "").Append(Sheet.N(numbers[i]));
        return this;
    }

    public PathText Close() => To('Z');

    public override string ToString() => text.ToString();
}
