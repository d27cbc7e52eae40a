using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Registry;

public sealed class RegistryVerbsTests
{
    private static readonly string Example = Repository.File("examples", "spinal-leiomyosarcoma");

    [Fact]
    public void A_casebook_goes_in_is_backed_up_restored_and_comes_out_the_same()
    {
        using var folder = new TemporaryFolder();
        string At(string name) => Path.Combine(folder.Path, name);
        var (exit, output, error) = CommandLine.Run("import", Example, "--into", At("cases.kazus"));
        Assert.True(exit == 0, error);
        Assert.Contains("42 cases and 4 other files in 'spinal-leiomyosarcoma'", output, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("backup", At("cases.kazus"), "--out", At("b.backup")).Exit);
        Assert.Equal(0, CommandLine.Run("restore", At("b.backup"), "--into", At("again.kazus")).Exit);
        Assert.Equal(0, CommandLine.Run("export", At("again.kazus"), "--out", At("copy")).Exit);
        foreach (var file in Directory.EnumerateFiles(Example, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/build/", StringComparison.Ordinal)))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(At("copy"), Path.GetRelativePath(Example, file))));
        var twice = CommandLine.Run("restore", At("b.backup"), "--into", At("again.kazus"));
        Assert.Equal((1, true), (twice.Exit, twice.Error.Contains("is there already; nothing was written", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("phenopacket", "LMS-001.phenopacket.json")]
    [InlineData("fhir", "LMS-001.fhir.json")]
    [InlineData("csv", "cases.csv")]
    public void Cases_leave_as_documents_for_other_programs(string format, string file)
    {
        using var folder = new TemporaryFolder();
        var (exit, output, error) = CommandLine.Run("export", Example, "--format", format, "--out", Path.Combine(folder.Path, "out"));
        Assert.True(exit == 0, error);
        Assert.Contains("42 cases", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "out", file)));
    }

    [Theory]
    [InlineData("id: A\nown: yes\nclaims:\n  patient.age: 50\n", "no consent of the patient is recorded")]
    [InlineData("id: A\nown: yes\nconsent: publication\nnote: The patient, born on 12 March 1961, was admitted.\n", "date of birth")]
    [InlineData("id: A\nown: yes\nconsent: publication\nclaims:\n  patient.age: 50\n", null)]
    [InlineData("id: A\nsources: [unknown]\nclaims:\n  patient.age: 50\n", "no consent of the patient is recorded")]
    public void A_case_leaves_only_with_consent_and_without_identifiers(string text, string? refusal)
    {
        using var folder = new TemporaryFolder();
        folder.Write("book/casebook.yaml", "title: x\n");
        folder.Write("book/cases/A.yaml", text);
        var (exit, _, error) = CommandLine.Run("export", Path.Combine(folder.Path, "book"), "--format", "fhir", "--out", Path.Combine(folder.Path, "out"));
        Assert.Equal(refusal is null ? 0 : 1, exit);
        if (refusal is not null) Assert.Contains(refusal, error, StringComparison.Ordinal);
        Assert.Equal(refusal is null, File.Exists(Path.Combine(folder.Path, "out", "A.fhir.json")));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("backup")]
    [InlineData("restore")]
    public void Each_verb_shows_an_example(string verb) => Assert.Contains("Example: kazus " + verb, CommandLine.Run(verb, "--help").Output, StringComparison.Ordinal);
}
