using Kazus.Casebooks;
using Kazus.Find;
using Kazus.Find.Content;
using Kazus.Find.Index;
using Kazus.Find.Likeness;
using Kazus.Find.Search;
using Kazus.Registry.Backup;
using Kazus.Registry.Writing;
using Kazus.Terms;
using Kazus.Testing;
using Xunit;
using static Kazus.Registry.Tests.EngineUnderTest;

namespace Kazus.Registry.Tests;

/// <summary>A search index follows the store, whatever happens to either.</summary>
public sealed class CatchUpTests
{
    private static readonly string Example = Repository.File("examples", "spinal-leiomyosarcoma");

    private static string Found(CaseIndex index, string query) => string.Join(' ', index.View.Find(FindQuery.Parse(query)).Cases.Select(c => c.Key.Id));

    [Theory, Engines]
    public void The_registry_gives_the_same_answers_as_the_folder(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Import(Example, Ana);
        var index = new CaseIndex();
        Assert.Equal(42, collection.CatchUp(index));
        var folder = CaseContent.Index(CasebookFolder.Read(Example, Vocabularies.Resolve).Casebook);
        foreach (var query in new[] { "recurrence C5 resection", "cervical leiomyosarcoma radiotherapy", "2013", "metast*", "\"gross total\"", "" })
        {
            var wish = new FindWish(50, Facets: Facets.All);
            var (expected, actual) = (folder.View.Find(FindQuery.Parse(query), wish), index.View.Find(FindQuery.Parse(query), wish));
            Assert.Equal(expected.Cases, actual.Cases);
            Assert.Equal(expected.Facets.SelectMany(f => f.Value), actual.Facets.SelectMany(f => f.Value));
        }
        var own = CaseContent.Of(collection.Find("LMS-001")!.Case);
        Assert.Equal(folder.View.Like(own).Select(l => (l.Key, l.Score)), index.View.Like(own).Select(l => (l.Key, l.Score)));
    }

    [Theory, Engines]
    public void Changes_are_found_and_what_was_put_away_is_not(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        var index = new CaseIndex();
        Assert.Equal(0, collection.CatchUp(index));
        collection.Put([new EnteredCase(Examples.Case("A", note: "chordoma")), new EnteredCase(Examples.Case("B", note: "osteoma"))], Ana);
        Assert.Equal(2, collection.CatchUp(index));
        Assert.Equal("A", Found(index, "chordoma"));
        collection.Save(Examples.Case("A", note: "osteoma"), 1, Ana);
        collection.Delete("B", 1, Ana);
        Assert.Equal(2, collection.CatchUp(index));
        Assert.Equal(("A", ""), (Found(index, "osteoma"), Found(index, "chordoma")));
        collection.Restore("B", Ana);
        Assert.Equal(1, collection.CatchUp(index));
        Assert.Equal("A B", Found(index, "osteoma"));
        Assert.Equal(collection.Position, index.Position);
        Assert.Equal(0, collection.CatchUp(index));
    }

    [Theory, Engines]
    public void A_program_that_was_killed_after_any_change_catches_up_from_what_its_folder_holds(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        var path = Path.Combine(place.Folder, "index");
        var chance = new Random(2);
        for (var round = 0; round < 12; round++)
        {
            collection.Put([.. Enumerable.Range(0, 5).Select(_ => "c" + chance.Next(20)).Distinct().Select(id => new EnteredCase(Examples.Case(id, note: $"round{round} {(chance.Next(2) == 0 ? "osteoma" : "chordoma")}")))], Ana);
            var folder = IndexFolder.Open(path, "spine");
            if (round == 7) File.WriteAllBytes(Path.Combine(path, "index.kzf"), [1, 2, 3]);
            collection.CatchUp(folder.Index);
            // Every third time the program is killed before it saves.
            if (round % 3 != 2) folder.Save();
        }
        var kept = IndexFolder.Open(path, "spine").Index;
        collection.CatchUp(kept);
        var afresh = new CaseIndex("spine");
        collection.CatchUp(afresh);
        foreach (var query in new[] { "osteoma", "chordoma round11", "round3 round5" }) Assert.Equal(afresh.View.Find(FindQuery.Parse(query)).Cases, kept.View.Find(FindQuery.Parse(query)).Cases);
    }

    [Theory, Engines]
    public void A_changed_title_of_a_source_is_found(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Import(Example, Ana);
        var index = new CaseIndex();
        collection.CatchUp(index);
        var sources = System.Text.Encoding.UTF8.GetString(collection.ReadFile("sources/references.json")!);
        var at = sources.IndexOf("\"title\": \"", sources.IndexOf("\"koruga-2024\"", StringComparison.Ordinal), StringComparison.Ordinal);
        collection.SaveFile("sources/references.json", System.Text.Encoding.UTF8.GetBytes(sources.Insert(at + 10, "Zebrafish ")), Ana);
        Assert.Equal("", Found(index, "zebrafish"));
        collection.CatchUp(index);
        Assert.Contains("LMS-001", Found(index, "zebrafish"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public void An_index_ahead_of_a_store_that_was_put_back_is_made_anew(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A", note: "chordoma"))], Ana);
        var index = new CaseIndex();
        index.Apply(new CaseChanges([new IndexedCase("gone", ["chordoma"], [])], [], 99));
        collection.CatchUp(index);
        Assert.Equal("A", Found(index, "chordoma"));
    }

    [Theory, Engines]
    public void An_index_of_a_store_that_was_put_back_and_written_on_is_made_anew(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A", note: "chordoma")), new EnteredCase(Examples.Case("B", note: "osteoma"))], Ana);
        var backup = Path.Combine(place.Folder, "then.backup");
        RegistryBackup.Write(registry, backup);
        collection.Put([new EnteredCase(Examples.Case("LOST", note: "chordoma"))], Ana);
        var index = new CaseIndex("spine");
        collection.CatchUp(index);
        Assert.Equal("A LOST", Found(index, "chordoma"));

        using var other = new EngineUnderTest(engine);
        RegistryBackup.Restore(backup, other.Address, other.Clock);
        using var restored = other.Open();
        var again = restored.Find("spine")!;
        other.Clock.Now = other.Clock.Now.AddDays(1);
        // As many changes as the index knows, and more: its position alone does not tell.
        foreach (var id in new[] { "C", "D" }) again.Put([new EnteredCase(Examples.Case(id, note: "osteoma"))], Bruno);
        again.CatchUp(index);
        Assert.Equal(("A", "B C D"), (Found(index, "chordoma"), Found(index, "osteoma")));
    }

    [Theory, Engines]
    public void An_index_is_kept_in_its_folder_with_what_tells_its_store_from_another(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Import(Example, Ana);
        var kept = Path.Combine(place.Folder, "kept");
        var first = new CollectionIndex(collection, kept);
        Assert.False(first.IsReady());
        Assert.Equal(42, first.View().Count);
        Assert.True(first.IsReady());
        first.Save();
        var number = collection.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var opened = IndexFolder.Open(Path.Combine(kept, number), "spine").Index;
        Assert.Equal((collection.Position, 42), (opened.Position, opened.View.Count));
        Assert.Equal(0, collection.CatchUp(opened));
        var stored = collection.Find("LMS-001")!;
        collection.Save(stored.Case with { Note = "zebrafish" }, stored.Number, Bruno);
        var second = new CollectionIndex(collection, kept);
        Assert.Equal("LMS-001", string.Join(' ', second.View().Find(FindQuery.Parse("zebrafish")).Cases.Select(c => c.Key.Id)));
        Assert.Null(second.Rebuilt);
    }

    [Fact]
    public void The_indexes_of_a_database_lie_in_a_persons_cache_and_tell_nothing_of_its_password()
    {
        string Place(string words) => CollectionIndex.PlaceOf(RegistryAddress.Parse(words));
        var place = Place("Host=db.example;Database=kazus;Username=ana;Password=seven blue lanterns");
        Assert.Equal(place, Place("Host=db.example;Database=kazus;Username=ana;Password=another"));
        Assert.NotEqual(place, Place("Host=db.example;Database=other;Username=ana"));
        Assert.True(Path.IsPathFullyQualified(place), place);
        Assert.DoesNotContain("db.example", place, StringComparison.Ordinal);
        Assert.Equal(Path.Combine("folder", "a.kazus.index"), Path.Combine("folder", Path.GetFileName(Place("a.kazus"))));
    }
}
