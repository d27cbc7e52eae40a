using Kazus.Cases;
using Kazus.Provenance;
using Kazus.Registry.Writing;
using Xunit;
using static Kazus.Registry.Tests.EngineUnderTest;

namespace Kazus.Registry.Tests;

public sealed class TwoEditorsTests
{
    [Theory, Engines]
    public void Changes_of_different_fields_are_brought_together(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A"))], Ana);
        var opened = collection.Find("A")!;
        Assert.IsType<Saved.Kept>(collection.Save(opened.Case.With("patient.age", "64"), opened.Number, Ana));
        var second = Assert.IsType<Saved.Kept>(collection.Save(opened.Case.With("status", "dead") with { Note = "seen in clinic" }, opened.Number, Bruno));
        Assert.True(second.Merged);
        Assert.Equal(("64", "dead", "seen in clinic"), (second.Case.Case.Says("patient.age"), second.Case.Case.Says("status"), second.Case.Case.Note));
        Assert.Equal(second.Case.Document, collection.Find("A")!.Document);
        Assert.Equal(3, collection.History("A").Count);
    }

    [Theory, Engines]
    public void The_same_field_changed_twice_is_a_conflict_with_both_sides(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A"))], Ana);
        collection.Save(Examples.Case("A").With("patient.age", "64"), 1, Ana);
        var conflict = Assert.IsType<Saved.Conflicting>(collection.Save(Examples.Case("A").With("patient.age", "65"), 1, Bruno));
        var field = Assert.Single(conflict.Fields);
        Assert.Equal(new FieldConflict("patient.age", "63", "65", "64"), field);
        Assert.Equal("64", conflict.Theirs.Case.Says("patient.age"));
        Assert.Equal("64", collection.Find("A")!.Case.Says("patient.age"));
        Assert.Equal(2, collection.History("A").Count);
    }

    [Fact]
    public void The_same_change_twice_is_no_conflict()
    {
        var (_, conflicts) = CaseMerge.Of(Examples.Case("A"), Examples.Case("A").With("patient.age", "64"), Examples.Case("A").With("patient.age", "64"));
        Assert.Empty(conflicts);
    }

    [Fact]
    public void Two_new_claims_stand_beside_each_other()
    {
        var before = Examples.Case("A");
        var mine = before with { Claims = [.. before.Claims, Examples.Claim("c5", "symptom.duration", "2 months")] };
        var theirs = before with { Claims = [.. before.Claims, Examples.Claim("c5", "symptom.duration", "1 month")] };
        var (merged, conflicts) = CaseMerge.Of(before, mine, theirs);
        Assert.Empty(conflicts);
        Assert.Equal(["1 month", "2 months"], merged.ClaimsOf("symptom.duration").Select(c => c.Value.ToString()).Order());
        Assert.Equal(merged.Claims.Count, merged.Claims.Select(c => c.Id).Distinct().Count());
    }

    [Fact]
    public void Taking_away_what_another_changed_is_a_conflict()
    {
        var before = Examples.Case("A");
        var without = before with { Claims = [.. before.Claims.Where(c => c.Variable != "patient.age")] };
        var changed = before.With("patient.age", "64");
        Assert.Equal([new FieldConflict("patient.age", "63", null, "64")], CaseMerge.Of(before, without, changed).Conflicts);
        Assert.Equal([new FieldConflict("patient.age", "63", "64", null)], CaseMerge.Of(before, changed, without).Conflicts);
        Assert.DoesNotContain(CaseMerge.Of(before, without, before.With("status", "dead")).Case.Claims, c => c.Variable == "patient.age");
    }

    [Fact]
    public void Accepting_and_correcting_one_claim_is_a_conflict()
    {
        var before = Examples.Case("A");
        var accepted = before with { Claims = [.. before.Claims.Select(c => c.Variable == "patient.age" ? c with { State = ClaimState.Accepted } : c)] };
        var conflict = Assert.Single(CaseMerge.Of(before, accepted, before.With("patient.age", "64")).Conflicts);
        Assert.Equal(("patient.age", "63 (accepted)", "64"), (conflict.Field, conflict.Mine, conflict.Theirs));
    }

    [Fact]
    public void Two_people_who_accept_different_claims_have_not_agreed()
    {
        var both = Examples.Case("A");
        var before = both with { Claims = [.. both.Claims, Examples.Claim("c5", "patient.age", "70", "other")] };
        Case Accept(string id) => before with { Claims = [.. before.Claims.Select(c => c.Id == id ? c with { State = ClaimState.Accepted } : c)] };
        var conflict = Assert.Single(CaseMerge.Of(before, Accept("c1"), Accept("c5")).Conflicts);
        Assert.Equal("patient.age", conflict.Field);
        Assert.Empty(CaseMerge.Of(before, Accept("c1"), Accept("c1")).Conflicts);
    }

    [Fact]
    public void Merging_does_not_depend_on_who_came_first()
    {
        var before = Examples.Case("A");
        Case[] changes = [before.With("patient.age", "64"), before with { Note = "x" }, before.With("status", "dead"), before with { Own = true, Consent = "publication" }, before with { Claims = [.. before.Claims.Skip(1)] }];
        foreach (var one in changes)
            foreach (var other in changes.Where(c => c != one))
            {
                var (a, ca) = CaseMerge.Of(before, one, other);
                var (b, cb) = CaseMerge.Of(before, other, one);
                Assert.Equal(ca.Count, cb.Count);
                if (ca.Count == 0) Assert.Equal(CaseDocument.Write(a, null), CaseDocument.Write(b, null));
            }
    }

    [Theory, Engines]
    public void What_a_person_wrote_keeps_its_comments_when_two_changes_meet(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.SaveFile("cases/LMS-9.yaml", System.Text.Encoding.UTF8.GetBytes(Examples.Written), Ana);
        var opened = collection.Find("LMS-9")!;
        var byHand = Examples.Written.Replace("patient.sex: male", "patient.sex: female # corrected", StringComparison.Ordinal);
        Assert.Equal(byHand, Assert.IsType<Saved.Kept>(collection.SaveText("LMS-9", byHand, opened.Number, Ana)).Case.File!.Text);
        var second = Assert.IsType<Saved.Kept>(collection.Save(opened.Case.With("status", "dead"), opened.Number, Bruno));
        Assert.True(second.Merged);
        var text = second.Case.File!.Text;
        Assert.Equal(byHand.Replace("status: alive with disease", "status: dead", StringComparison.Ordinal), text);
        Assert.Equal(text, collection.At("LMS-9", 3)!.File!.Text);
        Assert.Equal(Examples.Written, collection.At("LMS-9", 1)!.File!.Text);
    }

    [Fact]
    public void The_id_of_a_case_stays()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.SaveFile("cases/LMS-9.yaml", System.Text.Encoding.UTF8.GetBytes(Examples.Written), Ana);
        Assert.IsType<Saved.Refused>(collection.SaveText("LMS-9", "id: other\n", 1, Ana));
        Assert.IsType<Saved.Refused>(collection.SaveText("LMS-9", "- no case\n", 1, Ana));
        Assert.IsType<Saved.Refused>(collection.SaveText("LMS-9", Examples.Written, 7, Ana));
        Assert.IsType<Saved.NoCase>(collection.SaveText("LMS-10", Examples.Written, 1, Ana));
    }

    [Theory, Engines]
    public async Task Many_editors_at_once_lose_nothing(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        var variables = Variables.All.Where(v => v.Kind == ValueKind.Text && v.Several).Take(6).Select(v => v.Id).ToList();
        var start = Examples.Case("A");
        collection.Put([new EnteredCase(start)], Ana);
        await Task.WhenAll(variables.Select((v, i) => Task.Run(() =>
            Assert.IsType<Saved.Kept>(collection.Save(start with { Claims = [.. start.Claims, Examples.Claim($"c{i + 5}", v, $"by {i}")] }, 1, Ana)))));
        var now = collection.Find("A")!;
        Assert.Equal(1 + variables.Count, now.Number);
        Assert.All(variables, v => Assert.Single(now.Case.ClaimsOf(v)));
        Assert.Equal(Enumerable.Range(1, 1 + variables.Count).Select(i => (long)i), collection.Revisions().Select(r => r.Position));
    }
}
