using Kazus.Cases;
using Kazus.Checks;
using Kazus.Provenance;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>Rows of a comparison table against what their sources say, cell by cell.</summary>
public sealed class SourceTests
{
    private static readonly Dictionary<string, string> Abel = new()
    {
        ["patient.age"] = "52", ["patient.sex"] = "male", ["lesion.levels"] = "C3-C5", ["disease.kind"] = "primary", ["surgery.extent"] = "gross total", ["radiotherapy"] = "no",
        ["symptom.duration"] = "2", ["followup"] = "18", ["recurrence"] = "no", ["status"] = "alive, no evidence of disease",
    };

    private static readonly Dictionary<string, string> Brandt = new() { ["patient.age"] = "38", ["followup"] = "31", ["status"] = "dead of disease", ["recurrence"] = "yes" };

    private static Case Patient(string id, string source, Dictionary<string, string> claims) => new()
    {
        Id = id,
        Sources = [source],
        Claims = [.. claims.Select((c, i) => new Claim { Id = $"c{i}", Variable = c.Key, Value = ValueReading.Read(Variables.Get(c.Key), c.Value).Value!, Anchor = new Anchor(source, "Table 1") })],
    };

    private static readonly Casebook Book = new()
    {
        Sources = new Dictionary<string, Source>
        {
            ["abel"] = new() { Id = "abel", Title = "A sarcoma of the cervical spine", Year = 2010, Authors = ["Abel T"] },
            ["brandt"] = new() { Id = "brandt", Title = "Spindle cells in the neck", Year = 2015, Authors = ["Brandt U"] },
            ["cole"] = new() { Id = "cole", Title = "Sarcoma of the spine", Year = 2018, Authors = ["Cole I"] },
        },
        Cases = [Patient("A", "abel", Abel), Patient("B", "brandt", Brandt)],
        Series = [new Series("cole", "14", "retrospective cohort", "22.5", "months, median survival", null)],
    };

    private static List<Finding> Check(string header, string abel, string brandt = "", string cole = "")
    {
        var rows = new[] { ("Abel 2010", abel), ("Brandt 2015", brandt), ("Cole 2018", cole) }.Where(r => r.Item2.Length > 0).Select(r => $"| {r.Item1} | {r.Item2} |");
        var text = $"# Sarcoma of the spine: a case report\n\n## Discussion\n\nThe cases are in Table 1.\n\nTable 1. Published cases\n\n| Author | {header} |\n|---|---|\n{string.Join('\n', rows)}\n";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return [.. ManuscriptCheck.Check(new Manuscript(new DocumentReader().Read(stream, "report.md").Documents[0], "report.md", Book)).Findings.Where(f => f.Rule == "KZ602")];
    }

    [Theory]
    [InlineData("Age", "25", "patient.age")]
    [InlineData("Sex", "F", "patient.sex")]
    [InlineData("Level", "T3", "lesion.levels")]
    [InlineData("Diagnosis", "metastasis", "disease.kind")]
    [InlineData("Treatment", "Subtotal resection", "surgery.extent")]
    [InlineData("Treatment", "GTR + radiotherapy", "radiotherapy")]
    [InlineData("Symptom duration, months", "7", "symptom.duration")]
    [InlineData("Follow-up, months", "9", "followup")]
    [InlineData("Outcome", "Recurrence", "recurrence")]
    [InlineData("Outcome", "Died", "status")]
    public void A_cell_that_differs_is_found(string header, string cell, string variable) => Assert.Equal([variable], Check(header, cell).Select(f => f.Variable));

    [Theory]
    [InlineData("Age", "52")]
    [InlineData("Age/sex", "52/M")]
    [InlineData("Level", "C3–C5")]
    [InlineData("Level", "C4")]
    [InlineData("Treatment", "En bloc resection")]
    [InlineData("Treatment", "GTR")]
    [InlineData("Follow-up, months", "18")]
    [InlineData("Follow-up", "1.5 years")]
    [InlineData("Outcome", "Alive, 18 months")]
    [InlineData("Outcome", "No recurrence at 18 months")]
    [InlineData("Follow-up, months", "NR")]
    public void The_same_in_other_words_is_no_difference(string header, string cell) => Assert.Empty(Check(header, cell).Select(f => f.Message));

    [Theory]
    [InlineData("Follow-up, months", "2", "neighbouring column")]
    [InlineData("Follow-up, months", "81", "digits are exchanged")]
    [InlineData("Follow-up", "18 years", "months became years")]
    [InlineData("Follow-up, months", "1.8", "decimal point")]
    public void The_cause_is_named_where_it_shows(string header, string cell, string cause) => Assert.Contains(cause, Assert.Single(Check(header, cell)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_of_the_row_below_is_recognised() => Assert.Contains("row below", Check("Follow-up, months", "31", "31")[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Patients", "15", 1)]
    [InlineData("Patients", "14", 0)]
    [InlineData("Survival, months", "25.2", 1)]
    [InlineData("Survival, months", "22.5", 0)]
    [InlineData("Study design", "randomised trial", 1)]
    [InlineData("Study design", "retrospective cohort", 0)]
    public void A_series_is_compared_by_its_figures(string header, string cell, int findings) => Assert.Equal(findings, Check(header, "", cole: cell).Count);

    [Fact]
    public void What_the_source_does_not_say_is_not_compared() => Assert.Empty(Check("Treatment", "", "Subtotal resection + chemotherapy"));
}
