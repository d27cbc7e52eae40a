using Kazus.Testing;
using Xunit;

namespace Kazus.Cli.Tests.Output;

public sealed class OutputFileTests : IDisposable
{
    private const string Report = "# A schwannoma of the tongue: a case report\n\n## Case report\n\nA 34-year-old woman had a mass of the tongue.\n";

    private readonly TemporaryFolder folder = new();

    private string File(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Theory]
    [InlineData("check", "report.md", "report.md")]
    [InlineData("read", "report.md", "report.md")]
    [InlineData("check", "report.html", "report.html")]
    [InlineData("check", "report.md", "letter.docx")]
    [InlineData("read", "report.md", "letter.docx")]
    public void A_page_does_not_take_the_place_of_a_manuscript(string verb, string manuscript, string page)
    {
        var read = File(manuscript, Report);
        var other = File(page, Report);
        var (exit, output, error) = CommandLine.Run(verb, read, "--html", other);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("it would be lost. Name a new file that ends in .html.", error);
        Assert.Equal((Report, Report), (System.IO.File.ReadAllText(read), System.IO.File.ReadAllText(other)));
    }

    [Theory]
    [InlineData("page.html", "an older page")]
    [InlineData("page.HTM", "an older page")]
    [InlineData("page", "")]
    public void An_older_page_or_an_empty_file_is_replaced(string name, string before)
    {
        var page = File(name, before);
        var (_, _, error) = CommandLine.Run("check", File("report.md", Report), "--fail-on", "never", "--html", page);
        Assert.Equal("", error);
        Assert.StartsWith("<!DOCTYPE html>", System.IO.File.ReadAllText(page), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("meta", "--yi", "x", "--sei", "y")]
    [InlineData("km", "--time", "x", "--event", "y")]
    public void A_drawing_does_not_take_the_place_of_its_data(string verb, params string[] words)
    {
        const string Data = "x,y\n1,1\n2,1\n4,1\n";
        var data = File("data.csv", Data);
        string[] command = verb == "km" ? ["survival", "km"] : [verb];
        var (exit, _, error) = CommandLine.Run([.. command, data, .. words, "--svg", data]);
        Assert.Equal(1, exit);
        Assert.Contains("Name a new file that ends in .svg.", error);
        Assert.Equal(Data, System.IO.File.ReadAllText(data));
    }

    public void Dispose() => folder.Dispose();
}
