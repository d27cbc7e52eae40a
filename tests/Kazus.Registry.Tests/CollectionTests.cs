using Kazus.Cases;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;
using Xunit;
using static Kazus.Registry.Tests.EngineUnderTest;

namespace Kazus.Registry.Tests;

public sealed class CollectionTests
{
    [Theory, Engines]
    public void A_case_is_read_back_as_it_was_written(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A", note: "ČĆŽ „quoted“ 😀 \u0001"))], Ana);
        var read = collection.Find("A")!;
        Assert.Equal("ČĆŽ „quoted“ 😀 \u0001", read.Case.Note);
        Assert.Equal("63", read.Case.Says("patient.age"));
        Assert.Equal(1, read.Number);
        Assert.Null(collection.Find("B"));
    }

    [Theory, Engines]
    public void Collections_do_not_see_each_others_cases(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var (spine, brain) = (registry.FindOrAdd("spine", Ana), registry.FindOrAdd("brain", Ana));
        spine.Put([new EnteredCase(Examples.Case("A"))], Ana);
        Assert.Null(brain.Find("A"));
        Assert.Empty(brain.Cases());
        Assert.Empty(brain.Revisions());
        Assert.Empty(brain.ChangedCases(0));
        Assert.Equal(0, brain.Position);
        Assert.Equal(["brain", "spine"], registry.Collections().Select(c => c.Name));
    }

    [Theory, Engines]
    public void A_case_is_found_between_its_neighbours(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var (spine, brain) = (registry.FindOrAdd("spine", Ana), registry.FindOrAdd("brain", Ana));
        spine.Put([.. new[] { "B", "D", "Č", "a" }.Select(id => new EnteredCase(Examples.Case(id) with { Label = id == "D" ? "four" : null }))], Ana);
        brain.Put([new EnteredCase(Examples.Case("C")), new EnteredCase(Examples.Case("E"))], Ana);
        spine.Delete("B", 1, Ana);
        var found = spine.FindBetween("D")!;
        Assert.Equal(("D", null, "a", null), (found.Case.Id, found.Before?.Id, found.After?.Id, found.After?.Case));
        Assert.Equal(spine.Find("D"), found.Case);
        found = spine.FindBetween("a", documents: true)!;
        Assert.Equal(("D", "four", null, "Č"), (found.Before!.Id, found.Before.Label, found.Before.Case, found.After!.Case!.Id));
        Assert.Null(spine.FindBetween("B"));
        Assert.Null(spine.FindBetween("C"));
    }

    [Theory, Engines]
    public void A_collection_is_told_as_it_is_now(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var spine = registry.FindOrAdd("spine", Ana);
        Assert.Null(registry.Now("brain"));
        (long, long, bool) Now() => registry.Now("spine") is { } now && now.Collection.Number == spine.Number ? (now.Position, now.FilesPosition, now.HasAccounts) : default;
        Assert.Equal((0L, 0L, false), Now());
        spine.SaveFile("casebook.yaml", "title: One\n"u8.ToArray(), Ana);
        spine.Put([new EnteredCase(Examples.Case("A")), new EnteredCase(Examples.Case("B"))], Ana);
        new Accounts.AccountBook(registry).Add("ana", "a sentence of words", true, "test");
        Assert.Equal((3L, 1L, true), Now());
        Assert.Equal((spine.Position, spine.FilesPosition, true), Now());
    }

    [Theory, Engines]
    public void Every_change_has_the_next_position_and_says_who_when_and_from_where(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A")), new EnteredCase(Examples.Case("B"))], Ana);
        place.Clock.Now = place.Clock.Now.AddDays(-400);
        collection.Save(Examples.Case("A", age: 64), 1, new Signature("Bruno", "10.0.0.7", "typing error"));
        var revisions = collection.Revisions();
        Assert.Equal([1L, 2L, 3L], revisions.Select(r => r.Position));
        Assert.Equal(["A", "B", "A"], revisions.Select(r => r.Id));
        Assert.Equal(("Bruno", "10.0.0.7", "typing error", place.Clock.Now, RevisionAction.Changed, 2L), (revisions[2].By, revisions[2].From, revisions[2].Reason, revisions[2].At, revisions[2].Action, revisions[2].Number));
        Assert.Equal([3L], collection.Revisions(after: 2).Select(r => r.Position));
    }

    [Theory, Engines]
    public void An_index_that_asks_for_changes_after_a_position_misses_nothing(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([.. Enumerable.Range(1, 5).Select(i => new EnteredCase(Examples.Case($"A{i}")))], Ana);
        collection.Save(Examples.Case("A2", note: "a change"), 1, Ana);
        collection.Delete("A3", 1, Ana);
        var seen = new Dictionary<string, ChangedCase>();
        for (var at = 0L; collection.ChangedCases(at, atMost: 2) is { Count: > 0 } part; at = part[^1].Position)
            foreach (var one in part) seen[one.Id] = one;
        Assert.Equal(["A1", "A2", "A3", "A4", "A5"], seen.Keys.Order());
        Assert.Contains("a change", seen["A2"].Text, StringComparison.Ordinal);
        Assert.Equal(("leiomyosarcoma", "female", 63.0), (seen["A1"].Facets.Disease!.ToLowerInvariant(), seen["A1"].Facets.Sex, seen["A1"].Facets.AgeLow));
        Assert.Equal(["A3"], seen.Values.Where(c => c.Deleted).Select(c => c.Id));
        Assert.Equal(collection.Position, seen.Values.Max(c => c.Position));
    }

    [Theory, Engines]
    public void A_case_that_is_the_same_already_makes_no_revision(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A"))], Ana);
        Assert.Empty(collection.Put([new EnteredCase(Examples.Case("A"))], Bruno));
        Assert.IsType<Saved.Same>(collection.Save(Examples.Case("A"), 1, Bruno));
        Assert.Single(collection.Revisions());
    }

    [Theory, Engines]
    public void A_case_can_be_read_as_it_was_at_any_revision(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A", age: 60))], Ana);
        for (var i = 1; i <= 9; i++) Assert.IsType<Saved.Kept>(collection.Save(Examples.Case("A", age: 60 + i, note: i % 2 == 0 ? "even" : ""), i, Ana));
        for (var i = 0; i <= 9; i++) Assert.Equal(60 + i, ((Value.Number)collection.At("A", i + 1)!.Case.Claims[0].Value).Amount);
        Assert.Equal(collection.Find("A")!.Document, collection.At("A", 10)!.Document);
        Assert.Null(collection.At("A", 11));
        Assert.Null(collection.At("A", 0));
    }

    [Theory, Engines]
    public void A_change_is_undone_by_a_new_revision(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A", age: 60))], Ana);
        collection.Save(Examples.Case("A", age: 70), 1, Ana);
        var undone = Assert.IsType<Saved.Kept>(collection.Undo("A", 2, Bruno));
        Assert.Equal("60", undone.Case.Case.Says("patient.age"));
        Assert.Equal((3L, RevisionAction.Undone), (undone.Case.Number, undone.Revision.Action));
        Assert.Equal("70", Assert.IsType<Saved.Kept>(collection.ReturnTo("A", 2, 3, Ana)).Case.Case.Says("patient.age"));
        Assert.Equal(["added", "changed", "undone", "undone"], collection.History("A").Select(r => r.Action.ToString().ToLowerInvariant()));
    }

    [Theory, Engines]
    public void A_deleted_case_is_out_of_sight_and_comes_back_with_its_history(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A"))], Ana);
        Assert.IsType<Saved.Kept>(collection.Delete("A", 1, Ana));
        Assert.Null(collection.Find("A"));
        Assert.Empty(collection.Cases());
        using (var query = registry.Query()) Assert.Empty(query.Claims.Where(c => c.Collection == collection.Number));
        Assert.IsType<Saved.NoCase>(collection.Save(Examples.Case("A", age: 1), 2, Bruno));
        Assert.Equal(2, collection.History("A").Count);
        Assert.IsType<Saved.Kept>(collection.Restore("A", Bruno));
        Assert.Equal("63", collection.Find("A")!.Case.Says("patient.age"));
        using (var query = registry.Query()) Assert.Equal(4, query.Claims.Count(c => c.Collection == collection.Number));
        Assert.IsType<Saved.Kept>(collection.Undo("A", 3, Ana));
        Assert.Null(collection.Find("A"));
    }

    [Theory, Engines]
    public void Two_cases_of_one_id_are_not_put_at_once(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        Assert.Throws<ArgumentException>(() => collection.Put([new EnteredCase(Examples.Case("A")), new EnteredCase(Examples.Case("A"))], Ana));
        Assert.Empty(collection.Cases());
    }

    [Theory, Engines]
    public void Very_many_cases_are_kept_in_parts_of_which_each_is_whole(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        var kept = new List<int>();
        // The second "C3" is a change of the first, so a part ends before it.
        var cases = Enumerable.Range(0, 23).Select(i => new EnteredCase(Examples.Case(i == 5 ? "C3" : $"C{i}", note: $"note {i}"))).ToList();
        Assert.Equal(23, collection.PutAll(cases, Ana, atOnce: 10, kept.Add));
        Assert.Equal([5, 10, 8], kept);
        Assert.Equal(("note 5", 2L), (collection.Find("C3")!.Case.Note, collection.Find("C3")!.Number));
        Assert.Equal((22, 23), (collection.CaseCount, collection.Position));
        Assert.Equal(0, collection.PutAll(cases.Skip(6), Ana, atOnce: 10));
    }

    [Theory, Engines]
    public void What_is_kept_with_very_many_is_as_if_it_were_kept_alone(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var (alone, many) = (registry.FindOrAdd("alone", Ana), registry.FindOrAdd("many", Ana));
        List<EnteredCase> cases =
        [
            .. Enumerable.Range(0, 12).Select(i => new EnteredCase(Examples.Case($"C {i}", note: $"čvor {i}"))),
            new EnteredCase(Examples.Case("F"), new WrittenCase("cases/written.yaml", "id: F\n# a remark\n")),
            new EnteredCase(Examples.Case("T"), Table: "cases/table.csv"),
        ];
        // One is there already: it is changed, the others are added.
        foreach (var one in (CaseCollection[])[alone, many]) one.Put([new EnteredCase(Examples.Case("C 3", note: "before"))], Ana);
        foreach (var one in cases) alone.Put([one], Ana);
        many.PutAll(cases, Ana, atOnce: 5);
        Assert.Equal(alone.Position, many.Position);
        foreach (var id in cases.Select(c => c.Case.Id))
        {
            Assert.Equal(alone.Find(id), many.Find(id));
            Assert.Equal(alone.History(id).Select(r => r with { At = default }), many.History(id).Select(r => r with { At = default }));
        }
        Assert.Equal(Claims(registry, alone), Claims(registry, many));
        static List<string> Claims(CaseRegistry registry, CaseCollection of) =>
            registry.Engine.Read(r => r.All("select case_id, ordinal, variable, value, low, state, quote from claims where collection = @0 order by case_id, ordinal",
                row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)), of.Number));
    }

    [Fact]
    public void What_fails_while_very_many_cases_are_kept_is_told_and_what_was_kept_stays()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        IEnumerable<EnteredCase> Broken()
        {
            for (var i = 0; i < 25; i++) yield return new EnteredCase(Examples.Case($"C{i}"));
            throw new InvalidDataException("the source ends here");
        }
        Assert.Throws<InvalidDataException>(() => collection.PutAll(Broken(), Ana, atOnce: 10));
        Assert.Equal(20, collection.CaseCount);
        Assert.Throws<InvalidDataException>(() => collection.PutAll([new EnteredCase(Examples.Case("D"))], Ana, 1, _ => throw new InvalidDataException("whoever was told")));
    }
}
