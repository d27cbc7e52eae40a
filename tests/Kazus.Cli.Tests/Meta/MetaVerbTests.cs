using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Meta;

public sealed class MetaVerbTests
{
    private static readonly string References = Repository.File("tests", "reference", "statistics");

    private static readonly string Hackshaw = Path.Combine(References, "data", "dat.hackshaw1998.csv");
    private static readonly string Pritz = Path.Combine(References, "data", "dat.pritz1997.csv");

    [Theory]
    [InlineData("REML", false)]
    [InlineData("REML", true)]
    [InlineData("DL", false)]
    [InlineData("PM", true)]
    [InlineData("ML", false)]
    [InlineData("FE", false)]
    public void Json_holds_what_metafor_returns(string method, bool knapp)
    {
        var name = $"tight_hackshaw_{(method == "FE" ? "EE" : method)}_{(knapp ? "knha" : "z")}";
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(References, "cases", name + ".json")));
        var r = expected.RootElement.GetProperty("result");
        using var told = Json([Hackshaw, "--yi", "yi", "--vi", "vi", "--method", method, .. knapp ? ["--knha"] : (string[])[]]);
        foreach (var (ours, theirs) in new[] { ("k", "k"), ("estimate", "beta"), ("se", "se"), ("lower", "ci_lb"), ("upper", "ci_ub"), ("p", "pval"), ("tau2", "tau2"), ("se_tau2", "se_tau2"), ("i2", "I2"), ("h2", "H2"), ("q", "QE"), ("q_p", "QEp") })
            Same(Number(r.GetProperty(theirs)), Number(told.RootElement.GetProperty(ours)), ours);
        Same(Number(r.GetProperty("predict").GetProperty("pi_lb")), Number(told.RootElement.GetProperty("pi_lower")), "pi_lower");
    }

    [Theory]
    [InlineData("PLO")]
    [InlineData("PFT")]
    [InlineData("PR")]
    public void Proportions_are_pooled_and_brought_back(string measure)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(References, "cases", $"tight_pritz_{measure}_REML.json")));
        var r = expected.RootElement.GetProperty("result");
        using var told = Json([Pritz, "--events", "xi", "--n", "ni", "--measure", measure]);
        Same(Number(r.GetProperty("beta")), Number(told.RootElement.GetProperty("estimate")), "estimate");
        Same(Number(r.GetProperty("back_transformed").GetProperty("pred")), Number(told.RootElement.GetProperty("back").GetProperty("estimate")), "back");
        Same(Number(r.GetProperty("back_transformed").GetProperty("ci_ub")), Number(told.RootElement.GetProperty("back").GetProperty("upper")), "back upper");
    }

    [Theory]
    [InlineData("yi,vi\n0.1,0.2\n0.3,0\n", "row 2: column 'vi' holds 0")]
    [InlineData("yi,vi\n0.1,0.2\n0.3,-1\n", "row 2: column 'vi' holds -1")]
    [InlineData("yi,vi\n0.1,0.2\nabc,1\n", "row 2: column 'yi' holds \"abc\"")]
    [InlineData("yi,vi\n", "no study is left")]
    [InlineData("yi,vi\n,1\nNA,2\n", "no study is left")]
    [InlineData("yi\n1\n", "vi")]
    public void Effects_that_cannot_be_pooled_name_the_row(string csv, string message) => Refused(csv, message, "--yi", "yi", "--vi", "vi");

    [Theory]
    [InlineData("x,n\n1,10\n12,10\n", "row 2: column 'x' holds 12")]
    [InlineData("x,n\n1,10\n-1,10\n", "row 2: column 'x' holds -1")]
    [InlineData("x,n\n1,10\n,3\n0,0\n", "row 3: column 'n' holds 0")]
    [InlineData("x,n\n1.5,10\n", "row 1: column 'x' holds 1.5")]
    public void Events_that_cannot_be_pooled_name_the_row(string csv, string message) => Refused(csv, message, "--events", "x", "--n", "n");

    [Theory]
    [InlineData("--yi", "yi")]
    [InlineData("--events", "yi")]
    [InlineData("--yi", "yi", "--vi", "vi", "--method", "MAGIC")]
    [InlineData("--yi", "yi", "--vi", "vi", "--measure", "PLO")]
    [InlineData("--yi", "yi", "--vi", "vi", "--level", "95")]
    public void Wrong_usage_ends_with_2(params string[] words)
    {
        var (code, output, error) = Run([Hackshaw, .. words]);
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains("kazus meta --help", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_are_left_out_and_counted()
    {
        using var file = new Temporary("yi,vi\n0.1,0.01\n,0.02\n0.3,NA\n0.6,0.03\n");
        var (code, output, error) = Run([file.Path, "--yi", "yi", "--vi", "vi", "--json"]);
        Assert.Equal(0, code);
        Assert.Contains("2 studies were left out", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(2, json.RootElement.GetProperty("dropped").GetProperty("missing").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("k").GetInt32());
    }

    [Fact]
    public void A_forest_plot_is_written()
    {
        var path = Path.Combine(Path.GetTempPath(), $"kazus-{Guid.NewGuid():N}.svg");
        try
        {
            Assert.Equal(0, Run([Pritz, "--events", "xi", "--n", "ni", "--study", "authors", "--svg", path]).Code);
            Assert.StartsWith("<svg", File.ReadAllText(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Refused(string csv, string message, params string[] words)
    {
        using var file = new Temporary(csv);
        var (code, output, error) = Run([file.Path, .. words, "--json"]);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private static JsonDocument Json(string[] words)
    {
        var (code, output, error) = Run([.. words, "--json"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output);
    }

    private static (int Code, string Output, string Error) Run(string[] words)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Kazus.Cli.dll"), "meta", .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static double Number(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Number => e.GetDouble(),
        JsonValueKind.Array => Number(e[0]),
        _ => double.NaN,
    };

    private static void Same(double expected, double actual, string what) =>
        Assert.True((double.IsNaN(expected) && double.IsNaN(actual)) || Math.Abs(expected - actual) <= 1e-8 * Math.Abs(expected) + 1e-12,
            string.Create(CultureInfo.InvariantCulture, $"{what}: R has {expected:R}, kazus says {actual:R}"));

    private sealed class Temporary : IDisposable
    {
        public Temporary(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"kazus-{Guid.NewGuid():N}.csv");

        public void Dispose() => File.Delete(Path);
    }
}
