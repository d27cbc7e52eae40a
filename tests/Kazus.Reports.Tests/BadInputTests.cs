using Kazus.Checks;
using Kazus.Reports;
using Kazus.Testing;
using Xunit;

namespace Kazus.Reports.Tests;

/// <summary>Bad input is normal input: a finding with file and line, the rest built, nothing lost.</summary>
public sealed class BadInputTests
{
    private static TemporaryFolder Casebook()
    {
        var here = new TemporaryFolder();
        here.Write("casebook.yaml", "title: A review\nindex: A\n");
        here.Write("cases/A.yaml", "id: A\nown: yes\nclaims:\n  patient.age: 63\n  followup: 12\n  recurrence: no\n");
        here.Write("manuscript/01.md", "The patient was {{ index.patient.age }} years old.\n");
        return here;
    }

    private static BuildResult Build(TemporaryFolder here) => ReportBuild.Run(here.Path, null, [ReportFormat.Html]);

    private static Finding Expect(BuildResult result, string rule, string path, int? line)
    {
        var finding = Assert.Single(result.Findings, f => f.Rule == rule);
        Assert.Equal((path, line), (finding.Places[0].Path, finding.Places[0].Line));
        Assert.Contains("report.html", result.Written);
        Assert.Contains("case-A.json", result.Written);
        return finding;
    }

    [Fact]
    public void A_whole_casebook_has_no_findings()
    {
        using var here = Casebook();
        Assert.Empty(Build(here).Findings);
    }

    [Fact]
    public void A_malformed_case_is_named_with_its_line_and_the_rest_is_built()
    {
        using var here = Casebook();
        here.Write("cases/B.yaml", "id: B\nclaims: [unclosed\n");
        Assert.True(Expect(Build(here), "KZ101", "cases/B.yaml", 3).Severity == Severity.Error);
    }

    [Fact]
    public void An_empty_file_is_named()
    {
        using var here = Casebook();
        here.Write("cases/B.yaml", "");
        Expect(Build(here), "KZ101", "cases/B.yaml", 1);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_named_with_the_line()
    {
        using var here = Casebook();
        File.WriteAllBytes(here.Write("cases/B.yaml", ""), [.. "id: B\nnote: caf"u8, 0xE9, .. "\n"u8]);
        Expect(Build(here), "KZ101", "cases/B.yaml", 2);
    }

    [Fact]
    public void A_file_too_large_to_be_written_by_hand_is_named()
    {
        using var here = Casebook();
        using (var file = File.Create(here.Write("cases/B.yaml", ""))) file.SetLength(50L << 20);
        Expect(Build(here), "KZ101", "cases/B.yaml", null);
    }

    [Fact]
    public void Two_cases_with_one_id_are_named_and_the_first_stays()
    {
        using var here = Casebook();
        here.Write("cases/B.yaml", "id: A\nclaims:\n  patient.age: 20\n");
        Expect(Build(here), "KZ104", "cases/B.yaml", 1);
        Assert.Contains("63", File.ReadAllText(Path.Combine(here.Path, "build", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_live_fact_is_named_with_its_line()
    {
        using var here = Casebook();
        here.Write("manuscript/02.md", "Fine.\n\nThe {{ index.patient.agee }} is wrong.\n");
        var finding = Assert.Single(Build(here).Findings);
        Assert.Equal(("manuscript/02.md", 3), (finding.Places[0].Path, finding.Places[0].Line));
        Assert.Contains("index.patient.age", finding.Message + finding.Settle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_course_in_a_circle_is_a_finding_and_the_case_is_still_drawn()
    {
        using var here = Casebook();
        here.Write("cases/A.yaml", "id: A\nown: yes\nclaims:\n  patient.age: 63\nevents:\n  - { id: a, kind: imaging, what: MRI, when: +2 mo from b }\n  - { id: b, kind: imaging, what: CT, when: +2 mo from a }\n");
        var result = Build(here);
        Assert.Contains(result.Findings, f => f.Rule == "KZ201");
        Assert.Contains("figures/timeline.svg", result.Written);
    }

    [Fact]
    public void Names_from_right_to_left_and_hostile_words_are_escaped()
    {
        using var here = Casebook();
        here.Write("casebook.yaml", "title: 'دراسة <script>alert(1)</script> & more'\nindex: A\nauthors: ['עמית כהן']\n");
        Assert.Empty(Build(here).Findings);
        Assert.DoesNotContain("<script>alert", File.ReadAllText(Path.Combine(here.Path, "build", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_casebook_the_missing_file_is_named()
    {
        using var here = new TemporaryFolder();
        Assert.Contains(ReportBuild.Run(here.Path, null, []).Findings, f => f.Rule == "KZ105");
    }
}
