using System.Text;
using Kazus.Text.Documents;

namespace Kazus.Text.Reading;

/// <summary>
/// Writes out an article whose source is not itself a text (XML, Word, a web page) as one text, block after block, and
/// remembers for each what the source said of it. White space runs become one space; blocks stand a blank line apart.
/// </summary>
internal sealed class DraftWriter
{
    private readonly StringBuilder text = new();
    private readonly List<Mark> marks = [];
    private PlainBuilder plain = new();
    private int start;
    private int hidden;

    public List<Block> Blocks { get; } = [];

    /// <summary>Where the next character will stand.</summary>
    public int Position => text.Length;

    public string Text => text.ToString();

    /// <summary>Whether anything was written since the last block ended.</summary>
    public bool IsEmpty => plain.Length == 0 && text.Length == start;

    public string Tail(int length) => plain.Tail(length);

    public void Write(ReadOnlySpan<char> words)
    {
        foreach (var c in words)
        {
            if (char.IsWhiteSpace(c))
            {
                // White space at the beginning of a block, or after white space, is the source's layout.
                if (text.Length == start || text[^1] is ' ' or '\t') continue;
                Put(' ');
            }
            else if (c is '\u00AD' or '\u200B' or '\uFEFF' or '\u2060' || char.IsControl(c)) continue;
            else Put(c);
        }
    }

    private void Put(char c)
    {
        if (hidden == 0) plain.Append(c, text.Length);
        text.Append(c);
    }

    /// <summary>Writes a piece and gives its span, without white space around it.</summary>
    public Span Piece(string words)
    {
        var from = text.Length;
        Write(words.Trim());
        return new(from, text.Length);
    }

    public void Mark(MarkKind kind, int from, string? target = null)
    {
        if (text.Length > from) marks.Add(new(new(from, text.Length), kind, target));
    }

    /// <summary>Writes raised characters: citation numbers are kept out of the clean text, exponents are not.</summary>
    public void Raised(string raised, Action write)
    {
        var from = text.Length;
        var citation = Superscripts.AreCitation(raised.Trim(), plain.Tail(8));
        if (citation) hidden++;
        write();
        if (citation) hidden--;
        Mark(MarkKind.Superscript, from, raised.Trim());
    }

    /// <summary>Ends the block; gives it, or null where nothing was written.</summary>
    public Block? End(BlockKind kind, Action<BlockFacts>? facts = null)
    {
        while (text.Length > start && text[^1] == ' ') text.Length--;
        var span = new Span(start, text.Length);
        var clean = plain.Build(start);
        Block? block = null;
        if (clean.Length > 0)
        {
            var more = new BlockFacts();
            facts?.Invoke(more);
            block = new(kind, span, clean)
            {
                Marks = [.. marks.Where(m => m.Span.End <= span.End)], Level = more.Level, Number = more.Number, Role = more.Role, Section = more.Section,
            };
            Blocks.Add(block);
        }
        if (!span.IsEmpty) text.Append("\n\n");
        Restart();
        return block;
    }

    /// <summary>Writes a table, a line for each row, cells parted by tabs.</summary>
    public void Table(IEnumerable<(bool Header, IReadOnlyList<CellSource> Cells)> source)
    {
        var rows = new List<DraftRow>();
        foreach (var (header, cells) in source)
        {
            if (cells.Count == 0) continue;
            var rowStart = text.Length;
            var drafted = new List<DraftCell>(cells.Count);
            foreach (var cell in cells)
            {
                if (drafted.Count > 0) text.Append('\t');
                Restart();
                cell.Write();
                while (text.Length > start && text[^1] == ' ') text.Length--;
                drafted.Add(new(new(start, text.Length), plain.Build(start))
                {
                    Marks = [.. marks.Where(m => m.Span.End <= text.Length)], RowSpan = cell.RowSpan, ColumnSpan = cell.ColumnSpan, IsHeader = header || cell.Header,
                });
            }
            rows.Add(new(new(rowStart, text.Length), header, drafted));
            text.Append('\n');
        }
        if (rows.Count > 0)
        {
            var span = rows[0].Span.Cover(rows[^1].Span);
            Blocks.Add(new(BlockKind.Table, span, PlainText.Empty(span.Start)) { Table = new(rows) });
            text.Append('\n');
        }
        Restart();
    }

    private void Restart()
    {
        start = text.Length;
        plain = new();
        marks.Clear();
    }
}

/// <summary>What the source says of a block.</summary>
internal sealed class BlockFacts
{
    public int Level { get; set; }

    public string? Number { get; set; }

    public ParagraphKind? Role { get; set; }

    public SectionKind? Section { get; set; }
}

/// <summary>A cell of a source's table; <paramref name="Write"/> writes its words.</summary>
internal sealed record CellSource(Action Write, int RowSpan = 1, int ColumnSpan = 1, bool Header = false);
