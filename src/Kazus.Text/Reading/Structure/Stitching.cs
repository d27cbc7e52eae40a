using Kazus.Text.Documents;

namespace Kazus.Text.Reading.Structure;

/// <summary>Joins paragraphs that a page's end, a figure or a notice has cut in the middle of a sentence, and words cut by a hyphen.</summary>
internal static class Stitching
{
    public static void Join(List<Piece> pieces, SourceFormat format)
    {
        if (format is SourceFormat.Jats) return;
        HashSet<string>? words = null;
        for (var i = 0; i < pieces.Count; i++)
        {
            var first = pieces[i];
            if (!first.IsProse || first.Text.Length < 30 || Ended(first.Text)) continue;
            var next = NextProse(pieces, i, out var interrupted);
            if (next < 0 || !interrupted && format != SourceFormat.Pdf) continue;
            var second = pieces[next];
            if (!(char.IsLower(second.Text[0]) || first.Text[^1] is '-' or '‐' && char.IsLetterOrDigit(second.Text[0]))) continue;
            words ??= Words(pieces);
            first.Block = Joined(first.Block, second.Block, words);
            pieces.RemoveAt(next);
            i--;
        }
    }

    /// <summary>Whether the hyphen at a line's end belongs to the word: "63-year-" and "old", but not "intra-" and "laminar".</summary>
    public static bool KeepsHyphen(string left, string right, HashSet<string> words)
    {
        var stem = left[..^1];
        if (words.Contains(stem + right)) return false;
        if (words.Contains(left + right)) return true;
        return stem.Length == 0 || stem.Contains('-') || char.IsDigit(stem[^1]) || !char.IsLower(right[0]) || stem.Any(char.IsUpper) && stem.Length <= 4;
    }

    private static Block Joined(Block first, Block second, HashSet<string> words)
    {
        var hyphen = first.Text[^1] is '-' or '‐';
        var cut = hyphen && !KeepsHyphen(LastWord(first.Text), FirstWord(second.Text), words) ? 1 : 0;
        return first with
        {
            Span = first.Span.Cover(second.Span),
            Plain = PlainBuilder.Join(first.Plain, second.Plain, cut, !hyphen),
            Marks = [.. first.Marks, .. second.Marks],
        };
    }

    private static int NextProse(List<Piece> pieces, int i, out bool interrupted)
    {
        interrupted = false;
        for (var k = i + 1; k < pieces.Count && k <= i + 40; k++)
        {
            var piece = pieces[k];
            if (piece.Taken || piece.IsTable || piece.Kind == ParagraphKind.Furniture) { interrupted = true; continue; }
            return piece.IsProse && piece.Opens is null && piece.Block.Kind == BlockKind.Paragraph ? k : -1;
        }
        return -1;
    }

    private static bool Ended(string text)
    {
        var i = text.Length - 1;
        while (i > 0 && text[i] is ')' or ']' or '"' or '”' or '’' or '*') i--;
        return text[i] is '.' or '?' or '!' or ':' or ';';
    }

    private static HashSet<string> Words(List<Piece> pieces)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in pieces)
            foreach (var range in piece.Text.AsSpan().SplitAny(" ,.;:()[]\"“”/"))
                if (range.End.Value - range.Start.Value > 3) words.Add(piece.Text[range]);
        return words;
    }

    private static string LastWord(string text) => text[(text.LastIndexOfAny([' ', '(', '/']) + 1)..];

    private static string FirstWord(string text)
    {
        var end = text.IndexOfAny([' ', ',', '.', ';', ':', ')']);
        return end < 0 ? text : text[..end];
    }
}
