using System.Globalization;
using System.Security;
using System.Text;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>The parts of a Word file that are the same for every report but for a few words: styles, settings, properties.</summary>
internal static class WordStyles
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Ns = " xmlns:w=\"" + WordNames.W + "\"";

    public static string Xml(string language)
    {
        var text = new StringBuilder(8000).Append(Declaration).Append("<w:styles").Append(Ns).Append('>');
        text.Append("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Cambria\" w:hAnsi=\"Cambria\" w:eastAsia=\"Cambria\" w:cs=\"Times New Roman\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>")
            .Append("<w:lang w:val=\"").Append(Escape(Region(language))).Append("\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>");
        foreach (var style in All) text.Append(style);
        return text.Append("</w:styles>").ToString();
    }

    public static string Settings { get; } = Declaration + "<w:settings" + Ns + "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"425\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>"
        + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

    public static string Header(string words) => Declaration + "<w:hdr" + Ns + "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t xml:space=\"preserve\">" + Escape(words) + "</w:t></w:r></w:p></w:hdr>";

    public static string Footer { get; } = Declaration + "<w:ftr" + Ns + "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
        + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space=\"preserve\"> / </w:t></w:r><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>";

    public static string ItemProperties { get; } = Declaration
        + "<ds:datastoreItem xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" ds:itemID=\"{6B617A75-7300-4D53-8A01-000000000001}\"><ds:schemaRefs><ds:schemaRef ds:uri=\"" + WordNames.Kazus + "\"/></ds:schemaRefs></ds:datastoreItem>";

    public static string App(string maker) => Declaration + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>" + Escape(maker) + "</Application></Properties>";

    public static string Core(Report report)
    {
        var front = report.Front;
        var text = new StringBuilder(Declaration).Append("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
        text.Append("<dc:title>").Append(Escape(front.Title)).Append("</dc:title>");
        text.Append("<dc:creator>").Append(Escape(string.Join("; ", front.Authors.Select(a => a.Name.Full)))).Append("</dc:creator>");
        if (front.Keywords.Count > 0) text.Append("<cp:keywords>").Append(Escape(string.Join("; ", front.Keywords))).Append("</cp:keywords>");
        text.Append("<dc:language>").Append(Escape(Region(front.Language))).Append("</dc:language>");
        // The file's moment is a date of the report, never of the machine.
        if ((front.Published ?? front.Accepted ?? front.Revised ?? front.Received) is { } day)
            text.Append("<dcterms:created xsi:type=\"dcterms:W3CDTF\">").Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("T00:00:00Z</dcterms:created>");
        return text.Append("</cp:coreProperties>").ToString();
    }

    private static string Region(string language) => language switch { "" or "en" => "en-GB", "hr" => "hr-HR", "de" => "de-DE", "fr" => "fr-FR", "es" => "es-ES", _ => language };

    private static string Escape(string words) => SecurityElement.Escape(XmlCharacters.Clean(words)) ?? "";

    private static readonly string[] All =
    [
        Paragraph("Normal", "Normal", null, "<w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/>", "", isDefault: true),
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>",
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        Paragraph("Title", "Title", "BodyText", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"240\" w:line=\"252\" w:lineRule=\"auto\"/>", "<w:b/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>"),
        Heading(1, "<w:spacing w:before=\"360\" w:after=\"120\"/>", "<w:b/><w:sz w:val=\"27\"/><w:szCs w:val=\"27\"/>"),
        Heading(2, "<w:spacing w:before=\"280\" w:after=\"80\"/>", "<w:b/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>"),
        Heading(3, "<w:spacing w:before=\"220\" w:after=\"60\"/>", "<w:i/>"),
        Heading(4, "<w:spacing w:before=\"200\" w:after=\"60\"/>", "<w:i/>"),
        Heading(5, "<w:spacing w:before=\"200\" w:after=\"60\"/>", "<w:i/>"),
        Heading(6, "<w:spacing w:before=\"200\" w:after=\"60\"/>", "<w:i/>"),
        Paragraph("BodyText", "Body Text", null, "<w:spacing w:after=\"140\" w:line=\"336\" w:lineRule=\"auto\"/>", ""),
        Paragraph("ArticleType", "Article Type", "Title", "<w:keepNext/><w:spacing w:after=\"0\"/>", Sans(18, "5B626C")),
        Paragraph("Authors", "Authors", "Affiliation", "<w:spacing w:after=\"120\"/>", "<w:sz w:val=\"23\"/>"),
        Paragraph("Affiliation", "Affiliation", null, "<w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>", Sans(18, "4B525B")),
        Paragraph("AbstractTitle", "Abstract Title", "Abstract", "<w:keepNext/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"8\" w:color=\"B9BEC6\"/></w:pBdr><w:spacing w:before=\"320\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>", "<w:b/><w:sz w:val=\"24\"/>"),
        Paragraph("AbstractHeading", "Abstract Heading", "Abstract", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"20\"/>", "<w:b/><w:sz w:val=\"21\"/>"),
        Paragraph("Abstract", "Abstract", null, "<w:spacing w:after=\"100\" w:line=\"300\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"21\"/>"),
        Paragraph("Quote", "Quote", "BodyText", "<w:spacing w:after=\"140\" w:line=\"300\" w:lineRule=\"auto\"/><w:ind w:left=\"567\" w:right=\"567\"/>", ""),
        Paragraph("ListParagraph", "List Paragraph", null, "<w:spacing w:after=\"60\" w:line=\"312\" w:lineRule=\"auto\"/>", ""),
        Paragraph("ListContinue", "List Continue", null, "<w:spacing w:after=\"60\" w:line=\"312\" w:lineRule=\"auto\"/><w:ind w:left=\"425\"/>", ""),
        Paragraph("SourceCode", "Source Code", null, "<w:spacing w:after=\"140\"/>", "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:sz w:val=\"18\"/>"),
        Paragraph("Figure", "Figure", "Caption", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:jc w:val=\"center\"/>", ""),
        Paragraph("Caption", "caption", "BodyText", "<w:keepLines/><w:spacing w:after=\"280\" w:line=\"252\" w:lineRule=\"auto\"/>", Sans(18)),
        Paragraph("TableCaption", "Table Caption", "BodyText", "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"100\" w:line=\"252\" w:lineRule=\"auto\"/>", Sans(18), based: "Caption"),
        Paragraph("TableText", "Table Text", null, "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>", Sans(16)),
        Paragraph("TableTextSmall", "Table Text Small", null, "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>", Sans(13)),
        Paragraph("TableNote", "Table Note", null, "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>", Sans(16, "4B525B")),
        Paragraph("Bibliography", "Bibliography", null, "<w:spacing w:after=\"80\" w:line=\"264\" w:lineRule=\"auto\"/><w:ind w:left=\"425\" w:hanging=\"425\"/>", "<w:sz w:val=\"20\"/>"),
        Paragraph("SectionEnd", "Section End", null, "<w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"2\"/>"),
        Paragraph("Header", "header", null, "<w:spacing w:after=\"0\"/>", Sans(15, "5B626C")),
        Paragraph("Footer", "footer", null, "<w:spacing w:after=\"0\"/><w:jc w:val=\"right\"/>", Sans(15, "5B626C")),
        Character("Hyperlink", "Hyperlink", "<w:color w:val=\"0563C1\"/>"),
        Character("VerbatimChar", "Verbatim Char", "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:sz w:val=\"19\"/>"),
        Character("Missing", "Missing", "<w:color w:val=\"5B626C\"/>"),
        Character("Unread", "Unread", "<w:color w:val=\"B34700\"/><w:u w:val=\"single\"/>"),
        "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"10\" w:space=\"0\" w:color=\"000000\"/><w:bottom w:val=\"single\" w:sz=\"10\" w:space=\"0\" w:color=\"000000\"/><w:insideH w:val=\"single\" w:sz=\"2\" w:space=\"0\" w:color=\"C9CED6\"/></w:tblBorders><w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style>",
    ];

    private static string Sans(int halfPoints, string? colour = null) => "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Arial\"/>" + (colour is null ? "" : $"<w:color w:val=\"{colour}\"/>") + $"<w:sz w:val=\"{halfPoints.ToString(CultureInfo.InvariantCulture)}\"/>";

    private static string Heading(int level, string spacing, string run) =>
        Paragraph("Heading" + level.ToString(CultureInfo.InvariantCulture), "heading " + level.ToString(CultureInfo.InvariantCulture), "BodyText",
            "<w:keepNext/><w:keepLines/>" + spacing + $"<w:outlineLvl w:val=\"{(level - 1).ToString(CultureInfo.InvariantCulture)}\"/>", run);

    private static string Paragraph(string id, string name, string? next, string paragraph, string run, bool isDefault = false, string based = "Normal") =>
        $"<w:style w:type=\"paragraph\"{(isDefault ? " w:default=\"1\"" : "")} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>"
        + (isDefault ? "" : $"<w:basedOn w:val=\"{based}\"/>") + (next is null ? "" : $"<w:next w:val=\"{next}\"/>") + "<w:qFormat/>"
        + $"<w:pPr>{paragraph}</w:pPr>" + (run.Length > 0 ? $"<w:rPr>{run}</w:rPr>" : "") + "</w:style>";

    private static string Character(string id, string name, string run) =>
        $"<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>";
}
