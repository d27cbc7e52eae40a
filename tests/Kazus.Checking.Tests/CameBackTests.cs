using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>Denials of a return and tellings of it, in the words of many authors.</summary>
public sealed class CameBackTests
{
    private const string Before = "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. ";
    private const string After = " She was last seen 26 months after surgery (Figure 2).";
    private const string Legends = "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. The scar.";
    private const string Silent = "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins.";

    [Theory]
    [InlineData("A local recurrence was found 16 months after surgery and was removed.")]
    [InlineData("Sixteen months after the operation MRI disclosed a nodule of 9 mm in the scar; biopsy proved schwannoma.")]
    [InlineData("At 16 months, CT displayed regrowth of 14 mm at the site of operation.")]
    [InlineData("In August 2021 a deposit of 8 mm was discovered in the sciatic notch and was irradiated.")]
    [InlineData("Sixteen months after surgery the tumour relapsed and was treated with radiotherapy.")]
    [InlineData("A pleural implant was excised 16 months after surgery.")]
    [InlineData("Liver metastases were detected 14 months after surgery.")]
    [InlineData("The remnant grew from 3 to 9 mm and was irradiated 16 months after the operation.")]
    [InlineData("New enhancement of the nerve was seen on MRI at 14 months and proved to be tumour.")]
    [InlineData("At 14 months, seeding along the track of the needle was found.")]
    public void A_return_in_the_case_denied_in_the_conclusion_is_found(string told) =>
        Assert.Contains(Rules(told, "Our patient has remained free of tumour since the operation."), r => r is "KZ311" or "KZ302");

    [Theory]
    [InlineData("The patient has been without recurrence ever since.")]
    [InlineData("She has had no recurrence throughout 26 months.")]
    [InlineData("Our patient has never relapsed.")]
    [InlineData("The tumour has not recurred since the operation.")]
    [InlineData("The patient has remained in complete remission throughout the 26 months.")]
    [InlineData("Our patient is in continuous complete remission at 26 months.")]
    [InlineData("She has been disease-free since surgery.")]
    [InlineData("The patient has had neither recurrence nor metastasis since the operation.")]
    [InlineData("At no time has there been any sign of recurrence in our patient.")]
    [InlineData("The patient remains recurrence-free at 26 months.")]
    public void A_denial_in_the_conclusion_of_a_recurrence_in_the_case_is_found(string denial) =>
        Assert.Contains(Rules("A local recurrence was found 16 months after surgery and was removed.", denial), r => r is "KZ311" or "KZ302");

    [Theory]
    [InlineData("There was no recurrence at 12 months.")]
    [InlineData("Our patient has had no further recurrence.")]
    [InlineData("The patient has been free of tumour since the second operation.")]
    [InlineData("A recurrence was removed, and the patient has been free of tumour for ten months.")]
    [InlineData("A patient like ours may remain free of recurrence for years.")]
    [InlineData("The pain has not returned.")]
    [InlineData("The deficit has remained unchanged since the operation.")]
    public void What_admits_or_does_not_reach_the_recurrence_is_none(string denial) =>
        Assert.DoesNotContain(Rules("A local recurrence was found 16 months after surgery and was removed.", denial), r => r is "KZ311" or "KZ302");

    [Theory]
    [InlineData("At 14 months MRI showed a nodule in the scar; biopsy showed a granuloma.")]
    [InlineData("A nodule of the thyroid found 14 months after surgery proved to be a benign adenoma.")]
    [InlineData("At 14 months there was no nodule, no lesion and no enhancement.")]
    [InlineData("A recurrence was suspected at 14 months but was excluded by biopsy, which showed scar tissue.")]
    [InlineData("She gained weight, which increased from 60 to 66 kg by 14 months after surgery.")]
    public void What_turned_out_to_be_no_tumour_is_no_return(string told) =>
        Assert.DoesNotContain(Rules(told, "Our patient has remained free of tumour since the operation."), r => r is "KZ311" or "KZ302");

    [Fact]
    public void A_remnant_that_grew_has_not_remained_unchanged() =>
        Assert.Contains("KZ311", Rules("The remnant on the nerve grew from 3 to 9 mm 16 months after the operation.", "The remnant has remained unchanged since the operation."));

    [Theory]
    [InlineData("Relapse", "None", true)]
    [InlineData("Recurrence", "No", true)]
    [InlineData("Regrowth (months)", "No", true)]
    [InlineData("Recurrence, mo", "None (26)", true)]
    [InlineData("Metastasis", "None", false)]
    [InlineData("Relapse", "Local, 16 months", false)]
    [InlineData("Recurrence", "16", false)]
    [InlineData("Treatment of recurrence", "None", false)]
    public void The_own_row_denies_it(string header, string cell, bool found)
    {
        var rules = Rules("A local recurrence was found 16 months after surgery and was removed.", "The nerve can be spared.",
            $"Table 1 lists others [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n| Author | Age | Sex | {header} |\n|---|---|---|---|\n| Abel [1] | 31 | M | None |\n| Brandt [2] | 61 | F | None |\n| Present case | 40 | F | {cell} |");
        Assert.Equal(found, rules.Any(r => r is "KZ311" or "KZ302"));
    }

    [Theory]
    [InlineData("All three patients are alive without disease.", true)]
    [InlineData("All are free of disease at the last visit.", true)]
    [InlineData("None of the patients had a recurrence.", true)]
    [InlineData("All three patients are alive.", false)]
    [InlineData("All but one of the patients are free of disease.", false)]
    [InlineData("None of the patients died.", false)]
    public void What_is_said_of_all_holds_for_each(string said, bool found)
    {
        var text = $"""
            # Schwannoma of the sciatic nerve in three patients: case series

            ## Abstract

            We describe three patients with a schwannoma. {said}

            ## Case 1

            A 40-year-old woman was operated on in March 2015. At the last visit, 40 months after surgery, there was no recurrence.

            ## Case 2

            A 51-year-old man was operated on in May 2016. At the last visit, 30 months after surgery, there was no recurrence.

            ## Case 3

            A 62-year-old woman was operated on in March 2017. In June 2019, 27 months after the operation, two deposits were found in the pelvis, and biopsy showed schwannoma. She declined a second operation. At the last visit, 30 months after surgery, the deposits were unchanged in size.

            ## Discussion

            A limitation is the short follow-up.
            """;
        Assert.Equal(found, Examples.Rules(text).Any(r => r is "KZ314" or "KZ302"));
    }

    private static List<string> Rules(string told, string denial, string? discussion = null) =>
        [.. Examples.Rules(Examples.Report(@abstract: Silent, @case: Before + told + After, legends: Legends, conclusion: denial, discussion: discussion))];
}
