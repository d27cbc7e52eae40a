using Kazus.Checking.Evaluation;
using Kazus.Checks;
using Kazus.Testing;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>Recall and false alarms on manuscripts with planted defects.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void Defects_of_our_own_manuscripts_are_found_without_false_errors() => Judge(CheckEvaluation.Of(Repository.File("tests", "Kazus.Checking.Tests", "HeldOut")));

    [Fact]
    public void Defects_of_the_second_set_are_found_without_false_errors() => Judge(CheckEvaluation.Of(Repository.File("tests", "Kazus.Checking.Tests", "SecondSet")), warnings: 1.4);

    [Fact]
    public void Defects_of_the_third_set_are_found_with_few_false_errors() => Judge(CheckEvaluation.Of(Repository.File("tests", "Kazus.Checking.Tests", "ThirdSet")), warnings: 1.1);

    [Fact]
    public void Defects_of_the_fourth_set_are_found_with_few_false_errors() => Judge(CheckEvaluation.Of(Repository.File("tests", "Kazus.Checking.Tests", "FourthSet")));

    [Fact]
    public void Defects_of_the_fifth_set_are_found_with_few_false_errors() => Judge(CheckEvaluation.Of(Repository.File("tests", "Kazus.Checking.Tests", "FifthSet")));

    [Fact]
    public void Defects_of_the_sixth_set_are_found_with_few_false_errors() => Judge(CheckEvaluation.Of(Repository.File("tests", "Kazus.Checking.Tests", "SixthSet")));

    [SharedFact("corpora/planted")]
    public void Planted_defects_are_found_without_false_errors() => Judge(CheckEvaluation.Of(Path.Combine(Repository.Shared!, "corpora", "planted")));

    private static void Judge(CheckEvaluation result, double warnings = 1.0)
    {
        var (planted, found) = (result.Categories.Sum(c => c.Planted), result.Categories.Sum(c => c.Found));
        Assert.True(found >= 0.85 * planted, $"{found} of {planted}");
        Assert.True(result.PerClean(Severity.Error) <= 0.3, $"{result.PerClean(Severity.Error)} errors per clean manuscript");
        Assert.True(result.PerClean(Severity.Warning) <= warnings, $"{result.PerClean(Severity.Warning)} warnings per clean manuscript");
    }

    [SharedFact("corpora/jats")]
    public void No_file_of_any_kind_stops_the_rules()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Shared!, "corpora", "jats")))
        {
            var report = ManuscriptCheck.File(file);
            Assert.NotEmpty(report.Checked);
            Assert.All(report.Checked, c => Assert.Equal(RuleBook.Rules.Count, c.RulesRun.Count + c.RulesNotRun.Count));
        }
    }

    [SharedFact("seed/koruga-2024.md")]
    public void With_its_sources_the_seed_article_shows_what_it_took_from_the_wrong_column()
    {
        var casebook = Casebooks.CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma")).Casebook;
        var findings = ManuscriptCheck.File(Path.Combine(Repository.Shared!, "seed", "koruga-2024.md"), null, casebook).Findings;
        // The figure of the recurrence, not the one whose legend tells of the complete removal.
        Assert.Equal(["The call-out stands for \"no tumor recurrence\"; it covers figure 5, which shows \"recurrence\"."], findings.Where(f => f.Rule == "KZ504").Select(f => f.Message));
        Assert.Contains(findings, f => f.Rule == "KZ602" && f.Message.Contains("neighbouring column", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Rule == "KZ601" && f.Variable == "citation.n" && f.Message.Contains("Ziewacz", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Rule == "KZ601" && f.Variable == "citation.study-type" && f.Message.Contains("Imura", StringComparison.Ordinal));
    }
}
