using Kazus.Text.Documents;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Syntax.Inlines;

namespace Kazus.Text.Reading;

/// <summary>Walks Markdown's inlines and collects the clean text, where it stands, and what is set apart in it.</summary>
internal sealed class MarkdownInlines(string source)
{
    private readonly PlainBuilder plain = new();
    private readonly Stack<(string Tag, int Start)> open = new();
    private int hidden;
    private int first = -1;
    private int last = -1;

    public List<Mark> Marks { get; } = [];

    /// <summary>From the first to after the last character of the source seen, markup included.</summary>
    public Span Extent => first < 0 ? new(0, 0) : new(first, last);

    public PlainText Build(int empty) => plain.Build(empty);

    /// <summary>The clean text of a block; where the parser's places contradict the block's own, the block's characters as they are.</summary>
    public PlainText Build(Span block)
    {
        var built = plain.Build(block.Start);
        if (plain.IsAscending && built.ToDocument(0) >= block.Start && built.ToDocument(built.Length) <= block.End) return built;
        Marks.Clear();
        return PlainBuilder.Of(source, block);
    }

    public void Add(ContainerInline? container)
    {
        if (container is null) return;
        foreach (var inline in container) Add(inline);
    }

    private void Add(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Literal(literal.Content, SpanOf(literal));
                break;
            case CodeInline code:
                Literal(new StringSlice(code.Content), SpanOf(code));
                break;
            case EmphasisInline emphasis:
                Emphasis(emphasis);
                break;
            case LinkInline link:
                See(SpanOf(link));
                if (!link.IsImage) Link(link);
                break;
            case AutolinkInline autolink:
                Literal(new StringSlice(autolink.Url), SpanOf(autolink));
                break;
            case HtmlEntityInline entity:
                See(SpanOf(entity));
                var at = entity.Span.Start;
                foreach (var c in entity.Transcoded.AsSpan()) Put(c, at++);
                break;
            case HtmlInline html:
                Tag(html.Tag, SpanOf(html));
                break;
            case LineBreakInline lineBreak:
                Put('\n', Math.Clamp(lineBreak.Span.Start, 0, Math.Max(0, source.Length - 1)));
                break;
            case PipeTableDelimiterInline bar:
                Put('|', bar.Span.Start);
                Add((ContainerInline)bar);
                break;
            case DelimiterInline delimiter:
                var from = delimiter.Span.Start;
                foreach (var c in delimiter.ToLiteral()) Put(c, from++);
                Add((ContainerInline)delimiter);
                break;
            case ContainerInline container:
                Add(container);
                break;
        }
    }

    private void Emphasis(EmphasisInline emphasis)
    {
        var span = SpanOf(emphasis);
        See(span);
        var inner = new Span(Math.Min(span.Start + emphasis.DelimiterCount, span.End), Math.Max(span.Start, span.End - emphasis.DelimiterCount));
        if (emphasis.DelimiterChar == '^')
        {
            Raised(emphasis, span, inner);
            return;
        }
        if (inner.Start <= inner.End)
            Marks.Add(new(inner, emphasis.DelimiterCount >= 2 ? MarkKind.Bold : MarkKind.Italic));
        Add((ContainerInline)emphasis);
    }

    // "bone.^8,9^" cites and leaves the text, "10^9^/L" stays in it; two powers in one sentence, "10^9 and 10^6", are no pair of marks.
    private void Raised(EmphasisInline emphasis, Span span, Span inner)
    {
        var raised = inner.Start <= inner.End ? inner.Of(source) : "";
        if (raised.Any(char.IsWhiteSpace))
        {
            Put('^', span.Start);
            Add((ContainerInline)emphasis);
            Put('^', span.End - 1);
            return;
        }
        var cites = Superscripts.AreCitation(raised, plain.Tail(8)) && !(plain.Last is ' ' && span.End < source.Length && char.IsLetter(source[span.End]));
        Marks.Add(new(inner, MarkKind.Superscript, raised));
        if (!cites) Add((ContainerInline)emphasis);
    }

    private void Link(LinkInline link)
    {
        var start = plain.Length;
        Add((ContainerInline)link);
        if (plain.Length > start) Marks.Add(new(SpanOf(link), MarkKind.Link, link.Url));
    }

    private void Tag(string tag, Span span)
    {
        See(span);
        var name = tag.Trim('<', '>', '/', ' ').Split(' ')[0].ToLowerInvariant();
        if (name == "br") { Put('\n', span.Start); return; }
        if (!tag.StartsWith("</", StringComparison.Ordinal))
        {
            open.Push((name, span.End));
            if (hidden == 0 && name == "sup" && RaisedCitation(span.End)) hidden = open.Count;
            return;
        }
        while (open.Count > 0)
        {
            var (opened, start) = open.Pop();
            if (hidden > open.Count) hidden = 0;
            if (opened != name) continue;
            if (KindOf(name) is { } kind)
                Marks.Add(new(new(start, span.Start), kind, kind == MarkKind.Superscript ? source[start..span.Start] : null));
            break;
        }
    }

    private bool RaisedCitation(int from)
    {
        var close = source.IndexOf("</sup>", from, Math.Min(200, source.Length - from), StringComparison.OrdinalIgnoreCase);
        if (close < 0) return false;
        var raised = source[from..close].Replace("\\", "", StringComparison.Ordinal);
        // "a 18F tracer": a number between a space and a letter is a mass.
        if (plain.Last is ' ' or '\0' && char.IsAsciiDigit(raised.Length > 0 ? raised[0] : 'x') && close + 6 < source.Length && char.IsLetter(source[close + 6])
            && plain.Length > 0) return false;
        // A link within: the words in its brackets.
        var link = raised.IndexOf("](", StringComparison.Ordinal);
        if (link > 0) raised = raised[..link].TrimStart('[');
        return Superscripts.AreCitation(raised, plain.Tail(8));
    }

    private static MarkKind? KindOf(string tag) => tag switch
    {
        "sup" => MarkKind.Superscript,
        "sub" => MarkKind.Subscript,
        "b" or "strong" => MarkKind.Bold,
        "i" or "em" => MarkKind.Italic,
        _ => null,
    };

    // The slice holds the characters as read; the span is where they stand. Escapes make the span the longer of the two.
    private void Literal(StringSlice content, Span span)
    {
        See(span);
        var at = span.Start;
        for (var i = content.Start; i <= content.End; i++)
        {
            var c = content.Text[i];
            var found = at;
            while (found < span.End && source[found] != c) found++;
            if (found < span.End) at = found;
            Put(c, Math.Min(at, source.Length - 1));
            at++;
        }
    }

    private void Put(char c, int at)
    {
        if (hidden == 0) plain.Append(c, at);
    }

    private void See(Span span)
    {
        if (span.IsEmpty) return;
        first = first < 0 ? span.Start : Math.Min(first, span.Start);
        last = Math.Max(last, span.End);
    }

    private Span SpanOf(Inline inline)
    {
        var start = Math.Clamp(inline.Span.Start, 0, source.Length);
        return new(start, Math.Clamp(inline.Span.End + 1, start, source.Length));
    }
}
