using System.Globalization;
using Kazus.Figures.Drawing;

namespace Kazus.Figures;

/// <summary>A reason for which some were left out.</summary>
/// <param name="Reason">In a few words.</param>
/// <param name="Count">How many.</param>
public sealed record FlowExclusion(string Reason, int Count);

/// <summary>A box of the flow: how many there are, and how many leave after it, with the reasons.</summary>
/// <param name="Name">What the box holds: "Reports found".</param>
/// <param name="Count">How many.</param>
/// <param name="Excluded">Who leaves between this box and the next.</param>
public sealed record FlowStage(string Name, int Count, IReadOnlyList<FlowExclusion> Excluded)
{
    /// <summary>Lines of detail in the box, such as where they were found.</summary>
    public IReadOnlyList<FlowExclusion> Parts { get; init; } = [];

    /// <summary>What the excluded are called: "Excluded", "Duplicates removed", "Not pooled".</summary>
    public string ExcludedName { get; init; } = "Excluded";
}

/// <summary>
/// Study flow in boxes that reconcile: what a box holds, less those that leave, is what the next box holds. Where the given numbers
/// do not reconcile, the figure says by how many, in the conflict colour.
/// </summary>
public sealed record FlowFigure : Figure
{
    /// <summary>The boxes from first to last.</summary>
    public required IReadOnlyList<FlowStage> Stages { get; init; }

    private const double Pad = 5;
    private const double LineHeight = 9.2;

    private protected override string DefaultId => "flow";

    /// <summary>How many are unaccounted for after each box but the last; all zero when the flow reconciles.</summary>
    public IReadOnlyList<int> Unaccounted =>
        [.. Stages.Zip(Stages.Skip(1), (a, b) => a.Count - a.Excluded.Sum(e => e.Count) - b.Count)];

    /// <inheritdoc/>
    public override SvgFigure Draw()
    {
        if (Stages.Any(s => s.Count < 0 || s.Excluded.Any(e => e.Count < 0))) throw new ArgumentException("A count is never below zero.", nameof(Stages));
        var sheet = new Sheet(Id, Width);
        var main = Math.Min((Width - 4) * 0.46, 210);
        var side = Width - 4 - main - 16;
        var y = 2.0;
        for (var i = 0; i < Stages.Count; i++)
        {
            var stage = Stages[i];
            var height = Box(sheet, 2, y, main, Lines(stage, main));
            y += height;
            if (i == Stages.Count - 1) break;
            y = Between(sheet, stage, Unaccounted[i], (2 + main / 2, 2 + main + 16, side), y);
        }
        var words = string.Join(" ", Stages.Select(s => $"{s.Name}: {N(s.Count)}.{(s.Excluded.Count > 0 ? $" {s.ExcludedName}: {string.Join("; ", s.Excluded.Select(e => $"{e.Reason} {N(e.Count)}"))}." : "")}"));
        var caption = Stages.Count == 0 ? "Study flow." : $"Study flow: {N(Stages[0].Count)} {Lower(Stages[0].Name)}, {N(Stages[^1].Count)} {Lower(Stages[^1].Name)}.";
        return Finish(sheet, y + 2, Title ?? "Study flow", words, caption);
    }

    private double Between(Sheet sheet, FlowStage stage, int missing, (double Trunk, double Left, double Room) at, double y)
    {
        var lines = new List<(string, string, Lettering)>();
        if (stage.Excluded.Count > 0)
        {
            lines.Add((stage.ExcludedName, N(stage.Excluded.Sum(e => e.Count)), Lettering.Strong));
            lines.AddRange(stage.Excluded.SelectMany(e => Wrapped(e.Reason, N(e.Count), Lettering.Small with { Colour = Palette.Ink }, at.Room)));
        }
        if (missing != 0) lines.Add((missing > 0 ? "Unaccounted for" : "More than entered", N(Math.Abs(missing)), Lettering.Strong with { Colour = Palette.Recurrence }));
        if (lines.Count == 0)
        {
            Arrow(sheet, at.Trunk, y, at.Trunk, y + 14);
            return y + 14;
        }
        var top = y + 6;
        var height = Box(sheet, at.Left, top, at.Room, lines, missing != 0 ? Palette.Recurrence : Palette.Hair);
        Arrow(sheet, at.Trunk, top + height / 2, at.Left, top + height / 2);
        Arrow(sheet, at.Trunk, y, at.Trunk, top + height + 6);
        return top + height + 6;
    }

    private static List<(string, string, Lettering)> Lines(FlowStage stage, double width)
    {
        var lines = Wrapped(stage.Name, N(stage.Count), Lettering.Strong, width).ToList();
        lines.AddRange(stage.Parts.SelectMany(p => Wrapped(p.Reason, N(p.Count), Lettering.Small with { Colour = Palette.Ink }, width)));
        return lines;
    }

    private static IEnumerable<(string, string, Lettering)> Wrapped(string words, string count, Lettering type, double width)
    {
        var room = width - 2 * Pad - TextMeasure.Width(count, type.Size, type.Bold) - 6;
        var lines = TextMeasure.Wrap(Sheet.Clean(words), type.Size, room, 3, type.Bold);
        return lines.Select((line, i) => (line, i == lines.Count - 1 ? count : "", type));
    }

    private static double Box(Sheet sheet, double x, double y, double width, List<(string Words, string Count, Lettering Type)> lines, string edge = Palette.Quiet)
    {
        var height = 2 * Pad - 1 + lines.Count * LineHeight;
        sheet.Rectangle(x, y, width, height, Paint.Hollow(edge, 0.7), 1.5);
        var baseline = y + Pad + 6.3;
        foreach (var (words, count, type) in lines)
        {
            sheet.Text(x + Pad, baseline, words, type);
            sheet.Text(x + width - Pad, baseline, count, type.End);
            baseline += LineHeight;
        }
        return height;
    }

    private static void Arrow(Sheet sheet, double x1, double y1, double x2, double y2)
    {
        sheet.Line(x1, y1, x2, y2, Paint.Line(Palette.Quiet, 0.8));
        var head = y1 == y2
            ? new PathText().To('M', x2 - 3.5, y2 - 2).To('L', x2, y2).To('L', x2 - 3.5, y2 + 2).Close()
            : new PathText().To('M', x2 - 2, y2 - 3.5).To('L', x2, y2).To('L', x2 + 2, y2 - 3.5).Close();
        sheet.Path(head, Paint.Filled(Palette.Quiet));
    }

    private static string N(int count) => count.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

    private static string Lower(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}
