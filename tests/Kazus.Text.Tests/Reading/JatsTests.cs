using System.Diagnostics;
using Kazus.Checks;
using Kazus.Testing;
using Kazus.Text.Documents;
using Kazus.Text.Reading;
using Kazus.Text.Tests.Documents;
using Xunit;

namespace Kazus.Text.Tests.Reading;

public sealed class JatsTests
{
    private static readonly string Source = File.ReadAllText(Repository.File("tests", "Kazus.Text.Tests", "Samples", "article.xml"));
    private static readonly Document Document = Examples.Read(Source, "article.xml");

    [Fact]
    public void Metadata_stand_in_the_text()
    {
        var m = Document.Metadata;
        Assert.Equal(("Myxofibrosarcoma of the thigh", "10.99999/nrt.7", "99999999", 2021), (m.Title!.Value, m.Doi!.Value, m.Pmid!.Value, m.Year));
        Assert.Equal(("Notes of Rare Tumors", "7", "11-14", "case-report"), (m.Journal!.Value, m.Volume!.Value, m.Pages!.Value, m.ArticleType!.Value));
        Assert.Equal(["Ada Ibe", "Karl J. Roth"], m.Authors.Select(a => a.Name));
        Assert.Equal(("0000-0001-0000-0000", "1"), (m.Authors[0].Orcid, m.Authors[0].AffiliationKeys[0]));
        Assert.Equal("Unit of Tumors, Lindenhof", m.Affiliations[0].Text);
        Assert.Equal((2020, 12, 1), (m.Date(ArticleDateKind.Received)!.Year, m.Date(ArticleDateKind.Received)!.Month, m.Date(ArticleDateKind.Received)!.Day));
        Assert.Equal(["sarcoma", "thigh"], m.Keywords.Select(k => k.Value));
        Assert.All(m.Authors, a => Assert.Equal(a.Name, Document.Quote(a.Span)));
    }

    [Fact]
    public void Sections_are_known_by_words_and_by_type() => Assert.Equal(
        [SectionKind.Front, SectionKind.Abstract, SectionKind.Introduction, SectionKind.Case, SectionKind.Discussion, SectionKind.Declarations, SectionKind.Declarations, SectionKind.References],
        Document.Outline.Select(s => s.Kind));

    [Fact]
    public void Characters_of_public_sets_are_themselves() =>
        Assert.Contains(Document.Sentences, s => s.Text == "It is rare — and α-SMA is negative.");

    [Fact]
    public void Raised_citations_go_and_isotopes_and_exponents_stay()
    {
        var text = Document.Sections.Single(s => s.Kind == SectionKind.Introduction).Paragraphs[0].Plain.Text;
        Assert.Equal("It is rare 1. See also work on bone. The isotope 18F and 106 cells stay.", text);
        Assert.Equal(["1", "1+2", "2"], Document.Citations.Select(c => string.Join('+', c.Keys)));
    }

    [Fact]
    public void A_figure_inside_a_paragraph_does_not_cut_it()
    {
        Assert.Contains(Document.Sentences, s => s.Text == "It was removed (Table 1).");
        Assert.Equal(["a:Axial", "b:Coronal"], Document.Figures[0].Panels.Select(p => $"{p.Letter}:{p.Text}"));
    }

    [Fact]
    public void Spanning_cells_cover_their_rows_and_columns()
    {
        var table = Assert.Single(Document.Tables);
        Assert.Equal(["Month", "Size mm", "Size Change"], Enumerable.Range(1, 3).Select(table.Header));
        Assert.Equal("not seen", table.CellAt(2, 3)!.Text);
        Assert.Equal("mm, millimeters", table.Notes[0].Plain.Text);
        Assert.Equal("Table 1, row 1, column 2", Document.WhereIs(table.CellAt(1, 2)!.Span.Start));
    }

    [Fact]
    public void References_keep_what_the_source_marks()
    {
        Assert.Equal(["Abel K", "Dorn P"], Document.References.Select(r => r.Authors[0]));
        Assert.Equal(("One leg", "Leg J", 2001, "3", "1-9"), (Document.References[0].Title, Document.References[0].Journal, Document.References[0].Year, Document.References[0].Volume, Document.References[0].Pages));
        Assert.Equal("2. Dorn, P. Two legs. Leg J 2002;4:7.", Document.References[1].Plain.Text);
    }

    [Fact]
    public void Every_node_lies_inside_its_parent() => NodeSpanTests.AssertInside(Document);

    [SharedFact("corpora/jats")]
    public void Articles_of_many_makers_are_read_whole()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Shared!, "corpora", "jats")))
        {
            var result = new DocumentReader().Read(path);
            Assert.True(result.Documents.Count > 0, path);
            Assert.DoesNotContain(result.Findings, f => f.Severity == Severity.Error && f.Rule != ReadingRule.NotEnglish.Id);
            foreach (var document in result.Documents)
            {
                Assert.NotNull(document.Metadata.Title);
                NodeSpanTests.AssertInside(document);
            }
        }
    }

    [Fact]
    public void An_entity_that_multiplies_is_never_expanded()
    {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE article [<!ENTITY a \"aaaaaaaaaa\">"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat(i == 1 ? "&a;" : $"&a{i - 1};", 10))}\">"))
            + "]><article><body><sec><title>Case</title><p>The mass &a30; was seen.</p></sec></body></article>";
        var clock = Stopwatch.StartNew();
        var result = Examples.ReadAll(bomb, "bomb.xml");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
        Assert.Contains(result.Findings, f => f.Rule == ReadingRule.EntityNotResolved.Id);
        Assert.True(result.Document!.Text.Length < 200);
    }

    [Fact]
    public void A_file_named_by_an_entity_is_never_fetched()
    {
        var secret = Path.GetTempFileName();
        try
        {
            File.WriteAllText(secret, "SECRET");
            var result = Examples.ReadAll($"<!DOCTYPE article [<!ENTITY x SYSTEM \"{new Uri(secret)}\">]><article><body><p>Here: &x;.</p></body></article>", "a.xml");
            Assert.DoesNotContain("SECRET", result.Document!.Text, StringComparison.Ordinal);
            Assert.Contains(result.Findings, f => f.Rule == ReadingRule.EntityNotResolved.Id);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void A_truncated_article_says_so_once_and_keeps_what_was_there()
    {
        var result = Examples.ReadAll(Source[..(Source.IndexOf("It was removed", StringComparison.Ordinal) + 5)], "cut.xml");
        Assert.Equal(ReadingRule.BrokenXml.Id, Assert.Single(result.Findings).Rule);
        Assert.Contains("61-year-old", result.Document!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_without_end_are_no_trouble()
    {
        var deep = "<article><body>" + string.Concat(Enumerable.Repeat("<sec><p>", 50_000)) + "deep" + string.Concat(Enumerable.Repeat("</p></sec>", 50_000)) + "</body></article>";
        Assert.Contains("deep", Examples.Read(deep, "deep.xml").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_without_an_article_is_a_finding() =>
        Assert.Equal(ReadingRule.NoArticle.Id, Assert.Single(Examples.ReadAll("<?xml version=\"1.0\"?><feed><entry/></feed>", "a.xml").Findings).Rule);
}
