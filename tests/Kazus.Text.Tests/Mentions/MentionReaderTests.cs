using System.Globalization;
using Kazus.Text.Mentions;
using Kazus.Text.Mentions.Training;
using Xunit;

namespace Kazus.Text.Tests.Mentions;

public sealed class MentionReaderTests
{
    private const string Case = "A 54-year-old woman presented with a three-month history of back pain and weakness of both legs. " +
        "She denied fever. Magnetic resonance imaging showed a mass at T8. Laminectomy was performed in May 2019 and doxorubicin 75 mg/m2 was given.\n" +
        "Her father had died of colon cancer.";

    [Fact]
    public void A_case_yields_age_sex_signs_procedures_drugs_and_dates()
    {
        var mentions = MentionReader.Shipped.Read(Case);

        Assert.Contains(mentions, m => m.Type == MentionType.Age && m.Text == "54-year-old");
        Assert.Contains(mentions, m => m.Type == MentionType.Sex && m.Text == "woman");
        Assert.Contains(mentions, m => m.Type == MentionType.SignSymptom && m.Text == "fever" && m.Negated);
        Assert.Contains(mentions, m => m.Type == MentionType.DiagnosticProcedure && m.Text == "Magnetic resonance imaging");
        Assert.Contains(mentions, m => m.Type == MentionType.Medication && m.Text == "doxorubicin");
        Assert.Contains(mentions, m => m.Type == MentionType.Date && m.Text == "May 2019");
        Assert.Contains(mentions, m => m.Subject == MentionSubject.Family);
        Assert.All(mentions, m => Assert.Equal(m.Text, m.Span.Of(Case)));
        Assert.Equal(mentions.OrderBy(m => m.Span), mentions);
    }

    [Fact]
    public void The_same_text_gives_the_same_mentions_in_any_culture_and_from_many_threads()
    {
        var expected = MentionReader.Shipped.Read(Case);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "hr-HR", "tr-TR", "" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(expected, new MentionReader(MentionModel.Shipped, ModifierRules.Shipped).Read(Case));
            }
        }
        finally { CultureInfo.CurrentCulture = before; }
        var many = new IReadOnlyList<Mention>[64];
        Parallel.For(0, many.Length, i => many[i] = MentionReader.Shipped.Read(Case));
        Assert.All(many, m => Assert.Equal(expected, m));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\uD83D")]
    [InlineData("(((((((((((((((")]
    [InlineData("Nine\u200Bteen\u00ADyear")]
    public void Odd_texts_do_no_harm(string text) => Assert.All(MentionReader.Shipped.Read(text), m => Assert.Equal(m.Text, m.Span.Of(text)));

    [Fact]
    public void A_sentence_of_ten_thousand_words_is_read() =>
        Assert.NotNull(MentionReader.Shipped.Read(string.Join(' ', Enumerable.Repeat("pain and", 5000))));

    [Fact]
    public void Training_twice_gives_the_same_model_file()
    {
        Assert.Equal(Trained(), Trained());

        static byte[] Trained()
        {
            MentionTrainer trainer = new(Vocabulary.Of(new Dictionary<string, WordUse>()), Lexicon.Empty);
            AnnotatedText[] texts = [.. Enumerable.Range(0, 6).Select(i =>
            {
                var text = $"A {20 + i}-year-old man had pain. He had no fever on day {i}.";
                return new AnnotatedText($"t{i}", text, Standoff.Read("T1\tAge 2 13\tx\nT2\tSex 14 17\tx\nT3\tSign_symptom 22 26\tx\nT4\tSign_symptom 38 43\tx", text));
            })];
            return ModelFile.Write(trainer.Train(texts));
        }
    }

    [Fact]
    public void A_model_file_is_read_back_as_it_was_written()
    {
        var bytes = ModelFile.Write(MentionModel.Shipped);
        Assert.Equal(bytes, ModelFile.Write(ModelFile.Read(new MemoryStream(bytes))));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public void A_model_file_cut_short_is_refused(double share)
    {
        var bytes = ModelFile.Write(MentionModel.Shipped);
        Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream(bytes, 0, (int)(share * bytes.Length))));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused() => Assert.Throws<InvalidDataException>(() => ModelFile.Read(new MemoryStream("not a model at all"u8.ToArray())));
}
