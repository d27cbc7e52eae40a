using Kazus.Registry.Backup;
using Kazus.Registry.Engines;
using Kazus.Testing;
using Xunit;
using static Kazus.Registry.Tests.EngineUnderTest;

namespace Kazus.Registry.Tests;

public sealed class BackupTests
{
    [Theory, Engines]
    public void A_backup_is_restored_with_its_whole_history(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var file = Filled(place, registry);
        foreach (var to in new[] { "sqlite", "postgres" }.Where(e => e == "sqlite" || Postgres is not null))
        {
            using var other = new EngineUnderTest(to);
            RegistryBackup.Restore(file, other.Address, other.Clock);
            using var restored = other.Open();
            Same(registry, restored);
            Assert.IsType<Writing.Saved.Kept>(restored.Find("two")!.Undo("A", 2, Bruno));
        }
    }

    [Theory, Engines]
    public void A_backup_opens_as_a_registry(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var file = Filled(place, registry);
        using var backup = CaseRegistry.Open(RegistryAddress.Parse(file), place.Clock, create: false);
        Same(registry, backup);
    }

    [Theory, Engines]
    public async Task A_backup_under_writing_is_of_one_moment(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("one", Ana);
        collection.Put([new EnteredCase(Examples.Case("C0"))], Ana);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            var n = 0;
            while (!stop.IsCancellationRequested && n < 5000) collection.Put([new EnteredCase(Examples.Case($"C{++n}")), new EnteredCase(Examples.Case($"D{n}"))], Ana);
        });
        var files = Enumerable.Range(0, 2).Select(i => Path.Combine(place.Folder, $"{i}.backup")).ToList();
        foreach (var file in files) RegistryBackup.Write(registry, file);
        await stop.CancelAsync();
        await writer;
        foreach (var file in files)
        {
            using var backup = CaseRegistry.Open(RegistryAddress.Parse(file), place.Clock, create: false);
            var copy = backup.Find("one")!;
            Assert.Equal(copy.Position, copy.Revisions(atMost: int.MaxValue).Count);
            Assert.Equal(copy.Position, copy.Cases().Count);
            Assert.Equal(1, copy.Cases().Count % 2);
        }
    }

    [Fact]
    public void A_damaged_backup_is_refused_wherever_a_byte_is_flipped()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        var file = Filled(place, registry);
        var good = File.ReadAllBytes(file);
        var random = new Random(5280);
        var refused = 0;
        for (var i = 0; i < 60; i++)
        {
            var bad = (byte[])good.Clone();
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            var path = Path.Combine(place.Folder, "bad");
            File.WriteAllBytes(path, bad);
            try
            {
                RegistryBackup.Verify(path);
                // A flipped bit in unused space changes nothing that is kept.
                using var copy = CaseRegistry.Open(RegistryAddress.Parse(path), place.Clock, create: false);
                Same(registry, copy);
            }
            catch (RegistryException)
            {
                refused++;
            }
            foreach (var left in Directory.GetFiles(place.Folder, "bad*")) File.Delete(left);
        }
        Assert.True(refused > 20, $"{refused} of 60 refused");
    }

    [Fact]
    public void A_backup_that_was_cut_short_or_is_no_backup_is_refused()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        var file = Filled(place, registry);
        var cut = Path.Combine(place.Folder, "cut");
        File.WriteAllBytes(cut, File.ReadAllBytes(file)[..^8192]);
        Assert.Throws<RegistryException>(() => RegistryBackup.Verify(cut));
        File.WriteAllText(cut, "not a backup, only words that go on for longer than a header of such a file would");
        Assert.Throws<RegistryException>(() => RegistryBackup.Verify(cut));
        Assert.Throws<RegistryException>(() => RegistryBackup.Verify(place.Address.File!));
        Assert.Throws<RegistryException>(() => RegistryBackup.Verify(Path.Combine(place.Folder, "nothing")));
    }

    [Fact]
    public void A_case_that_was_altered_behind_the_registrys_back_is_seen()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        Filled(place, registry);
        using (var connection = registry.Engine.Open())
        using (var command = Engine.Command(connection, null, "update cases set document = replace(document, 'female', 'male') where id = 'A'")) command.ExecuteNonQuery();
        var refused = Assert.Throws<RegistryException>(() => RegistryBackup.Write(registry, Path.Combine(place.Folder, "second")));
        Assert.Contains("the case A is not what its history recorded", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(place.Folder, "second")));
    }

    [Theory, Engines]
    public void Nothing_is_overwritten(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var file = Filled(place, registry);
        Assert.Throws<RegistryException>(() => RegistryBackup.Write(registry, file));
        Assert.Throws<RegistryException>(() => RegistryBackup.Restore(file, place.Address, place.Clock));
        Assert.Equal(2, registry.Collections().Count);
    }

    private static string Filled(EngineUnderTest place, CaseRegistry registry)
    {
        registry.FindOrAdd("one", Ana).Import(Repository.File("examples", "spinal-leiomyosarcoma"), Ana);
        var two = registry.FindOrAdd("two", Ana);
        two.Put([new EnteredCase(Examples.Case("A", note: "č 😀"))], Ana);
        two.Save(Examples.Case("A", age: 64.5), 1, Bruno);
        two.SaveFile("imaging/a.bin", [0, 1, 2, 255], Ana);
        two.Put([new EnteredCase(Examples.Case("B"))], Ana);
        two.Delete("B", 1, Ana);
        var file = Path.Combine(place.Folder, "registry.backup");
        var contents = RegistryBackup.Write(registry, file);
        Assert.Equal(contents.Tables, RegistryBackup.Verify(file).Tables);
        Assert.Equal(44, contents.Cases);
        Assert.Empty(Directory.GetFiles(place.Folder, "*.writing*"));
        return file;
    }

    private static void Same(CaseRegistry one, CaseRegistry other)
    {
        foreach (var collection in one.Collections())
        {
            var twin = other.Find(collection.Name)!;
            Assert.Equal(collection.Position, twin.Position);
            Assert.Equal(collection.Revisions(), twin.Revisions());
            Assert.Equal(collection.Cases(), twin.Cases());
            Assert.Equal(collection.Files(), twin.Files());
            foreach (var file in collection.Files()) Assert.Equal(collection.ReadFile(file.Path), twin.ReadFile(file.Path));
        }
    }
}
