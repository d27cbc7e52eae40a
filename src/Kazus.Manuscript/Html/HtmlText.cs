using System.Text;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Html;

/// <summary>HTML under construction. Words go in through <see cref="Say"/>, which escapes them; tags through <see cref="Open"/>.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder text = new(64 * 1024);

    public HtmlText Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    public HtmlText Say(string words)
    {
        Escape(XmlCharacters.Clean(words));
        return this;
    }

    /// <summary>An opening tag; attributes without a value are left out.</summary>
    public HtmlText Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            text.Append(' ').Append(name).Append("=\"");
            Escape(XmlCharacters.Clean(value));
            text.Append('"');
        }
        text.Append('>');
        return this;
    }

    public HtmlText Close(string tag)
    {
        text.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element that holds words only.</summary>
    public HtmlText Element(string tag, string words, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Say(words).Close(tag);

    public HtmlText Line()
    {
        text.Append('\n');
        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>Writes what was said so far, without making one string of it.</summary>
    public void CopyTo(TextWriter writer)
    {
        foreach (var chunk in text.GetChunks()) writer.Write(chunk.Span);
    }

    /// <summary>An address that may stand in a link, or null for one that could run something.</summary>
    public static string? SafeAddress(string url)
    {
        var address = XmlCharacters.Clean(url).Trim();
        return address.StartsWith('#') || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address : null;
    }

    private void Escape(string words)
    {
        foreach (var c in words)
        {
            switch (c)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '"': text.Append("&quot;"); break;
                default: text.Append(c); break;
            }
        }
    }
}
