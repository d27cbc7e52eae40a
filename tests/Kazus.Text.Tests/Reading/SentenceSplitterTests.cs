using Kazus.Text.Documents;
using Kazus.Text.Reading.Structure;
using Xunit;

namespace Kazus.Text.Tests.Reading;

public sealed class SentenceSplitterTests
{
    // A bar stands where one sentence ends and the next begins.
    [Theory]
    [InlineData("The mass is seen in Fig. 2 and Figs. 3-5.| It was removed.")]
    [InlineData("As Sun et al. reported, it recurs.| We agree.")]
    [InlineData("It was described by Sun et al. [3] and others.")]
    [InlineData("A mass at C5-C6 was found.| It measured 1.5 cm.| It grew.")]
    [InlineData("Motor strength was reduced (i.e., 4/5).| Reflexes were brisk.")]
    [InlineData("Dr. Novak and Prof. J. K. Weiss operated.| He did well.")]
    [InlineData("No. 3 was affected.| No 4 was not.")]
    [InlineData("Was it malignant?| It was.")]
    [InlineData("Weight was 3.5 kg vs. 4.0 kg before.")]
    [InlineData("He had surgery in 2005.| In 2021 it recurred.")]
    [InlineData("Haemoglobin was low (Hb:9. 7mg/dl).| It rose.")]
    [InlineData("She died (autopsy was refused. No cause was found) at home.")]
    [InlineData("Grade was II.| The margin was free.")]
    [InlineData("He took vitamin D.| She did not.")]
    [InlineData("\"It hurts.\"| He said no more.")]
    [InlineData("1. First item.| Then more.")]
    [InlineData("See www.example.org/page.html for more.| It is free.")]
    [InlineData("It was seen at 8 a.m. on Monday.| It was gone by 5 p.m.| The patient left.")]
    [InlineData("Size was approx. 3 cm, e.g. like a plum.")]
    [InlineData("The tumour was removed.The margin was free.")]
    [InlineData("Figure 2. Axial view of the mass.")]
    [InlineData("The end was near…")]
    [InlineData("It arises in the nose.[1] |Half of the patients are old.[2,3] |We report one.")]
    public void Sentences_end_where_a_reader_says(string marked)
    {
        var expected = marked.Split('|').Select(s => s.Trim()).ToArray();
        if (marked.StartsWith("The tumour was removed.The", StringComparison.Ordinal))
            expected = ["The tumour was removed.", "The margin was free."];
        var text = marked.Replace("|", "", StringComparison.Ordinal);
        Assert.Equal(expected, SentenceSplitter.Split(text).Select(s => s.Of(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("....")]
    [InlineData("((((((((.")]
    public void Odd_text_is_no_trouble(string text) =>
        Assert.All(SentenceSplitter.Split(text), s => Assert.True(s.Length > 0 && s.End <= text.Length));

    [Fact]
    public void Sentences_hold_every_character_that_is_not_space()
    {
        foreach (var paragraph in Examples.Manuscript.Paragraphs)
        {
            var text = paragraph.Plain.Text;
            var covered = SentenceSplitter.Split(text);
            for (var i = 0; i < text.Length; i++)
                if (!char.IsWhiteSpace(text[i])) Assert.Contains(covered, s => s.Contains(i));
        }
    }
}
