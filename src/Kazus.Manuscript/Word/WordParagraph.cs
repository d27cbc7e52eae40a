using System.Text;
using System.Xml.Linq;

namespace Kazus.Manuscript.Word;

/// <summary>
/// One paragraph of a returned file, read twice at once: the words a reader sees with all tracked changes accepted, and the Markdown
/// that would print them, with live facts, citations and call-outs put back as they were written.
/// </summary>
internal sealed class WordParagraph
{
    private static readonly XNamespace W = WordNames.W;
    private readonly WordMemory memory;
    private readonly StringBuilder text = new();
    private readonly StringBuilder markdown = new();
    private readonly SortedSet<string> authors = new(StringComparer.Ordinal);
    private string open = "";

    public WordParagraph(XElement paragraph, WordMemory memory)
    {
        this.memory = memory;
        Bookmark = paragraph.Descendants(W + "bookmarkStart").Select(b => b.Attribute(W + "name")?.Value ?? "").FirstOrDefault(memory.Paragraphs.ContainsKey);
        Style = paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value ?? "";
        Removed = paragraph.Element(W + "pPr")?.Element(W + "rPr")?.Element(W + "del") is not null;
        Read(paragraph);
        Dress("");
    }

    public string? Bookmark { get; }

    public string Style { get; }

    /// <summary>Whether the paragraph's own end was deleted.</summary>
    public bool Removed { get; }

    public string Text => text.ToString();

    public string Markdown => markdown.ToString().Trim();

    public IReadOnlyList<string> Authors => [.. authors];

    public string? When { get; private set; }

    public List<(string Name, string Before, string After)> Facts { get; } = [];

    private void Read(XElement parent)
    {
        foreach (var node in parent.Elements())
        {
            if (node.Name == W + "del" || node.Name == W + "moveFrom") Changed(node);
            else if (node.Name == W + "ins" || node.Name == W + "moveTo")
            {
                Changed(node);
                Read(node);
            }
            else if (node.Name == W + "sdt") Control(node);
            else if (node.Name == W + "r") Run(node);
            else if (node.Name != W + "pPr" && node.Name != W + "sdtPr") Read(node);
        }
    }

    private void Changed(XElement change)
    {
        if (change.Attribute(W + "author")?.Value is { Length: > 0 } author) authors.Add(author);
        if (change.Attribute(W + "date")?.Value is { } date && string.CompareOrdinal(date, When) > 0) When = date;
    }

    private void Control(XElement control)
    {
        var id = control.Element(W + "sdtPr")?.Element(W + "id")?.Attribute(W + "val")?.Value ?? "";
        var content = control.Element(W + "sdtContent");
        var tag = control.Element(W + "sdtPr")?.Element(W + "tag")?.Attribute(W + "val")?.Value ?? "";
        if (content is null) return;
        var known = memory.Controls.TryGetValue(id, out var was) && (was.Name.Length == 0 || was.Name.StartsWith(tag, StringComparison.Ordinal));
        // Some programs give controls new ids; the tag and the words then still tell a fact.
        if (!known) was = memory.Controls.Values.FirstOrDefault(c => c.Name == tag && tag.Length > 0);
        var inside = new WordParagraph(new XElement(W + "p", content.Elements()), memory);
        foreach (var author in inside.Authors) authors.Add(author);
        if (string.CompareOrdinal(inside.When, When) > 0) When = inside.When;
        text.Append(inside.Text);
        Dress("");
        if (was.Markdown is not null && inside.Text == was.Text) markdown.Append(was.Markdown);
        else markdown.Append(inside.Markdown);
        if (was.Name is { Length: > 0 } && inside.Text != was.Text) Facts.Add((was.Name, was.Text, inside.Text));
        else Facts.AddRange(inside.Facts);
    }

    private void Run(XElement run)
    {
        var properties = run.Element(W + "rPr");
        var words = new StringBuilder();
        foreach (var node in run.Elements())
        {
            if (node.Name == W + "t") words.Append(node.Value);
            else if (node.Name == W + "tab") words.Append(' ');
            else if (node.Name == W + "noBreakHyphen") words.Append('\u2011');
            else if (node.Name == W + "br" || node.Name == W + "cr") words.Append('\n');
        }
        if (words.Length == 0) return;
        text.Append(words);
        var raised = properties?.Element(W + "vertAlign")?.Attribute(W + "val")?.Value;
        Dress((On(properties, "b") ? "**" : "") + (On(properties, "i") ? "*" : "") + (raised == "superscript" ? "^" : raised == "subscript" ? "~" : ""));
        Escape(words.ToString());
    }

    private static bool On(XElement? properties, string name) =>
        properties?.Element(W + name) is { } set && set.Attribute(W + "val")?.Value is not ("0" or "false" or "off");

    // Marks go around the words, not around the spaces beside them: Markdown does not read "** bold**".
    private void Dress(string next)
    {
        if (next == open) return;
        var space = "";
        if (open.Length > 0)
        {
            while (markdown.Length > 0 && markdown[^1] == ' ') { space += " "; markdown.Length--; }
            markdown.Append(Reverse(open)).Append(space);
        }
        markdown.Append(next);
        open = next;
    }

    private static string Reverse(string marks) => marks switch
    {
        "***" => "***",
        _ => string.Concat((marks.StartsWith("**", StringComparison.Ordinal) ? marks[2..].Reverse().Append('*').Append('*') : marks.Reverse())),
    };

    private void Escape(string words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            if (c == '\n')
            {
                markdown.Append("\\\n");
                continue;
            }
            var special = c is '\\' or '*' or '_' or '[' or ']' or '`' or '^' or '~' or '<' or '|' || (c == '{' && i + 1 < words.Length && words[i + 1] == '{')
                || (c == '@' && (i == 0 || !char.IsLetterOrDigit(words[i - 1])));
            if (special) markdown.Append('\\');
            markdown.Append(c);
        }
    }
}
