using Kazus.Find.Index;
using Kazus.Find.Search;
using Kazus.Testing;
using Xunit;

namespace Kazus.Find.Tests;

/// <summary>What is on disk is whole or not believed.</summary>
public sealed class FolderTests
{
    private static readonly FindQuery Query = FindQuery.Parse("w1 w2 w3 w40 w150");

    private static IndexFolder Saved(string path, int cases = 400, int updates = 5)
    {
        var chance = new Random(9);
        var folder = IndexFolder.Open(path, "sarcoma");
        folder.Index.Fill(Enumerable.Range(0, cases).Select(i => Chance.Case(chance, $"c{i}")));
        for (var i = 0; i < updates; i++)
        {
            folder.Index.Apply(new CaseChanges([Chance.Case(chance, $"c{chance.Next(cases)}")], [$"c{chance.Next(cases)}"], i + 1));
            folder.Save();
        }
        return folder;
    }

    [Fact]
    public void What_was_saved_is_found_again_with_its_position()
    {
        using var temporary = new TemporaryFolder();
        var saved = Saved(temporary.Path);
        var opened = IndexFolder.Open(temporary.Path, "sarcoma");
        Assert.Null(opened.Rebuilt);
        Assert.Equal(5, opened.Index.Position);
        var wish = new FindWish(Facets: ["kind", "year"]);
        Assert.Equal(saved.Index.View.Find(Query).Cases, opened.Index.View.Find(Query).Cases);
        Assert.Equal(saved.Index.View.Find(Query, wish).Facets.SelectMany(f => f.Value), opened.Index.View.Find(Query, wish).Facets.SelectMany(f => f.Value));
        opened.Index.Apply(new CaseChanges([], [], 6));
        opened.Save();
        Assert.Equal(6, IndexFolder.Open(temporary.Path, "sarcoma").Index.Position);
    }

    [Fact]
    public void A_file_with_any_byte_changed_or_cut_is_not_believed()
    {
        using var temporary = new TemporaryFolder();
        Saved(temporary.Path, cases: 30, updates: 2);
        var chance = new Random(4);
        foreach (var file in Directory.EnumerateFiles(temporary.Path).Order())
        {
            var whole = File.ReadAllBytes(file);
            for (var i = 0; i < 40; i++)
            {
                var torn = chance.Next(2) == 0 ? whole[..chance.Next(whole.Length)] : [.. whole];
                if (torn.Length == whole.Length) torn[chance.Next(torn.Length)] ^= (byte)(1 << chance.Next(8));
                File.WriteAllBytes(file, torn);
                var opened = IndexFolder.Open(temporary.Path, "sarcoma");
                Assert.NotNull(opened.Rebuilt);
                Assert.Equal((0, 0), (opened.Index.View.Count, opened.Index.Position));
            }
            File.WriteAllBytes(file, whole);
        }
        Assert.Null(IndexFolder.Open(temporary.Path, "sarcoma").Rebuilt);
    }

    [Fact]
    public void A_program_killed_while_it_saves_leaves_the_state_before()
    {
        using var temporary = new TemporaryFolder();
        Saved(temporary.Path);
        // New segments are there, the list does not name them yet, and the next list is half written.
        File.WriteAllBytes(Path.Combine(temporary.Path, "00009999.segment"), [1, 2, 3]);
        File.WriteAllBytes(Path.Combine(temporary.Path, "index.kzf.writing"), [1]);
        var opened = IndexFolder.Open(temporary.Path, "sarcoma");
        Assert.Equal((null, 5L), (opened.Rebuilt, opened.Index.Position));
        opened.Save();
        Assert.False(File.Exists(Path.Combine(temporary.Path, "00009999.segment")));
        Assert.Null(IndexFolder.Open(temporary.Path, "sarcoma").Rebuilt);
    }

    [Fact]
    public void A_missing_segment_means_that_the_index_is_made_again()
    {
        using var temporary = new TemporaryFolder();
        Saved(temporary.Path);
        File.Delete(Directory.EnumerateFiles(temporary.Path, "*.segment").First());
        var opened = IndexFolder.Open(temporary.Path, "sarcoma");
        Assert.Contains("made again", opened.Rebuilt, StringComparison.Ordinal);
        opened.Index.Fill([new IndexedCase("a", ["sarcoma"], [])]);
        opened.Save();
        Assert.Equal("a", IndexFolder.Open(temporary.Path, "sarcoma").Index.View.Find(FindQuery.Parse("sarcoma")).Cases.Single().Key.Id);
    }

    [Fact]
    public void The_index_of_another_collection_is_not_taken()
    {
        using var temporary = new TemporaryFolder();
        Saved(temporary.Path);
        Assert.Contains("sarcoma", IndexFolder.Open(temporary.Path, "lung").Rebuilt, StringComparison.Ordinal);
    }
}
