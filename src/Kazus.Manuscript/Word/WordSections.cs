namespace Kazus.Manuscript.Word;

/// <summary>Upright and sideways pages. A section is described at its end.</summary>
internal sealed class WordSections(WordXml xml, WordPackage package, bool lineNumbers)
{
    /// <summary>Puts content on sideways pages of its own when asked to.</summary>
    public void Around(bool sideways, Action content)
    {
        if (!sideways)
        {
            content();
            return;
        }
        Break(sideways: false);
        content();
        Break(sideways: true);
    }

    /// <summary>The description of the last section, which ends the body.</summary>
    public void Last() => Describe(sideways: false);

    private void Break(bool sideways)
    {
        xml.Open("p").Open("pPr").Value("pStyle", "SectionEnd");
        Describe(sideways);
        xml.Close().Close();
    }

    private void Describe(bool sideways)
    {
        xml.Open("sectPr");
        Reference("headerReference", "header", "header1.xml");
        Reference("footerReference", "footer", "footer1.xml");
        xml.Value("type", "nextPage");
        if (sideways) xml.Empty("pgSz", ("w", "16838"), ("h", "11906"), ("orient", "landscape"));
        else xml.Empty("pgSz", ("w", "11906"), ("h", "16838"));
        xml.Empty("pgMar", ("top", "1418"), ("right", "1418"), ("bottom", "1418"), ("left", "1418"), ("header", "709"), ("footer", "709"), ("gutter", "0"));
        if (lineNumbers && !sideways) xml.Empty("lnNumType", ("countBy", "1"), ("restart", "continuous"));
        xml.Close();
    }

    private void Reference(string element, string type, string target)
    {
        xml.Open(element, ("type", "default"));
        xml.Xml.WriteAttributeString("r", "id", WordNames.R, package.Link(WordNames.R + "/" + type, target));
        xml.Close();
    }
}
