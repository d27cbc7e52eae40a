using System.Text.Json;
using Kazus.Registry;
using Kazus.Registry.Revisions;
using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Search;

public sealed class FindVerbTests
{
    private static readonly string Example = Repository.File("examples", "spinal-leiomyosarcoma");

    private static JsonElement Json(params IEnumerable<string> words)
    {
        var (exit, output, error) = CommandLine.Run(["find", .. words, "--json"]);
        Assert.Equal((0, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public void Words_find_cases_with_their_places()
    {
        var found = Json("C5 recurrence", Example, "--top", "2");
        Assert.Equal(2, found.GetProperty("cases").GetArrayLength());
        var best = found.GetProperty("cases")[0];
        Assert.Equal("LMS-001", best.GetProperty("case").GetString());
        Assert.Contains("C5", best.GetProperty("why")[0].GetProperty("words").EnumerateArray().Select(w => w.GetString()));
        Assert.True(found.GetProperty("total").GetInt32() > 2);
    }

    [Fact]
    public void Facets_narrow()
    {
        var found = Json(Example, "--facet", "kind=metastasis", "--facet", "year=2014..2024", "--facet", "level=C5");
        Assert.Equal(["LMS-001"], found.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("case").GetString()));
    }

    [Fact]
    public void Cases_like_one_come_with_both_values_of_every_reason()
    {
        var like = Json("--like", "LMS-001", Example, "--top", "3");
        Assert.DoesNotContain("LMS-001", like.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("case").GetString()));
        Assert.All(like.GetProperty("cases").EnumerateArray(), c => Assert.Equal(c.GetProperty("compared").GetInt32() + c.GetProperty("open").GetArrayLength(), c.GetProperty("asked").GetInt32()));
        var only = Json("--like", "LMS-001", Example, "--top", "3", "--on", "lesion.levels,patient.age");
        Assert.All(only.GetProperty("cases").EnumerateArray().SelectMany(c => c.GetProperty("reasons").EnumerateArray()), r => Assert.Contains(r.GetProperty("variable").GetString(), (string[])["lesion.levels", "patient.age", "words"]));
    }

    [Fact]
    public void A_draft_case_and_free_words_are_compared_too()
    {
        using var folder = new TemporaryFolder();
        var yaml = folder.Write("draft.yaml", "id: X\nclaims:\n  patient.age: 61\n  disease.kind: metastasis\n  lesion.levels: C5\n");
        Assert.Equal("LMS-001", Json("--like", yaml, Example, "--top", "1", "--on", "disease.kind,lesion.levels,patient.age").GetProperty("cases")[0].GetProperty("case").GetString());
        var text = folder.Write("referral.txt", "A 58-year-old woman with leiomyosarcoma metastasis at C6 underwent gross total resection; recurrence after 10 months.");
        var like = Json("--like", text, Example, "--top", "3");
        Assert.Contains("patient.age", like.GetProperty("understood").EnumerateArray().Select(u => u.GetProperty("variable").GetString()));
        Assert.Contains("LMS-001", like.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("case").GetString()));
    }

    [Fact]
    public void A_registry_gives_the_same_answers_and_keeps_its_index_beside_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "registry.kazus");
        using (var registry = CaseRegistry.Open(RegistryAddress.Parse(path), TimeProvider.System))
            registry.FindOrAdd("spine", new Signature("Ana", "test")).Import(Example, new Signature("Ana", "test"));
        static IEnumerable<string?> Cases(JsonElement found) => found.GetProperty("cases").EnumerateArray().Select(c => $"{c.GetProperty("case")} {c.GetProperty("score")}");
        Assert.Equal(Cases(Json("cervical recurrence", Example)), Cases(Json("cervical recurrence", path)));
        Assert.True(File.Exists(Path.Combine(path + ".index", "1", "index.kzf")));
        Assert.Equal(Cases(Json("--like", "LMS-001", Example)), Cases(Json("--like", "LMS-001", path, "--collection", "spine")));
        var (exit, _, error) = CommandLine.Run("find", "x", path, "--collection", "spin");
        Assert.Equal(1, exit);
        Assert.Contains("Did you mean 'spine'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--facet lvel is not a facet; did you mean level?", "x", "--facet", "lvel=C5")]
    [InlineData(2, "expected a year", "x", "--facet", "year=soon")]
    [InlineData(2, "find needs words, --like or --facet.")]
    [InlineData(1, "Did you mean 'LMS-001'?", "--like", "LMS-0001", "EXAMPLE")]
    [InlineData(1, "neither a casebook folder nor a registry", "x", "no-such-place")]
    public void What_cannot_be_used_is_said_in_a_sentence(int exit, string says, params string[] words)
    {
        var (code, _, error) = CommandLine.Run(["find", .. words.Select(w => w == "EXAMPLE" ? Example : w)]);
        Assert.Equal(exit, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }
}
