using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Survival;

public sealed class RegressionVerbTests
{
    private static readonly string References = Repository.File("tests", "reference", "statistics");

    [Theory]
    [InlineData("cox_lung_agesex_efron", "lung", "--x age,sex,ph.ecog")]
    [InlineData("cox_lung_agesex_breslow", "lung", "--x age,sex,ph.ecog --ties breslow")]
    [InlineData("cox_ovarian_agerx_exact", "ovarian", "--time futime --event fustat --x age,rx --ties exact")]
    [InlineData("cox_bladder2_pwp_efron", "bladder2", "--time stop --entry start --event event --x rx,number,size --strata enum --cluster id")]
    [InlineData("cox_heart_td_efron", "heart", "--time stop --entry start --event event --x age,year,surgery --factor transplant")]
    public void Json_holds_what_coxph_returns(string name, string data, string words)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(References, "cases", name + ".json")));
        var r = reference.RootElement.GetProperty("result");
        using var told = Json("cox", Data(data), words);
        var k = told.RootElement;
        string[] fields = ["n", "events", "terms", "var", "loglik_null", "loglik", "lr", "wald", "score", "df", "concordance", "concordance_se", "iterations", "converged"];
        Assert.All(fields, f => Assert.True(k.TryGetProperty(f, out _), f));
        var terms = k.GetProperty("terms").EnumerateArray().ToArray();
        var coefficients = r.GetProperty("coef").EnumerateObject().ToArray();
        for (var j = 0; j < terms.Length; j++)
        {
            Assert.Equal(coefficients[j].Name, terms[j].GetProperty("name").GetString());
            Same(coefficients[j].Value.GetDouble(), terms[j].GetProperty("coef").GetDouble(), "coef");
            Same(Math.Sqrt(r.GetProperty("var").GetProperty("rows")[j][j].GetDouble()), terms[j].GetProperty("se").GetDouble(), "se");
            Same(r.GetProperty("conf_int_95").GetProperty("rows")[j][2].GetDouble(), terms[j].GetProperty("lower").GetDouble(), "lower");
        }
        foreach (var (ours, theirs) in new[] { ("lr", "lr_test"), ("wald", "wald_test"), ("score", "score_test"), ("n", "n"), ("events", "nevent"), ("iterations", "iter"), ("df", "df") })
        {
            Same(r.GetProperty(theirs).GetDouble(), k.GetProperty(ours).GetDouble(), ours);
        }
        Same(r.GetProperty("concordance").GetProperty("concordance").GetDouble(), k.GetProperty("concordance").GetDouble(), "concordance");
        Same(r.GetProperty("concordance").GetProperty("std").GetDouble(), k.GetProperty("concordance_se").GetDouble(), "concordance_se");
    }

    [Fact]
    public void The_test_of_proportional_hazards_has_one_line_per_covariate()
    {
        using var told = Json("zph", Data("veteran"), "--x trt,karno,age --factor celltype");
        var lines = told.RootElement.GetProperty("zph").EnumerateArray().ToArray();
        Assert.Equal(["trt", "karno", "age", "celltype"], lines.Select(l => l.GetProperty("term").GetString()));
        Assert.Equal(3, lines[3].GetProperty("df").GetInt32());
        Assert.Equal(6, told.RootElement.GetProperty("global").GetProperty("df").GetInt32());
        Assert.Equal(6, told.RootElement.GetProperty("terms").GetArrayLength());
    }

    [Fact]
    public void The_first_level_in_ordinal_order_is_the_reference()
    {
        using var told = Json("cox", Data("veteran"), "--factor celltype");
        Assert.Equal(["celltypelarge", "celltypesmallcell", "celltypesquamous"], told.RootElement.GetProperty("terms").EnumerateArray().Select(t => t.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_coefficient_without_end_is_null_and_said()
    {
        using var told = Json("cox", Data("dg_mono"), "--x x,z");
        var x = told.RootElement.GetProperty("terms")[0];
        Assert.Equal(JsonValueKind.Null, x.GetProperty("coef").ValueKind);
        Assert.Equal("plus-infinity", x.GetProperty("status").GetString());
        Assert.NotEqual(0, told.RootElement.GetProperty("warnings").GetArrayLength());
        using var firth = Json("cox", Data("dg_mono"), "--x x,z --firth");
        Assert.Equal(3.65492192, firth.RootElement.GetProperty("terms")[0].GetProperty("coef").GetDouble(), 6);
    }

    [Fact]
    public void Rows_with_missing_values_and_rows_never_at_risk_are_dropped_and_counted()
    {
        using var told = Json("cox", Data("dg_stop_le_start"), "--time stop --entry start --event event --x g");
        Assert.Equal(1, told.RootElement.GetProperty("dropped").GetProperty("never_at_risk").GetInt32());
        using var lung = Json("cox", Data("lung"), "--x ph.ecog");
        Assert.Equal(1, lung.RootElement.GetProperty("dropped").GetProperty("missing").GetInt32());
    }

    [Theory]
    [InlineData("veteran", "--x celltype", 1, "row 1: column 'celltype' holds \"squamous\" where a number was expected")]
    [InlineData("dg_allcens", "--x g", 1, "at least one event")]
    [InlineData("dg_empty", "--x g", 1, "at least one observation")]
    [InlineData("dg_negtime", "--x g", 1, "row 1: time must not be negative")]
    [InlineData("dg_zeroweight", "--x g --weight w", 1, "must be greater than zero")]
    [InlineData("veteran", "--x age --strata age", 1, "as numbers and as categories")]
    [InlineData("veteran", "", 2, "give --x or --factor")]
    [InlineData("veteran", "--x age --ties other", 2, "other")]
    [InlineData("veteran", "--x nothing", 1, "has no column 'nothing'")]
    public void What_cannot_be_used_is_said_with_the_row(string data, string words, int code, string said)
    {
        var (exit, output, error) = Run("cox", Data(data), words + " --json");
        Assert.Equal(code, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    private static string Data(string name) => Path.Combine(References, "data", name + ".csv");

    private static JsonDocument Json(string verb, string file, string words)
    {
        var (code, output, error) = Run(verb, file, words + " --json");
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output);
    }

    private static (int Code, string Output, string Error) Run(string verb, string file, string words)
    {
        List<string> all = ["exec", Path.Combine(AppContext.BaseDirectory, "Kazus.Cli.dll"), "survival", verb, file, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (!words.Contains("--time", StringComparison.Ordinal)) all.AddRange(["--time", "time"]);
        if (!words.Contains("--event", StringComparison.Ordinal)) all.AddRange(["--event", "status"]);
        using var process = Process.Start(new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static void Same(double expected, double actual, string what) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-8 * Math.Abs(expected), string.Create(CultureInfo.InvariantCulture, $"{what}: {expected:R} expected, {actual:R} told"));
}
