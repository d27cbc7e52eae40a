using System.Globalization;
using Kazus.Figures.Drawing;
using Kazus.Terms;

namespace Kazus.Figures;

/// <summary>Places the column and the three zones of cases: left, right, and those whose side is neither or not told.</summary>
internal sealed class VertebralLayout(IReadOnlyList<VertebralCase> cases, int silent, Sheet sheet)
{
    private sealed record Piece(VertebralCase Case, double From, double To);

    private sealed record Zone(string[] Head, List<Piece> Pieces, int Lanes, int[] LaneOf)
    {
        public bool Crowded => Lanes > MostLanes;
    }

    private const int MostLanes = 80;

    public double Draw()
    {
        var left = Packed(["Left"], c => c.Side == "left");
        var right = Packed(["Right"], c => c.Side == "right");
        var other = Packed(["Midline, both or", "side not reported"], c => c.Side is not ("left" or "right"));
        // Each zone's share of the room follows its lanes; a head needs its own room.
        var room = sheet.Width - 4 - 2 * Column.HalfWidth - 16;
        double Need(Zone z) => Math.Max(z.Lanes * 6.5 + 6, z.Head.Max(h => TextMeasure.Width(h, 7, true)) + 6);
        var needs = new[] { Need(left), Need(right), Need(other) };
        var scale = Math.Min(1, room / needs.Sum());
        var least = new[] { left, right, other }.Select(z => z.Head.Max(h => TextMeasure.Width(h, 7, true)) + 6).ToArray();
        var widths = needs.Select((n, i) => Math.Max(n * scale, least[i])).ToArray();
        var over = widths.Sum() - room;
        if (over > 0) widths[Array.IndexOf(widths, widths.Max())] -= over;
        var start = Math.Max(2, (sheet.Width - widths.Sum() - 2 * Column.HalfWidth - 16) / 2);
        var content = (From: start, To: start + widths.Sum() + 2 * Column.HalfWidth + 16);
        var top = Key(2, content.From) + 26;
        var column = new Column(start + widths[0] + Column.HalfWidth + 4, top);
        var afterColumn = start + widths[0] + 2 * Column.HalfWidth + 8;
        Regions(column, content.From, content.To);
        var involved = cases.SelectMany(c => c.Extent!.Levels).ToHashSet();
        column.Draw(sheet, involved.Contains);
        Draw(left, column, start + widths[0], -1, widths[0]);
        Draw(right, column, afterColumn, 1, widths[1]);
        var split = afterColumn + widths[1] + 4;
        sheet.Line(split, top - 2, split, column.Bottom, Paint.Line(Palette.Hair, 0.6, "1 2"));
        Draw(other, column, split + 4, 1, widths[2]);
        var y = column.Bottom + 4;
        if (silent > 0) sheet.Text(content.To, y += 8, string.Create(CultureInfo.InvariantCulture, $"Levels not reported: {silent} {(silent == 1 ? "case" : "cases")}"), (Lettering.Small with { Italic = true }).End);
        return y + 5;
    }

    private void Regions(Column column, double from, double to)
    {
        foreach (var edge in new[] { 7, 19, 24, 29 }) sheet.Line(from, column.Edge(edge), to, column.Edge(edge), Paint.Line(Palette.Hair, 0.5));
    }

    private Zone Packed(string[] head, Func<VertebralCase, bool> belongs)
    {
        var pieces = cases.Where(belongs).SelectMany(Pieces)
            .OrderBy(p => p.Case.Kind switch { "primary" => 0, "metastasis" => 1, null => 3, _ => 2 }).ThenByDescending(p => p.To - p.From).ThenBy(p => p.From).ThenBy(p => p.Case.Case, StringComparer.Ordinal).ToList();
        var taken = new List<long>();
        var lanes = new int[pieces.Count];
        for (var i = 0; i < pieces.Count; i++)
        {
            // A lane is a mask of the half levels taken in it; neighbours keep half a level apart.
            var mask = Mask(pieces[i].From - 0.5, pieces[i].To + 0.5);
            var lane = taken.FindIndex(t => (t & Mask(pieces[i].From, pieces[i].To)) == 0);
            if (lane < 0)
            {
                if (taken.Count > MostLanes) break;
                lane = taken.Count;
                taken.Add(0);
            }
            taken[lane] |= mask;
            lanes[i] = lane;
        }
        return new Zone(head, pieces, taken.Count, lanes);
    }

    private static long Mask(double from, double to)
    {
        var (a, b) = (Math.Max((int)(from * 2), 0), Math.Min((int)(to * 2), 60));
        return (long)(((1UL << (b - a + 1)) - 1) << a);
    }

    private static IEnumerable<Piece> Pieces(VertebralCase @case)
    {
        var halves = @case.Extent!.Levels.Select(l => (double)l.Position).Concat(@case.Extent.Interspaces.Select(i => i.Upper.Position + 0.5)).Distinct().Order().ToList();
        for (var i = 0; i < halves.Count;)
        {
            var j = i;
            while (j + 1 < halves.Count && halves[j + 1] - halves[j] <= 1) j++;
            yield return new Piece(@case, halves[i], halves[j]);
            i = j + 1;
        }
    }

    private void Draw(Zone zone, Column column, double edge, int direction, double width)
    {
        var anchor = direction < 0 ? (Lettering.Small with { Bold = true }).End : Lettering.Small with { Bold = true };
        for (var i = 0; i < zone.Head.Length; i++)
            sheet.Text(edge, column.Edge(0) - 5 - (zone.Head.Length - 1 - i) * 8.5, zone.Head[i], anchor);
        if (zone.Pieces.Count == 0) return;
        var pitch = Math.Min(6.5, (width - 4) / zone.Lanes);
        if (zone.Crowded || pitch < 2.6)
        {
            Bars(zone, column, edge, direction, width - 4);
            return;
        }
        var r = Math.Min(pitch * 0.39, 2.5);
        for (var i = 0; i < zone.Pieces.Count; i++)
        {
            var piece = zone.Pieces[i];
            var x = edge + direction * (zone.LaneOf[i] + 0.5) * pitch;
            sheet.Begin($"{piece.Case.Name}: {piece.Case.Extent}", ("open", "case"), ("case", piece.Case.Case));
            Capsule(piece.Case, x, column.At(piece.From), column.At(piece.To), r);
            sheet.End();
        }
    }

    private void Capsule(VertebralCase item, double x, double y1, double y2, double r)
    {
        var paint = item.Kind switch
        {
            "primary" => new Paint(Palette.Ink, Palette.Ink, 0.9),
            null => Paint.Hollow(Palette.Quiet, 0.8, "1.1 1.1"),
            "metastasis" => Paint.Hollow(Palette.Ink, 0.9),
            _ => new Paint(Palette.Hair, Palette.Ink, 0.9),
        };
        var inner = r - 0.45;
        if (item.Own) sheet.Rectangle(x - r - 1.3, y1 - r - 1.3, 2 * r + 2.6, y2 - y1 + 2 * r + 2.6, Paint.Line(Palette.Surgery, 0.9), r + 1.3);
        sheet.Rectangle(x - inner, y1 - inner, 2 * inner, y2 - y1 + 2 * inner, paint, inner);
    }

    private void Bars(Zone zone, Column column, double edge, int direction, double width)
    {
        var counts = new (int Primary, int All)[30];
        foreach (var piece in zone.Pieces)
            for (var p = (int)Math.Ceiling(piece.From); p <= (int)Math.Floor(piece.To); p++)
                counts[p] = (counts[p].Primary + (piece.Case.Kind == "primary" ? 1 : 0), counts[p].All + 1);
        var most = Math.Max(counts.Max(c => c.All), 1);
        var unit = (width - TextMeasure.Width(most.ToString(CultureInfo.InvariantCulture), 7) - 4) / most;
        for (var p = 0; p < 30; p++)
        {
            if (counts[p].All == 0) continue;
            var (solid, all) = (counts[p].Primary * unit, counts[p].All * unit);
            var y = column.At(p) - 2.4;
            sheet.Rectangle(direction > 0 ? edge : edge - all, y, all, 4.8, Paint.Hollow(Palette.Ink, 0.6));
            sheet.Rectangle(direction > 0 ? edge : edge - solid, y, solid, 4.8, Paint.Filled(Palette.Ink));
            sheet.Text(edge + direction * (all + 3), y + 4.9, counts[p].All.ToString(CultureInfo.InvariantCulture), direction > 0 ? Lettering.Small : Lettering.Small.End);
        }
    }

    private double Key(double y, double from)
    {
        var x = from;
        var line = y + 8;
        void Entry(string words, VertebralCase sample)
        {
            words = TextMeasure.Fit(Sheet.Clean(words), 7, sheet.Width * 0.5);
            var room = 9 + TextMeasure.Width(words, 7) + 9;
            if (x > from && x + room - 9 > sheet.Width - 2)
            {
                x = from;
                line += 10.5;
            }
            Capsule(sample, x + 4, line - 2.5, line - 2.5, 2.5);
            sheet.Text(x + 9.5, line, words, Lettering.Small);
            x += room;
        }
        foreach (var kind in cases.Select(c => c.Kind).Distinct().OrderBy(k => k switch { "primary" => 0, "metastasis" => 1, null => 3, _ => 2 }))
            Entry(kind ?? "kind not reported", new VertebralCase("", "", null, null, kind));
        if (cases.FirstOrDefault(c => c.Own) is { } own) Entry("own case", own);
        return line;
    }
}
