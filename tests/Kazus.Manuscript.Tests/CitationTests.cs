using FsCheck;
using FsCheck.Fluent;
using Kazus.Manuscript.Prose;
using Kazus.Manuscript.References;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class CitationTests
{
    private static string Printed(CitationOrder order, params string[] keys) => string.Concat(order.Print([.. keys.Select(k => new CitedWork(k))]).Select(p => p.Text));

    [Theory]
    [InlineData("1", "[1]")]
    [InlineData("1,2", "[1,2]")]
    [InlineData("1,2,3", "[1–3]")]
    [InlineData("3,1,2", "[1–3]")]
    [InlineData("1,2,3,5,7,8,9", "[1–3,5,7–9]")]
    [InlineData("2,2", "[2]")]
    public void Numbers_rise_and_three_in_a_row_are_a_range(string cited, string expected)
    {
        var order = new CitationOrder(CitationForm.Brackets);
        foreach (var i in Enumerable.Range(1, 9)) order.Number(i.ToString());
        Assert.Equal(expected, Printed(order, cited.Split(',')));
    }

    [Fact]
    public void A_note_stands_by_its_own_work()
    {
        var order = new CitationOrder(CitationForm.Brackets);
        Assert.Equal("[1,2 (p. 4),3]", string.Concat(order.Print([new("a"), new("b", "p. 4"), new("c")]).Select(p => p.Text)));
    }

    // What is printed, read back, is exactly the set of numbers of the works cited, and numbers follow first citation.
    [Fact]
    public void Any_citations_read_back_to_the_works_cited() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), citations =>
        {
            var order = new CitationOrder(CitationForm.Superscript);
            var first = new List<string>();
            foreach (var citation in citations.Where(c => c is { Length: > 0 }))
            {
                var keys = citation.Select(b => "k" + b % 12).ToArray();
                foreach (var key in keys) if (!first.Contains(key)) first.Add(key);
                var printed = Printed(order, keys);
                var numbers = printed.Split(',').SelectMany(part => part.Split('–') is [var a, var b] ? Enumerable.Range(int.Parse(a), int.Parse(b) - int.Parse(a) + 1) : [int.Parse(part)]).ToList();
                if (!numbers.SequenceEqual(keys.Distinct().Select(k => first.IndexOf(k) + 1).Order())) return false;
            }
            return order.Keys.SequenceEqual(first);
        }));

    [Fact]
    public void Raised_figures_follow_the_word_without_a_space()
    {
        var report = Report.Compose(MiniReport.Parts("Rare [@chen-2016]. By @dvorak-2021 too."), new ReportOptions { Citations = CitationForm.Superscript });
        Assert.Equal("Rare1. By Dvořák et al.2 too.", PlainText.Of(((Block.Paragraph)report.Body[0].Blocks[0]).Line));
    }

    [Theory]
    [InlineData("arslan-2019", "Arslan MA, Yilmaz MB, Demir MC, Kaya MD, Celik ME, Sahin MF, et al. Invented tumours of the thoracic spine. Eur Invent Spine J. 2019;28(4):1284-7. doi:10.1234/eisj.1284.")]
    [InlineData("baric-2014", "Baric I, Horvat NK. Is STAT6 enough? Invented Pathology. 2014;9:e44. PMID: 12345678.")]
    [InlineData("chen-2016", "Chen L. Mesenchymal tumours. In: Green P, White Q, editors. Handbook of invented spine surgery. 2nd ed. Zagreb: Example Press; 2016. p. 10-22.")]
    [InlineData("evans-2020", "Invented Tumour Registry. Yearly counts [Internet]. 2020 [cited 2025 Jan 5]. Available from: https://example.org/counts")]
    public void References_are_printed_as_the_ICMJE_samples_are(string key, string expected) =>
        Assert.Equal(expected, PlainText.Of(Vancouver.Entry(MiniReport.References.Single(r => r.Key == key))));

    [Theory]
    [InlineData("284-287", "284-7")]
    [InlineData("284–292", "284-92")]
    [InlineData("99-101", "99-101")]
    [InlineData("e12-e18", "e12-e18")]
    [InlineData("1284--1287", "1284-7")]
    public void Pages_are_shortened_as_Citing_Medicine_does(string pages, string expected) => Assert.Equal(expected, Vancouver.ShortPages(pages));

    [Theory]
    [InlineData("Jean-Pierre", "JP")]
    [InlineData("N. K.", "NK")]
    [InlineData("NK", "NK")]
    [InlineData("Ana Lucija Marija", "AL")]
    [InlineData("željka", "Ž")]
    [InlineData(null, "")]
    public void Initials_are_two_at_most(string? given, string expected) => Assert.Equal(expected, Vancouver.Initials(given));

    [Fact]
    public void A_reference_with_nothing_but_a_key_is_still_an_entry() =>
        Assert.Equal("", PlainText.Of(Vancouver.Entry(new Reference { Key = "x" })));
}
