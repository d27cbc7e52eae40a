using System.Diagnostics;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Kazus.Manuscript.Jats;
using Kazus.Testing;
using Xunit;

namespace Kazus.Manuscript.Tests;

public sealed class JatsWriterTests
{
    private static readonly JatsArticle Article = JatsWriter.Write(Report.Compose(MiniReport.Parts()));

    internal static XDocument Load(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    [Fact]
    public void The_article_is_the_approved_one() => Approve.Text(Encoding.UTF8.GetString(Article.Xml), "tests", "Kazus.Manuscript.Tests", "Approved", "article.xml");

    // The order the tag set prescribes (JATS 1.3, article-meta, contrib, element-citation, back).
    [Theory]
    [InlineData("article", "front body back")]
    [InlineData("journal-meta", "journal-id journal-title-group issn publisher")]
    [InlineData("article-meta", "article-id article-categories title-group contrib-group aff author-notes pub-date volume issue fpage lpage elocation-id history permissions abstract kwd-group funding-group")]
    [InlineData("permissions", "copyright-statement copyright-year copyright-holder license")]
    [InlineData("contrib", "contrib-id name collab degrees email role xref")]
    [InlineData("table-wrap", "label caption table table-wrap-foot")]
    [InlineData("fig", "label caption alt-text alternatives graphic")]
    [InlineData("back", "ack sec fn-group ref-list")]
    [InlineData("ref", "label element-citation")]
    public void Children_stand_in_the_order_of_the_tag_set(string parent, string order)
    {
        var names = order.Split(' ');
        foreach (var element in Load(Article.Xml).Descendants(parent))
        {
            var positions = element.Elements().Select(e => Array.IndexOf(names, e.Name.LocalName)).ToList();
            Assert.DoesNotContain(-1, positions);
            Assert.Equal(positions.Order(), positions);
        }
    }

    [Fact]
    public void Every_reference_inside_the_article_leads_somewhere_and_ids_are_unique()
    {
        var article = Load(Article.Xml);
        var ids = article.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(article.Descendants("xref"), x => Assert.Contains(x.Attribute("rid")!.Value, ids));
        Assert.All(article.Descendants("graphic"), g => Assert.Contains(Article.Files, f => f.Path == g.Attribute((XNamespace)JatsXml.XLink + "href")!.Value));
    }

    [Fact]
    public void Authors_have_ORCID_roles_affiliations_with_ROR_and_the_licence_its_address()
    {
        var article = Load(Article.Xml);
        Assert.Equal("https://orcid.org/0000-0002-1825-0097", article.Descendants("contrib-id").Single().Value);
        Assert.Equal("https://credit.niso.org/contributor-roles/writing-original-draft/", article.Descendants("role").ElementAt(1).Attribute("vocab-term-identifier")!.Value);
        Assert.Equal("https://ror.org/012345678", article.Descendants("institution-id").First().Value);
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", article.Descendants("license").Single().Attribute((XNamespace)JatsXml.XLink + "href")!.Value);
        Assert.Equal(["received", "accepted"], article.Descendants("history").Elements().Select(d => d.Attribute("date-type")!.Value));
    }

    [Fact]
    public void Without_an_ISSN_the_article_is_one_of_the_archiving_tag_set()
    {
        var parts = MiniReport.Parts();
        var xml = Encoding.UTF8.GetString(JatsWriter.Write(Report.Compose(parts with { Front = parts.Front with { Journal = null } })).Xml);
        Assert.Contains("JATS-archivearticle1-3.dtd", xml, StringComparison.Ordinal);
        Assert.Contains("JATS-journalpublishing1-3.dtd", Encoding.UTF8.GetString(Article.Xml), StringComparison.Ordinal);
    }

    [ProgramFact("xmllint")]
    public void Xmllint_finds_it_well_formed() => Assert.Equal("", Run("xmllint", ["--noout", "-"], Article.Xml));

    [ProgramFact("pandoc")]
    public void Pandoc_reads_it_back()
    {
        var text = Run("pandoc", ["-f", "jats", "-t", "plain", "--wrap=none"], Article.Xml);
        Assert.Contains("Tumours of this kind were first told apart", text, StringComparison.Ordinal);
        Assert.Contains("Baric & Horvat 2014", text, StringComparison.Ordinal);
        Assert.Contains("Pain had lasted 2 months; weakness of the left leg followed within about 14 days.", text, StringComparison.Ordinal);
        Assert.Contains("Invented tumours of the thoracic spine", Run("pandoc", ["-f", "jats", "-t", "markdown", "-s"], Article.Xml), StringComparison.Ordinal);
    }

    internal static string Run(string program, string[] arguments, byte[] input)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Result;
    }
}
