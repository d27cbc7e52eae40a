using Kazus.Server.Reading;
using Kazus.Text.Reading;
using Xunit;

namespace Kazus.Server.Tests;

public sealed class ReadingTests
{
    private const string Text = """
        # A chordoma of the clivus: a case report

        ## Abstract

        A 41-year-old man had headache for three months. The tumour was removed subtotally.

        ## Case report

        A 41-year-old man presented with headache of three months. MRI showed a mass of 31 mm. He underwent subtotal resection of a chordoma. At 12 months there was no recurrence.
        """;

    private static readonly OpenArticle Article = Open();

    private static OpenArticle Open()
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Text));
        return new OpenArticle("clivus.md", new Article("clivus.md", new DocumentReader().Read(stream, "clivus.md").Document!));
    }

    private static Decision By(string reader, ReadClaim claim, Verdict verdict, string? value = null, int minute = 0) =>
        new() { At = new DateTimeOffset(2026, 3, 1, 9, minute, 0, TimeSpan.Zero), Reader = reader, Claim = claim.Key, Verdict = verdict, Value = value };

    [Fact]
    public void The_same_article_read_again_gives_the_same_keys() => Assert.Equal(Article.Proposals.Select(p => p.Key), Open().Proposals.Select(p => p.Key));

    [Fact]
    public void The_last_decision_of_a_reader_holds_and_all_are_kept()
    {
        var claim = Article.Proposals[0];
        var reading = new ArticleReading(Article, [By("Ana", claim, Verdict.Accepted), By("Ana", claim, Verdict.Rejected, minute: 1)]);
        Assert.Equal(Verdict.Rejected, reading.Of("Ana", claim.Key)!.Verdict);
        Assert.Equal(2, reading.Decisions.Count);
    }

    [Fact]
    public void A_decision_taken_back_is_open()
    {
        var claim = Article.Proposals[0];
        Assert.Null(new ArticleReading(Article, [By("Ana", claim, Verdict.Accepted), By("Ana", claim, Verdict.Open, minute: 1)]).Of("Ana", claim.Key));
    }

    [Fact]
    public void A_decision_survives_its_line_of_the_log()
    {
        var decision = By("Ana \"A\" Ban", Article.Proposals[0], Verdict.Corrected, "3 mo") with { Found = new FoundClaim("1", "patient.age", "41", 3, 9), Settles = true };
        Assert.Equal(decision, Decision.Read(decision.Write()));
        Assert.Null(Decision.Read(decision.Write()[..20]));
    }

    [Fact]
    public void A_correction_to_the_proposed_value_is_an_acceptance()
    {
        var age = Article.Proposals.First(p => p.Variable.Id == "patient.age");
        Assert.True(ArticleReading.Same(age, By("Ana", age, Verdict.Accepted), By("Ivo", age, Verdict.Corrected, " 41 ")));
        Assert.False(ArticleReading.Same(age, By("Ana", age, Verdict.Accepted), By("Ivo", age, Verdict.Corrected, "42")));
    }

    [Fact]
    public void What_one_reader_found_is_not_before_the_other()
    {
        var found = new FoundClaim("1", "patient.sex", "male", Text.IndexOf("man", StringComparison.Ordinal), Text.IndexOf("man", StringComparison.Ordinal) + 3);
        var claim = ReadClaim.Of(found, Article.Document, "Ana")!;
        var reading = new ArticleReading(Article, [By("Ana", claim, Verdict.Accepted) with { Found = found }]);
        Assert.Contains(reading.Before("Ana"), c => c.Key == claim.Key);
        if (Article.Proposals.All(p => p.Key != claim.Key)) Assert.DoesNotContain(reading.Before("Ivo"), c => c.Key == claim.Key);
        Assert.Equal("man", claim.Proposal.Quote);
    }

    // By hand: ten claims, both accept 6, both reject 2, they differ on 2. Observed 0.8; Ana accepts 7, Ivo accepts 7: expected 0.58; kappa 0.22/0.42.
    [Fact]
    public void Kappa_is_that_of_the_hand_worked_table()
    {
        var claims = Enumerable.Range(0, 10).Select(i => ReadClaim.Of(Article.Proposals[0].Proposal with { Span = new(i, i + 1) })).ToList();
        var article = new ArticleReading(Article, [.. claims.SelectMany((c, i) => new[]
        {
            By("Ana", c, i is < 6 or 8 ? Verdict.Accepted : Verdict.Rejected) with { Found = Found(c) },
            By("Ivo", c, i is < 6 or 9 ? Verdict.Accepted : Verdict.Rejected) with { Found = Found(c) },
        })]);
        var all = ReaderAgreement.Of(article, "Ana", "Ivo")[0];
        Assert.Equal(10, all.Claims);
        Assert.Equal(8, all.Same);
        Assert.Equal(0.22 / 0.42, all.Kappa!.Kappa, 1e-12);
        static FoundClaim Found(ReadClaim c) => new(c.Patient.Key, c.Variable.Id, c.Written, c.Proposal.Span.Start, c.Proposal.Span.End);
    }

    [Fact]
    public void Agreement_without_variation_is_said_to_be_undefined()
    {
        var reading = new ArticleReading(Article, [.. Article.Proposals.SelectMany(c => new[] { By("Ana", c, Verdict.Accepted), By("Ivo", c, Verdict.Accepted) })]);
        var all = ReaderAgreement.Of(reading, "Ana", "Ivo")[0];
        Assert.Null(all.Kappa);
        Assert.Equal(all.Claims, all.Same);
        Assert.NotNull(all.Why);
    }

    [Fact]
    public void Two_accepted_answers_that_cannot_both_be_true_stay_open_in_the_case()
    {
        var ages = Article.Proposals.Where(p => p.Variable.Id == "patient.age").ToList();
        Assert.True(ages.Count > 1);
        var accepted = ages.Select((c, i) => (c, By("Ana", c, i == 0 ? Verdict.Accepted : Verdict.Corrected, i == 0 ? null : "44"))).ToList();
        var draft = AcceptedCase.Draft(Article, ages[0].Patient, accepted, "X-1", "clivus", (_, words) => Terms.Term.Plain(words));
        Assert.All(draft.Claims, c => Assert.Equal(Provenance.ClaimState.Proposed, c.State));
        Assert.Contains(draft.Claims, c => c.Reader == "Ana");
        var same = AcceptedCase.Draft(Article, ages[0].Patient, [accepted[0]], "X-1", "clivus", (_, words) => Terms.Term.Plain(words));
        Assert.Equal(Provenance.ClaimState.Accepted, Assert.Single(same.Claims).State);
        Assert.Equal("clivus", same.Claims[0].Anchor.Source);
    }

    [Theory]
    [InlineData("subtotal resection of a chordoma", true)]
    [InlineData("Subtotal\nresection", true)]
    [InlineData("total laminectomy", false)]
    [InlineData("", false)]
    public void Words_are_found_where_they_stand(string words, bool there) => Assert.Equal(there, QuoteSearch.Find(Article.Document, words) is not null);
}
