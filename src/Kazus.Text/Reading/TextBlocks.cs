using Kazus.Text.Documents;

namespace Kazus.Text.Reading;

/// <summary>Reads plain text into paragraphs: blank lines part them.</summary>
internal static class TextBlocks
{
    public static IReadOnlyList<Block> Read(string source)
    {
        var blocks = new List<Block>();
        var start = -1;
        var end = 0;
        for (var i = 0; i < source.Length;)
        {
            var newline = source.IndexOf('\n', i);
            var stop = newline < 0 ? source.Length : newline;
            var contentEnd = stop;
            while (contentEnd > i && char.IsWhiteSpace(source[contentEnd - 1])) contentEnd--;
            if (contentEnd > i)
            {
                if (start < 0) start = i;
                end = contentEnd;
            }
            if (contentEnd == i || newline < 0) Flush(source, blocks, ref start, end);
            i = stop + 1;
        }
        Flush(source, blocks, ref start, end);
        return blocks;
    }

    private static void Flush(string source, List<Block> blocks, ref int start, int end)
    {
        if (start < 0) return;
        var from = start;
        while (from < end && source[from] is ' ' or '\r' or '\uFEFF') from++;
        start = -1;
        if (from >= end) return;
        var span = new Span(from, end);
        blocks.AddRange(LineBlocks.Split(source, new(BlockKind.Paragraph, span, PlainBuilder.Of(source, span))));
    }
}
