using System.Text;
using Kazus.Testing;
using Kazus.Text.Documents;
using Kazus.Text.Reading;

namespace Kazus.Text.Tests;

/// <summary>Whole documents for the tests.</summary>
internal static class Examples
{
    public static string ManuscriptText { get; } =
        File.ReadAllText(Repository.File("tests", "Kazus.Text.Tests", "Samples", "manuscript.md")).ReplaceLineEndings("\n");

    public static Document Manuscript { get; } = Read(ManuscriptText, "manuscript.md");

    public static Document Read(string text, string name) => ReadAll(text, name).Document!;

    public static ReadResult ReadAll(string text, string name) => Read(Encoding.UTF8.GetBytes(text), name);

    public static ReadResult Read(byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        return new DocumentReader().Read(stream, name);
    }
}
