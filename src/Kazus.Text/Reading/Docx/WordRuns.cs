using System.Globalization;
using System.Xml.Linq;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Docx;

/// <summary>Writes a paragraph's runs. Inserted words are written, deleted words are not; both are remembered as revisions.</summary>
internal sealed class WordRuns(DraftWriter writer, WordStyles styles)
{
    private readonly Dictionary<string, int> commentStarts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Span> comments = new(StringComparer.Ordinal);
    // Word writes a field's instruction and its result one after the other; only the result is read.
    private readonly Stack<bool> fields = new();

    public List<Revision> Revisions { get; } = [];

    public Span? CommentSpan(string id) => comments.TryGetValue(id, out var span) ? span
        : commentStarts.TryGetValue(id, out var start) ? new(start, start) : null;

    public void Write(XElement paragraph) => Children(paragraph, paragraph, 0);

    private void Children(XElement parent, XElement paragraph, int depth)
    {
        if (depth > 100) return;
        foreach (var element in parent.Elements())
            switch (element.Word())
            {
                case "r":
                    Run(element, paragraph);
                    break;
                case "ins" or "moveTo":
                    var from = writer.Position;
                    Children(element, paragraph, depth + 1);
                    if (writer.Position > from) Revisions.Add(Revised(element, new(from, writer.Position), RevisionKind.Inserted, element.Value));
                    break;
                case "del" or "moveFrom":
                    Revisions.Add(Revised(element, new(writer.Position, writer.Position), RevisionKind.Deleted, element.Value));
                    break;
                case "commentRangeStart" when element.Given("id") is { } id:
                    commentStarts[id] = writer.Position;
                    break;
                case "commentRangeEnd" when element.Given("id") is { } id && commentStarts.TryGetValue(id, out var start):
                    comments[id] = new(start, Math.Max(start, writer.Position));
                    break;
                case "pPr" or "bookmarkStart" or "bookmarkEnd" or "proofErr":
                    break;
                // What a program that knows less would show in place of what stands before it.
                case "" when element.Name.LocalName == "Fallback":
                    break;
                default:
                    Children(element, paragraph, depth + 1);
                    break;
            }
    }

    private static Revision Revised(XElement change, Span span, RevisionKind kind, string text) => new(span, kind, text)
    {
        Author = change.Given("author"), When = change.Given("date"),
    };

    private void Run(XElement run, XElement paragraph)
    {
        var look = run.One("rPr");
        if (look.One("vanish").On() == true) return;
        var from = writer.Position;
        if (look.One("vertAlign").Value() == "superscript")
            writer.Raised(run.Value, () => Content(run));
        else Content(run);
        if (styles.IsBold(run, paragraph)) writer.Mark(MarkKind.Bold, from);
        if (WordStyles.IsItalic(run)) writer.Mark(MarkKind.Italic, from);
    }

    private void Content(XElement run)
    {
        foreach (var element in run.Elements())
            switch (element.Word())
            {
                case "fldChar":
                    Field(element.Given("fldCharType"));
                    break;
                case "t" when !fields.Contains(true):
                    writer.Write(element.Value);
                    break;
                case "tab" or "br" or "cr":
                    writer.Write(" ");
                    break;
                case "noBreakHyphen":
                    writer.Write("-");
                    break;
                case "sym" when int.TryParse(element.Given("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var symbol):
                    // Word keeps symbol fonts in the private area; below it is the font's own code.
                    if (symbol < 0xF000 && symbol is >= 32 and < 0xD800) writer.Write(((char)symbol).ToString());
                    break;
            }
    }

    private void Field(string? mark)
    {
        if (mark == "begin") fields.Push(true);
        else if (mark is "separate" or "end" && fields.TryPop(out _) && mark == "separate") fields.Push(false);
    }
}
