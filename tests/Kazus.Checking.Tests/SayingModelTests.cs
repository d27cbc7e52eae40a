using Kazus.Checking.Reading;
using Kazus.Checking.Reading.Learnt;
using Kazus.Testing;
using Xunit;

namespace Kazus.Checking.Tests;

/// <summary>What sentences say of the patient, read by the model that was learnt from eng/sayings.</summary>
public sealed class SayingModelTests
{
    private static readonly SayingModel Model = SayingModel.Released;

    /// <summary>Sentences of another author, two for each side, none of which the model has seen. Measured: 0.845 taken and right, 0.985 of the taken.</summary>
    [Fact]
    public void Unseen_sentences_are_read_rarely_wrong()
    {
        var held = SayingExample.Read(Repository.File("tests", "Kazus.Checking.Tests", "Sayings", "held-out.tsv")).ToList();
        var taken = held.Select(e => (e.Side, Said: Best(e.Sentence))).Where(r => r.Said is not null).ToList();
        var right = taken.Count(r => r.Said == r.Side);
        Assert.True(right >= 0.80 * held.Count, $"{right} of {held.Count}");
        Assert.True(right >= 0.96 * taken.Count, $"{right} of {taken.Count} taken");
    }

    [Fact]
    public void No_held_out_sentence_is_among_the_examples()
    {
        var seen = Examples().Select(e => e.Sentence).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(SayingExample.Read(Repository.File("tests", "Kazus.Checking.Tests", "Sayings", "held-out.tsv")), e => seen.Contains(e.Sentence));
    }

    [Fact]
    public void The_model_has_the_sides_of_the_examples_and_every_one_is_a_side_of_a_contrast()
    {
        Assert.Equal(Examples().Select(e => e.Side).OfType<string>().Distinct().Order(StringComparer.Ordinal), Model.Sides);
        Assert.All(Model.Sides, side => Assert.Contains(side.Split('|')[1], Contrast.Named(side.Split('|')[0])!.Poles));
    }

    [Theory]
    [InlineData("The stick on which he still depends outside reminds us of it.", "walking|with help")]
    [InlineData("Two units of red cells were given in theatre.", "blood products|given")]
    [InlineData("No blood products were required.", "blood products|none")]
    [InlineData("At no time was a cannula necessary.", "airway|without cannula")]
    [InlineData("She injects basal insulin every evening.", "insulin|needed")]
    public void A_side_is_read_however_it_is_worded(string sentence, string side) => Assert.Equal(side, Best(sentence));

    [Theory]
    [InlineData("The wound was inspected on the fifth day.")]
    [InlineData("Resection margins are the main prognostic factor.")]
    [InlineData("The tumour measured 42 mm.")]
    [InlineData("")]
    public void What_says_nothing_is_left_alone(string sentence) => Assert.Null(Best(sentence));

    [Fact]
    public void A_model_is_read_as_it_was_written()
    {
        var trained = SayingTrainer.Train([.. Enumerable.Range(0, 20).Select(i => new SayingExample(i % 2 == 0 ? "voice|kept" : "voice|impaired", i % 2 == 0 ? $"the voice is clear {i}" : $"the voice is hoarse {i}"))], Kinds);
        using var stream = new MemoryStream();
        trained.Write(stream);
        stream.Position = 0;
        var read = SayingModel.Read(stream);
        var terms = Term.Of("a hoarse voice");
        Assert.Equal(trained.Sides, read.Sides);
        Assert.Equal(trained.Probabilities(trained.WordsOf(terms)), read.Probabilities(read.WordsOf(terms)));
        Assert.True(read.Probabilities(read.WordsOf(terms))[0] > 0.6, "impaired is the more probable");
    }

    [Fact]
    public void A_word_that_no_example_has_is_read_by_the_company_it_keeps()
    {
        var terms = Term.Of("a husky tone");
        Assert.Equal(0.5, Of(Trained(new([], 0, [])))[0], 0.1);
        Assert.True(Of(Trained(Kinds))[0] > 0.6, "husky is of the kind of hoarse");

        float[] Of(SayingModel model) => model.Probabilities(model.WordsOf(terms));
        static SayingModel Trained(WordKinds kinds) => SayingTrainer.Train([.. Enumerable.Range(0, 20).Select(i => new SayingExample(i % 2 == 0 ? "voice|kept" : "voice|impaired", i % 2 == 0 ? $"the voice is clear {i}" : $"the voice is hoarse {i}"))], kinds);
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("voice\tone")]
    [InlineData("voice\t1\nclear\t1\t2")]
    public void A_table_of_kinds_says_which_line_is_wrong(string table)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "# word, kinds\n" + table);
        var wrong = Assert.Throws<InvalidDataException>(() => WordKinds.Read(path));
        Assert.Contains($"line {1 + table.Split('\n').Length}:", wrong.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static readonly WordKinds Kinds = new([.. new[] { "hoarse", "husky", "clear" }.Select(Clues.Key).Order()], 1, [.. new[] { "hoarse", "husky", "clear" }.OrderBy(Clues.Key).Select(w => (ushort)(w == "clear" ? 2 : 1))]);

    [Fact]
    public void A_damaged_model_says_so()
    {
        using var stream = new MemoryStream("KZX0 and more"u8.ToArray());
        Assert.Throws<InvalidDataException>(() => SayingModel.Read(stream));
    }

    private static IEnumerable<SayingExample> Examples() => Directory.EnumerateFiles(Repository.File("eng", "sayings"), "*.tsv").SelectMany(SayingExample.Read);

    private static string? Best(string sentence)
    {
        var terms = Term.Of(sentence);
        var p = Model.Probabilities(Model.WordsOf(terms));
        var best = Array.IndexOf(p, p.Max());
        return best < Model.Sides.Count && Model.IsSaid(p, best, LearntSayings.Sure) ? Model.Sides[best] : null;
    }
}
