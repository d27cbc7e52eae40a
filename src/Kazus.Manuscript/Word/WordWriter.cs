using System.Globalization;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>
/// Writes the report as a Word file (WordprocessingML): real heading styles, captions that Word counts, tables with repeating
/// headers, drawings as SVG with a PNG beside, every live fact in a content control named after it. What Word sends back is read
/// by <see cref="WordReturn"/>. Written part by part without an object model: the same report gives the same bytes, in milliseconds.
/// </summary>
public static class WordWriter
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>The bytes of the <c>.docx</c> file.</summary>
    public static byte[] Write(Report report)
    {
        var package = new WordPackage();
        var numbering = new WordNumbering();
        var trace = new WordTrace();
        package.Link(WordNames.R + "/styles", "styles.xml");
        package.Link(WordNames.R + "/numbering", "numbering.xml");
        package.Link(WordNames.R + "/settings", "settings.xml");
        package.Link(WordNames.R + "/customXml", "../customXml/item1.xml");
        package.Add("word/document.xml", Document(report, package, numbering, trace), Main + "document.main+xml");
        package.Add("word/styles.xml", WordStyles.Xml(report.Front.Language), Main + "styles+xml");
        package.Add("word/numbering.xml", numbering.Xml(), Main + "numbering+xml");
        package.Add("word/settings.xml", WordStyles.Settings, Main + "settings+xml");
        package.Add("word/header1.xml", WordStyles.Header(report.Front.RunningTitle ?? report.Front.Title), Main + "header+xml");
        package.Add("word/footer1.xml", WordStyles.Footer, Main + "footer+xml");
        package.Add("docProps/core.xml", WordStyles.Core(report), "application/vnd.openxmlformats-package.core-properties+xml");
        package.Add("docProps/app.xml", WordStyles.App(report.Options.Maker), "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        package.Add("customXml/item1.xml", trace.Xml());
        package.Add("customXml/itemProps1.xml", WordStyles.ItemProperties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
        package.Add("customXml/_rels/item1.xml.rels", WordPackage.Relations([("rId1", WordNames.R + "/customXmlProps", "itemProps1.xml", false)]));
        return package.Zip();
    }

    private static byte[] Document(Report report, WordPackage package, WordNumbering numbering, WordTrace trace)
    {
        using var xml = new WordXml("document");
        var references = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var listed in report.References) references.TryAdd(listed.Reference.Key, listed.Number);
        var lines = new WordLines(xml, package, trace, references);
        var sections = new WordSections(xml, package, report.Options.LineNumbers);
        WordBlocks blocks = null!;
        blocks = new WordBlocks(xml, lines, trace, numbering)
        {
            // A table of many columns lies on its side, in a section of its own.
            Table = t => sections.Around(t.Table.Columns.Count > 7, () => new WordTables(xml, lines, blocks).Table(t)),
            Figure = f => new WordFigures(xml, package, blocks).Figure(f),
        };
        xml.Open("body");
        Title(report, blocks, lines, xml);
        foreach (var section in report.Body) Section(section, blocks);
        Back(report, blocks, lines, xml, numbering);
        sections.Last();
        xml.Close();
        return xml.Finish();
    }

    private static void Title(Report report, WordBlocks blocks, WordLines lines, WordXml xml)
    {
        var page = new TitlePage(report.Front);
        if (report.Front.Section is { } kind) blocks.Plain("ArticleType", kind);
        blocks.Plain("Title", report.Front.Title);
        if (report.Front.Authors.Count > 0)
        {
            blocks.Open("Authors");
            for (var i = 0; i < report.Front.Authors.Count; i++)
            {
                var author = report.Front.Authors[i];
                if (i > 0) lines.Run(", ");
                lines.Run(author.Name.Full + (author.Degrees is null ? "" : ", " + author.Degrees));
                // The mark of direction keeps the figures after a right-to-left name in their order.
                if (page.Marks(author) is { Length: > 0 } marks) lines.Run((Direction.Split(author.Name.Full).Any(p => p.RightToLeft) ? "\u200e" : "") + marks, new Dress(Superscript: true));
            }
            xml.Close();
        }
        foreach (var affiliation in page.Affiliations)
        {
            blocks.Open("Affiliation");
            if (page.Affiliations.Count > 1) lines.Run(page.Number(affiliation.Id).ToString(CultureInfo.InvariantCulture) + " ", new Dress(Superscript: true));
            lines.Run(affiliation.Line);
            xml.Close();
        }
        if (page.HasEqual) blocks.Plain("Affiliation", "† These authors contributed equally.");
        foreach (var author in page.Corresponding)
            blocks.Plain("Affiliation", "* Correspondence: " + string.Join(", ", new[] { author.Name.Full, author.Address, author.Email }.Where(p => !string.IsNullOrEmpty(p))));
        foreach (var author in report.Front.Authors)
            if (TitlePage.Orcid(author) is { } orcid) blocks.Plain("Affiliation", $"ORCID {author.Name.Full}: https://orcid.org/{orcid}");
        if (page.History.Length > 0) blocks.Plain("Affiliation", page.History);
        Abstract(report, blocks, lines, xml);
    }

    private static void Abstract(Report report, WordBlocks blocks, WordLines lines, WordXml xml)
    {
        if (report.Abstract.Count > 0) blocks.Plain("AbstractTitle", "Abstract");
        foreach (var part in report.Abstract)
        {
            if (part.Title is not null) blocks.Plain("AbstractHeading", part.Title);
            blocks.Write(part.Blocks, "Abstract");
        }
        if (report.Front.Keywords.Count == 0) return;
        blocks.Open("Abstract");
        lines.Run("Keywords: ", new Dress(Bold: true));
        lines.Run(string.Join(", ", report.Front.Keywords));
        xml.Close();
    }

    private static void Section(Section section, WordBlocks blocks)
    {
        if (section.Title.Count > 0) blocks.Heading(section.Level, section.Title, section.At, section.Markdown);
        blocks.Write(section.Blocks);
        foreach (var inner in section.Sections) Section(inner, blocks);
    }

    private static void Back(Report report, WordBlocks blocks, WordLines lines, WordXml xml, WordNumbering numbering)
    {
        var page = new TitlePage(report.Front);
        if (report.Back.Count > 0 || page.LicenceStatement is not null) blocks.Plain("Heading1", "Declarations");
        foreach (var section in report.Back)
        {
            blocks.Plain("Heading2", section.Title);
            blocks.Write(section.Blocks);
        }
        if (page.LicenceStatement is { } statement)
        {
            blocks.Plain("Heading2", "Licence");
            blocks.Plain("BodyText", $"{page.Copyright}. {statement} {report.Front.Licence!.Url}".TrimEnd());
        }
        if (report.References.Count == 0) return;
        blocks.Plain("Heading1", "References");
        foreach (var listed in report.References)
        {
            blocks.Open("Bibliography", report.Options.Styled is { Numbered: false } ? null : (numbering.References, 0));
            blocks.Bookmarked(WordLines.Entry(listed.Number), () => lines.Write(listed.Entry));
            xml.Close();
        }
    }
}
