using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>A block on its way to its place in the document.</summary>
internal sealed class Piece(Block block)
{
    public Block Block { get; set; } = block;

    public ParagraphKind Kind { get; set; } = block.Role ?? block.Kind switch
    {
        BlockKind.Heading => ParagraphKind.Heading,
        BlockKind.ListItem => ParagraphKind.ListItem,
        _ => ParagraphKind.Prose,
    };

    /// <summary>The kind of section that begins at this piece, or null where none begins.</summary>
    public SectionKind? Opens { get; set; }

    /// <summary>The level of the section that begins here.</summary>
    public int Level { get; set; } = block.Level;

    /// <summary>The heading at the head of a paragraph ("Abstract: ..."): how many characters of it, or 0.</summary>
    public int RunIn { get; set; }

    /// <summary>Taken up by a table or figure; not a paragraph of a section.</summary>
    public bool Taken { get; set; }

    public string Text => Block.Plain.Text;

    public bool IsTable => Block.Kind == BlockKind.Table;

    public bool IsHeading => Kind == ParagraphKind.Heading;

    public bool IsProse => !Taken && !IsTable && Kind is ParagraphKind.Prose or ParagraphKind.ListItem;

    public Paragraph ToParagraph(string text) =>
        new(Block.Span, Kind, Block.Plain) { Sentences = Kind is ParagraphKind.Furniture or ParagraphKind.Reference ? [] : SentencesOf(Block, text) };

    public static IReadOnlyList<Sentence> SentencesOf(Block block, string text)
    {
        var spans = SentenceSplitter.Split(block.Plain.Text);
        var sentences = new Sentence[spans.Count];
        for (var i = 0; i < spans.Count; i++)
        {
            var plain = block.Plain.Slice(spans[i].Start, spans[i].End);
            var span = block.Plain.ToDocument(spans[i]);
            var limit = i + 1 < spans.Count ? block.Plain.ToDocument(spans[i + 1].Start) : block.Span.End;
            sentences[i] = new(new(span.Start, EndWithCitation(text, span.End, limit)), plain);
        }
        return sentences;
    }

    // Raised citation numbers after the full stop are left out of the clean text but belong to the sentence.
    private static int EndWithCitation(string text, int end, int limit)
    {
        var stop = Math.Min(limit, end + 80);
        var i = end;
        while (i < stop && !char.IsWhiteSpace(text[i])) i++;
        return i;
    }
}
