using Kazus.Checks;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>Every rule on an example that fires and on the same report without the fault.</summary>
public sealed class RuleTests
{
    [Fact]
    public void A_sound_report_has_neither_errors_nor_warnings() =>
        Assert.Empty(Examples.Check(Examples.Report()).Where(f => f.Severity != Severity.Note).Select(f => $"{f.Rule}: {f.Message}"));

    public static TheoryData<string, string> Faults() => new()
    {
        { "KZ202", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. Asthma had been diagnosed in 1999, when she was twelve years old. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). The tumour was excised with clear margins. MRI at 12 months showed no recurrence (Figure 2).") },
        { "KZ203", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. An ovarian cyst had been removed in 2009, seven years before. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). The tumour was excised with clear margins. MRI at 12 months showed no recurrence (Figure 2).") },
        { "KZ204", Examples.Report(dates: "Received 4 October 2020; accepted 6 December 2020") },
        { "KZ205", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. In April 2021, 20 months after surgery, MRI showed no recurrence (Figure 2). She was well at 12 months.") },
        { "KZ206", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. A local recurrence was found 18 months after surgery and was removed (Figure 2). She was last seen 12 months after surgery.", @abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins.", legends: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI of the thigh.") },
        { "KZ207", Examples.Report(dates: "Received 4 May 2022; accepted 6 March 2022") },
        { "KZ301", Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 8 months. MRI showed a mass of 42 mm. It was excised with clear margins. There was no recurrence at 12 months.") },
        { "KZ301", Examples.Report(@abstract: "A 46-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins. There was no recurrence at 12 months.") },
        { "KZ301", Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 57 mm. It was excised with clear margins. There was no recurrence at 12 months.") },
        { "KZ302", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: recurrent tumour.") },
        { "KZ303", Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins; blood loss was 350 mL. There was no recurrence at 12 months.") },
        { "KZ304", Examples.Report(legends: "Figure 1. Axial MRI of the right thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.") },
        { "KZ305", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Spindle cells, negative for S-100 protein (×200).") },
        { "KZ302", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: new nodule of 9 mm, consistent with metastasis.") },
        { "KZ310", Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins without complications. There was no recurrence at 12 months.", @case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. A wound infection developed on day 6 and was treated with flucloxacillin. MRI at 6 and 12 months showed no recurrence (Figure 2).") },
        { "KZ323", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. Serum potassium was 2.4 mmol/L. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. MRI at 6 and 12 months showed no recurrence (Figure 2).", discussion: "In our patient the normal potassium on admission gave no hint. In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. A limitation of our report is its short follow-up.") },
        { "KZ401", Examples.Report(discussion: "In a retrospective series of 25 patients, 5 (25%) had a deficit after surgery [2]. A limitation of our report is its short follow-up.") },
        { "KZ402", Examples.Report(discussion: "Of 25 patients in a retrospective series, 22% had a deficit after surgery [2]. A limitation of our report is its short follow-up.") },
        { "KZ403", Examples.Report(discussion: "Among 25 patients of a retrospective series, the tumour lay in the thigh in 12, the buttock in 8 and the knee in 6 [2]. A limitation is the short follow-up.") },
        { "KZ403", Examples.Report(discussion: "In a retrospective series of 25 patients, 15 (60%) were observed, 7 had an excision and 5 radiotherapy [2]. A limitation is the short follow-up.") },
        { "KZ403", Examples.Report(discussion: "A deficit was seen in 9 of 25 patients. Among those nine, 4 were men and 6 were women [2]. A limitation is the short follow-up.") },
        { "KZ404", Examples.Report(discussion: "Two series are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Series\n\n| Series | Patients |\n|---|---|\n| Abel [1] | 14 |\n| Brandt [2] | 25 |\n| Total | 41 |") },
        { "KZ405", Examples.Report(discussion: "Two patients are shown in Table 1 [1,2]. A limitation is the short follow-up.\n\nTable 1. Cases\n\n| Author | Patients | Treatment | Outcome |\n|---|---|---|---|\n| Abel [1] | 31/M; 40/F; 52/F | excision; excision; biopsy | alive; dead |\n| Brandt [2] | 61/M | excision | alive |") },
        { "KZ406", Examples.Report(discussion: "The median follow-up was 26 months (range 30-58 months) in a retrospective series of 25 patients [2]. A limitation is the short follow-up.") },
        { "KZ501", Examples.Report(@conclusion: "A schwannoma of the sciatic nerve can be removed without deficit (Figure 3).") },
        { "KZ502", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.\n\nFigure 3. The scar.") },
        { "KZ519", Examples.Report(discussion: "It grows slowly [4] and is often painless [3]. It is rare [5] and cured by excision [6]. In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. A limitation of our report is its short follow-up.", references: "1. Abel T. Tumours. Nerve Rev 2010;2:1-9.\n2. Brandt U, Cole I. Surgery of the sciatic nerve: a retrospective series of 25 patients. Nerve Surg 2015;4:20-8.\n3. Zorn K. Pain. Nerve Rev 2011;3:4-9.\n4. Dahl P. Growth. Nerve Rev 2012;4:1-9.\n5. Yates L. The leg. Nerve Rev 2013;5:1-9.\n6. Ewald M. Excision. Nerve Rev 2014;6:1-9.") },
        { "KZ503", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 2). In April 2020 the tumour was excised with clear margins (Figure 1). MRI at 6 and 12 months showed no recurrence.") },
        { "KZ504", Examples.Report(@abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins.", legends: "Figure 1. Axial MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 30 months after surgery: recurrent tumour.") },
        { "KZ505", Examples.Report(@conclusion: "A schwannoma of the sciatic nerve can be removed without deficit (Figure 1c).", legends: "Figure 1. (a) Axial and (b) sagittal MRI of the left thigh before surgery.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.") },
        { "KZ511", Examples.Report(discussion: "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2]. Frazier et al. thought otherwise. A limitation of our report is its short follow-up.") },
        { "KZ511", Examples.Report(discussion: "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2,3]. A limitation of our report is its short follow-up.") },
        { "KZ512", Examples.Report(discussion: "A limitation of our report is its short follow-up.") },
        { "KZ513", Examples.Report(discussion: "Brandt and Cole in 2012 [2] described a deficit in 5 of 25 patients (20%). A limitation is the short follow-up.") },
        { "KZ513", Examples.Report(discussion: "Brandt, in 2012 [2], described a deficit in 5 of 25 patients (20%). A limitation is the short follow-up.") },
        { "KZ514", Examples.Report(discussion: "The deficits of Brantd [2] were seen in 5 of 25 patients (20%). A limitation is the short follow-up.") },
        { "KZ514", Examples.Report(discussion: "Brenner et al. [2] described a deficit in 5 of 25 patients (20%). A limitation is the short follow-up.") },
        { "KZ515", Examples.Report(discussion: "In two series, 5 of 25 patients (20%) had a deficit [2,3]. A limitation is the short follow-up.", references: "1. Abel T. Tumours of the nerve sheath. Nerve Rev 2010;2:1-9.\n2. Brandt U, Cole I. Surgery of the sciatic nerve: a retrospective series of 25 patients. Nerve Surg 2015;4:20-8.\n3. Brandt U, Cole I. Surgery of the sciatic nerve: a retrospective series of 25 patients. Nerve Surg 2015;4:20-8.") },
        { "KZ521", Examples.Report(discussion: "In the randomised trial of Brandt and Cole [2], 5 of 25 patients (20%) had a deficit after surgery. A limitation is the short follow-up.") },
        { "KZ522", Examples.Report(discussion: "Brandt and Cole reviewed 52 patients and found deficits to be rare [2]. A limitation is the short follow-up.") },
        { "KZ523", Examples.Report(discussion: "Several primary lesions have been removed without deficit [2]. A limitation is the short follow-up.", references: "1. Abel T. Tumours of the nerve sheath. Nerve Rev 2010;2:1-9.\n2. Brandt U, Cole I. Surgery of metastatic tumours of the sciatic nerve. Nerve Surg 2015;4:20-8.") },
        { "KZ701", Examples.Report(declarations: "Ethics: approval was waived. Conflicts of interest: none. Funding: none.") },
        { "KZ702", Examples.Report(title: "Schwannoma of the sciatic nerve", keywords: "schwannoma; sciatic nerve") },
        { "KZ703", Examples.Report(discussion: "In a retrospective series of 25 patients, 5 (20%) had a deficit after surgery [2].") },
        { "KZ801", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh (patient Emma Larsson).\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.") },
        { "KZ802", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh (hospital number 558812).\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.") },
        { "KZ803", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh, born on 3 May 1979.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.") },
        { "KZ804", Examples.Report(legends: "Figure 1. Axial MRI of the left thigh (phone 0170 555 0199).\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence.") },
        { "KZ315", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. The sciatic nerve was preserved. MRI at 6 and 12 months showed no recurrence (Figure 2).", conclusion: "In our patient the sciatic nerve had to be divided.") },
        { "KZ316", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins after treatment with imatinib. MRI at 6 and 12 months showed no recurrence (Figure 2).", conclusion: "In our patient sunitinib was given before surgery.") },
        { "KZ318", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins; the groin contained 19 lymph nodes. MRI at 6 and 12 months showed no recurrence (Figure 2).", conclusion: "None of the 17 nodes was involved in our patient.") },
        { "KZ319", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins under spinal anaesthesia. MRI at 6 and 12 months showed no recurrence (Figure 2).", conclusion: "General anaesthesia was used in our patient.") },
        { "KZ320", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. MRI at 6 and 12 months showed no recurrence (Figure 2). She has returned to her work.", conclusion: "Our patient gave up her work.") },
        { "KZ321", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins; the artery was clamped for 94 minutes. MRI at 6 and 12 months showed no recurrence (Figure 2).", conclusion: "In our patient less than one hour of ischaemia was needed.") },
        { "KZ322", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins; there was no necrosis. MRI at 6 and 12 months showed no recurrence (Figure 2).", conclusion: "The tumour of our patient contained necrosis.") },
        { "KZ506", Examples.Report(@case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. CT of the chest was normal (Figure 1). MRI showed a mass of 42 × 30 × 28 mm. In April 2020 the tumour was excised with clear margins. MRI at 6 and 12 months showed no recurrence (Figure 2).") },
        { "KZ808", Examples.Report(@case: "A 40-year-old woman, the organist of Little Harrow (population 140), was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. MRI at 6 and 12 months showed no recurrence (Figure 2).") },
        { "KZ901", Examples.Report(conclusion: "With a SINS of 5, potentially unstable, our patient was not operated on.") },
        { "KZ901", Examples.Report(conclusion: "In our patient the SINS was 8 (location 3, pain 3, lesion 2, alignment 2, collapse 1, posterolateral 1).") },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_rule_fires_on_its_example(string rule, string text) => Assert.Contains(rule, Examples.Rules(text));

    [Fact]
    public void A_score_that_its_items_give_is_none() => Assert.DoesNotContain("KZ901", Examples.Rules(Examples.Report(conclusion: "In our patient the SINS was 12 (location 3, pain 3, lesion 2, alignment 2, collapse 1, posterolateral 1).")));

    [Fact]
    public void Every_rule_has_its_page()
    {
        Assert.All(RuleBook.Rules, r => Assert.True(r.Page.Contains("**What.**", StringComparison.Ordinal) && r.Title.Length > 0, $"{r.Id} has no page in docs/rules."));
        Assert.Equal(RuleBook.Rules.Count, RuleBook.Rules.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void A_comment_switches_a_rule_off_and_another_turns_it_down()
    {
        var text = Examples.Report(title: "Schwannoma of the sciatic nerve", keywords: "schwannoma; sciatic nerve");
        Assert.DoesNotContain("KZ702", Examples.Check(text + "\n\n<!-- kazus: off KZ702 -->").Select(f => f.Rule));
        Assert.Equal(Severity.Note, Examples.Check(text + "\n\n<!-- kazus: note KZ702 -->").Single(f => f.Rule == "KZ702").Severity);
    }

    [Fact]
    public void Places_count_code_points_and_quote_what_stands_there()
    {
        var text = "𝔄 " + Examples.Report(declarations: "Ethics: none.");
        var runes = text.EnumerateRunes().ToList();
        Assert.All(Examples.Check(text).SelectMany(f => f.Places).Where(p => p.Start is not null), p =>
            Assert.Equal(p.Quote, string.Concat(runes.Skip(p.Start!.Value).Take(p.End!.Value - p.Start.Value))));
    }

    [Fact]
    public void The_same_value_in_other_units_and_words_is_no_disagreement() => Assert.DoesNotContain("KZ301", Examples.Rules(Examples.Report(
        @abstract: "A 40-year-old woman presented with pain in the left thigh for a quarter of a year. MRI showed a 4.2 cm mass. It was excised with clear margins. There was no recurrence after one year.")));

    [Fact]
    public void An_age_in_the_sentence_after_the_last_visit_is_held_against_its_date() => Assert.Contains("KZ202", Examples.Rules(Examples.Report(
        @case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. MRI at 6 and 12 months showed no recurrence (Figure 2). She was last seen on 4 April 2021. She was 44 years old.")));

    [Fact]
    public void The_percentages_of_two_counts_in_one_bracket_are_held_against_each_in_order() => Assert.DoesNotContain("KZ401", Examples.Rules(Examples.Report(
        discussion: "In a retrospective series of 25 patients, 1 of 9 with and 5 of 16 without irradiation had a deficit (11% and 31%) [2]. A limitation is the short follow-up.")));

    [Fact]
    public void Symptoms_that_one_patient_can_have_together_need_not_add_up() => Assert.DoesNotContain("KZ403", Examples.Rules(Examples.Report(
        discussion: "In a retrospective series of 25 patients, 12 had pain, 9 weakness and 6 numbness [2]. A limitation is the short follow-up.")));

    [Fact]
    public void The_doses_of_two_drugs_are_told_apart() => Assert.DoesNotContain("KZ301", Examples.Rules(Examples.Report(
        @abstract: "A 40-year-old woman presented with pain in the left thigh for 3 months. MRI showed a mass of 42 mm. It was excised with clear margins under dabrafenib (150 mg twice daily) and trametinib (2 mg daily). There was no recurrence at 12 months.",
        @case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). Dabrafenib, 150 mg twice daily, and trametinib were given; dabrafenib was resumed at 100 mg twice daily after fever. In April 2020 the tumour was excised with clear margins. MRI at 6 and 12 months showed no recurrence (Figure 2).")));

    [Fact]
    public void The_age_of_a_relative_is_not_the_patient_s() => Assert.DoesNotContain("KZ202", Examples.Rules(Examples.Report(
        @case: "A 40-year-old woman was referred in March 2020 with pain in the left thigh for 3 months. Her mother had had the same tumour in 2001, when she was 50 years old. MRI showed a mass of 42 × 30 × 28 mm (Figure 1). In April 2020 the tumour was excised with clear margins. MRI at 6 and 12 months showed no recurrence (Figure 2).")));
}
