using System.Text.Json;
using Kazus.Cases;
using Kazus.Checking.Output;
using Kazus.Checking.Scores;
using Kazus.Provenance;
using Kazus.Terms;
using Xunit;

namespace Kazus.Checking.Tests;

public sealed class RecordScoreTests
{
    private static Case Patient(params (string Variable, string Value)[] claims) => new()
    {
        Id = "A",
        Claims = [.. claims.Select((c, i) => new Claim { Id = $"c{i}", Variable = c.Variable, Value = ValueReading.Read(Variables.Get(c.Variable), c.Value).Value!, Anchor = new Anchor("record") })],
    };

    private static ScoreReading Score(string name, params (string, string)[] claims) => CaseScores.Of(Patient(claims)).Single(s => s.Score == name);

    [Theory]
    [InlineData("C1", 3)]
    [InlineData("C2", 3)]
    [InlineData("C3", 2)]
    [InlineData("C6", 2)]
    [InlineData("C7", 3)]
    [InlineData("T2", 3)]
    [InlineData("T3", 1)]
    [InlineData("T10", 1)]
    [InlineData("T11", 3)]
    [InlineData("L1", 3)]
    [InlineData("L2", 2)]
    [InlineData("L4", 2)]
    [InlineData("L5", 3)]
    [InlineData("S1", 3)]
    [InlineData("S2", 0)]
    [InlineData("S5", 0)]
    public void Every_vertebra_has_its_points_in_SINS(string level, int points) => Assert.Equal(points, SinsFromRecord.Points(VertebralLevel.Parse(level)!.Value));

    [Fact]
    public void Missing_items_leave_bounds_and_no_class()
    {
        var sins = Score("SINS", ("lesion.levels", "T5"), ("disease.kind", "metastasis"));
        Assert.Equal((1, 16, null), (sins.Least, sins.Most, sins.Class));
        Assert.Equal(3, sins.Possible.Count);
    }

    [Fact]
    public void A_class_is_given_when_the_open_items_cannot_change_it()
    {
        var sins = Score("SINS", ("lesion.levels", "S3"), ("score", "SINS pain: none"), ("score", "SINS alignment: normal"), ("score", "SINS collapse: none"), ("score", "SINS lesion: lytic"));
        Assert.Equal((2, 5, "stable"), (sins.Least, sins.Most, sins.Class));
    }

    [Fact]
    public void Least_and_most_of_every_score_can_be_recorded()
    {
        foreach (var (name, prefix) in new[] { ("SINS", "SINS"), ("revised Tokuhashi", "Tokuhashi"), ("Tomita", "Tomita"), ("FNCLCC", "FNCLCC") })
        {
            var score = ScoreBook.All.Single(s => s.Name == name);
            foreach (var ends in new[] { (Func<Item, int>)(i => i.Least), i => i.Most })
            {
                var read = Score(name, [("disease.kind", "metastasis"), ("disease", "leiomyosarcoma"), ("lesion.region", "cervical"), .. score.Items.Select(i => ("score", $"{prefix} {i.Id}: {ends(i)}"))]);
                Assert.Equal((score.Items.Sum(ends), score.Items.Sum(ends)), (read.Least, read.Most));
                Assert.NotNull(read.Class);
            }
        }
    }

    [Theory]
    [InlineData("SINS: 4", true)]
    [InlineData("SINS: 9", false)]
    [InlineData("SINS: 9 (stable)", true)]
    [InlineData("SINS: 21", true)]
    [InlineData("SINS: potentially unstable", false)]
    public void A_stated_score_that_the_items_cannot_give_is_a_finding(string stated, bool contradicts)
    {
        var patient = Patient(("lesion.levels", "C7"), ("score", "SINS pain: mechanical"), ("score", stated));
        Assert.Equal(contradicts ? ["KZ902"] : [], CaseScores.Check(patient, "a.yaml").Select(f => f.Rule));
    }

    [Theory]
    [InlineData("3 per 10 HPF", "none", "FNCLCC: 3", true)]
    [InlineData("3 per 10 HPF", "none", "FNCLCC: 1", false)]
    [InlineData("25 per 10 HPF", "60 %", "FNCLCC: 1", true)]
    [InlineData("25 per 10 HPF", "60 %", "FNCLCC: 3", false)]
    public void A_grade_must_come_from_mitoses_and_necrosis(string mitoses, string necrosis, string stated, bool contradicts) => Assert.Equal(contradicts,
        Score("FNCLCC", ("disease", "leiomyosarcoma"), ("pathology", "mitoses: " + mitoses), ("pathology", "necrosis: " + necrosis), ("score", stated)).Contradiction is not null);

    [Fact]
    public void Rapid_growth_of_a_sarcoma_is_not_guessed() => Assert.Equal((1, 4), Score("Tomita", ("disease", "leiomyosarcoma"), ("primary.site", "uterus"), ("disease.kind", "metastasis"), ("lesion.levels", "T5")).Items.Where(i => i.Item.Id == "growth").Select(i => (i.Least, i.Most)).Single());

    [Fact]
    public void A_primary_tumour_has_no_score_of_metastases() => Assert.Equal("the lesion is a primary tumour", Score("revised Tokuhashi", ("disease.kind", "primary"), ("lesion.levels", "T5")).NotApplicable);

    [Theory]
    [InlineData("ESCC: 1c", "low grade")]
    [InlineData("ESCC: 2", "high grade")]
    [InlineData("Bilsky: 3", "high grade")]
    public void The_group_of_a_compression_is_derived_from_its_grade(string stated, string group) => Assert.Contains(group, Score("ESCC", ("lesion.levels", "T5"), ("score", stated)).Class, StringComparison.Ordinal);

    [Fact]
    public void A_normal_function_with_a_motor_deficit_is_a_contradiction() => Assert.NotNull(Score("Frankel", ("lesion.levels", "T5"), ("score", "Frankel: E"), ("deficit", "MRC: 3/5 @ right leg")).Contradiction);

    [Fact]
    public void Every_scale_has_distinct_grades_in_order() => Assert.All(GradeScale.All, s => Assert.Equal(s.Grades.Count, s.Grades.Select(g => g.Id).Distinct().Count()));

    [Fact]
    public void Json_has_bounds_items_and_the_claims_behind_them()
    {
        var one = Patient(("lesion.levels", "T5"), ("disease.kind", "metastasis"));
        var json = JsonDocument.Parse(Interchange.CaseJson.Write(one, more: j => ScoresJson.Write(j, CaseScores.Of(one)))).RootElement.GetProperty("scores");
        Assert.Equal(7, json.GetArrayLength());
        Assert.Equal((1, "c0"), (json[0].GetProperty("low").GetInt32(), json[0].GetProperty("items")[0].GetProperty("claim").GetString()));
    }
}
