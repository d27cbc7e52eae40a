using System.Globalization;
using Kazus.Find.Index;
using Kazus.Find.Search;
using Xunit;

namespace Kazus.Find.Tests;

/// <summary>The fast search gives what looking at everything gives: the same cases, the same scores, the same order of equals.</summary>
public sealed class ExactnessTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_best_twenty_are_those_of_the_slow_twin(int seed)
    {
        var chance = new Random(seed);
        var cases = Enumerable.Range(0, chance.Next(1, 6000)).Select(i => Chance.Case(chance, $"c{chance.Next()}-{i}")).ToList();
        var index = new CaseIndex();
        index.Fill(cases);
        Compare(chance, cases, index);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_of_changes_ends_in_the_same_answers(int seed)
    {
        var chance = new Random(100 + seed);
        var (index, now) = (new CaseIndex(), new Dictionary<string, IndexedCase>());
        for (var round = 0; round < 40; round++)
        {
            var written = Enumerable.Range(0, chance.Next(0, round == 0 ? 3000 : 60)).Select(_ => Chance.Case(chance, "c" + chance.Next(3000).ToString(CultureInfo.InvariantCulture))).DistinctBy(c => c.Id).ToList();
            var removed = now.Keys.Where(_ => chance.Next(40) == 0).Except(written.Select(w => w.Id)).ToList();
            index.Apply(new CaseChanges(written, removed, round));
            foreach (var id in removed) now.Remove(id);
            foreach (var one in written) now[one.Id] = one;
            if (round % 8 == 7) Compare(chance, [.. now.Values], index);
        }
        Assert.Equal(39, index.Position);
        index.Compact();
        Compare(chance, [.. now.Values], index);
        Assert.Single(index.View.Parts);
        var afresh = new CaseIndex();
        afresh.Fill(now.Values.OrderBy(_ => chance.Next()));
        for (var i = 0; i < 20; i++)
        {
            var query = FindQuery.Parse($"{Chance.Word(chance)} {Chance.Word(chance)} {Chance.Word(chance)}");
            Assert.Equal(afresh.View.Find(query).Cases, index.View.Find(query).Cases);
        }
    }

    [Fact]
    public void Cases_with_the_same_words_come_in_order_of_their_ids_whatever_segment_they_are_in()
    {
        var index = new CaseIndex();
        foreach (var id in new[] { "e", "b", "d", "a", "c", "f" }) index.Apply(new CaseChanges([new IndexedCase(id, ["sarcoma of the spine"], [])], [], 1));
        Assert.Equal(["a", "b", "c"], index.View.Find(FindQuery.Parse("sarcoma"), new FindWish(3)).Cases.Select(c => c.Key.Id));
        Assert.Equal(["d", "e"], index.View.Find(FindQuery.Parse("sarcoma"), new FindWish(2, Skip: 3)).Cases.Select(c => c.Key.Id));
    }

    [Fact]
    public void The_score_is_the_formula_worked_by_hand()
    {
        var index = new CaseIndex();
        index.Fill([new IndexedCase("a", ["sarcoma sarcoma spine"], []), new IndexedCase("b", ["spine"], []), new IndexedCase("c", ["lung nodule"], [])]);
        // N = 3, n = 1, f = 2, length 3, mean 2: ln(1 + 2.5/1.5) * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))
        var expected = Math.Log(1 + 2.5 / 1.5) * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2));
        Assert.Equal(expected, index.View.Find(FindQuery.Parse("sarcoma")).Cases.Single().Score, 5);
    }

    [Theory]
    [InlineData("hr-HR")]
    [InlineData("tr-TR")]
    public void A_culture_changes_nothing(string culture)
    {
        var chance = new Random(5);
        var cases = Enumerable.Range(0, 500).Select(i => Chance.Case(chance, $"I{i}")).ToList();
        var before = CultureInfo.CurrentCulture;
        try
        {
            var plain = new CaseIndex();
            plain.Fill(cases);
            var expected = plain.View.Find(FindQuery.Parse("W1 w2 W30 w100"));
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var other = new CaseIndex();
            other.Fill(cases);
            Assert.Equal(expected.Cases, other.View.Find(FindQuery.Parse("W1 w2 W30 w100")).Cases);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Compare(Random chance, List<IndexedCase> cases, CaseIndex index)
    {
        var plain = new PlainSearch(cases);
        Assert.Equal(cases.Count, index.View.Count);
        for (var i = 0; i < 6; i++)
        {
            List<string> words = [.. Enumerable.Range(0, chance.Next(1, 10)).Select(_ => Chance.Word(chance)).Where(plain.Knows)];
            if (words.Count == 0) continue;
            var query = FindQuery.Parse(string.Join(' ', words));
            Assert.Equal(plain.Find(words, 20), index.View.Find(query).Cases);
            var filtered = index.View.Find(query with { Filters = [FactFilter.Is("kind", "Primary"), FactFilter.Between("year", 2000, 2009)] }, new FindWish(Count: true, Facets: ["kind"]));
            bool May(IndexedCase c) => c.Facts[0].Value == "primary" && c.Facts[1].Value[..3] == "200";
            Assert.Equal(plain.Find(words, 20, May), filtered.Cases);
            var all = plain.Find(words, int.MaxValue, May);
            Assert.Equal(all.Count, filtered.Total);
            Assert.Equal(all.Count, filtered.Facets[0].Value.Sum(v => v.Count));
        }
    }
}
