using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Finds captions and legends among the paragraphs and joins them with their tables and figures.</summary>
internal sealed partial class Captions(IReadOnlyList<Piece> pieces, string text)
{
    public List<Table> Tables { get; } = [];

    public List<Figure> Figures { get; } = [];

    public void Find()
    {
        var legends = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Taken || piece.Kind == ParagraphKind.Furniture) continue;
            if (piece.IsTable) { AddTable(i, null); continue; }
            if (Labels.Read(piece.Text) is { } label && IsCaption(piece, label, legends, i == 0 && !(pieces.Count > 1 && pieces[1].IsTable))) { Take(i, label); continue; }
            if (piece.Kind == ParagraphKind.Legend) { AddFigure(i, new("Figure", "", 0, true)); continue; }
            if (Headings.KindOf(piece.Text) is { } kind && (piece.IsHeading || piece.Text.Length < 40)) legends = kind == SectionKind.Legends;
        }
        Tables.Sort((a, b) => a.Span.CompareTo(b.Span));
        Figures.Sort((a, b) => a.Span.CompareTo(b.Span));
    }

    private void Take(int i, CaptionLabel label)
    {
        if (label.Name == "Figure") { AddFigure(i, label); return; }
        // Only the label on its line: the caption is the next paragraph.
        var tableAt = Next(i, p => p.IsTable && !p.Taken, label.Length >= pieces[i].Text.Length ? 2 : 1);
        if (tableAt >= 0) AddTable(tableAt, i);
        else if (i > 0 && Previous(i) is { } above && pieces[above].IsTable && Uncaptioned(above) is { } at) Recaption(at, i, label);
        else AddTable(-1, i);
    }

    private static bool IsCaption(Piece piece, CaptionLabel label, bool legends, bool first)
    {
        if (piece.Kind is ParagraphKind.Legend or ParagraphKind.Caption || piece.IsHeading) return true;
        if (first || piece.Text.Length > 3000) return false;
        if (Prose().IsIn(piece.Text, label.Length..)) return false;
        if (label.Punctuated || legends) return true;
        if (piece.Block.Lead(MarkKind.Bold, MarkKind.Italic) >= label.Length - 1) return true;
        var rest = piece.Text.AsSpan(label.Length).TrimStart();
        return rest.Length is > 0 and < 700 && (char.IsUpper(rest[0]) || rest[0] is '(') && !piece.Text.Contains(" is shown", StringComparison.Ordinal);
    }

    private void AddTable(int tableAt, int? captionAt)
    {
        var rows = tableAt >= 0 ? TableGrid.Rows(pieces[tableAt].Block.Table!) : [];
        var span = tableAt >= 0 ? pieces[tableAt].Block.Span : pieces[captionAt!.Value].Block.Span;
        Paragraph? caption = null;
        var label = default(CaptionLabel);
        if (captionAt is { } c)
        {
            label = Labels.Read(pieces[c].Text) ?? default;
            caption = CaptionOf(c, tableAt >= 0 ? tableAt : c + 1, ParagraphKind.Caption);
            span = span.Cover(caption.Span);
        }
        if (tableAt >= 0) pieces[tableAt].Taken = true;
        var notes = Notes(tableAt >= 0 ? tableAt : captionAt!.Value);
        if (notes.Count > 0) span = span.Cover(notes[^1].Span);
        Tables.Add(new(span, label.Name is null ? "" : label.Label) { Number = label.Number ?? "", Caption = caption, Rows = rows, Notes = notes });
    }

    // Label and caption on lines of their own are one caption.
    private Paragraph CaptionOf(int from, int to, ParagraphKind kind)
    {
        var first = pieces[from];
        first.Kind = kind;
        first.Taken = true;
        for (var i = from + 1; i < to; i++)
        {
            if (pieces[i].Taken || !pieces[i].IsProse && !pieces[i].IsHeading) continue;
            var span = first.Block.Span.Cover(pieces[i].Block.Span);
            first.Block = first.Block with { Span = span, Plain = PlainBuilder.Join(first.Block.Plain, pieces[i].Block.Plain, 0, true) };
            pieces[i].Taken = true;
        }
        return first.ToParagraph(text);
    }

    private void Recaption(int index, int captionAt, CaptionLabel label)
    {
        var caption = CaptionOf(captionAt, captionAt + 1, ParagraphKind.Caption);
        var table = Tables[index];
        Tables[index] = table with { Span = table.Span.Cover(caption.Span), Caption = caption, Number = label.Number, Label = label.Label };
    }

    private int? Uncaptioned(int tableAt)
    {
        var index = Tables.FindIndex(t => t.Caption is null && t.Span.Contains(pieces[tableAt].Block.Span));
        return index < 0 ? null : index;
    }

    private void AddFigure(int i, CaptionLabel label)
    {
        // A label alone: the legend is the next paragraph, unless that is a legend, a heading or a table itself.
        var alone = label.Number.Length > 0 && label.Length >= pieces[i].Text.Length;
        var next = alone ? Next(i, p => p.IsProse && Labels.Read(p.Text) is null, 1) : -1;
        var legend = CaptionOf(i, next >= 0 ? next + 1 : i + 1, ParagraphKind.Legend);
        var panels = Panels.Find(legend);
        Figures.Add(new(legend.Span, label.Number.Length == 0 ? "" : label.Label) { Number = label.Number, Legend = legend, Panels = panels });
    }

    private List<Paragraph> Notes(int after)
    {
        var notes = new List<Paragraph>();
        for (var i = after + 1; i < pieces.Count && notes.Count < 12; i++)
        {
            var piece = pieces[i];
            var said = piece.Kind == ParagraphKind.TableNote;
            if (piece.Taken || piece.IsTable || piece.IsHeading || piece.Kind == ParagraphKind.Furniture) break;
            if (!said && !(piece.Text.Length < 900 && Note().IsMatch(piece.Text) && Labels.Read(piece.Text) is null)) break;
            piece.Kind = ParagraphKind.TableNote;
            piece.Taken = true;
            notes.Add(piece.ToParagraph(text));
        }
        return notes;
    }

    private int Next(int i, Func<Piece, bool> wanted, int within)
    {
        for (var k = i + 1; k < pieces.Count && within > 0; k++)
        {
            if (pieces[k].Kind == ParagraphKind.Furniture) continue;
            if (wanted(pieces[k])) return k;
            if (!pieces[k].IsProse) return -1;
            within--;
        }
        return -1;
    }

    private int? Previous(int i)
    {
        for (var k = i - 1; k >= 0; k--)
            if (pieces[k].Kind is not (ParagraphKind.Furniture or ParagraphKind.TableNote)) return k;
        return null;
    }

    // "Figure 1 shows ...", "Table 2 and the text": prose that happens to begin with a label.
    [GeneratedRegex(@"^[\s,]*(shows?|showed|demonstrates?|demonstrated|illustrates?|depicts?|depicted|summari[sz]es?|summari[sz]ed|presents?|lists?|lists|gives?|contains?|compares?|compared|reveals?|revealed|displays?|and|is|are|was|were|also|for|in|of|to|provides?|reports?)\b")]
    private static partial Regex Prose();

    [GeneratedRegex(@"^\s*(abbreviations?\b|notes?\b\s*[.:]|source\s*:|key\s*:|legend\s*:|data are|values are|\*|†|‡|§|¶|(?-i:[a-d]\)?\s+\p{Lu})|(?-i:[A-Z][A-Za-z0-9/+&\-]{0,11})(\s*=\s*|(?<=[A-Z0-9][A-Z0-9+]|[A-Z][a-z]?[A-Z])\s*[:,]\s+)\p{L}[^.]{2,60}([;,.]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Note();
}
