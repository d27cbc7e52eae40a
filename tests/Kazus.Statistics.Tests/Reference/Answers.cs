using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Kazus.Statistics.Tests.Reference;

/// <summary>How close a quantity must come to R. Anything wider than 1e-8 carries its reason.</summary>
/// <param name="Relative">Allowed distance as a share of R's value.</param>
/// <param name="Absolute">Allowed distance in the quantity's own unit, for values that cancel to about zero.</param>
/// <param name="Reason">Why, where it is wider than the rule.</param>
public sealed record Tolerance(double Relative, double Absolute, string Reason)
{
    /// <summary>The rule of the house: 1e-8 of the value, and 1e-12 where the value itself vanishes.</summary>
    public static Tolerance Exact { get; } = new(1e-8, 1e-12, "");

    public bool Accepts(double expected, double actual)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual)) return double.IsNaN(expected) && double.IsNaN(actual);
        if (double.IsInfinity(expected) || double.IsInfinity(actual)) return expected.Equals(actual);
        return Math.Abs(actual - expected) <= Math.Max(Absolute, Relative * Math.Abs(expected));
    }
}

/// <summary>Reads R's numbers out of a result and compares them.</summary>
public static class Answers
{
    /// <summary>A number; R's NA, NaN and null are NaN.</summary>
    public static double Number(this JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Number => e.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => e.GetString() switch
        {
            "NA" or "NaN" => double.NaN,
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var s => double.Parse(s!, CultureInfo.InvariantCulture),
        },
    };

    public static double Number(this JsonElement e, string property) => e.GetProperty(property).Number();

    /// <summary>A list of numbers; a single number is a list of one.</summary>
    public static double[] Numbers(this JsonElement e) =>
        e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().Select(Number)] : [e.Number()];

    public static double[] Numbers(this JsonElement e, string property) => e.GetProperty(property).Numbers();

    public static string[] Texts(this JsonElement e) =>
        e.ValueKind == JsonValueKind.Array ? [.. e.EnumerateArray().Select(v => v.ToString())] : [e.ToString()];

    /// <summary>One column of a matrix by its name.</summary>
    public static double[] MatrixColumn(this JsonElement matrix, string name)
    {
        var c = Array.IndexOf(matrix.GetProperty("colnames").Texts(), name);
        Assert.True(c >= 0, $"No column {name}");
        return [.. matrix.GetProperty("rows").EnumerateArray().Select(r => r[c].Number())];
    }

    /// <summary>One column of a matrix by its place, counted from 0.</summary>
    public static double[] MatrixColumn(this JsonElement matrix, int column) =>
        [.. matrix.GetProperty("rows").EnumerateArray().Select(r => r[column].Number())];

    /// <summary>A matrix as rows.</summary>
    public static double[][] Matrix(this JsonElement matrix) =>
        [.. matrix.GetProperty("rows").EnumerateArray().Select(r => r.Numbers())];

    public static void Same(double expected, double actual, string what, Tolerance? tolerance = null)
    {
        tolerance ??= Tolerance.Exact;
        Assert.True(tolerance.Accepts(expected, actual), string.Create(CultureInfo.InvariantCulture,
            $"{what}: R has {expected:R}, Kazus has {actual:R} (relative difference {Math.Abs(actual - expected) / Math.Abs(expected):E2})"));
    }

    public static void Same(IReadOnlyList<double> expected, IReadOnlyList<double> actual, string what, Tolerance? tolerance = null)
    {
        Assert.True(expected.Count == actual.Count, $"{what}: R has {expected.Count} values, Kazus has {actual.Count}");
        for (var i = 0; i < expected.Count; i++) Same(expected[i], actual[i], $"{what}[{i}]", tolerance);
    }
}
