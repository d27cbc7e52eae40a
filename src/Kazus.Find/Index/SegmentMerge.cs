
namespace Kazus.Find.Index;

/// <summary>Makes one segment of several, without the cases that were removed.</summary>
internal static class SegmentMerge
{
    /// <summary>The segments as one; a case id must be left in only one of them.</summary>
    public static Segment Of(IReadOnlyList<LiveSegment> parts)
    {
        var cases = new List<(string Id, int Part, int Text)>();
        for (var p = 0; p < parts.Count; p++)
            for (var text = 0; text < parts[p].Segment.Count; text++)
                if (!parts[p].IsRemoved(text)) cases.Add((parts[p].Segment.Ids[text], p, text));
        cases.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        int[][] to = [.. parts.Select(p => new int[p.Segment.Count])];
        foreach (var map in to) Array.Fill(map, -1);
        for (var i = 0; i < cases.Count; i++) to[cases[i].Part][cases[i].Text] = i;
        int[] lengths = [.. cases.Select(c => parts[c.Part].Segment.Lengths[c.Text])];
        var words = new WordMerge(parts, to, lengths);
        words.Run();
        return new Segment
        {
            Ids = [.. cases.Select(c => c.Id)],
            Lengths = lengths,
            Words = words.Letters.ToMemory(),
            WordOffset = [.. words.Offset],
            Texts = [.. words.Texts],
            FirstBlock = [.. words.FirstBlock],
            Blocks = words.Writer.ToBlocks(),
            Columns = Columns(parts, cases),
        };
    }

    private static IReadOnlyList<Column> Columns(IReadOnlyList<LiveSegment> parts, List<(string Id, int Part, int Text)> cases)
    {
        var names = parts.SelectMany(p => p.Segment.Columns.Select(c => c.Name)).Distinct().Order(StringComparer.Ordinal);
        return [.. names.Select(name => Join(name, [.. parts.Select(p => p.Segment.Column(name))], cases)).Where(c => c.Values.Length > 0)];
    }

    private static Column Join(string name, Column?[] columns, List<(string Id, int Part, int Text)> cases)
    {
        // Only values that a case still has.
        var used = columns.Select(c => new bool[c?.Values.Length ?? 0]).ToArray();
        foreach (var (_, part, text) in cases)
            if (columns[part] is { } column)
                foreach (var number in column.Of(text)) used[part][number] = true;
        string[] values = [.. columns.SelectMany((c, p) => c is null ? [] : c.Values.Where((_, n) => used[p][n])).Distinct().Order(StringComparer.Ordinal)];
        var map = columns.Select(c => c?.Values.Select(v => Array.BinarySearch(values, v, StringComparer.Ordinal)).ToArray() ?? []).ToArray();
        var first = new int[cases.Count + 1];
        var numbers = new List<int>();
        for (var i = 0; i < cases.Count; i++)
        {
            if (columns[cases[i].Part] is { } column)
                foreach (var number in column.Of(cases[i].Text)) numbers.Add(map[cases[i].Part][number]);
            first[i + 1] = numbers.Count;
        }
        return new Column { Name = name, Values = values, First = first, Numbers = [.. numbers] };
    }

    /// <summary>Goes through the words of all segments in order, each once.</summary>
    private sealed class WordMerge(IReadOnlyList<LiveSegment> parts, int[][] to, int[] lengths)
    {
        private readonly int[] _at = new int[parts.Count];
        private readonly List<(int Text, int Count, ReadOnlyMemory<byte> Places)> _postings = [];
        private readonly PostingCursor _cursor = new(PostingList.Empty);
        private bool _inOrder;

        public ByteList Letters { get; } = new();

        public List<int> Offset { get; } = [0];

        public List<int> Texts { get; } = [];

        public List<int> FirstBlock { get; } = [];

        public PostingWriter Writer { get; } = new(text => lengths[text]);

        public void Run()
        {
            while (Least() is { IsEmpty: false } least)
            {
                var word = least.Span;
                _postings.Clear();
                _inOrder = true;
                for (var p = 0; p < parts.Count; p++)
                {
                    var segment = parts[p].Segment;
                    if (_at[p] == segment.WordCount || !segment.Word(_at[p]).SequenceEqual(word)) continue;
                    Take(p, segment.Postings(_at[p]++));
                }
                if (_postings.Count > 0) Write(word);
            }
        }

        private ReadOnlyMemory<byte> Least()
        {
            ReadOnlyMemory<byte> least = default;
            for (var p = 0; p < parts.Count; p++)
            {
                var segment = parts[p].Segment;
                if (_at[p] == segment.WordCount) continue;
                var word = segment.Words[segment.WordOffset[_at[p]]..segment.WordOffset[_at[p] + 1]];
                if (least.Length == 0 || word.Span.SequenceCompareTo(least.Span) < 0) least = word;
            }
            return least;
        }

        private void Take(int part, PostingList list)
        {
            for (_cursor.Begin(list); _cursor.Text != PostingCursor.End; _cursor.Advance(1))
            {
                if (to[part][_cursor.Text] is var text && text < 0) continue;
                _inOrder &= _postings.Count == 0 || _postings[^1].Text < text;
                _postings.Add((text, _cursor.Count, _cursor.PlaceBytes()));
            }
        }

        private void Write(ReadOnlySpan<byte> word)
        {
            if (!_inOrder) _postings.Sort(static (a, b) => a.Text.CompareTo(b.Text));
            FirstBlock.Add(Writer.Blocks);
            foreach (var (text, count, places) in _postings) Writer.Add(text, count, places.Span);
            Texts.Add(Writer.End());
            word.CopyTo(Letters.Grow(word.Length));
            Offset.Add(Letters.Count);
        }
    }
}
