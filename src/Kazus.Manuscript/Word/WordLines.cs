using System.Globalization;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>Writes the pieces of a line as runs, content controls, hyperlinks and fields.</summary>
internal sealed class WordLines(WordXml xml, WordPackage package, WordTrace trace, IReadOnlyDictionary<string, int> references)
{
    public void Write(IEnumerable<Inline> line, Dress dress = default)
    {
        foreach (var inline in line) Write(inline, dress);
    }

    private void Write(Inline inline, Dress dress)
    {
        switch (inline)
        {
            case Inline.Words w: Run(w.Text, dress); break;
            case Inline.Styled s: Write(s.Children, dress.With(s.Style)); break;
            case Inline.Code c: Run(c.Text, dress with { Style = "VerbatimChar" }); break;
            case Inline.Link l: Link(l, dress); break;
            case Inline.Break: xml.Open("r").Empty("br").Close(); break;
            case Inline.Image i: Run(PlainText.Of(i.Alt), dress); break;
            case Inline.Label l: Run(l.Markdown, dress); break;
            case Inline.Fact { Found: { } fact } f: Control(f.Name, fact.Label ?? f.Name, f.Markdown, f.Shown, dress); break;
            case Inline.Fact f: Run(f.Shown, dress with { Style = "Unread" }); break;
            case Inline.Cite c: Citation(c, dress); break;
            case Inline.CallOut c: CallOut(c, dress); break;
            case Inline.Unread u: Run(u.Text, dress with { Style = "Unread" }); break;
        }
    }

    /// <summary>Words in a run; right-to-left words get a run of their own, marked as such.</summary>
    public void Run(string text, Dress dress = default)
    {
        foreach (var (words, rightToLeft) in Direction.Split(text))
        {
            xml.Open("r");
            Properties(dress, rightToLeft);
            xml.Open("t");
            xml.Xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.Words(words);
            xml.Close().Close();
        }
    }

    /// <summary>A plain-text content control named after the fact it shows.</summary>
    public void Control(string name, string label, string markdown, string shown, Dress dress = default)
    {
        OpenControl(name, label, trace.Control(name, markdown, shown), plain: true);
        Run(shown, dress);
        xml.Close().Close();
    }

    private void OpenControl(string tag, string label, string id, bool plain)
    {
        xml.Open("sdt").Open("sdtPr").Value("alias", Short(label)).Value("tag", Short(tag)).Value("id", id);
        if (plain) xml.Empty("text");
        xml.Close().Open("sdtContent");
    }

    /// <summary>A printed citation after the words of a cell or line.</summary>
    public void Citation(IReadOnlyList<CitationPart> parts, Dress dress = default)
    {
        foreach (var part in parts)
        {
            var own = part.Raised ? dress with { Superscript = true } : dress;
            if (part.Key is not null && references.TryGetValue(part.Key, out var number))
            {
                xml.Open("hyperlink", ("anchor", Entry(number)));
                Run(part.Text, own);
                xml.Close();
            }
            else Run(part.Text, own);
        }
    }

    private void Citation(Inline.Cite cite, Dress dress)
    {
        var shown = string.Concat(cite.Shown.Select(p => p.Text));
        OpenControl("citation", "Citation: " + string.Join(", ", cite.Works.Select(w => w.Key)), trace.Control("", cite.Markdown, shown), plain: false);
        Citation(cite.Shown, dress);
        xml.Close().Close();
    }

    private void CallOut(Inline.CallOut callOut, Dress dress)
    {
        OpenControl("call-out", "Call-out", trace.Control("", callOut.Markdown, CallOutText.Of(callOut)), plain: false);
        foreach (var (text, display) in CallOutText.Parts(callOut))
        {
            if (display is not { Number: > 0 })
            {
                Run(text, display is null ? dress : dress with { Style = "Unread" });
                continue;
            }
            xml.Open("hyperlink", ("anchor", Display(display.Kind, display.Number)));
            Run(text, dress);
            xml.Close();
        }
        xml.Close().Close();
    }

    private void Link(Inline.Link link, Dress dress)
    {
        if (Html.HtmlText.SafeAddress(link.Url) is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            Write(link.Children, dress);
            return;
        }
        xml.Open("hyperlink");
        xml.Xml.WriteAttributeString("r", "id", WordNames.R, package.Link(WordNames.R + "/hyperlink", uri.AbsoluteUri, external: true));
        Write(link.Children, dress with { Style = "Hyperlink" });
        xml.Close();
    }

    private void Properties(Dress dress, bool rightToLeft)
    {
        if (dress == default && !rightToLeft) return;
        xml.Open("rPr");
        if (dress.Style is not null) xml.Value("rStyle", dress.Style);
        if (dress.Bold) xml.Empty("b");
        if (dress.Italic) xml.Empty("i");
        if (dress.Superscript || dress.Subscript) xml.Value("vertAlign", dress.Superscript ? "superscript" : "subscript");
        if (rightToLeft) xml.Empty("rtl");
        xml.Close();
    }

    // Word keeps at most 64 characters of a tag or title.
    private static string Short(string name) => name.Length <= 64 ? name : name[..64];

    public static string Entry(int number) => "ref_" + number.ToString(CultureInfo.InvariantCulture);

    public static string Display(DisplayKind kind, int number) => (kind == DisplayKind.Figure ? "figure_" : "table_") + number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a run is dressed.</summary>
internal readonly record struct Dress(bool Bold = false, bool Italic = false, bool Superscript = false, bool Subscript = false, string? Style = null)
{
    public Dress With(TextStyle style) => style switch
    {
        TextStyle.Strong => this with { Bold = true },
        TextStyle.Emphasis => this with { Italic = true },
        TextStyle.Superscript => this with { Superscript = true },
        _ => this with { Subscript = true },
    };
}
