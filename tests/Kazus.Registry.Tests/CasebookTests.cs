using System.Text;
using Kazus.Cases;
using Kazus.Casebooks;
using Kazus.Registry.Revisions;
using Kazus.Registry.Writing;
using Kazus.Testing;
using Xunit;
using static Kazus.Registry.Tests.EngineUnderTest;

namespace Kazus.Registry.Tests;

public sealed class CasebookTests
{
    [Theory, Engines]
    public void The_example_casebook_comes_out_as_it_went_in(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("example", Ana);
        var example = Repository.File("examples", "spinal-leiomyosarcoma");
        var intake = collection.Import(example, Ana);
        Assert.Equal(42, intake.Cases);
        Assert.DoesNotContain(intake.Findings, f => f.Rule != "KZ108");
        Assert.Empty(intake.Notes);
        var copy = Path.Combine(place.Folder, "copy");
        collection.Export(copy);
        SameFiles(example, copy);
        Assert.Empty(collection.Import(example, Bruno).Revisions);
    }

    [Theory, Engines]
    public void The_casebook_in_a_collection_reads_as_the_folder_does(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("example", Ana);
        var example = Repository.File("examples", "spinal-leiomyosarcoma");
        collection.Import(example, Ana);
        var folder = CasebookFolder.Read(example, registry.Resolve);
        var (kept, position) = collection.ReadCasebook();
        Assert.Equal(collection.Position, position);
        Assert.Equal(folder.Files, kept.Files);
        Assert.Equal(folder.Casebook.Title, kept.Casebook.Title);
        Assert.Equal(folder.Casebook.Sources.Keys.Order(), kept.Casebook.Sources.Keys.Order());
        Assert.Equal(folder.Casebook.Series.Count, kept.Casebook.Series.Count);
        Assert.Equal(folder.Casebook.Cases.Select(c => Encoding.UTF8.GetString(Interchange.CaseJson.Write(c))), kept.Casebook.Cases.Select(c => Encoding.UTF8.GetString(Interchange.CaseJson.Write(c))));
        Assert.Equal(folder.Findings.Count, kept.Findings.Count);
    }

    [Theory, Engines]
    public void A_folder_of_odd_files_comes_out_as_it_went_in(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var folder = OddFolder(place.Folder);
        var collection = registry.FindOrAdd("odd", Ana);
        var intake = collection.Import(folder, Ana);
        Assert.Equal(["A/ä", "B", "CRLF", "MARK", "T1", "T2", "end"], collection.Cases().Select(c => c.Id));
        Assert.Equal(7, intake.Cases);
        var copy = Path.Combine(place.Folder, "copy");
        collection.Export(copy);
        Directory.Delete(Path.Combine(folder, "build"), recursive: true);
        SameFiles(folder, copy);
        Assert.Equal(CasebookFolder.Read(folder).Findings.Select(f => f.Message), collection.ReadCasebook().Reading.Findings.Where(f => f.Rule != "KZ108").Select(f => f.Message));
    }

    [Theory, Engines]
    public void A_file_that_changed_is_a_new_revision_and_the_old_bytes_stay(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.SaveFile("manuscript/01.md", "# One\n"u8.ToArray(), Ana, expected: 0);
        collection.SaveFile("manuscript/01.md", "# Two\n"u8.ToArray(), Bruno, expected: 1);
        Assert.Equal("# Two\n"u8.ToArray(), collection.ReadFile("manuscript/01.md"));
        Assert.Equal("# One\n"u8.ToArray(), collection.FileAt("manuscript/01.md", 1));
        var late = Assert.Throws<RegistryException>(() => collection.SaveFile("manuscript/01.md", "# Three\n"u8.ToArray(), Ana, expected: 1));
        Assert.Contains("has changed since", late.Message, StringComparison.Ordinal);
        using (var query = registry.Query()) Assert.Equal(["Two"], query.Manuscripts.Where(m => m.Collection == collection.Number).Select(m => m.Title!));
        Assert.True(collection.DeleteFile("manuscript/01.md", Ana));
        Assert.Null(collection.ReadFile("manuscript/01.md"));
        Assert.Equal("# Two\n"u8.ToArray(), collection.FileAt("manuscript/01.md", 2));
        Assert.Equal(["Ana", "Bruno", "Ana"], collection.History(Subject.File, "manuscript/01.md").Select(r => r.By));
        using (var query = registry.Query()) Assert.Empty(query.Manuscripts);
    }

    [Theory, Engines]
    public void References_and_years_are_searched(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("example", Ana);
        collection.Import(Repository.File("examples", "spinal-leiomyosarcoma"), Ana);
        using var query = registry.Query();
        var sources = query.Sources.Where(s => s.Collection == collection.Number).ToList();
        Assert.NotEmpty(sources);
        Assert.Contains(sources, s => s.Year == 2024);
        Assert.Contains(collection.ChangedCases(0), c => c.Facets.Year is > 1900);
        var ages = CasebookFolder.Read(Repository.File("examples", "spinal-leiomyosarcoma")).Casebook.Cases.Sum(c => c.ClaimsOf("patient.age").Count());
        Assert.Equal(ages, query.Claims.Count(c => c.Collection == collection.Number && c.Variable == "patient.age"));
    }

    [Theory, Engines]
    public void A_row_of_a_table_is_changed_in_the_table(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.SaveFile("cases/table.csv", "case_id,patient.age\nT1,60\nT2,61\n"u8.ToArray(), Ana);
        var row = collection.Find("T1")!;
        Assert.Contains("is a row of cases/table.csv", Assert.IsType<Saved.Refused>(collection.Save(row.Case.With("patient.age", "70"), row.Number, Ana)).Message, StringComparison.Ordinal);
        Assert.IsType<Saved.Refused>(collection.Delete("T1", 1, Ana));
        collection.SaveFile("cases/table.csv", "case_id,patient.age\nT1,70\n"u8.ToArray(), Ana);
        Assert.Equal("70", collection.Find("T1")!.Case.Says("patient.age"));
        Assert.Null(collection.Find("T2"));
    }

    [Theory, Engines]
    public void A_case_file_renamed_within_takes_the_place_of_the_old_case(string engine)
    {
        using var place = new EngineUnderTest(engine);
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.SaveFile("cases/a.yaml", "id: A\n"u8.ToArray(), Ana, expected: 0);
        collection.SaveFile("cases/a.yaml", "id: B\n"u8.ToArray(), Ana, expected: 1);
        Assert.Equal(["B"], collection.Cases().Select(c => c.Id));
        collection.SaveFile("cases/a.yaml", "id: [broken\n"u8.ToArray(), Ana);
        Assert.Empty(collection.Cases());
        Assert.Equal(["cases/a.yaml"], collection.Files().Select(f => f.Path));
        collection.SaveFile("cases/a.yaml", "id: B\n"u8.ToArray(), Ana);
        Assert.Equal(["B"], collection.Cases().Select(c => c.Id));
        Assert.Empty(collection.Files());
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("")]
    [InlineData("manuscript/../../x")]
    public void A_path_never_leads_out_of_the_casebook(string path)
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        Assert.Throws<RegistryException>(() => registry.FindOrAdd("spine", Ana).SaveFile(path, [1], Ana));
    }

    [Fact]
    public void Export_overwrites_nothing()
    {
        using var place = new EngineUnderTest("sqlite");
        using var registry = place.Open();
        var collection = registry.FindOrAdd("spine", Ana);
        collection.Put([new EnteredCase(Examples.Case("A/ä"))], Ana);
        var folder = Path.Combine(place.Folder, "out");
        collection.Export(folder);
        Assert.Throws<RegistryException>(() => collection.Export(folder));
        Assert.Equal(["A/ä"], CasebookFolder.Read(folder).Casebook.Cases.Select(c => c.Id));
    }

    private static string OddFolder(string under)
    {
        var folder = Path.Combine(under, "odd");
        void Put(string path, byte[] bytes)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes);
        }
        Put("casebook.yaml", "# a head\r\ntitle: Odd\r\n"u8.ToArray());
        Put("cases/crlf.yaml", "# windows\r\nid: CRLF\r\nclaims:\r\n  patient.age: 61  # years\r\n"u8.ToArray());
        Put("cases/mark.yaml", [0xEF, 0xBB, 0xBF, .. "id: MARK\n"u8]);
        Put("cases/no-end.yml", "id: end\nnote: no line end"u8.ToArray());
        Put("cases/cr.yaml", "id: B\nnote: \"a\\u2028b \\U0001F600\"\n# \r alone\n"u8.ToArray());
        Put("cases/slash.yaml", "id: A/ä\n"u8.ToArray());
        Put("cases/twice.yaml", "id: B\nnote: the second\n"u8.ToArray());
        Put("cases/latin.yaml", [.. "id: L\nnote: caf"u8, 0xE9, (byte)'\n']);
        Put("cases/broken.yaml", "id: [x\n"u8.ToArray());
        Put("cases/empty.yaml", []);
        Put("cases/zero.yaml", "id: \"z\\0\"\n"u8.ToArray());
        Put("cases/table.csv", "case_id,patient.age,note\r\nT1,60,\"a, b\"\r\nT2,NR,\r\n"u8.ToArray());
        Put("sources/refs.ris", "TY  - JOUR\r\nAU  - Sun, L\r\nPY  - 2022\r\nTI  - A title\r\nER  - \r\n"u8.ToArray());
        Put("sources/article.pdf", [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))]);
        Put("manuscript/01 Uvod č.md", "# Uvod\n\n\n"u8.ToArray());
        Put("imaging/2021/scan.dcm", [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i ^ (i >> 8)))]);
        Put(".gitignore", "build/\n"u8.ToArray());
        Put(".schema/case.json", "{}"u8.ToArray());
        Put("build/report.html", "made"u8.ToArray());
        return folder;
    }

    internal static void SameFiles(string one, string other)
    {
        static SortedDictionary<string, string> Hashes(string folder) => new(Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);
        Assert.Equal(Hashes(one), Hashes(other));
    }
}
