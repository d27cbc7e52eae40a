using Markdig.Helpers;
using Markdig.Parsers;

namespace Kazus.Manuscript.Prose.Markup;

/// <summary>Reads <c>{{ name | format }}</c> and <c>{#name}</c>. Both stay on one line, so that a forgotten bracket costs one line only.</summary>
internal sealed class CurlyParser : InlineParser
{
    public CurlyParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var next = slice.PeekChar();
        if (next != '{' && next != '#') return false;
        var text = slice.Text;
        var from = slice.Start + 2;
        var end = from;
        while (end <= slice.End && text[end] is not ('}' or '\n' or '\r')) end++;
        var closed = end <= slice.End && text[end] == '}' && (next == '#' || (end < slice.End && text[end + 1] == '}'));
        if (next == '#' && !closed) return false;
        var inside = text[from..Math.Min(end, slice.End + 1)].Trim();
        var after = closed ? end + (next == '{' ? 2 : 1) : end;
        var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var span = new Markdig.Syntax.SourceSpan(position, position + (after - slice.Start) - 1);
        processor.Inline = next == '{'
            ? new CurlyNode { Inside = inside, Closed = closed, Span = span, Line = line, Column = column }
            : new LabelNode { Name = inside, Span = span, Line = line, Column = column };
        slice.Start = after;
        return true;
    }
}
