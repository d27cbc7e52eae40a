using Kazus.Cases;
using Kazus.Evidence;
using Kazus.Provenance;
using Kazus.Statistics;
using Xunit;

namespace Kazus.Tests.Evidence;

public sealed class PooledSurvivalTests
{
    private static Case Patient(string id, params (string Variable, string Words)[] claims) => new()
    {
        Id = id,
        Sources = ["s"],
        Claims = [.. claims.Select((c, i) => new Claim
        {
            Id = "c" + i, Variable = c.Variable, Anchor = new Anchor("s", "Table 1", c.Words),
            Value = ValueReading.Read(Variables.Get(c.Variable), c.Words).Value ?? throw new ArgumentException(c.Words),
        })],
    };

    private static List<Case> TableOne(string own) =>
    [
        Patient("a", ("followup", "1"), ("status", "alive")),
        Patient("b", ("followup", "6"), ("recurrence", "no")),
        Patient("c", ("followup", "38"), ("recurrence", "no")),
        Patient("d", ("followup", "13"), ("recurrence", "no")),
        Patient("own", ("followup", "12"), ("recurrence", own), ("recurrence.time", "12")),
    ];

    [Fact]
    public void One_cell_moves_the_twelve_month_recurrence_free_survival_from_two_thirds_to_one()
    {
        var pooled = PooledSurvival.Of(TableOne("yes"), new PoolRequest(Endpoint.Recurrence));
        var at = pooled.AtHorizon!.Value;
        Assert.Equal(0.667, at.Survival, 3);
        Assert.Equal(0.054, at.Lower, 3);
        Assert.Equal(0.945, at.Upper, 3);
        var flip = Assert.Single(pooled.Sensitivity, f => f.Patient.Case.Id == "own");
        Assert.Equal(1, flip.Reversed.Survival);
        Assert.Equal(1, PooledSurvival.Of(TableOne("no"), new PoolRequest(Endpoint.Recurrence)).AtHorizon!.Value.Survival);
    }

    [Fact]
    public void Who_is_out_is_listed_with_the_reason()
    {
        var pooled = PooledSurvival.Of(TableOne("yes"), new PoolRequest(Endpoint.Recurrence));
        var left = Assert.Single(pooled.LeftOut);
        Assert.Equal(("a", "recurrence not reported"), (left.Case.Id, left.Reason));
        Assert.All(PooledSurvival.Of(TableOne("yes"), new PoolRequest(Endpoint.Recurrence, Clock: "surgery")).LeftOut.Skip(1), l => Assert.Equal("clock not stated", l.Reason));
    }

    [Fact]
    public void A_status_in_dispute_stays_out_until_a_person_chooses()
    {
        var both = Patient("x", ("followup", "12"), ("recurrence", "yes"), ("recurrence", "no"), ("recurrence.time", "12"));
        var left = Assert.Single(PooledSurvival.Of([both], new PoolRequest(Endpoint.Recurrence)).LeftOut);
        Assert.Contains("nobody has chosen", left.Reason, StringComparison.Ordinal);
        var settled = both with { Claims = [.. both.Claims.Select((c, i) => i == 1 ? c with { State = ClaimState.Accepted } : c)] };
        var patient = Assert.Single(PooledSurvival.Of([settled], new PoolRequest(Endpoint.Recurrence)).Included);
        Assert.True(patient.Event && patient.Disputed);
    }

    [Fact]
    public void Every_reversal_equals_the_estimate_made_anew()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            List<Case> cases = [.. Enumerable.Range(0, random.Next(1, 15)).Select(i =>
            {
                var months = random.Next(1, 24).ToString();
                return random.Next(2) == 0 ? Patient("p" + i, ("recurrence", "yes"), ("recurrence.time", months)) : Patient("p" + i, ("recurrence", "no"), ("followup", months));
            })];
            var pooled = PooledSurvival.Of(cases, new PoolRequest(Endpoint.Recurrence));
            foreach (var flip in pooled.Sensitivity)
            {
                double[] times = [.. pooled.Included.Select(p => p.Months)];
                bool[] events = [.. pooled.Included.Select(p => p.Event != (p == flip.Patient))];
                var anew = KaplanMeier.Estimate(times, events).At(12);
                Assert.Equal(anew.Survival, flip.Reversed.Survival, 12);
                if (anew.Survival is > 0 and < 1) Assert.Equal(anew.Lower, flip.Reversed.Lower, 12);
            }
        }
    }
}
