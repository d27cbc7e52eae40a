using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>The own patient's row, column and table of findings against the text.</summary>
public sealed class OwnTableTests
{
    [Theory]
    [InlineData("Present case")]
    [InlineData("Our patient, 2022")]
    [InlineData("This report")]
    [InlineData("Current case")]
    [InlineData("Present study, 2022")]
    [InlineData("**Present**")]
    [InlineData("Ours")]
    [InlineData("Index patient")]
    [InlineData("Ostrom 2022")]
    [InlineData("Ostrom 2022 (present case)")]
    public void The_own_row_is_known_by_its_label(string label) => Assert.Contains("KZ306", Table($"| Author, year | Age | Sex | Size (mm) |\n|---|---|---|---|\n| Abel 2010 [1] | 31 | M | 20 |\n| Brandt 2015 [2] | 61 | F | 35 |\n| {label} | 46 | F | 42 |"));

    [Fact]
    public void The_own_column_is_read_like_a_row()
    {
        Assert.Contains("KZ306", Table("| | Abel, 2010 | Brandt, 2015 | Own |\n|---|---|---|---|\n| Sex, age | M, 31 | F, 61 | F, 46 |\n| Size, mm | 20 | 35 | 42 |"));
        Assert.DoesNotContain("KZ306", Table("| | Abel, 2010 | Brandt, 2015 | Own |\n|---|---|---|---|\n| Sex, age | M, 31 | F, 61 | F, 40 |\n| Size, mm | 20 | 35 | 42 |"));
    }

    [Theory]
    [InlineData("| Blood loss | 530 ml |", true)]
    [InlineData("| Blood loss | 350 ml |", false)]
    [InlineData("| Blood loss | 0.35 l |", false)]
    [InlineData("| Operating time | 210 min |", true)]
    [InlineData("| Operating time | 2 hours |", false)]
    [InlineData("| Ki-67 | 18% |", true)]
    [InlineData("| Ki-67 | 8% |", false)]
    public void A_table_of_findings_is_held_against_the_text(string line, bool found) =>
        Assert.Equal(found, Examples.Rules(Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. The operation lasted 120 minutes, and blood loss amounted to 350 ml. The Ki-67 index was 8%. MRI at 6 and 12 months showed no recurrence (Figure 2).\n\nTable 1. Findings\n\n| Item | Value |\n|---|---|\n| Tumour | Schwannoma |\n| Nerve | Sciatic |\n" + line)).Any(r => r is "KZ301" or "KZ306" or "KZ313"));

    [Theory]
    [InlineData("Side", "Right", true)]
    [InlineData("Leg", "Right", true)]
    [InlineData("Side", "Left", false)]
    [InlineData("Side", "L", false)]
    [InlineData("Side of relapse", "Right", false)]
    public void The_side_in_the_own_row(string header, string cell, bool found) =>
        Assert.Equal(found, Table($"| Author, year | Age | {header} | Size (mm) |\n|---|---|---|---|\n| Abel 2010 [1] | 31 | Left | 20 |\n| Brandt 2015 [2] | 61 | Right | 35 |\n| Present case | 40 | {cell} | 42 |").Contains("KZ306"));

    [Theory]
    [InlineData("Radiotherapy was given (50 Gy in 25 fractions).", "None", true)]
    [InlineData("Radiotherapy was given (50 Gy in 25 fractions).", "Yes", false)]
    [InlineData("Radiotherapy was given (50 Gy in 25 fractions).", "50", false)]
    [InlineData("Radiotherapy was not given.", "Yes", true)]
    [InlineData("Radiotherapy was not given.", "No", false)]
    [InlineData("Radiotherapy with 50.4 Gy had been approved, but was not begun.", "No", false)]
    [InlineData("Radiotherapy was discussed.", "No", false)]
    public void A_treatment_in_the_own_row(string told, string cell, bool found) =>
        Assert.Equal(found, Table($"| Author, year | Age | Radiotherapy | Size (mm) |\n|---|---|---|---|\n| Abel 2010 [1] | 31 | Yes | 20 |\n| Brandt 2015 [2] | 61 | No | 35 |\n| Present case | 40 | {cell} | 42 |", told).Any(r => r is "KZ301" or "KZ306"));

    [Fact]
    public void Patients_side_by_side_are_held_each_against_its_own_case()
    {
        string Series(string age) => $"""
            # Schwannoma of the sciatic nerve in two patients: case series

            ## Case 1

            A 23-year-old woman was operated on in March 2015.

            ## Case 2

            A 38-year-old man was operated on in May 2016.

            ## Discussion

            Table 1 shows both. A limitation is the short follow-up.

            Table 1. The patients

            | | Case 1 | Case 2 |
            |---|---|---|
            | Age (years) | 23 | {age} |
            | Sex | F | M |
            """;
        Assert.Contains("KZ306", Examples.Rules(Series("33")));
        Assert.DoesNotContain("KZ306", Examples.Rules(Series("38")));
    }

    private static List<string> Table(string table, string more = "") => [.. Examples.Rules(Examples.Report(
        @case: $"A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. {more} MRI at 6 and 12 months showed no recurrence (Figure 2).",
        discussion: $"Table 1 lists others [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n{table}"))];
}
