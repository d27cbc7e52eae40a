using Kazus.Find.Index;
using Kazus.Find.Search;
using Xunit;

namespace Kazus.Find.Tests;

public sealed class QueryTests
{
    private static IndexView View(params string[] texts)
    {
        var index = new CaseIndex();
        index.Fill(texts.Select((t, i) => new IndexedCase($"c{i}", t.Split('|'), [])));
        return index.View;
    }

    private static string Found(IndexView view, string query) => string.Join(' ', view.Find(FindQuery.Parse(query)).Cases.Select(c => c.Key.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("local recurrence", "c0 c1 c2")]
    [InlineData("\"local recurrence\"", "c0")]
    [InlineData("\u201clocal recurrences\u201d", "c0")]
    [InlineData("recurrence -lung", "c0 c1")]
    [InlineData("recurrence -\"local recurrence\"", "c1 c2")]
    [InlineData("resect*", "c3 c4")]
    [InlineData("resect", "c3 c4")]
    [InlineData("C6", "c4")]
    [InlineData("\"C5 lesion\"", "")]
    [InlineData("35 mm", "c1")]
    [InlineData("3.5 cm", "c1")]
    [InlineData("nothing-like-this", "")]
    [InlineData("-lung", "c0 c1 c3 c4")]
    [InlineData("\"", "c0 c1 c2 c3 c4")]
    public void A_query_finds(string query, string cases) => Assert.Equal(cases, Found(View(
        "a local recurrence", "recurrence, not local, 3.5 cm", "recurrence in the lung|local", "gross total resection", "resected C5\u2013C7|lesion"), query));

    [Fact]
    public void A_beginning_counts_its_words_as_one()
    {
        var view = View("resection resected", "resection", "nothing");
        var both = view.Find(FindQuery.Parse("resect*")).Cases;
        Assert.Equal(["c0", "c1"], both.Select(c => c.Key.Id));
        Assert.True(both[0].Score > both[1].Score);
    }

    [Fact]
    public void A_removed_case_is_found_no_more_and_counts_for_nothing()
    {
        var index = new CaseIndex();
        index.Fill(Enumerable.Range(0, 50).Select(i => new IndexedCase($"c{i:00}", [i % 2 == 0 ? "sarcoma rare" : "sarcoma"], [new Fact("kind", i % 2 == 0 ? "even" : "odd")])));
        index.Apply(new CaseChanges([], [.. Enumerable.Range(1, 49).Where(i => i % 2 == 0).Select(i => $"c{i:00}")], 7));
        var afresh = new CaseIndex();
        afresh.Fill(Enumerable.Range(0, 50).Where(i => i == 0 || i % 2 == 1).Select(i => new IndexedCase($"c{i:00}", [i % 2 == 0 ? "sarcoma rare" : "sarcoma"], [new Fact("kind", i % 2 == 0 ? "even" : "odd")])));
        var wish = new FindWish(30, Facets: ["kind"]);
        var (expected, actual) = (afresh.View.Find(FindQuery.Parse("rare sarcoma"), wish), index.View.Find(FindQuery.Parse("rare sarcoma"), wish));
        Assert.Equal(expected.Cases, actual.Cases);
        Assert.Equal(26, actual.Total);
        Assert.Equal([new ValueCount("odd", 25), new ValueCount("even", 1)], actual.Facets[0].Value);
    }

    [Fact]
    public void Two_collections_are_searched_as_one_only_when_both_are_given()
    {
        CaseIndex a = new("a"), b = new("b");
        a.Fill([new IndexedCase("1", ["sarcoma"], [])]);
        b.Fill([new IndexedCase("1", ["sarcoma"], []), new IndexedCase("2", ["lung"], [])]);
        Assert.Equal([new CaseKey("a", "1")], a.View.Find(FindQuery.Parse("sarcoma")).Cases.Select(c => c.Key));
        Assert.Equal([new CaseKey("a", "1"), new CaseKey("b", "1")], IndexView.Of([b.View, a.View]).Find(FindQuery.Parse("sarcoma")).Cases.Select(c => c.Key));
    }

    [Fact]
    public void A_search_that_has_begun_is_not_disturbed_by_changes()
    {
        var index = new CaseIndex();
        index.Fill([new IndexedCase("old", ["sarcoma"], [])]);
        var before = index.View;
        index.Apply(new CaseChanges([new IndexedCase("new", ["sarcoma"], [])], ["old"], 1));
        Assert.Equal("old", before.Find(FindQuery.Parse("sarcoma")).Cases.Single().Key.Id);
        Assert.Equal("new", index.View.Find(FindQuery.Parse("sarcoma")).Cases.Single().Key.Id);
    }
}
