using System.Globalization;
using Kazus.Find.Index;
using Kazus.Find.Search;
using Xunit;

namespace Kazus.Find.Tests;

/// <summary>Segments are joined on another thread while changes go on and searches run; neither sees anything of it.</summary>
public sealed class JoiningTests
{
    [Fact]
    public async Task Thousands_of_single_changes_leave_few_segments_and_the_answers_of_an_index_made_afresh()
    {
        var chance = new Random(7);
        var (index, now) = (new CaseIndex(), new Dictionary<string, IndexedCase>());
        using var stop = new CancellationTokenSource();
        var searching = Task.Run(() =>
        {
            // Every search finds each case once, whatever is joined meanwhile.
            var words = new Random(8);
            while (!stop.IsCancellationRequested)
            {
                var found = index.View.Find(FindQuery.Parse($"{Chance.Word(words)} {Chance.Word(words)}"), new FindWish(1000, Count: true));
                Assert.Equal(found.Cases.Count, found.Cases.Select(c => c.Key).Distinct().Count());
            }
        });
        for (var position = 1; position <= 3000; position++)
        {
            var one = Chance.Case(chance, "c" + chance.Next(900).ToString(CultureInfo.InvariantCulture));
            var gone = position % 7 == 0 ? now.Keys.First() : null;
            index.Apply(new CaseChanges(one.Id == gone ? [] : [one], gone is null ? [] : [gone], position));
            if (gone is not null) now.Remove(gone);
            if (one.Id != gone) now[one.Id] = one;
            Assert.Equal(now.Count, index.View.Count);
        }
        await stop.CancelAsync();
        await searching;
        for (var wait = 0; index.View.Parts.Count > 40 && wait < 200; wait++) await Task.Delay(50);
        Assert.InRange(index.View.Parts.Count, 1, 40);
        var afresh = new CaseIndex();
        afresh.Fill(now.Values);
        for (var i = 0; i < 50; i++)
        {
            var query = FindQuery.Parse($"{Chance.Word(chance)} {Chance.Word(chance)} {Chance.Word(chance)}");
            Assert.Equal(afresh.View.Find(query).Cases, index.View.Find(query).Cases);
        }
    }

    [Fact]
    public void An_index_that_is_cleared_while_it_is_joined_stays_empty()
    {
        for (var round = 0; round < 20; round++)
        {
            var chance = new Random(round);
            var index = new CaseIndex();
            for (var position = 1; position <= 80; position++) index.Apply(new CaseChanges([Chance.Case(chance, $"c{position}")], [], position));
            index.Clear();
            Thread.Sleep(2);
            Assert.Equal(0, index.View.Count);
        }
    }
}
