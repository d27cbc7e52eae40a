using System.Runtime.Intrinsics;
using Xunit;

namespace Kazus.Statistics.Tests;

/// <summary>Four at once beside the runtime's functions of one number.</summary>
public sealed class FourNumbersTests
{
    private static readonly double[] Special = [0, -0.0, 1, Math.BitDecrement(1), Math.BitIncrement(1), double.Epsilon, 1e-310, double.MaxValue, double.PositiveInfinity, double.NaN, -1, 708, -708, 709.7, -745, -1e9];

    [Fact]
    public void Exponentials_agree_to_the_last_places()
    {
        var random = new Random(1);
        var values = Special.Concat(Enumerable.Range(0, 40_000).Select(i => (random.NextDouble() - 0.5) * (i % 4) switch { 0 => 1e-3, 1 => 2, 2 => 60, _ => 1410 }));
        foreach (var x in values) Same(Math.Exp(x), FourNumbers.Exp(Vector256.Create(x, 0.5, x, -3)), Math.Exp(0.5), x);
    }

    [Fact]
    public void Logarithms_agree_to_the_last_places_beside_one_as_well()
    {
        var random = new Random(2);
        var values = Special.Concat(Enumerable.Range(0, 40_000).Select(i => (i % 4) switch
        {
            0 => 1 + (random.NextDouble() - 0.5) * 1e-6, 1 => random.NextDouble() * 3, 2 => Math.Pow(10, random.NextDouble() * 600 - 300), _ => random.NextDouble(),
        }));
        foreach (var x in values) Same(Math.Log(x), FourNumbers.Log(Vector256.Create(x, 0.5, x, 3)), Math.Log(0.5), x);
    }

    private static void Same(double expected, Vector256<double> actual, double second, double x)
    {
        foreach (var lane in new[] { 0, 2 })
        {
            if (double.IsNaN(expected)) Assert.True(double.IsNaN(actual[lane]), $"{x:R}");
            else Assert.True(expected == actual[lane] || Math.Abs(actual[lane] - expected) <= 2.3e-16 * Math.Abs(expected), $"{x:R}: {expected:R} and {actual[lane]:R}");
        }
        Assert.True(Math.Abs(actual[1] - second) <= 2.3e-16 * Math.Abs(second));
    }
}
