using System.Globalization;
using Kazus.Cases;
using Kazus.Casebooks;
using Kazus.Checks;
using Kazus.Evidence;
using Kazus.Reports;
using Kazus.Terms;
using Kazus.Testing;
using Kazus.Time;
using Xunit;

namespace Kazus.Reports.Tests;

public sealed class ExampleTests
{
    private static readonly string Folder = Repository.File("examples", "spinal-leiomyosarcoma");

    private static CasebookReport Example() => new(CasebookFolder.Read(Folder, Vocabularies.Resolve));

    [Fact]
    public void The_example_is_read_without_a_fault()
    {
        var report = Example();
        Assert.DoesNotContain(report.Reading.Findings, f => f.Severity >= Severity.Warning);
        Assert.Equal(42, report.Casebook.Cases.Count);
        Assert.Equal(36, report.Casebook.Series.Count);
    }

    [Fact]
    public void Every_cell_that_is_not_missing_has_a_quote()
    {
        foreach (var row in Example().Table.Rows)
            foreach (var cell in row.Cells.Where(c => c.Missing is null))
            {
                Assert.NotEmpty(cell.Claims);
                Assert.All(cell.Claims, c => Assert.False(string.IsNullOrWhiteSpace(c.Anchor.Quote)));
            }
    }

    [Fact]
    public void No_quote_is_longer_than_eight_words()
    {
        var quotes = Example().Casebook.Cases.SelectMany(c => c.Claims.Select(x => x.Anchor.Quote).Concat(c.Events.SelectMany(e => e.When).Select(w => w.Anchor?.Quote)));
        Assert.DoesNotContain(quotes.OfType<string>(), q => q.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 8);
    }

    [Fact]
    public void One_cell_of_the_articles_table_decides_between_two_thirds_and_one()
    {
        var pool = Example().Pools.Single(p => p.Name == "table1").Pool;
        Assert.Equal("0.667 (95 % CI 0.054 to 0.945)", PoolText.WithInterval(pool.AtHorizon!.Value));
        var own = Assert.Single(pool.Sensitivity, f => f.Patient.Case.Own);
        Assert.True(own.Patient.Disputed);
        Assert.Equal(1.0, own.Reversed.Survival);
    }

    [Fact]
    public void The_dates_that_do_not_fit_are_shown_as_a_minimal_set()
    {
        var clash = Assert.IsType<CourseSolution.Clash>(Example().Casebook.IndexCase!.Times());
        Assert.Contains(clash.Sets, set => set.Select(s => s.Words).SequenceEqual(["3 years ago", "2021", "+12 mo", "before 2024-01-27"]));
    }

    [Fact]
    public void A_value_of_the_neighbouring_column_shows_as_a_settled_conflict()
    {
        var sun = Example().Casebook.Cases.Single(c => c.Id == "LMS-002");
        var conflict = Assert.Single(sun.Conflicts(), c => c.Variable == "followup");
        Assert.Equal("sun-h-2022", conflict.Settled?.Anchor.Source);
    }

    [Fact]
    public void A_build_is_the_same_bytes_in_every_culture_and_leaves_the_casebook_alone()
    {
        var before = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("build", StringComparison.Ordinal)).ToDictionary(f => f, File.ReadAllText);
        using var here = new TemporaryFolder();
        var first = ReportBuild.Run(Folder, Path.Combine(here.Path, "a"), [ReportFormat.Html, ReportFormat.Jats]);
        var culture = CultureInfo.CurrentCulture;
        BuildResult second;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("hr-HR");
            second = ReportBuild.Run(Folder, Path.Combine(here.Path, "b"), [ReportFormat.Html, ReportFormat.Jats]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        Assert.Equal(first.Written, second.Written);
        foreach (var file in first.Written)
            Assert.True(File.ReadAllBytes(Path.Combine(first.Folder, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second.Folder, file))), file);
        Assert.All(before, f => Assert.Equal(f.Value, File.ReadAllText(f.Key)));
        Assert.False(first.HasErrors);
    }

    [Fact]
    public void The_copy_inside_the_program_is_the_example()
    {
        using var here = new TemporaryFolder();
        Assert.True(ExampleCasebook.CopyTo(here.Path) > 40);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "casebook.yaml")), File.ReadAllText(Path.Combine(here.Path, "casebook.yaml")));
        Assert.Equal(0, ExampleCasebook.CopyTo(here.Path));
    }
}
