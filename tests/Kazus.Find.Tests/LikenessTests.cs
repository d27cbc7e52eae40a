using Kazus.Cases;
using Kazus.Casebooks;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Find.Likeness;
using Kazus.Find.Search;
using Kazus.Terms;
using Kazus.Testing;
using Xunit;
using static Kazus.Find.Tests.Patients;

namespace Kazus.Find.Tests;

public sealed class LikenessTests
{
    private static readonly LikeWish NoWords = new() { Words = false };

    [Theory]
    [InlineData("patient.age", "63", "63", 1)]
    [InlineData("patient.age", "63", "73", 0.5)]
    [InlineData("patient.age", "63", "83", 0.25)]
    [InlineData("patient.sex", "female", "male", 0)]
    [InlineData("disease", "LMS", "leiomyosarcoma", 1)]
    [InlineData("disease", "leiomyosarcoma", "liposarcoma", 0.3)]
    [InlineData("disease", "leiomyosarcoma", "meningioma", 0)]
    [InlineData("lesion.levels", "C5", "C5", 1)]
    [InlineData("lesion.levels", "C5", "C6", 0.7)]
    [InlineData("lesion.levels", "C5", "T1", 0.44)]
    [InlineData("lesion.levels", "C4-C6", "C5-C7", 0.9)]
    [InlineData("surgery.extent", "gross total", "en bloc", 0.67)]
    [InlineData("surgery.extent", "gross total", "none", 0)]
    [InlineData("status", "alive with disease", "alive, no evidence of disease", 0.5)]
    [InlineData("status", "alive with disease", "alive", 0.9)]
    [InlineData("status", "alive", "dead", 0)]
    [InlineData("symptom.duration", "3 months", "7 months", 0.5)]
    [InlineData("symptom.duration", "2 months", "8 weeks", 0.9)]
    [InlineData("followup", "at least 12 months", "60 months", 0.9)]
    [InlineData("ihc", "SMA: positive", "SMA: negative", 0)]
    public void Two_answers_are_so_alike(string variable, string one, string other, double alike)
    {
        var v = Variables.Get(variable);
        Value Read(string words) => ValueReading.Read(v, words, w => Vocabularies.Resolve(variable, w)).Value!;
        Assert.Equal(alike, Comparisons.Compare(v, Read(one), Read(other))!.Value, 2);
        Assert.Equal(Comparisons.Compare(v, Read(one), Read(other)), Comparisons.Compare(v, Read(other), Read(one)));
    }

    [Fact]
    public void Different_markers_are_not_compared() =>
        Assert.Null(Comparisons.Compare(Variables.Get("ihc"), new Value.Stain("sma", "positive"), new Value.Stain("cd34", "negative")));

    [Fact]
    public void The_nearest_patient_comes_first_and_every_reason_names_both_values()
    {
        var view = View(Case("far", "patient.age 20; patient.sex male; disease meningioma; lesion.levels L3"), Case("near", "patient.age 60; patient.sex female; disease leiomyosarcoma; lesion.levels C6"),
            Case("middle", "patient.age 40; patient.sex female; disease liposarcoma; lesion.levels T2"));
        var like = view.Like(CaseContent.Of(Case("x", "patient.age 63; patient.sex female; disease LMS; lesion.levels C5")), NoWords);
        Assert.Equal(["near", "middle", "far"], like.Select(l => l.Key.Id));
        var age = like[0].Reasons.Single(r => r.Variable!.Id == "patient.age");
        Assert.Equal(("63 years", "60 years"), (age.Own, age.Other));
        Assert.Equal(Math.Pow(0.5, 0.3), age.Likeness, 4);
        Assert.Equal(age.Likeness - age.Average, age.Contribution, 4);
        Assert.Equal(like[0].Reasons.Sum(r => r.Contribution), like[0].Score, 4);
        Assert.Equal((4, 4), (like[0].Compared, like[0].Asked));
        Assert.True(like[2].Reasons[^1].Contribution < 0);
    }

    [Fact]
    public void What_a_case_does_not_tell_adds_nothing_and_takes_nothing_and_is_said()
    {
        var view = View(Case("tells", "patient.age 63; disease leiomyosarcoma"), Case("silent", "disease leiomyosarcoma"), Case("other", "patient.age 20; disease leiomyosarcoma"));
        var like = view.Like(CaseContent.Of(Case("x", "patient.age 63; disease leiomyosarcoma")), NoWords);
        // Silence stands between the case that is more alike than the average and the one that is less.
        Assert.Equal(["tells", "silent", "other"], like.Select(l => l.Key.Id));
        Assert.Equal(0, like[1].Score);
        Assert.Equal("patient.age", Assert.Single(like[1].Open).Variable.Id);
        Assert.Equal((1, 2), (like[1].Compared, like[1].Asked));
        Assert.Equal(1, like[1].Alike);
    }

    [Fact]
    public void A_rare_answer_in_common_counts_more_than_a_frequent_one()
    {
        Case[] many = [.. Enumerable.Range(0, 8).Select(i => Case($"m{i}", "primary.site uterus; disease leiomyosarcoma"))];
        var view = View([.. many, Case("rare", "primary.site retroperitoneum; disease meningioma")]);
        var like = view.Like(CaseContent.Of(Case("x", "primary.site retroperitoneum; disease leiomyosarcoma")), new LikeWish { Words = false, On = ["primary.site"] });
        Assert.Equal("rare", like[0].Key.Id);
        Assert.True(like[0].Score > -like[1].Score);
    }

    [Fact]
    public void Stains_are_compared_marker_by_marker()
    {
        var view = View(Case("same", "ihc SMA: positive; ihc desmin: positive; ihc S100: negative"), Case("half", "ihc SMA: positive; ihc desmin: negative"), Case("none", "ihc CD34: positive"));
        var like = view.Like(CaseContent.Of(Case("x", "ihc SMA: positive; ihc desmin: positive")), NoWords);
        Assert.Equal([1, 0.5], like.Where(l => l.Reasons.Count > 0).Select(l => l.Reasons[0].Likeness).OrderDescending());
        Assert.Single(like.Single(l => l.Key.Id == "none").Open);
    }

    [Fact]
    public void Words_alone_find_like_cases_and_name_what_is_shared()
    {
        var view = View(Case("a", "", "chordoma of the clivus with diplopia"), Case("b", "", "chordoma of the sacrum"), Case("c", "", "diplopia after trauma"), Case("d", "", "cough"));
        var like = view.Like(new IndexedCase("", ["A clival chordoma that caused diplopia and headache"], []));
        Assert.Equal("a", like[0].Key.Id);
        Assert.Equal(["chordoma", "diplopia"], like[0].Reasons.Single().Other.Split(", ").Order());
    }

    [Fact]
    public void How_the_index_is_cut_changes_no_answer()
    {
        var cases = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma"), Vocabularies.Resolve).Casebook.Cases;
        var whole = View([.. cases]);
        var pieces = new CaseIndex();
        foreach (var one in cases.Reverse()) pieces.Apply(new CaseChanges([CaseContent.Of(one)], [], 1));
        var own = CaseContent.Of(cases[0]);
        var wish = new LikeWish { Top = 42, Except = new CaseKey("", cases[0].Id) };
        var (expected, actual) = (whole.Like(own, wish), pieces.View.Like(own, wish));
        Assert.Equal(41, expected.Count);
        Assert.Equal(expected.Select(l => (l.Key, l.Score, l.Alike)), actual.Select(l => (l.Key, l.Score, l.Alike)));
        Assert.Equal(expected.SelectMany(l => l.Reasons), actual.SelectMany(l => l.Reasons));
    }

    [Fact]
    public void Conditions_hold_and_the_case_itself_is_left_out()
    {
        var view = View(Case("a", "disease.kind primary; patient.age 50"), Case("b", "disease.kind metastasis; patient.age 50"), Case("c", "disease.kind metastasis; patient.age 60"));
        var like = view.Like(CaseContent.Of(Case("b", "patient.age 50")), new LikeWish { Words = false, Filters = [FactFilter.Is("kind", "metastasis")], Except = new CaseKey("", "b") });
        Assert.Equal(["c"], like.Select(l => l.Key.Id));
    }
}
