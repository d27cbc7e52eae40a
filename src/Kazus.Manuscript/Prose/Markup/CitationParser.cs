using Markdig.Helpers;
using Markdig.Parsers;

namespace Kazus.Manuscript.Prose.Markup;

/// <summary>Reads <c>[@key]</c>, <c>[@a; @b, p. 4]</c> and <c>@key</c> in a sentence, the citation syntax of pandoc.</summary>
internal sealed class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['[', '@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var length = slice.CurrentChar == '[' ? Bracketed(slice, out var works) : InSentence(slice, out works);
        if (length == 0) return false;
        var position = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CitationNode
        {
            Works = works,
            Narrative = slice.CurrentChar == '@',
            Span = new Markdig.Syntax.SourceSpan(position, position + length - 1),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }

    private static int Bracketed(StringSlice slice, out IReadOnlyList<CitedWork> works)
    {
        works = [];
        var text = slice.Text;
        var end = slice.Start + 1;
        while (end <= slice.End && text[end] is not (']' or '[')) end++;
        if (end > slice.End || text[end] != ']' || (end < slice.End && text[end + 1] == '(')) return 0;
        var found = new List<CitedWork>();
        foreach (var item in text[(slice.Start + 1)..end].Split(';'))
        {
            var words = item.Trim();
            if (words.StartsWith("-@", StringComparison.Ordinal)) words = words[1..];
            if (!words.StartsWith('@')) return 0;
            var key = KeyLength(words, 1);
            if (key == 0) return 0;
            var note = words[(1 + key)..].TrimStart(',', ' ').Trim();
            found.Add(new CitedWork(words.Substring(1, key), note.Length == 0 ? null : note));
        }
        works = found;
        return end - slice.Start + 1;
    }

    // An address such as ana@example.org is no citation: a key begins a word.
    private static int InSentence(StringSlice slice, out IReadOnlyList<CitedWork> works)
    {
        works = [];
        var before = slice.PeekCharExtra(-1);
        if (char.IsLetterOrDigit(before) || before is '.' or '_' or '-') return 0;
        var key = KeyLength(slice.Text[..(slice.End + 1)], slice.Start + 1);
        if (key == 0) return 0;
        works = [new CitedWork(slice.Text.Substring(slice.Start + 1, key))];
        return key + 1;
    }

    // Letters, digits and inner punctuation; the last character is a letter or digit, so that a full stop stays with the sentence.
    private static int KeyLength(string text, int from)
    {
        var end = from;
        if (end >= text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_')) return 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or ':' or '.' or '-' or '/' or '+' or '#' or '$' or '%' or '&' or '?' or '~')) end++;
        while (end > from && !(char.IsLetterOrDigit(text[end - 1]) || text[end - 1] == '_')) end--;
        return end - from;
    }
}
