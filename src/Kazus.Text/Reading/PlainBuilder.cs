using System.Text;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading;

/// <summary>Builds a clean text and remembers where each character stands. White space runs become one space.</summary>
internal sealed class PlainBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<(int Plain, int Document)> runs = [];
    private int nextAt = -1;
    private int lastAt = -1;

    /// <summary>Whether every character so far stands after the one before it.</summary>
    public bool IsAscending { get; private set; } = true;

    public int Length => text.Length;

    public char Last => text.Length == 0 ? '\0' : text[^1];

    /// <summary>The word at the end of what has been built, for rules that look back.</summary>
    public string Tail(int length) => text.ToString(Math.Max(0, text.Length - length), Math.Min(length, text.Length));

    public void Append(string source, Span span)
    {
        for (var i = span.Start; i < span.End; i++) Append(source[i], i);
    }

    public void Append(char c, int at)
    {
        if (char.IsWhiteSpace(c) && c != '\u00A0' || c == '\u00A0')
        {
            if (text.Length == 0 || text[^1] == ' ') return;
            c = ' ';
        }
        else if (c is '\u00AD' or '\u200B' or '\uFEFF' or '\u2060') return;
        if (at != nextAt) runs.Add((text.Length, at));
        text.Append(c);
        if (at <= lastAt) IsAscending = false;
        lastAt = at;
        nextAt = at + 1;
    }

    /// <summary>The clean text, without white space at its end.</summary>
    public PlainText Build(int empty)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
            while (runs.Count > 0 && runs[^1].Plain >= text.Length) { runs.RemoveAt(runs.Count - 1); nextAt = -1; }
        }
        if (text.Length == 0) return PlainText.Empty(empty);
        var (plain, document) = runs[^1];
        return PlainText.FromRuns(text.ToString(), runs, document + text.Length - plain);
    }

    /// <summary>The clean text of an unmarked stretch; costs no copying of places where nothing is left out.</summary>
    public static PlainText Of(string source, Span span)
    {
        var start = span.Start;
        var end = span.End;
        while (start < end && char.IsWhiteSpace(source[start])) start++;
        while (end > start && char.IsWhiteSpace(source[end - 1])) end--;
        if (start == end) return PlainText.Empty(start);
        if (IsPlain(source.AsSpan(start, end - start))) return PlainText.Verbatim(source, new(start, end));
        var builder = new PlainBuilder();
        builder.Append(source, new(start, end));
        return builder.Build(start);
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ') { if (text[i - 1] == ' ') return false; }
            else if (c < ' ' || c == '\u00A0' || c == '\u00AD' || c == '\u200B' || c == '\uFEFF' || c == '\u2060' || c > ' ' && char.IsWhiteSpace(c)) return false;
        }
        return true;
    }

    /// <summary>Two clean texts, one after the other, as one.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second; it stands later in the document.</param>
    /// <param name="cut">How many characters at the end of the first to leave out.</param>
    /// <param name="space">Whether a space is read between them; it stands at the first's end.</param>
    public static PlainText Join(PlainText first, PlainText second, int cut, bool space)
    {
        var builder = new PlainBuilder();
        for (var i = 0; i < first.Length - cut; i++) builder.Append(first.Text[i], first.ToDocument(i));
        if (space) builder.Append(' ', first.ToDocument(first.Length));
        for (var i = 0; i < second.Length; i++) builder.Append(second.Text[i], second.ToDocument(i));
        return builder.Build(first.ToDocument(0));
    }
}
