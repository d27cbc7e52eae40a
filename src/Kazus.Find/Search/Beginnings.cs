using System.Text;
using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>Words by their beginning.</summary>
internal static class Beginnings
{
    /// <summary>The words with this beginning that most cases hold, at most so many; equally frequent ones in ordinal order.</summary>
    public static IReadOnlyList<string> Of(IndexView view, string beginning, int most)
    {
        var letters = Encoding.UTF8.GetBytes(beginning);
        var holding = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, live) in view.Parts)
        {
            var segment = live.Segment;
            var at = segment.Find(letters);
            for (var i = at < 0 ? ~at : at; i < segment.WordCount && segment.Word(i).StartsWith(letters); i++)
            {
                var word = Encoding.UTF8.GetString(segment.Word(i));
                holding[word] = holding.GetValueOrDefault(word) + live.Holding(i);
            }
        }
        return [.. holding.Where(h => h.Value > 0).OrderByDescending(h => h.Value).ThenBy(h => h.Key, StringComparer.Ordinal).Take(most).Select(h => h.Key)];
    }

    /// <summary>The postings of several words as those of one, and how many of the cases that are left they name.</summary>
    public static (PostingList List, int Holding) Union(LiveSegment live, IReadOnlyList<string> words)
    {
        var segment = live.Segment;
        var counts = new SortedDictionary<int, int>();
        foreach (var word in words)
            for (var cursor = new PostingCursor(segment.Postings(word)); cursor.Text != PostingCursor.End; cursor.Advance(1))
                counts[cursor.Text] = counts.GetValueOrDefault(cursor.Text) + cursor.Count;
        if (counts.Count == 0) return (PostingList.Empty, 0);
        var writer = new PostingWriter(text => segment.Lengths[text]);
        foreach (var (text, count) in counts) writer.Add(text, count);
        var texts = writer.End();
        return (new PostingList(writer.ToBlocks(), 0, texts), counts.Keys.Count(t => !live.IsRemoved(t)));
    }
}
