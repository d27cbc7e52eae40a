using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Compose;

/// <summary>Goes through blocks and lines in reading order.</summary>
internal static class Walk
{
    public static IEnumerable<Block> Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            yield return block;
            var inner = block switch
            {
                Block.Items items => items.Entries.SelectMany(e => e),
                Block.Quote quote => quote.Blocks,
                _ => [],
            };
            foreach (var child in Blocks(inner)) yield return child;
        }
    }

    /// <summary>The pieces of a block's own lines, styled ones opened.</summary>
    public static IEnumerable<Inline> Inlines(Block block) => block switch
    {
        Block.Heading h => Inlines(h.Title),
        Block.Paragraph p => Inlines(p.Line),
        Block.Grid g => g.Rows.SelectMany(r => r.SelectMany(Inlines)),
        Block.Picture p => Inlines(p.Caption),
        _ => [],
    };

    public static IEnumerable<Inline> Inlines(IEnumerable<Inline> line)
    {
        foreach (var inline in line)
        {
            yield return inline;
            var inner = inline switch
            {
                Inline.Styled s => s.Children,
                Inline.Link l => l.Children,
                _ => [],
            };
            foreach (var child in Inlines(inner)) yield return child;
        }
    }
}
