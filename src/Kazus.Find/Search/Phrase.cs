using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>Words that stand one after the other.</summary>
internal static class Phrase
{
    /// <summary>The cases of a segment in which the words stand together, one bit each.</summary>
    public static ulong[] In(Segment segment, IReadOnlyList<string> words)
    {
        var holding = new ulong[(segment.Count + 63) / 64];
        PostingList[] lists = [.. words.Select(segment.Postings)];
        if (lists.Length == 0 || lists.Any(l => l.Texts == 0)) return holding;
        PostingCursor[] cursors = [.. lists.Select(l => new PostingCursor(l))];
        // The rarest word leads.
        var lead = Array.IndexOf(lists, lists.MinBy(l => l.Texts));
        while (cursors[lead].Text != PostingCursor.End)
        {
            var text = cursors[lead].Text;
            if (cursors.All(c =>
            {
                c.SkipTo(text);
                return c.Text == text;
            }) && Together(cursors)) holding[text >> 6] |= 1ul << text;
            cursors[lead].Advance(1);
        }
        return holding;
    }

    private static bool Together(PostingCursor[] cursors)
    {
        if (cursors.Length == 1) return true;
        var places = Array.ConvertAll(cursors, c => c.Places());
        return places[0].Any(first => Enumerable.Range(1, places.Length - 1).All(i => Array.BinarySearch(places[i], first + i) >= 0));
    }
}
