using FsCheck;
using FsCheck.Fluent;
using Kazus.Text.Documents;
using Kazus.Text.Mentions;
using Xunit;

namespace Kazus.Text.Tests.Mentions;

public sealed class StandoffTests
{
    [Fact]
    public void What_is_written_is_read_back_with_the_same_types_and_places()
    {
        const string text = "𝛼-fetoprotein 5 µg/L in a 63-year-old 👩 with back pain";
        Mention[] mentions = [M(text, MentionType.DiagnosticProcedure, "𝛼-fetoprotein"), M(text, MentionType.LabValue, "5 µg/L"), M(text, MentionType.Sex, "👩"), M(text, MentionType.SignSymptom, "pain") with { Negated = true }];

        var written = Standoff.Write(mentions, text);
        var read = Standoff.Read(written, text);

        Assert.Equal(mentions.Select(m => (m.Type.SchemeName(), m.Span)), read.Select(e => (e.Type, e.Hull)));
        Assert.StartsWith("T1\tDiagnostic_procedure 0 13\t𝛼-fetoprotein\n", written);
        Assert.Contains("A1\tPOLARITY T4 NEG\n", written);
    }

    [Fact]
    public void Any_span_of_any_text_survives_the_round_trip() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(), ArbMap.Default.ArbFor<PositiveInt>(), (letters, seed) =>
        {
            var text = new string([.. letters.Get.Where(c => !char.IsSurrogate(c) && c is not ('\n' or '\r'))]) + "😀 end";
            var points = new CodePoints(text);
            var from = seed.Get % points.Count;
            var to = from + 1 + seed.Get / 7 % (points.Count - from);
            var span = points.ToUtf16(new Span(from, to));
            var entity = Assert.Single(Standoff.Read(Standoff.Write([new(MentionType.Date, span, span.Of(text))], text), text));
            Assert.Equal(span, entity.Hull);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mention_over_a_line_end_is_written_in_pieces()
    {
        const string text = "back\npain";
        var written = Standoff.Write([new(MentionType.SignSymptom, new Span(0, 9), text)], text);
        Assert.Equal("T1\tSign_symptom 0 4;5 9\tback pain\n", written);
        Assert.Equal(new Span(0, 9), Standoff.Read(written, text)[0].Hull);
    }

    [Fact]
    public void Relations_events_notes_and_broken_lines_are_passed_over() =>
        Assert.Empty(Standoff.Read("R1\tMODIFY Arg1:T1 Arg2:T2\nE1\tDate:T1\n#1\tNote E1\tx\nT1\tAge two 5\tx\nT2\tAge 5\nT3\tAge 4 900\tx\n", "short text"));

    [Fact]
    public void The_scheme_spells_its_types_as_the_corpus_does()
    {
        Assert.Equal("Sign_symptom", MentionType.SignSymptom.SchemeName());
        Assert.Equal("Nonbiological_location", MentionType.NonbiologicalLocation.SchemeName());
        Assert.All(Enum.GetValues<MentionType>(), t => Assert.True(MentionTypes.TryParse(t.SchemeName(), out var back) && back == t));
    }

    private static Mention M(string text, MentionType type, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new(type, new Span(start, start + words.Length), words);
    }
}
