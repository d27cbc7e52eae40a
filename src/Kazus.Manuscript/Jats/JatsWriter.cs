using System.Globalization;
using Kazus.Manuscript.Displays;
using Kazus.Manuscript.Front;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Jats;

/// <summary>A file that goes with the article.</summary>
/// <param name="Path">Path relative to the article.</param>
/// <param name="Bytes">Content.</param>
public sealed record CompanionFile(string Path, byte[] Bytes);

/// <summary>The article and the figures it refers to.</summary>
public sealed record JatsArticle(byte[] Xml, IReadOnlyList<CompanionFile> Files);

/// <summary>
/// Writes JATS 1.3 (ANSI/NISO Z39.96-2021) as journals and PubMed Central take it. With a journal id and an ISSN it is a document
/// of the Journal Publishing tag set; before a journal is chosen, of Archiving and Interchange, which asks for neither.
/// </summary>
public static class JatsWriter
{
    /// <summary>The article, with its figures beside it in <c>figures/</c>.</summary>
    public static JatsArticle Write(Report report)
    {
        var publishing = report.Front.Journal is { } j && (j.Id ?? j.Abbreviation) is not null && (j.PrintIssn ?? j.ElectronicIssn) is not null;
        using var xml = publishing
            ? new JatsXml("-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN", "JATS-journalpublishing1-3.dtd")
            : new JatsXml("-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN", "JATS-archivearticle1-3.dtd");
        var files = new List<CompanionFile>();
        var blocks = new JatsBlocks(xml, report, files);
        xml.Open("article");
        xml.Xml.WriteAttributeString("xmlns", "xlink", null, JatsXml.XLink);
        xml.Xml.WriteAttributeString("xmlns", "ali", null, JatsXml.Ali);
        xml.Xml.WriteAttributeString("article-type", report.Front.ArticleType);
        xml.Xml.WriteAttributeString("dtd-version", "1.3");
        xml.Xml.WriteAttributeString("xml", "lang", null, report.Front.Language);
        new JatsFront(xml, blocks).Write(report);
        xml.Open("body");
        foreach (var section in report.Body) Section(xml, blocks, section);
        xml.Close();
        Back(xml, blocks, report);
        xml.Close();
        return new JatsArticle(xml.Finish(), files);
    }

    private static void Section(JatsXml xml, JatsBlocks blocks, Section section)
    {
        // Text before the first heading stands in the body itself.
        if (section.Title.Count > 0)
        {
            xml.Open("sec", ("id", section.Id), ("sec-type", Kind(PlainText.Of(section.Title))));
            xml.Open("title");
            blocks.Line(section.Title);
            xml.Close();
        }
        blocks.Write(section.Blocks);
        foreach (var inner in section.Sections) Section(xml, blocks, inner);
        if (section.Title.Count > 0) xml.Close();
    }

    private static string? Kind(string title) => title.Trim().ToLowerInvariant() switch
    {
        "introduction" or "background" => "intro",
        "case report" or "case presentation" or "case description" or "case" or "cases" => "cases",
        "methods" or "materials and methods" => "methods",
        "results" => "results",
        "discussion" => "discussion",
        "conclusion" or "conclusions" => "conclusions",
        _ => null,
    };

    private static void Back(JatsXml xml, JatsBlocks blocks, Report report)
    {
        if (report.Back.Count == 0 && report.References.Count == 0) return;
        xml.Open("back");
        foreach (var ack in report.Back.Where(b => b.Kind == DeclarationKind.Acknowledgements))
        {
            xml.Open("ack").Element("title", ack.Title);
            blocks.Write(ack.Blocks);
            xml.Close();
        }
        foreach (var data in report.Back.Where(b => b.Kind == DeclarationKind.DataAvailability))
        {
            xml.Open("sec", ("sec-type", "data-availability")).Element("title", data.Title);
            blocks.Write(data.Blocks);
            xml.Close();
        }
        var notes = report.Back.Where(b => b.Kind is not (DeclarationKind.Acknowledgements or DeclarationKind.DataAvailability)).ToList();
        if (notes.Count > 0)
        {
            xml.Open("fn-group").Element("title", "Declarations");
            foreach (var note in notes)
            {
                xml.Open("fn", ("fn-type", NoteType(note.Kind)));
                xml.Open("p").Element("bold", note.Title).Close();
                blocks.InParagraphs(note.Blocks);
                xml.Close();
            }
            xml.Close();
        }
        if (report.References.Count > 0) new JatsReferences(xml).Write(report.References);
        xml.Close();
    }

    private static string NoteType(DeclarationKind kind) => kind switch
    {
        DeclarationKind.CompetingInterests => "coi-statement",
        DeclarationKind.FundingStatement => "financial-disclosure",
        DeclarationKind.Contributions => "con",
        DeclarationKind.PriorPresentation => "presented-at",
        _ => "other",
    };
}
