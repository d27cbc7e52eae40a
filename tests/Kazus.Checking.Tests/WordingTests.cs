using Kazus.Checking;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>One defect as other authors would word it, and sound texts that look like one.</summary>
public sealed class WordingTests
{
    private const string Start = "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). ";
    private const string Operation = "In April 2020 the tumour was excised with clear margins. ";
    private const string End = "MRI at 6 and 12 months showed no recurrence (Figure 2).";

    public static TheoryData<string, string> Defects() => new()
    {
        // Two intervals since one resection.
        { "KZ205", Examples.Report(@case: Start + "The tumour was excised with clear margins. In May 2021, 12 months after the resection, MRI was clear. In May 2022, 18 months after the resection, she was well (Figure 2).") },
        { "KZ202", Examples.Report(@case: "A 4-year-old girl was brought in March 2020 with pain in the left thigh for 3 months. At the age of 18 months, five years before the present admission, a hernia had been repaired. MRI showed a mass of 42 mm (Figure 1). " + Operation + End, @abstract: "A 4-year-old girl presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins. There was no recurrence at 12 months.") },
        { "KZ208", Examples.Report(@case: "A 40-year-old woman was referred in March 2021 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1).\n\n" + Operation + End) },
        { "KZ209", Examples.Report(@case: Start + Operation + End + "\n\nTable 1 gives the course.\n\nTable 1. Course\n\n| Day | Event |\n|---|---|\n| Day 1 | Admission |\n| Day 3 | Excision of the mass |\n| Day 30 | First visit, six weeks after excision |") },
        { "KZ301", Examples.Report(@case: Start + Operation + "The boy was discharged. She walked on the next day. Her pain had gone. " + End) },
        { "KZ301", Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. All margins were negative. There was no recurrence at 12 months.", @case: Start + "In April 2020 the tumour was excised; the deep margin was involved microscopically (R1). " + End) },
        { "KZ312", Examples.Report(@case: Start + Operation + "Radiotherapy (60 Gy in 30 fractions) was given after the operation. " + End, discussion: "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. We did not irradiate our patient. A limitation of our report is its short follow-up.") },
        { "KZ301", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 18 months after surgery: no recurrence.") },
        { "KZ304", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with a swelling of the left ovary for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). " + Operation + End, @abstract: "A 40-year-old woman presented with swelling for 3 months. MRI showed a right ovarian mass of 42 mm. It was excised with clear margins. There was no recurrence at 12 months.", legends: "Figure 1. Axial MRI before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.") },
        // Patients side by side.
        { "KZ306", Examples.Report(discussion: "Three patients are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n| | Abel [1] | Brandt [2] | Own |\n|---|---|---|---|\n| Age, sex | 31, M | 52, F | 40, F |\n| Side | Left | Left | Right |") },
        { "KZ306", Examples.Report(discussion: "Three patients are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n| Author | Age | Size, mm | Follow-up, months |\n|---|---|---|---|\n| Abel [1] | 31 | 20 | 9 |\n| Brandt [2] | 52 | 25 | 8 |\n| Present case | 40 | 57 | 12 |") },
        { "KZ302", Examples.Report(discussion: "Three patients are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n| Author | Age | Outcome |\n|---|---|---|\n| Abel [1] | 31 | Alive |\n| Brandt [2] | 52 | Alive |\n| Present case | 40 | Dead, 12 months |") },
        { "KZ402", Examples.Report(discussion: "In a retrospective series of 25 patients the first operation was endoscopic in 36%, open partial in 32% and total excision in 44% [2]. A limitation is the short follow-up.") },
        { "KZ402", Examples.Report(discussion: "In a single-centre retrospective series of 17 patients with initial observation, 26% remained stable for more than five years [2]. A limitation is the short follow-up.") },
        { "KZ511", Examples.Report(discussion: "A series suggested a benefit.^2^ Proliferation may be a better indicator.^14^ Others agree.^1^ A limitation is the short follow-up.") },
        { "KZ403", Examples.Report(discussion: "In a retrospective series of 25 patients, 15 were women and 8 were men [2]. A limitation is the short follow-up.") },
        { "KZ405", Examples.Report(discussion: "Seven patients are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n| Author | Ages | Sides | Grade |\n|---|---|---|---|\n| Abel [1] | 31, 40, 52 | left, right, left | good, poor, poor |\n| Brandt [2] | 61, 33, 45, 50 | left, left, right, left | poor, good, good |") },
        { "KZ514", Examples.Report(discussion: "Brandtner and Cole [2] described a deficit in 5 of 25 patients (20%). A limitation is the short follow-up.") },
        { "KZ801", Examples.Report(@case: "Emma Larsson, a 40-year-old woman, was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). " + Operation + End) },
        { "KZ804", Examples.Report(declarations: "Ethics: approval was waived. Consent: written informed consent was obtained from the patient; she can be reached on 087 555 0193. Conflicts of interest: none. Funding: none.") },
    };

    [Fact]
    public void A_name_that_no_entry_has_is_shown_with_the_entry_it_may_mean()
    {
        var finding = Assert.Single(Examples.Check(Examples.Report(discussion: "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. As Brandl and coworkers had done, we opened the fossa. A limitation of our report is its short follow-up.")), f => f.Rule == "KZ511");
        Assert.EndsWith("reference 2 is Brandt.", finding.Message, StringComparison.Ordinal);
        Assert.Equal(["Brandl and coworkers", "Brandt U"], finding.Places.Select(p => p.Quote![..Math.Min(p.Quote!.Length, p == finding.Places[0] ? 20 : 8)]));
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public void A_defect_is_found_in_other_words(string rule, string text) => Assert.Contains(rule, Examples.Rules(text));

    public static TheoryData<string, string> Sound() => new()
    {
        { "KZ205", Examples.Report(@case: "A 40-year-old woman, 22 weeks pregnant, was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). " + Operation + "A boy was born at 39 weeks, in July 2020. " + End) },
        { "KZ208", Examples.Report(@case: Start + Operation + "In May 2019 she had noticed a lump, which had been ignored. " + End) },
        { "KZ209", Examples.Report(@case: Start + Operation + End + "\n\nTable 1 gives the course.\n\nTable 1. Course\n\n| Day | Event |\n|---|---|\n| Day 1 | Admission |\n| Day 3 | Excision of the mass |\n| Day 45 | First visit, six weeks after excision |") },
        { "KZ301", Examples.Report(@case: Start + "The deep margin was involved microscopically (R1), and a re-excision in April 2020 had clear margins. " + End) },
        { "KZ302", Examples.Report(conclusion: "Our patient's recurrence-free share is 1 at 12 months, which one table calls recurrence-free.") },
        { "KZ405", Examples.Report(discussion: "Series are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Series\n\n| Series | Who | Survival | Unit |\n|---|---|---|---|\n| Abel [1] | spinal tumours, upfront surgery 10 or radiosurgery 7, 2004-2020 | 13 (0.3-97); surgery 13, radiosurgery 15 | months, median |\n| Brandt [2] | limb tumours | 12 | months |") },
        { "KZ306", Examples.Report(discussion: "Three patients are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n| | Abel [1] | Brandt [2] | Own |\n|---|---|---|---|\n| Age, sex | 31, M | 52, F | 40, F |\n| Side | Left | Right | Left |\n| Size, cm | 3 | 2 | 4.2 |\n| Follow-up, years | 2 | 3 | 1 |") },
        { "KZ401", Examples.Report(discussion: "A retrospective series had 25 patients [2]. There were 15 women (60%) and 10 men (40%). A limitation is the short follow-up.") },
        { "KZ401", Examples.Report(discussion: "In a retrospective cohort of 96 patients, recurrence was seen in 11 of 32 (34%) who were recognised and in 37 of the other 64 (58%) [2]. A limitation is the short follow-up.") },
        { "KZ511", Examples.Report(discussion: "The count was 11 x 10^9^/L and 4 x 10^6^/L. A series suggested a benefit.^2^ A limitation is the short follow-up.^1^") },
        { "KZ403", Examples.Report(discussion: "In a retrospective series of 25 patients, 15 were alive, 8 were dead and the others were lost [2]. A limitation is the short follow-up.") },
        { "KZ521", Examples.Report(discussion: "A retrospective series of 25 patients suggested a benefit [2], and a randomised trial did not [1]. A limitation is the short follow-up.") },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void What_only_looks_like_a_defect_is_none(string rule, string text) => Assert.DoesNotContain(rule, Examples.Rules(text));
}
