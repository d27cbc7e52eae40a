using Kazus.Figures.Drawing;
using Kazus.Terms;

namespace Kazus.Figures;

/// <summary>The spinal column from behind, drawn once: thirty levels with the widths and heights of an adult's, evened out for lettering.</summary>
internal sealed class Column(double centre, double top)
{
    public const double HalfWidth = 25;

    private static readonly double[] Heights = [.. VertebralLevel.All.Select(l => l.Region switch { "C" => 8.8, "T" => 9.3, "L" => 11.6, "S" => 8.8, _ => 9.0 })];

    private static readonly double[] Starts = [.. Enumerable.Range(0, 31).Select(i => Heights.Take(i).Sum())];

    public double Bottom => top + Starts[30];

    /// <summary>Height of the middle of a level; halves are the spaces below.</summary>
    public double At(double position)
    {
        var level = (int)Math.Floor(position);
        return position == level ? top + (Starts[level] + Starts[level + 1]) / 2 : top + Starts[level + 1];
    }

    public double Edge(int level) => top + Starts[level];

    public void Draw(Sheet sheet, Func<VertebralLevel, bool> involved)
    {
        foreach (var level in VertebralLevel.All)
        {
            var paint = new Paint(involved(level) ? Palette.Hair : Palette.Wash, Palette.Quiet, 0.55);
            sheet.Path(Shape(level), paint);
        }
        foreach (var level in VertebralLevel.All)
            sheet.Text(centre, At(level.Position) + 2.5, level.ToString(), (Lettering.Small with { Colour = Palette.Ink }).Middle);
    }

    private PathText Shape(VertebralLevel level)
    {
        var (y1, y2) = (Edge(level.Position) + 0.7, Edge(level.Position + 1) - 0.7);
        return level.Region switch
        {
            "S" => Sacral(level.Number, y1 - 0.7, y2 + 0.7),
            "Co" => new PathText().To('M', centre - 8.5, y1).To('L', centre + 8.5, y1).To('C', centre + 8, y2 - 1, centre + 4, y2 + 1, centre, y2 + 2).To('C', centre - 4, y2 + 1, centre - 8, y2 - 1, centre - 8.5, y1).Close(),
            _ => Vertebra(level, y1, y2),
        };
    }

    // A body with waisted sides and, from its upper half, a transverse process to each side.
    private PathText Vertebra(VertebralLevel level, double y1, double y2)
    {
        var body = level.Region switch { "C" => 9.5 + level.Number * 0.25, "T" => 10.2 + level.Number * 0.3, _ => 14 + level.Number * 0.55 };
        var reach = level.Region switch
        {
            "C" => level.Number == 1 ? 7.5 : 3.6 + level.Number * 0.25,
            "T" => 8.6 - level.Number * 0.42,
            _ => 5.6 + (level.Number == 3 ? 2.6 : level.Number is 2 or 4 ? 1.8 : 0.8),
        };
        var h = y2 - y1;
        var (process, thin) = (y1 + h * 0.36, h * 0.17);
        var path = new PathText().To('M', centre - body + 1.2, y1).To('L', centre + body - 1.2, y1).To('Q', centre + body, y1, centre + body - 0.1, y1 + h * 0.14);
        path.To('L', centre + body + reach - 1, process - thin * 0.9).To('Q', centre + body + reach + 0.8, process, centre + body + reach - 1, process + thin * 0.9);
        path.To('L', centre + body - 0.9, process + thin * 1.5).To('Q', centre + body - 0.8, y2 - h * 0.16, centre + body, y2 - 1).To('Q', centre + body, y2, centre + body - 1.2, y2);
        path.To('L', centre - body + 1.2, y2).To('Q', centre - body, y2, centre - body, y2 - 1).To('Q', centre - body + 0.8, y2 - h * 0.16, centre - body + 0.9, process + thin * 1.5);
        path.To('L', centre - body - reach + 1, process + thin * 0.9).To('Q', centre - body - reach - 0.8, process, centre - body - reach + 1, process - thin * 0.9);
        return path.To('L', centre - body + 0.1, y1 + h * 0.14).To('Q', centre - body, y1, centre - body + 1.2, y1).Close();
    }

    // The sacrum narrows in one piece; its levels are told apart by the line between them.
    private PathText Sacral(int number, double y1, double y2)
    {
        double Half(double n) => 24 - n * 2.1 - n * n * 0.22;
        var (a, b) = (Half(number - 1), Half(number));
        return new PathText().To('M', centre - a, y1).To('L', centre + a, y1).To('L', centre + b, y2).To('L', centre - b, y2).Close();
    }
}
