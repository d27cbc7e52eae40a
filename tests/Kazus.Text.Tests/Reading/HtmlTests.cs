using Kazus.Text.Documents;
using Kazus.Text.Tests.Documents;
using Xunit;

namespace Kazus.Text.Tests.Reading;

public sealed class HtmlTests
{
    private static readonly Document Document = Examples.Read("""
        <!DOCTYPE html><html><head><title>x</title><meta name="citation_doi" content="10.99999/h.1"><meta name="citation_publication_date" content="2020/05/01"><script>var secret = 1;</script></head>
        <body><nav><a href="/">Home of the journal</a></nav><main><h1>Lipoma of the <i>foot</i></h1><p>Ada Holm<sup>1</sup>, Ben Sol<sup>2</sup></p>
        <h2>Abstract</h2><p>It is benign.</p><h2>Case presentation</h2><p>A 30-year-old man&nbsp;had a mass.<sup><a href="#r1">1</a></sup> It was 3&nbsp;cm (Fig. 1).</p>
        <figure><img src="a.png"><figcaption>Figure 1. The foot.</figcaption></figure>
        <table><caption>Table 1. Course</caption><tr><th>Month</th><th>Size</th></tr><tr><td>0</td><td>30 mm</td></tr></table>
        <h2>References</h2><ol><li>Abel K. One foot. Foot J 2001;3:1-2.</li></ol></main><footer>Cookies and more</footer></body></html>
        """, "a.html");

    [Fact]
    public void The_article_is_read_and_the_page_around_it_is_not()
    {
        Assert.Equal("Lipoma of the foot", Document.Metadata.Title!.Value);
        Assert.Equal(("10.99999/h.1", 2020), (Document.Metadata.Doi!.Value, Document.Metadata.Year));
        Assert.DoesNotContain("Home of", Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookies", Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_figures_tables_and_citations_are_found()
    {
        Assert.Equal([SectionKind.Front, SectionKind.Abstract, SectionKind.Case, SectionKind.References], Document.Outline.Select(s => s.Kind));
        Assert.Equal("30 mm", Assert.Single(Document.Tables).CellAt(1, 2)!.Text);
        Assert.Equal("Figure 1", Assert.Single(Document.Figures).Label);
        Assert.Equal("Abel K", Assert.Single(Document.Citations).References[0].Authors[0]);
        Assert.Contains(Document.Sentences, s => s.Text == "A 30-year-old man had a mass.");
        NodeSpanTests.AssertInside(Document);
    }
}
