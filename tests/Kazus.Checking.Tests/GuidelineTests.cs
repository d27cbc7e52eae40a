using System.Text.Json;
using Kazus.Casebooks;
using Kazus.Checking.Evaluation;
using Kazus.Checking.Guidelines;
using Kazus.Checking.Output;
using Kazus.Checks;
using Kazus.Testing;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Checking.Tests;

public sealed class GuidelineTests
{
    private static Manuscript Read(string text, params string[] guidelines)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return new(new DocumentReader().Read(stream, "report.md").Documents[0], "report.md") { Guidelines = guidelines.Length == 0 ? null : [.. guidelines.Select(g => Guideline.Find(g)!)] };
    }

    private static Judgement Judged(string text, string item, string guideline = "care-2016") =>
        GuidelineReading.Of(Read(text), Guideline.Find(guideline)!).Items.Single(i => i.Item.Number == item).Judgement;

    [Theory]
    [InlineData("care-2013", 28)]
    [InlineData("care-2016", 30)]
    [InlineData("jbi", 8)]
    [InlineData("murad", 8)]
    public void A_list_has_as_many_items_as_its_source(string id, int items) => Assert.Equal(items, Guideline.Find(id)!.Items.Count);

    [Fact]
    public void Every_item_asks_a_question_that_there_is_and_every_question_is_asked()
    {
        var asked = Guideline.All.SelectMany(g => g.Items).Select(i => i.Question).ToHashSet();
        Assert.Equal(Questions.Names.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
        Assert.All(Guideline.All, g => Assert.Equal(g.Items.Count, g.Items.Select(i => i.Number).Distinct().Count()));
    }

    [Fact]
    public void Casebooks_may_name_exactly_the_guidelines_there_are() =>
        Assert.Equal(Guideline.All.Select(g => g.Id).Append("care").Order(StringComparer.Ordinal), CasebookReader.KnownGuidelines.Order(StringComparer.Ordinal));

    [Fact]
    public void A_sentence_is_pointed_at_by_its_own_characters()
    {
        var text = Examples.Report();
        var place = GuidelineReading.Of(Read(text), Guideline.Care).Items.Single(i => i.Item.Number == "5b").Evidence[0];
        Assert.Equal(place.Quote, text[place.Start!.Value..place.End!.Value]);
        Assert.Contains("pain in the left thigh", place.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_without_case_report_is_partly() => Assert.Equal(Judgement.Partly, Judged(Examples.Report(title: "Schwannoma of the sciatic nerve"), "1"));

    [Theory]
    [InlineData("case report; schwannoma; sciatic nerve", Judgement.Present)]
    [InlineData("schwannoma; sciatic nerve", Judgement.Partly)]
    [InlineData("case report; schwannoma; sciatic nerve; thigh; surgery; outcome", Judgement.Partly)]
    public void Key_words_are_counted(string keywords, Judgement expected) => Assert.Equal(expected, Judged(Examples.Report(keywords: keywords), "2"));

    [Fact]
    public void A_course_in_prose_is_partly_a_timeline_and_a_figure_of_it_is_one()
    {
        Assert.Equal(Judgement.Partly, Judged(Examples.Report(), "7"));
        Assert.Equal(Judgement.Present, Judged(Examples.Report(legends: "Figure 1. Timeline of the course.\n\nFigure 2. Axial MRI 12 months after surgery: no recurrence."), "7"));
    }

    [Fact]
    public void Silence_on_obstacles_cannot_be_judged_and_is_no_finding()
    {
        Assert.Equal(Judgement.CannotBeJudged, Judged(Examples.Report(), "8b"));
        Assert.DoesNotContain(Examples.Check(Examples.Report()), f => f.Variable == "care-2016.8b");
    }

    [Fact]
    public void Items_told_in_part_or_not_are_notes_and_never_more()
    {
        var findings = Examples.Check(Examples.Report()).Where(f => f.Rule == "KZ704").ToList();
        Assert.Contains(findings, f => f.Variable == "care-2016.12");
        Assert.All(findings, f => Assert.Equal(Severity.Note, f.Severity));
    }

    [Fact]
    public void Another_guideline_takes_the_place_of_the_usual_one()
    {
        var report = ManuscriptCheck.Check(Read(Examples.Report(), "jbi"));
        Assert.Equal(["jbi"], report.Guidelines.Select(g => g.Guideline.Id));
        Assert.Contains("KZ706", report.Checked[0].RulesRun);
        Assert.Contains(report.Checked[0].RulesNotRun, r => r.Rule == "KZ704");
    }

    [Fact]
    public void A_file_that_is_no_case_report_is_not_held_against_one()
    {
        var report = ManuscriptCheck.Check(Read("# A catalogue of pumps\n\n## Introduction\n\nPumps move water.\n"));
        Assert.Empty(report.Guidelines);
    }

    [Fact]
    public void Json_and_page_show_every_item()
    {
        var report = ManuscriptCheck.Check(Read(Examples.Report()));
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) CheckJson.Write(writer, report);
        var items = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("guidelines")[0].GetProperty("items");
        Assert.Equal(30, items.GetArrayLength());
        Assert.All(items.EnumerateArray(), i => Assert.Contains(i.GetProperty("judgement").GetString(), (string[])["present", "partly", "absent", "cannot-be-judged"]));
        var page = CheckPage.Of(report, [Read(Examples.Report()).Document with { Id = "report.md" }]);
        foreach (var anchor in report.Guidelines[0].Items.SelectMany(i => i.Evidence.Take(2).Select(e => ChecklistPage.Anchor(0, i, e)))) Assert.Contains($"<a id=\"{anchor}\">", page, StringComparison.Ordinal);
    }

    [SharedFact("corpora/planted")]
    public void Judgements_agree_with_a_person_s_beyond_chance()
    {
        Assert.True(GuidelineAgreement.Of(Repository.File("tests", "Kazus.Checking.Tests", "Guidelines", "judged.tsv"), Repository.Shared!).Kappa() > 0.8);
        Assert.True(GuidelineAgreement.Of(Repository.File("tests", "Kazus.Checking.Tests", "Guidelines", "judged-held-back.tsv"), Repository.Shared!).Kappa() > 0.5);
    }
}
