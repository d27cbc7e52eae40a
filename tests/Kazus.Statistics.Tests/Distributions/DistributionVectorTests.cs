using System.Reflection;
using System.Text.Json;
using Kazus.Statistics.Distributions;
using Kazus.Testing;
using Xunit;

namespace Kazus.Statistics.Tests.Distributions;

/// <summary>tests/reference/distributions/make.R wrote the expected values with R's own functions.</summary>
public class DistributionVectorTests
{
    // Relative. Far tails are exp of a large negative number: half an ulp of an exponent of 300 is 3e-14 of the
    // value, in R as here.
    private const double Ordinary = 1e-13;
    private const double FarTail = 5e-13;

    private static readonly JsonElement[] Vectors = Load();

    public static TheoryData<string> Functions()
    {
        var data = new TheoryData<string>();
        foreach (var name in Vectors.Select(v => v.GetProperty("f").GetString()!).Distinct()) data.Add(name);
        return data;
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Agrees_with_R(string function)
    {
        var failures = new List<string>();
        foreach (var vector in Vectors.Where(v => v.GetProperty("f").GetString() == function))
        {
            var arguments = vector.GetProperty("args").EnumerateArray().Select(Number).ToArray();
            var expected = Number(vector.GetProperty("value"));
            var actual = Call(function, arguments);
            var scale = Math.Abs(expected);
            var tolerance = scale < 1e-30 || function is "ChiSquared.LogUpperTail" ? FarTail : Ordinary;
            // Below one degree of freedom R searches the t quantile to about 1e-13 of the probability.
            if (function is "StudentT.Quantile" && arguments[1] < 1) tolerance = FarTail;
            // lgamma, digamma and log probabilities cross zero; there the digits are those of an absolute error.
            if (function is "GammaFunction.Log" or "GammaFunction.Digamma" or "Normal.LogUpperTail") scale = Math.Max(scale, 1e-2);
            if (!(Math.Abs(actual - expected) <= tolerance * scale) && !(scale < 1e-290 && Math.Abs(actual - expected) < 1e-300))
                failures.Add(FormattableString.Invariant($"{function}({string.Join(", ", arguments)}) = {actual:R}, R {expected:R}, relative {(actual - expected) / expected:E1}"));
        }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    [Fact]
    public void Quantiles_undo_probabilities_in_both_tails()
    {
        foreach (var p in new[] { 1e-250, 1e-30, 1e-9, 0.01, 0.3, 0.5 })
        {
            Close(p, Normal.UpperTail(Normal.UpperQuantile(p)));
            foreach (var df in new[] { 0.4, 1, 3, 40, 1000 })
            {
                Close(p, ChiSquared.UpperTail(ChiSquared.UpperQuantile(p, df), df));
                if (p > 1e-31) Close(p, StudentT.UpperTail(StudentT.UpperQuantile(p, df), df));
                if (p > 1e-31) Close(p, FisherF.UpperTail(FisherF.UpperQuantile(p, 3, df), 3, df));
                if (p > 1e-31) Close(p, Beta.Cumulative(Beta.Quantile(p, df, 2.5), df, 2.5));
            }
        }
    }

    [Fact]
    public void Ends_and_nonsense_are_answered_plainly()
    {
        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, ChiSquared.Quantile(1, 3));
        Assert.Equal(0, Beta.Quantile(0, 2, 3));
        Assert.Equal(1, Beta.Quantile(1, 2, 3));
        Assert.True(double.IsNaN(Normal.Quantile(1.5)));
        Assert.True(double.IsNaN(StudentT.Quantile(0.5, -1)));
        Assert.Equal(1, ChiSquared.UpperTail(-3, 2));
        Assert.Equal(Normal.UpperTail(2), StudentT.UpperTail(2, double.PositiveInfinity));
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-11 * expected, FormattableString.Invariant($"{actual:R} for {expected:R}"));

    private static double Call(string function, double[] arguments)
    {
        var parts = function.Split('.');
        var type = typeof(Normal).Assembly.GetType("Kazus.Statistics.Distributions." + parts[0], throwOnError: true)!;
        var method = type.GetMethod(parts[1], BindingFlags.Public | BindingFlags.Static)!;
        var values = method.GetParameters().Select((p, i) => p.ParameterType == typeof(int) ? (object)(int)arguments[i] : arguments[i]).ToArray();
        return (double)method.Invoke(null, values)!;
    }

    private static double Number(JsonElement e) => e.ValueKind == JsonValueKind.Number ? e.GetDouble()
        : e.GetString() switch { "-Inf" => double.NegativeInfinity, "Inf" => double.PositiveInfinity, _ => double.NaN };

    private static JsonElement[] Load()
    {
        var path = Path.Combine(Repository.Root, "tests", "reference", "distributions", "distributions.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("vectors").EnumerateArray().Select(e => e.Clone())];
    }
}
