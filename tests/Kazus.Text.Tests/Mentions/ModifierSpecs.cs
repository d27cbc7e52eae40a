using Kazus.Testing;
using Kazus.Text.Documents;
using Kazus.Text.Mentions;
using Xunit;

namespace Kazus.Text.Tests.Mentions;

public sealed class ModifierSpecs
{
    public static TheoryData<string, string> Rows()
    {
        TheoryData<string, string> rows = [];
        foreach (var line in File.ReadLines(Repository.File("tests", "specs", "context.md")))
            if (line.StartsWith('|') && line.Split('|', StringSplitOptions.TrimEntries) is [_, var sentence, var says, _] && sentence.Contains('['))
                rows.Add(sentence, says);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_sentence_says_of_its_mention_what_the_table_expects(string sentence, string says)
    {
        var start = sentence.IndexOf('[', StringComparison.Ordinal);
        var end = sentence.IndexOf(']', StringComparison.Ordinal) - 1;
        var text = sentence.Replace("[", "").Replace("]", "");
        Mention mention = new(MentionType.SignSymptom, new Span(start, end), text[start..end]);
        var tokens = Tokens.Cut(text, 0, text.Length);

        var read = Assert.Single(ModifierRules.Shipped.Apply(text, [.. tokens], [mention]));

        Assert.Equal(says, Said(read));
    }

    [Fact]
    public void A_row_that_is_not_a_cue_is_refused_with_its_line() =>
        Assert.Contains("Line 2", Assert.Throws<InvalidDataException>(() => ModifierRules.Parse("no\tnegated\tforward\t5\nno\tdenied\tforward\t5")).Message);

    [Fact]
    public void Dots_in_a_cue_stand_for_up_to_three_words()
    {
        var rules = ModifierRules.Parse("should ... develop\thypothetical\tforward\t8");
        Assert.True(Read("should he ever develop fever", "fever").Hypothetical);
        Assert.False(Read("should he and all of them develop fever", "fever").Hypothetical);

        Mention Read(string text, string word)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            return rules.Apply(text, [.. Tokens.Cut(text, 0, text.Length)], [new(MentionType.SignSymptom, new Span(at, at + word.Length), word)])[0];
        }
    }

    private static string Said(Mention m)
    {
        List<string> said = [];
        if (m.Negated) said.Add("negated");
        if (m.Uncertain) said.Add("uncertain");
        if (m.Historical) said.Add("historical");
        if (m.Hypothetical) said.Add("hypothetical");
        if (m.Subject != MentionSubject.Patient) said.Add(m.Subject == MentionSubject.Family ? "family" : "other");
        return said.Count == 0 ? "-" : string.Join(", ", said);
    }
}
