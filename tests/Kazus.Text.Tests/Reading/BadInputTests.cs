using System.Text;
using Kazus.Checks;
using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Text.Tests.Reading;

public sealed class BadInputTests
{
    private static string Only(ReadResult result) => Assert.Single(result.Findings).Rule;

    [Fact]
    public void An_empty_file_says_that_it_is_empty() => Assert.Equal(ReadingRule.Empty.Id, Only(Examples.Read([], "a.md")));

    [Fact]
    public void A_missing_file_is_a_finding() => Assert.Equal(ReadingRule.NotReadable.Id, Only(new DocumentReader().Read(Path.Combine(Path.GetTempPath(), "no-such-file.txt"))));

    [Fact]
    public void A_folder_is_a_finding() => Assert.Equal(ReadingRule.NotReadable.Id, Only(new DocumentReader().Read(Path.GetTempPath())));

    [Fact]
    public void Bytes_that_are_no_text_are_a_finding()
    {
        var bytes = new byte[4000];
        new Random(3).NextBytes(bytes);
        Assert.Contains(Examples.Read(bytes, "a.txt").Findings, f => f.Rule == ReadingRule.UnknownFormat.Id);
    }

    [Fact]
    public void Windows_1252_is_read_with_a_warning()
    {
        var result = Examples.Read([.. Encoding.Latin1.GetBytes("The tumour of Mr. Mos"), 0xE9, 0x92, (byte)'s', .. Encoding.Latin1.GetBytes(" arm was 3 cm.")], "a.txt");
        Assert.Equal(ReadingRule.NotUtf8.Id, Only(result));
        Assert.Contains("Mosé’s arm", result.Document!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_extension_is_read_as_what_it_is()
    {
        var result = Examples.ReadAll("<article><body><sec><title>Case report</title><p>A man had a mass.</p></sec></body></article>", "a.txt");
        Assert.Equal(SourceFormat.Jats, result.Document!.Format);
        Assert.Equal(ReadingRule.WrongExtension.Id, Only(result));
    }

    [Fact]
    public void Text_named_as_word_is_read_as_text() =>
        Assert.Equal(ReadingRule.WrongExtension.Id, Only(Examples.ReadAll("A man had a mass. It was removed.", "a.docx")));

    [Fact]
    public void Another_language_is_said_so()
    {
        var german = string.Concat(Enumerable.Repeat("Die Patientin stellte sich mit einer schmerzlosen Schwellung des rechten Oberschenkels vor und wurde operiert. ", 6));
        Assert.Equal(ReadingRule.NotEnglish.Id, Only(Examples.ReadAll(german, "a.txt")));
    }

    [Fact]
    public void A_locked_word_file_is_said_so() =>
        Assert.Equal(ReadingRule.Encrypted.Id, Only(Examples.Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "a.docx")));

    [Fact]
    public void A_file_over_the_limit_is_not_read()
    {
        using var stream = new MemoryStream(new byte[2000]);
        Assert.Equal(ReadingRule.TooLarge.Id, Only(new DocumentReader(new ReadLimits { FileBytes = 1000 }).Read(stream, "a.txt")));
    }

    [Fact]
    public void Fifty_megabytes_of_text_are_read()
    {
        var paragraph = string.Concat(Enumerable.Repeat("The patient, a 45-year-old man, had a mass of 3.2 cm in Fig. 2. It was removed. ", 40)) + "\n\n";
        var text = new StringBuilder(52 << 20);
        while (text.Length < 51 << 20) text.Append(paragraph);
        var document = Examples.Read(text.ToString(), "big.txt");
        Assert.Equal(80 * (text.Length / paragraph.Length), document.Sentences.Count());
    }

    [Fact]
    public void Text_from_right_to_left_keeps_its_places()
    {
        var document = Examples.Read("The name \u05D3\u05D5\u05D3 was given. The mass \U0001F600 grew.", "a.txt");
        var sentence = document.Sentences.Last();
        Assert.Equal("The mass \U0001F600 grew.", document.Quote(sentence.Span));
        Assert.Equal(24, document.CodePoints.FromUtf16(sentence.Span).Start);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*")]
    [InlineData("![](")]
    [InlineData("<sup>")]
    [InlineData("| a ")]
    public void Markup_without_end_is_no_trouble(string piece) =>
        Assert.NotNull(Examples.Read(string.Concat(Enumerable.Repeat(piece, 20_000)) + "A man had a mass.", "a.md"));
}
