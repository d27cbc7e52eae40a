using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>Named quantities, doses, treatments, sexes, margins and cycles that two parts of the article tell in two ways.</summary>
public sealed class MeasureTests
{
    [Theory]
    [InlineData("The Ki-67 index was 8%.", "Ki-67 labelling index 18%.", true)]
    [InlineData("The Ki-67 index was 8%.", "MIB-1, 18%.", true)]
    [InlineData("The Ki-67 index was 8%.", "Ki-67 index below 10%.", false)]
    [InlineData("The Ki-67 index was 8%.", "Ki-67 staining.", false)]
    [InlineData("SUVmax was 13.2.", "Uptake with an SUVmax of 12.3.", true)]
    [InlineData("SUVmax was 13.2 and fell to 2.1 after treatment.", "SUVmax 2.1 after treatment.", false)]
    [InlineData("Chromogranin A was 310 µg/L.", "Chromogranin A, 130 µg/L.", true)]
    [InlineData("Calcium was 3.9 mmol/L and normalised to 2.4 mmol/L after surgery.", "Calcium 2.4 mmol/L after surgery.", false)]
    [InlineData("Haemoglobin was 9.2 g/dL.", "Haemoglobin 92 g/L.", false)]
    [InlineData("Cisplatin 80 mg/m² was given.", "Cisplatin 60 mg/m².", true)]
    [InlineData("Cisplatin 80 mg/m² was given.", "Cisplatin at 80 mg/m2.", false)]
    [InlineData("Cisplatin 80 mg/m² was given.", "Cisplatin, reduced to 60 mg/m².", false)]
    public void A_quantity_has_one_value(string told, string legend, bool found) =>
        Assert.Equal(found, Examples.Rules(Report(told, legend: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. " + legend)).Any(r => r is "KZ313" or "KZ301"));

    [Theory]
    [InlineData("Radiotherapy was administered (60 Gy in 30 fractions).", "We did not irradiate our patient because the margins were clear.", true)]
    [InlineData("Radiotherapy (60 Gy) was added.", "In our patient no radiotherapy was given.", true)]
    [InlineData("She received chemotherapy.", "Our patient was treated without chemotherapy.", true)]
    [InlineData("Radiotherapy was not given.", "Our patient underwent surgery alone.", false)]
    [InlineData("Radiotherapy (60 Gy) was added.", "No further radiotherapy was given to our patient.", false)]
    [InlineData("Radiotherapy was discussed and rejected.", "We did not irradiate our patient.", false)]
    [InlineData("A recurrence was treated with radiotherapy (60 Gy).", "In our patient no adjuvant radiotherapy was given.", false)]
    public void A_treatment_was_given_or_not(string told, string said, bool found) =>
        Assert.Equal(found, Examples.Rules(Report(told, discussion: said + " A limitation of our report is its short follow-up.")).Any(r => r is "KZ312" or "KZ301"));

    [Theory]
    [InlineData("The boy went home on day 3.", true)]
    [InlineData("The man was well.", true)]
    [InlineData("The woman was well.", false)]
    public void The_patient_has_one_sex(string told, bool found) =>
        Assert.Equal(found, Examples.Rules(Report(told + " She was well.", conclusion: "Our patient shows that she could walk. The woman was cured.")).Contains("KZ301"));

    [Theory]
    [InlineData("All margins were negative.", "The margin at the nerve was involved, while the other margins were free by 5 mm.", true)]
    [InlineData("All margins were clear.", "The deep margin was microscopically positive (R1); the other margins were clear.", true)]
    [InlineData("All margins were negative.", "The deep margin was involved, and a re-excision was done; all margins were then clear.", false)]
    [InlineData("All margins were negative.", "No margin was involved; the margins were clear.", false)]
    public void All_margins_means_every_one(string said, string told, bool found) =>
        Assert.Equal(found, Examples.Rules(Report(told, @abstract: $"A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised. {said} There was no recurrence at 12 months.", margins: "")).Contains("KZ301"));

    [Theory]
    [InlineData("After 4 cycles of carboplatin the mass had shrunk.", true)]
    [InlineData("After three cycles of carboplatin the mass had shrunk.", false)]
    [InlineData("Six cycles of carboplatin were planned.", false)]
    public void Treatment_that_was_stopped_had_no_more_cycles(string said, bool found) =>
        Assert.Equal(found, Examples.Rules(Report("Six cycles of carboplatin had been planned, but treatment was stopped after the third cycle.", @abstract: $"A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. {said} It was excised with clear margins. There was no recurrence at 12 months.")).Contains("KZ301"));

    [Theory]
    [InlineData("Merkel cell polyomavirus was detected.", true)]
    [InlineData("HPV was not found.", true)]
    [InlineData("An EWSR1::FLI1 fusion was found.", true)]
    [InlineData("Amplification of MDM2 was demonstrated.", true)]
    [InlineData("A BRAF mutation was absent.", true)]
    [InlineData("The tumour was microsatellite stable and PD-L1 was positive.", true)]
    [InlineData("S-100 protein was positive.", false)]
    public void A_result_that_only_the_abstract_has(string said, bool found) =>
        Assert.Equal(found, Examples.Rules(Report("", @abstract: $"A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. {said} It was excised with clear margins. There was no recurrence at 12 months.")).Contains("KZ303"));

    private static string Report(string told, string? @abstract = null, string? legend = null, string? discussion = null, string? conclusion = null, string margins = " with clear margins") => Examples.Report(
        @abstract: @abstract, legends: legend, discussion: discussion, conclusion: conclusion,
        @case: $"A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised{margins}. S-100 protein was positive and desmin was negative. {told} MRI at 6 and 12 months showed no recurrence (Figure 2).");
}
