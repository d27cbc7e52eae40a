using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Testing;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>The rules on casebook folders, and that every rule in the code is listed and has its page.</summary>
public sealed partial class CasebookRuleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kazus-rules-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<Finding> Check(string? head = null, string? one = null, string? second = null, string references = "[{\"id\":\"abel\",\"type\":\"article-journal\",\"title\":\"A sarcoma\",\"author\":[{\"family\":\"Abel\",\"given\":\"T\"}],\"issued\":{\"date-parts\":[[2010]]}}]")
    {
        Directory.CreateDirectory(Path.Combine(folder, "cases"));
        Directory.CreateDirectory(Path.Combine(folder, "sources"));
        File.WriteAllText(Path.Combine(folder, "casebook.yaml"), head ?? "title: Sarcomas\n");
        File.WriteAllText(Path.Combine(folder, "cases", "a.yaml"), one ?? "id: A\nreadings:\n  - source: abel\n    claims:\n      patient.age: 63\n      disease: leiomyosarcoma\n");
        if (second is not null) File.WriteAllText(Path.Combine(folder, "cases", "b.yaml"), second);
        File.WriteAllText(Path.Combine(folder, "sources", "references.json"), references);
        return [.. CasebookCheck.Folder(folder).Findings];
    }

    private static string Claims(string claims) => "id: A\nreadings:\n  - source: abel\n    claims:\n" + string.Join('\n', claims.Split('\n').Select(c => "      " + c)) + "\n";

    [Fact]
    public void A_sound_casebook_has_no_findings() => Assert.Empty(Check().Select(f => f.Message));

    public static TheoryData<string, string, string?, string?> Faults() => new()
    {
        { "KZ101", "id: A\n  broken: [", null, null },
        { "KZ102", "id: A\nlabell: Abel\n", null, null },
        { "KZ103", Claims("surgery.extent: mostly"), null, null },
        { "KZ104", Claims("patient.age: 63"), Claims("patient.age: 64"), null },
        { "KZ106", "id: A\nreadings:\n  - source: abell\n    claims:\n      patient.age: 63\n", null, null },
        { "KZ107", Claims("patient.age: 630"), null, null },
        { "KZ201", "id: A\nday-zero: surgery\nevents:\n  - id: pain\n    type: symptom\n    what: Pain\n    when:\n      - { at: -2 mo }\n      - { at: -6 mo }\n", null, null },
        { "KZ301", Claims("patient.age: 63") + "  - source: abel\n    where: abstract\n    claims:\n      patient.age: 36\n", null, null },
        { "KZ902", Claims("lesion.levels: C7\nscore: ['SINS pain: mechanical', 'SINS: 4']"), null, null },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_rule_fires_on_its_example(string rule, string one, string? second, string? head) =>
        Assert.Contains(rule, Check(head, one, second).Select(f => f.Rule));

    [Fact]
    public void A_missing_head_is_found() => Assert.Contains("KZ105", CasebookCheck.Folder(folder).Findings.Select(f => f.Rule));

    [Fact]
    public void The_casebook_switches_its_rules_off_and_turns_them_down()
    {
        Assert.DoesNotContain("KZ107", Check("title: S\nrules: { KZ107: off }\n", Claims("patient.age: 630")).Select(f => f.Rule));
        Assert.Equal(Severity.Note, Check("title: S\nrules: { value-improbable: note }\n", Claims("patient.age: 630")).Single(f => f.Rule == "KZ107").Severity);
    }

    [Fact]
    public void A_guideline_that_is_not_known_is_found() => Assert.Contains("KZ103", Check("title: S\nguideline: scar\n").Select(f => f.Rule));

    [Fact]
    public void Every_rule_in_the_code_is_listed_under_its_name()
    {
        var listed = RuleBook.All.Select(r => (r.Id, r.Name)).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            foreach (Match rule in Named().Matches(File.ReadAllText(file)))
                Assert.True(listed.Contains((rule.Groups["id"].Value, rule.Groups["name"].Value)), $"{Path.GetFileName(file)}: {rule.Value} is not in kazus rules.");
    }

    [Fact]
    public void Every_listed_rule_has_a_page_with_all_its_parts_and_every_page_a_rule()
    {
        string[] parts = ["**What.**", "**Why.**", "**Fires.**", "**Does not fire.**", "**Settle.**"];
        Assert.All(RuleBook.All, r => Assert.All(parts, p => Assert.Contains(p, r.Page, StringComparison.Ordinal)));
        Assert.Equal(RuleBook.All.Select(r => r.Id), Directory.EnumerateFiles(Repository.File("docs", "rules"), "KZ*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<id>KZ\\d{3})\"\\s*,\\s*(?:Name = )?\"(?<name>[a-z0-9-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
