using System.Globalization;
using Kazus.Time;

namespace Kazus.Figures.Drawing;

/// <summary>A straight scale from data to points, with ticks that a reader can count in.</summary>
internal sealed record Scale(double From, double To, double Left, double Right)
{
    public double At(double value) => To == From ? Left : Left + (value - From) / (To - From) * (Right - Left);

    /// <summary>Ticks from zero to <paramref name="end"/> in steps of the unit (months by 3, 6, 12, …), at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<double> Ticks(double end, TimeUnit unit, int most)
    {
        double[] steps = unit switch
        {
            TimeUnit.Day => [1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650],
            TimeUnit.Week => [1, 2, 4, 8, 13, 26, 52, 104, 260, 520],
            TimeUnit.Month => [1, 2, 3, 6, 12, 24, 36, 60, 120, 240],
            _ => [0.25, 0.5, 1, 2, 5, 10, 20],
        };
        var step = steps.FirstOrDefault(s => end / s <= most - 1 + 1e-9, 0);
        return step > 0 ? Every(step, end) : Round(0, end, most);
    }

    /// <summary>Round ticks (1, 2, 5 times a power of ten) that cover the range from inside.</summary>
    public static IReadOnlyList<double> Round(double from, double to, int most)
    {
        if (!(to > from)) return [from];
        var raw = (to - from) / Math.Max(most - 1, 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double[] nice = [1, 2, 5, 10];
        var step = nice.First(n => n * power >= raw * (1 - 1e-9)) * power;
        var first = Math.Ceiling(from / step - 1e-9);
        var last = Math.Floor(to / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    public static string Name(double value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static IReadOnlyList<double> Every(double step, double end) =>
        [.. Enumerable.Range(0, (int)Math.Floor(end / step + 1e-9) + 1).Select(i => i * step)];
}
