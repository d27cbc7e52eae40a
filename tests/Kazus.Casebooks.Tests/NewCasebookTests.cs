using Kazus.Cases;
using Kazus.Casebooks.Tables;
using Kazus.Checks;
using Kazus.Testing;
using Xunit;

namespace Kazus.Casebooks.Tests;

public sealed class NewCasebookTests
{
    private const string Table = "case_id,source_id,source_year,where,patient.age,symptom,symptom.duration,ihc,followup\n"
        + "A,one-2001,2001,Table 1,63,pain; numbness,6 wk,SMA: positive; CD34: negative,12\n"
        + "A,two-2005,2005,abstract,63,NR,2,,NR\n"
        + "B,one-2001,2001,Table 1,36..47,,half a year,,at least 22 months\n";

    private static CasebookReading Made(string table, List<Finding> findings, out TemporaryFolder here)
    {
        here = new TemporaryFolder();
        var csv = here.Write("cases.csv", table);
        NewCasebook.Create(Path.Combine(here.Path, "book"), csv, findings);
        return CasebookFolder.Read(Path.Combine(here.Path, "book"));
    }

    [Fact]
    public void Rows_with_one_case_id_are_several_sources_claims_about_one_patient()
    {
        List<Finding> findings = [];
        var read = Made(Table, findings, out var here);
        using (here)
        {
            Assert.Empty(findings);
            Assert.Empty(read.Findings);
            Assert.Equal(["A", "B"], read.Casebook.Cases.Select(c => c.Id));
            Assert.Equal(["one-2001", "two-2005"], read.Casebook.Cases[0].Sources);
            Assert.Equal("symptom.duration", Assert.Single(read.Casebook.Cases[0].Conflicts()).Variable);
        }
    }

    [Fact]
    public void What_goes_out_as_a_table_comes_back_the_same()
    {
        List<Finding> findings = [];
        var first = CaseTable.Read(Table, "t.csv", findings);
        var text = CaseTable.Write(first.Cases, first.Sources.ToDictionary(s => s.Id));
        var again = CaseTable.Read(text, "t.csv", findings);
        Assert.Empty(findings);
        Assert.Equal(text, CaseTable.Write(again.Cases, again.Sources.ToDictionary(s => s.Id)));
        Assert.Equal(first.Cases.SelectMany(c => c.Claims).Select(c => (c.Variable, c.Value)), again.Cases.SelectMany(c => c.Claims).Select(c => (c.Variable, c.Value)));
    }

    [Theory]
    [InlineData("case_id,patient.agee\nA,63\n", "KZ102", 1)]
    [InlineData("case_id,patient.age\nA,old\n", "KZ103", 2)]
    [InlineData("case_id,patient.age\n,63\n", "KZ101", 2)]
    [InlineData("patient.age\n63\n", "KZ101", 1)]
    [InlineData("", "KZ101", 1)]
    [InlineData("case_id,source_year\nA,soon\n", "KZ103", 2)]
    public void A_wrong_cell_is_named_with_its_line(string table, string rule, int line)
    {
        List<Finding> findings = [];
        CaseTable.Read(table, "t.csv", findings);
        var finding = Assert.Single(findings);
        Assert.Equal((rule, line), (finding.Rule, finding.Places[0].Line));
    }

    [Fact]
    public void A_folder_in_use_is_left_alone()
    {
        using var here = new TemporaryFolder();
        here.Write("mine.txt", "mine");
        List<Finding> findings = [];
        Assert.Null(NewCasebook.Create(here.Path, null, findings));
        Assert.Single(findings);
        Assert.Equal(["mine.txt"], Directory.EnumerateFileSystemEntries(here.Path).Select(p => Path.GetFileName(p)));
    }

    [Fact]
    public void The_schemas_for_editors_are_as_approved()
    {
        Approve.Text(CasebookSchema.Case(), "docs", "schema", "case.json");
        Approve.Text(CasebookSchema.Casebook(), "docs", "schema", "casebook.json");
    }
}
