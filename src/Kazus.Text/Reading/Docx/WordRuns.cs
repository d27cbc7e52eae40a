using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Kazus.Text.Documents;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

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

    public void Write(WordParagraph paragraph) => Children(paragraph, paragraph, 0);

    private void Children(OpenXmlElement parent, WordParagraph paragraph, int depth)
    {
        if (depth > 100) return;
        foreach (var element in parent.ChildElements)
            switch (element)
            {
                case Run run:
                    Run(run, paragraph);
                    break;
                case InsertedRun or MoveToRun:
                    var from = writer.Position;
                    Children(element, paragraph, depth + 1);
                    if (writer.Position > from) Revisions.Add(Revised(element, new(from, writer.Position), RevisionKind.Inserted, element.InnerText));
                    break;
                case DeletedRun or MoveFromRun:
                    Revisions.Add(Revised(element, new(writer.Position, writer.Position), RevisionKind.Deleted, element.InnerText));
                    break;
                case CommentRangeStart { Id.Value: { } id }:
                    commentStarts[id] = writer.Position;
                    break;
                case CommentRangeEnd { Id.Value: { } id } when commentStarts.TryGetValue(id, out var start):
                    comments[id] = new(start, Math.Max(start, writer.Position));
                    break;
                case ParagraphProperties or BookmarkStart or BookmarkEnd or ProofError:
                    break;
                default:
                    Children(element, paragraph, depth + 1);
                    break;
            }
    }

    private static Revision Revised(OpenXmlElement change, Span span, RevisionKind kind, string text) => new(span, kind, text)
    {
        Author = Attribute(change, "author"), When = Attribute(change, "date"),
    };

    private static string? Attribute(OpenXmlElement element, string name)
    {
        foreach (var attribute in element.GetAttributes())
            if (attribute.LocalName == name) return attribute.Value;
        return null;
    }

    private void Run(Run run, WordParagraph paragraph)
    {
        if (run.RunProperties?.Vanish is { } vanish && (vanish.Val?.Value ?? true)) return;
        var from = writer.Position;
        if (run.RunProperties?.VerticalTextAlignment?.Val?.Value == VerticalPositionValues.Superscript)
            writer.Raised(run.InnerText, () => Content(run));
        else Content(run);
        if (styles.IsBold(run, paragraph)) writer.Mark(MarkKind.Bold, from);
        if (WordStyles.IsItalic(run)) writer.Mark(MarkKind.Italic, from);
    }

    private void Content(Run run)
    {
        foreach (var element in run.ChildElements)
            switch (element)
            {
                case FieldChar { FieldCharType.Value: var type }:
                    if (type == FieldCharValues.Begin) fields.Push(true);
                    else if (fields.Count > 0 && type == FieldCharValues.Separate) { fields.Pop(); fields.Push(false); }
                    else if (fields.Count > 0 && type == FieldCharValues.End) fields.Pop();
                    break;
                case WordText text when !fields.Contains(true):
                    writer.Write(text.Text);
                    break;
                case TabChar or Break or CarriageReturn:
                    writer.Write(" ");
                    break;
                case NoBreakHyphen:
                    writer.Write("-");
                    break;
                case SymbolChar { Char.Value: { } code } when int.TryParse(code, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var symbol):
                    // Word keeps symbol fonts in the private area; below it is the font's own code.
                    if (symbol < 0xF000 && symbol is >= 32 and < 0xD800) writer.Write(((char)symbol).ToString());
                    break;
            }
    }
}
