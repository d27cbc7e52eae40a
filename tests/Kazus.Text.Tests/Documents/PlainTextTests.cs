using Kazus.Text.Documents;
using Xunit;

namespace Kazus.Text.Tests.Documents;

public sealed class PlainTextTests
{
    // "a **bold** word" is read as "a bold word".
    private const string Source = "a **bold** word";
    private static readonly PlainText Plain = PlainText.FromRuns("a bold word", [(0, 0), (2, 4), (6, 10)], Source.Length);

    [Fact]
    public void What_is_found_in_the_clean_text_is_reported_in_the_document() =>
        Assert.Equal("bold", Plain.ToDocument(2, 6).Of(Source));

    [Fact]
    public void A_stretch_over_markup_covers_the_markup_between() =>
        Assert.Equal("bold** wo", Plain.ToDocument(2, 9).Of(Source));

    [Fact]
    public void A_slice_keeps_its_places()
    {
        var slice = Plain.Slice(4, 9);
        Assert.Equal("ld wo", slice.Text);
        Assert.Equal("ld** wo", slice.ToDocument(0, 5).Of(Source));
        Assert.Equal("wo", slice.ToDocument(3, 5).Of(Source));
    }

    [Fact]
    public void A_position_in_markup_is_the_next_character() => Assert.Equal(2, Plain.FromDocument(3));

    [Fact]
    public void Every_character_comes_back()
    {
        for (var i = 0; i < Plain.Length; i++)
        {
            Assert.Equal(Plain.Text[i], Source[Plain.ToDocument(i)]);
            Assert.Equal(i, Plain.FromDocument(Plain.ToDocument(i)));
        }
    }
}
