using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Survival;

/// <summary>The survival commands as a user runs them, beside R's answers.</summary>
public sealed class CurveVerbsTests : IDisposable
{
    private static readonly string References = Repository.File("tests", "reference", "statistics");
    private readonly string scratch = Path.Combine(Path.GetTempPath(), $"kazus-{Guid.NewGuid():N}");

    public CurveVerbsTests() => Directory.CreateDirectory(scratch);

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    [Theory]
    [InlineData("km_lung_sex_loglog", "lung", "log-log")]
    [InlineData("km_lung_sex_plain", "lung", "plain")]
    [InlineData("km_lung_sex_log", "lung", "log")]
    public void Km_json_holds_the_columns_of_survfit(string id, string data, string scale)
    {
        var groups = Json("km", Data(data), "--time", "time", "--event", "status", "--by", "sex", "--conf", scale).GetProperty("groups").EnumerateArray().ToArray();
        var result = Result(id);
        var curves = result.GetProperty("curves").EnumerateArray().ToArray();
        for (var g = 0; g < curves.Length; g++)
        {
            foreach (var column in new[] { "time", "n_risk", "n_event", "n_censor", "surv", "lower", "upper" })
                Same(curves[g].GetProperty(column), groups[g].GetProperty(column), column);
            var error = groups[g].GetProperty("std_err").EnumerateArray().Zip(curves[g].GetProperty("surv").EnumerateArray(), (se, s) => Number(se) / Number(s));
            foreach (var (ours, theirs) in error.Zip(curves[g].GetProperty("std_err_of_log_surv").EnumerateArray().Select(Number))) Same(theirs, ours, "std_err");
            var row = result.GetProperty("table_common_rmean").GetProperty("rows")[g];
            foreach (var (name, place) in new[] { ("n", 0), ("events", 3), ("rmean", 4), ("rmean_se", 5), ("median", 6), ("median_lower", 7), ("median_upper", 8) })
                Same(Number(row[place]), Number(groups[g].GetProperty(name)), name);
        }
    }

    /// <summary>
    /// The error printed is Greenwood's (1926): the squared error of log S is the sum of d / (n (n - d)), with weighted numbers of events d
    /// and at risk n. For fractional weights the library's own choice would be the robust error, which differs.
    /// </summary>
    [Fact]
    public void Km_prints_Greenwoods_error_even_with_fractional_weights()
    {
        (double Time, bool Event, double Weight)[] rows =
            [(2, true, 1.5), (3, true, 0.7), (3, false, 2.2), (5, true, 0.4), (8, false, 1), (9, true, 1.3), (9, true, 0.9), (12, false, 0.5)];
        var file = Path.Combine(scratch, "weighted.csv");
        File.WriteAllText(file, "t,e,w\n" + string.Join('\n', rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Time},{(r.Event ? 1 : 0)},{r.Weight}"))));
        var told = Json("km", file, "--time", "t", "--event", "e", "--weight", "w").GetProperty("groups")[0];
        double survival = 1, greenwood = 0;
        var line = 0;
        foreach (var time in rows.Select(r => r.Time).Distinct().Order())
        {
            var (n, d) = (rows.Where(r => r.Time >= time).Sum(r => r.Weight), rows.Where(r => r.Time == time && r.Event).Sum(r => r.Weight));
            survival *= 1 - d / n;
            greenwood += d / (n * (n - d));
            Same(survival, Number(told.GetProperty("surv")[line]), "surv");
            Same(survival * Math.Sqrt(greenwood), Number(told.GetProperty("std_err")[line]), "std_err");
            line++;
        }
        Assert.Equal(line, told.GetProperty("time").GetArrayLength());
    }

    [Fact]
    public void Logrank_json_holds_what_survdiff_prints()
    {
        var told = Json("logrank", Data("veteran"), "--time", "time", "--event", "status", "--by", "trt", "--strata", "celltype", "--rho", "1");
        var result = Result("logrank_veteran_trtstratacelltype_rho1");
        foreach (var name in new[] { "chisq", "df", "p" }) Same(Number(result.GetProperty(name)), Number(told.GetProperty(name)), name);
        Same(result.GetProperty("exp").GetProperty("rows")[0].EnumerateArray().Sum(Number), Number(told.GetProperty("groups")[0].GetProperty("expected")), "expected");
    }

    [Fact]
    public void Rmst_json_holds_means_and_errors()
    {
        var told = Json("rmst", Data("ovarian"), "--time", "futime", "--event", "fustat", "--by", "rx", "--tau", "600");
        var result = Result("rmst_ovarian_rx600");
        foreach (var (g, arm) in new[] { (0, "arm0"), (1, "arm1") })
        {
            Same(Number(result.GetProperty(arm).GetProperty("rmst").GetProperty("Est.")), Number(told.GetProperty("groups")[g].GetProperty("rmst")), "rmst");
            Same(Number(result.GetProperty(arm).GetProperty("rmst").GetProperty("se")), Number(told.GetProperty("groups")[g].GetProperty("se")), "se");
        }
    }

    [Fact]
    public void Cuminc_json_holds_states_and_errors_of_survfit_and_the_tests_of_cuminc()
    {
        var curve = Result("aj_mgus2_all").GetProperty("curves")[0];
        var told = Json("cuminc", Data("mgus2"), "--time", "etime", "--status", "event").GetProperty("groups")[0];
        for (var cause = 1; cause <= 2; cause++)
        {
            var own = told.GetProperty("causes")[cause - 1];
            Same(curve.GetProperty("time"), own.GetProperty("time"), "time");
            foreach (var (theirs, ours) in new[] { ("pstate", "est"), ("std_err", "se") })
                foreach (var (row, value) in curve.GetProperty(theirs).GetProperty("rows").EnumerateArray().Zip(own.GetProperty(ours).EnumerateArray()))
                    Same(Number(row[cause]), Number(value), ours);
        }
        var gray = Json("cuminc", Data("mgus2"), "--time", "etime", "--status", "event", "--by", "sex").GetProperty("gray");
        Same(Number(Result("cuminc_mgus2_sex").GetProperty("gray_tests").GetProperty("rows")[1][0]), Number(gray[1].GetProperty("chisq")), "Gray");
    }

    /// <summary>The one event of cause 2 comes when a single patient is at risk. R: cmprsk::cuminc(1:12, c, g) gives cause 1 and NaN for cause 2.</summary>
    [Fact]
    public void A_cause_too_rare_to_compare_leaves_the_test_of_the_other()
    {
        var file = Path.Combine(scratch, "in.csv");
        File.WriteAllText(file, "t,c,g\n1,1,a\n2,1,b\n3,0,a\n4,1,b\n5,1,a\n6,0,b\n7,1,b\n8,1,a\n9,0,b\n10,1,b\n11,2,a\n12,0,a\n");
        var gray = Json("cuminc", file, "--time", "t", "--status", "c", "--by", "g").GetProperty("gray");
        Assert.Equal(1, gray.GetArrayLength());
        Assert.Equal("1", gray[0].GetProperty("cause").GetString());
        Assert.Equal(0.260198553638897, gray[0].GetProperty("chisq").GetDouble(), 1e-12);
        Assert.Equal(0.609983778620008, gray[0].GetProperty("p").GetDouble(), 1e-12);
        Assert.Contains("Not every cause was tested", Run("cuminc", file, "--time", "t", "--status", "c", "--by", "g").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t,e\n5,1\n-2,1\n", "row 2: time must not be negative")]
    [InlineData("t,e\n5,1\nsix,1\n", "row 2: column 't' holds \"six\"")]
    [InlineData("t,e\n5,1\n6,3\n", "row 2: column 'e' holds \"3\"")]
    [InlineData("t,e\n5,0\n6,2\n", "row 1: column 'e' holds \"0\"")]
    [InlineData("t,e\n,1\nNA,0\n", "at least one observation")]
    [InlineData("t,e\n", "at least one observation")]
    [InlineData("", "is empty")]
    [InlineData("t,x\n1,1\n", "no column 'e'")]
    public void Input_that_cannot_be_used_says_where_and_ends_with_1(string csv, string message)
    {
        var file = Path.Combine(scratch, "in.csv");
        File.WriteAllText(file, csv);
        var (exit, output, error) = Run("km", file, "--time", "t", "--event", "e", "--json");
        Assert.Equal(1, exit);
        Assert.Equal("", output);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_rows_and_rows_never_at_risk_are_dropped_and_counted()
    {
        var file = Path.Combine(scratch, "in.csv");
        File.WriteAllText(file, "s,t,e\n0,5,1\n,6,1\n7,7,0\n1,8,1\n2,9,0\n");
        var told = Json("km", file, "--time", "t", "--event", "e", "--entry", "s");
        Assert.Equal(1, told.GetProperty("dropped").GetProperty("missing").GetInt32());
        Assert.Equal(1, told.GetProperty("dropped").GetProperty("never_at_risk").GetInt32());
        Assert.Equal([3, 2, 1], told.GetProperty("groups")[0].GetProperty("n_risk").EnumerateArray().Select(n => n.GetInt32()));
    }

    [Theory]
    [InlineData("km")]
    [InlineData("km", "x.csv", "--time", "t")]
    [InlineData("km", "x.csv", "--time", "t", "--event", "e", "--conf", "cloglog")]
    [InlineData("km", "x.csv", "--time", "t", "--event", "e", "--level", "95")]
    [InlineData("logrank", "x.csv", "--time", "t", "--event", "e")]
    [InlineData("rmst", "x.csv", "--time", "t", "--event", "e", "--tau", "-1")]
    public void Wrong_usage_ends_with_2(params string[] words) => Assert.Equal(2, Run(words).Exit);

    [Theory]
    [InlineData("km")]
    [InlineData("logrank")]
    [InlineData("rmst")]
    [InlineData("cuminc")]
    public void Help_shows_an_example(string verb)
    {
        var (exit, output, _) = Run(verb, "--help");
        Assert.Equal(0, exit);
        Assert.Contains($"Example: kazus survival {verb}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lung_table_for_a_reader_is_as_approved() =>
        Approve.Text(Run("km", Data("lung"), "--time", "time", "--event", "status", "--by", "sex").Output, "tests", "Kazus.Cli.Tests", "Survival", "km-lung.approved.txt");

    [Fact]
    public void The_lung_curves_are_drawn()
    {
        var svg = Path.Combine(scratch, "km.svg");
        Assert.Equal(0, Run("km", Data("lung"), "--time", "time", "--event", "status", "--by", "sex", "--svg", svg).Exit);
        Assert.Contains("log-rank p = 0.001", File.ReadAllText(svg), StringComparison.Ordinal);
    }

    private static string Data(string name) => Path.Combine(References, "data", name + ".csv");

    private static JsonElement Result(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(References, "cases", id + ".json")));
        return document.RootElement.GetProperty("result").Clone();
    }

    private static JsonElement Json(params string[] words)
    {
        var (exit, output, error) = Run([.. words, "--json"]);
        Assert.True(exit == 0, error);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    private static (int Exit, string Output, string Error) Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in new[] { typeof(InputException).Assembly.Location, "survival" }.Concat(words)) start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static void Same(JsonElement expected, JsonElement actual, string what)
    {
        var (theirs, ours) = (expected.EnumerateArray().Select(Number).ToArray(), actual.EnumerateArray().Select(Number).ToArray());
        Assert.Equal(theirs.Length, ours.Length);
        for (var i = 0; i < theirs.Length; i++) Same(theirs[i], ours[i], $"{what}[{i}]");
    }

    private static void Same(double expected, double actual, string what) =>
        Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= Math.Max(1e-8 * Math.Abs(expected), 1e-12), $"{what}: R has {expected}, Kazus has {actual}");

    /// <summary>R's NA and NaN, and the null of our JSON, are no number.</summary>
    private static double Number(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Number => e.GetDouble(),
        JsonValueKind.Null => double.NaN,
        _ => double.TryParse(e.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN,
    };
}
