using System.Xml.Linq;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>Compares a returned file with what it remembers of itself.</summary>
internal sealed class WordComparison(WordMemory memory, XDocument document, XDocument? comments)
{
    private static readonly XNamespace W = WordNames.W;

    // What Kazus makes itself is not prose: a change there is no proposal for the prose, except where facts stand.
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        "Title", "ArticleType", "Authors", "Affiliation", "AbstractTitle", "AbstractHeading", "Caption", "TableCaption", "TableText", "TableNote", "Figure", "Bibliography", "SectionEnd", "SourceCode", "Header", "Footer",
    };

    public WordReturn Compare()
    {
        var revised = new List<RevisedParagraph>();
        var facts = new List<ChangedFact>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var last = default(SourcePlace);
        WordParagraph? joined = null;
        foreach (var element in document.Descendants(W + "p").Where(p => !p.Ancestors(W + "txbxContent").Any()))
        {
            var paragraph = new WordParagraph(element, memory);
            var at = paragraph.Bookmark is { } mark ? memory.Paragraphs[mark].At : default;
            facts.AddRange(paragraph.Facts.Select(f => new ChangedFact(f.Name, f.Before, f.After, at) { Authors = paragraph.Authors }));
            if (paragraph.Bookmark is { } name && seen.Add(name))
            {
                last = at;
                var (_, before, text) = memory.Paragraphs[name];
                if (paragraph.Text.Trim().Length == 0 && text.Trim().Length > 0) revised.Add(new RevisedParagraph(RevisionKind.Deleted, at, before, "") { Authors = paragraph.Authors, When = paragraph.When });
                else if (!Same(paragraph.Text, text)) revised.Add(new RevisedParagraph(RevisionKind.Changed, at, before, Headed(before, paragraph.Markdown)) { Authors = paragraph.Authors, When = paragraph.When });
            }
            else if (paragraph.Bookmark is null && last != default && !Made.Contains(paragraph.Style) && paragraph.Text.Trim().Length > 0 && !Generated(paragraph, joined))
                revised.Add(new RevisedParagraph(RevisionKind.Inserted, last, "", paragraph.Markdown) { Authors = paragraph.Authors, When = paragraph.When });
            joined = paragraph;
        }
        foreach (var (name, (at, before, _)) in memory.Paragraphs)
            if (!seen.Contains(name)) revised.Add(new RevisedParagraph(RevisionKind.Deleted, at, before, ""));
        return new WordReturn { Paragraphs = revised, Facts = facts, Comments = Comments() };
    }

    // Headings that Kazus prints by itself ("References", "Declarations") and the keywords carry no bookmark.
    private static bool Generated(WordParagraph paragraph, WordParagraph? before) =>
        paragraph.Authors.Count == 0 && (paragraph.Style.StartsWith("Heading", StringComparison.Ordinal) || (paragraph.Style == "Abstract" && paragraph.Text.StartsWith("Keywords: ", StringComparison.Ordinal))
            || (paragraph.Style == "BodyText" && before is { Text: "Licence" }));

    private static string Headed(string before, string after)
    {
        var marks = before.TakeWhile(c => c == '#').Count();
        return marks is > 0 and <= 6 ? new string('#', marks) + " " + after : after;
    }

    private static bool Same(string a, string b) => Words(a) == Words(b);

    private static string Words(string text) => string.Join(' ', text.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private List<MarginComment> Comments()
    {
        var all = new List<MarginComment>();
        foreach (var comment in comments?.Root?.Elements(W + "comment") ?? [])
        {
            var id = comment.Attribute(W + "id")?.Value;
            var start = document.Descendants(W + "commentRangeStart").FirstOrDefault(c => c.Attribute(W + "id")?.Value == id);
            var mark = start?.Ancestors(W + "p").FirstOrDefault()?.Descendants(W + "bookmarkStart").Select(b => b.Attribute(W + "name")?.Value ?? "").FirstOrDefault(memory.Paragraphs.ContainsKey);
            all.Add(new MarginComment(comment.Attribute(W + "author")?.Value, string.Join('\n', comment.Elements(W + "p").Select(p => string.Concat(p.Descendants(W + "t").Select(t => t.Value)))),
                start is null ? "" : About(start, id!), mark is null ? default : memory.Paragraphs[mark].At) { When = comment.Attribute(W + "date")?.Value });
        }
        return all;
    }

    private static string About(XElement start, string id)
    {
        var about = new System.Text.StringBuilder();
        foreach (var node in start.Document!.Descendants().SkipWhile(n => n != start).Skip(1))
        {
            if (node.Name == W + "commentRangeEnd" && node.Attribute(W + "id")?.Value == id) break;
            if (node.Name == W + "t") about.Append(node.Value);
        }
        return about.ToString();
    }
}
