using System.Text.Json;
using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Casebooks;

public sealed class CasebookVerbsTests
{
    private static readonly string Example = Repository.File("examples", "spinal-leiomyosarcoma");

    private static JsonElement Json(params string[] words)
    {
        var (exit, output, error) = CommandLine.Run(words);
        Assert.True(exit == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public void Every_cell_of_the_table_has_value_text_missing_claims_and_conflict()
    {
        foreach (var row in Json("table", Example, "--json").GetProperty("rows").EnumerateArray())
            foreach (var cell in row.GetProperty("cells").EnumerateObject().Select(c => c.Value))
            {
                Assert.NotEqual("", cell.GetProperty("text").GetString());
                Assert.Contains(cell.GetProperty("conflict").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False });
                var missing = cell.GetProperty("missing").ValueKind != JsonValueKind.Null;
                Assert.Equal(missing, cell.GetProperty("value").ValueKind == JsonValueKind.Null);
                if (!missing) Assert.All(cell.GetProperty("claims").EnumerateArray(), c => Assert.NotEqual("", c.GetProperty("quote").GetString()));
                if (!missing) Assert.NotEqual(0, cell.GetProperty("claims").GetArrayLength());
            }
    }

    [Fact]
    public void The_pooled_share_hangs_on_one_cell()
    {
        var pool = Json("pool", Example, "--endpoint", "recurrence", "--source", "koruga-2024", "--where", "Table 1", "--json");
        Assert.Equal(0.667, pool.GetProperty("at_horizon").GetProperty("surv").GetDouble(), 3);
        Assert.Equal(0.054, pool.GetProperty("at_horizon").GetProperty("lower").GetDouble(), 3);
        Assert.Equal(0.945, pool.GetProperty("at_horizon").GetProperty("upper").GetDouble(), 3);
        var own = pool.GetProperty("sensitivity").EnumerateArray().Single(s => s.GetProperty("case").GetString() == "LMS-001");
        Assert.Equal(1.0, own.GetProperty("reversed").GetProperty("surv").GetDouble());
        Assert.Equal(36, pool.GetProperty("series").GetArrayLength());
    }

    [Fact]
    public void A_case_tells_its_clashes_and_solved_days()
    {
        var one = Json("case", "LMS-001", Example, "--json");
        Assert.False(one.GetProperty("times").GetProperty("possible").GetBoolean());
        Assert.Contains(one.GetProperty("times").GetProperty("clashes").EnumerateArray(), set => set.GetArrayLength() == 4);
        Assert.Contains(one.GetProperty("conflicts").EnumerateArray(), c => c.GetProperty("variable").GetString() == "recurrence");
    }

    [Fact]
    public void The_demo_ends_with_the_path_of_the_report()
    {
        using var here = new TemporaryFolder();
        var (exit, output, error) = CommandLine.Run("demo", "--no-serve", "--out", Path.Combine(here.Path, "demo"));
        Assert.True(exit == 0, error);
        Assert.True(File.Exists(output.Trim().Split('\n')[^1].Trim()), output);
    }

    [Theory]
    [InlineData(1, "no casebook.yaml", "build", "nowhere")]
    [InlineData(1, "Did you mean 'LMS-001'", "case", "LMS-0O1", "EXAMPLE")]
    [InlineData(2, "--to odt is not a format", "build", "EXAMPLE", "--to", "odt")]
    [InlineData(2, "did you mean patient.age", "table", "EXAMPLE", "--columns", "patient.agee")]
    [InlineData(2, "", "pool", "EXAMPLE")]
    public void What_is_wrong_is_said_on_standard_error_with_the_exit_code(int exit, string says, params string[] words)
    {
        var (code, output, error) = CommandLine.Run(words.Select(w => w == "EXAMPLE" ? Example : w));
        Assert.Equal(exit, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }
}
