namespace Kazus.Figures.Drawing;

/// <summary>The marks, each of one colour and one shape, centred on a point and about <c>size</c> points across.</summary>
internal static class Glyph
{
    public static string Colour(EventMark mark) => mark switch
    {
        EventMark.Surgery => Palette.Surgery,
        EventMark.Systemic => Palette.Systemic,
        EventMark.Radiotherapy => Palette.Radiotherapy,
        EventMark.Imaging => Palette.Imaging,
        EventMark.Pathology => Palette.Pathology,
        EventMark.Recurrence => Palette.Recurrence,
        EventMark.Death or EventMark.Alive => Palette.Ink,
        _ => Palette.Symptom,
    };

    /// <summary>Draws a mark; one whose time nobody reports is open and dotted.</summary>
    public static void Draw(Sheet sheet, EventMark mark, double x, double y, double size = 6, bool known = true)
    {
        var colour = Colour(mark);
        var r = size / 2;
        var paint = known ? new Paint(colour, Palette.Paper, 0.5) : Paint.Hollow(colour, 0.9, "1.1 1.1");
        switch (mark)
        {
            case EventMark.Surgery:
                sheet.Rectangle(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, paint);
                break;
            case EventMark.Systemic:
                sheet.Rectangle(x - r * 1.2, y - r * 0.55, r * 2.4, r * 1.1, paint);
                break;
            case EventMark.Radiotherapy:
                sheet.Rectangle(x - r * 1.2, y - r * 0.7, r * 2.4, r * 1.4, known ? new Paint(sheet.Hatch(colour), colour, 0.7) : paint);
                break;
            case EventMark.Imaging:
                sheet.Circle(x, y, r * 0.85, Paint.Hollow(colour, Math.Min(1.4, size * 0.24), known ? null : "1.1 1.1"));
                break;
            case EventMark.Pathology:
                sheet.Path(new PathText().To('M', x, y - r * 1.15).To('L', x + r * 1.05, y).To('L', x, y + r * 1.15).To('L', x - r * 1.05, y).Close(), paint);
                break;
            case EventMark.Recurrence:
                sheet.Path(new PathText().To('M', x, y - r * 1.15).To('L', x + r * 1.15, y + r * 0.9).To('L', x - r * 1.15, y + r * 0.9).Close(), paint);
                break;
            case EventMark.Death:
                sheet.Path(new PathText().To('M', x - r * 0.8, y - r * 0.8).To('L', x + r * 0.8, y + r * 0.8).To('M', x - r * 0.8, y + r * 0.8).To('L', x + r * 0.8, y - r * 0.8), Paint.Line(colour, Math.Min(1.5, size * 0.25), known ? null : "1.1 1.1"));
                break;
            case EventMark.Alive:
                sheet.Path(new PathText().To('M', x - r, y).To('L', x + r, y).To('M', x + r * 0.1, y - r * 0.75).To('L', x + r, y).To('L', x + r * 0.1, y + r * 0.75), Paint.Line(colour, 1.1));
                break;
            default:
                sheet.Line(x, y - r, x, y + r, Paint.Line(colour, 1.6, known ? null : "1.1 1.1"));
                break;
        }
    }
}
