using System.Text;
using Kazus.Find.Index;

namespace Kazus.Find.Search;

/// <summary>Searches a view of an index.</summary>
public static class Finder
{
    // A word that nobody wrote, and a beginning, stand for at most so many words.
    private const int MostEndings = 64;

    /// <summary>The cases that hold any word of the query and meet its conditions.</summary>
    /// <param name="view">Where.</param>
    /// <param name="query">What.</param>
    /// <param name="wish">How many, and what is counted.</param>
    public static FindResult Find(this IndexView view, FindQuery query, FindWish? wish = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(query);
        wish ??= new FindWish();
        return Find(view, query, Resolve(view, query), wish);
    }

    /// <summary>The same with words that were looked up before.</summary>
    internal static FindResult Find(IndexView view, FindQuery query, IReadOnlyList<ResolvedWord> words, FindWish wish)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wish.Top, nameof(wish));
        ArgumentOutOfRangeException.ThrowIfNegative(wish.Skip, nameof(wish));
        var best = new Best(view, wish.Skip + wish.Top);
        var counting = wish.Count || wish.Facets is { Count: > 0 };
        var counts = new FactCounts(wish.Facets ?? []);
        for (var part = 0; part < view.Parts.Count; part++)
        {
            var live = view.Parts[part].Live;
            var allowed = Allowed.Of(live, query);
            if (query.IsEmpty) OfferAll(live, allowed, part, best);
            else WindowSearch.Run([.. words.Where(w => w.In[part].Texts > 0).Select(w => new ScoredWord(w, view, part))], live.Segment.Count, allowed, part, best);
            if (counting) counts.Add(live.Segment, query.IsEmpty ? allowed ?? Allowed.All(live.Segment.Count) : Allowed.Any(live.Segment.Count, words.Select(w => w.In[part]), allowed));
        }
        return new FindResult
        {
            Cases = [.. best.Ranked().Skip(wish.Skip).Select(h => new FoundCase(view.Key(h.Part, h.Text), query.IsEmpty ? 0 : (double)h.Score / Bm25.One))],
            Total = counting ? counts.Total : null,
            Facets = counts.Ranked(),
        };
    }

    // Without words every case is as good as the next: the first by id are given.
    private static void OfferAll(LiveSegment live, ulong[]? allowed, int part, Best best)
    {
        for (var text = 0; text < live.Segment.Count; text++)
            if (allowed is null || (allowed[text >> 6] >> text & 1) != 0) best.Offer(1, part, text);
    }

    /// <summary>A word of the query with its postings in every segment and its rarity over all of them.</summary>
    internal sealed record ResolvedWord(string Word, PostingList[] In, float Rarity, bool Beginning = false)
    {
        /// <summary>True for a word of names.</summary>
        public bool IsName => Word[0] == SegmentBuilder.NameMark;
    }

    /// <summary>
    /// Looks the words up; a word that nobody wrote, of three letters or more, is taken as the beginning of one. A word that names a
    /// case counts once more there, as the rare word it is among names.
    /// </summary>
    internal static IReadOnlyList<ResolvedWord> Resolve(IndexView view, FindQuery query) =>
        [.. query.Words.SelectMany(w => new[]
        {
            w.Beginning ? Endings(view, w.Word) : Exactly(view, w.Word) ?? (w.Word.Length >= 3 ? Endings(view, w.Word) : null),
            w.Beginning ? null : Exactly(view, SegmentBuilder.NameMark + w.Word),
        }).OfType<ResolvedWord>()];

    private static ResolvedWord? Exactly(IndexView view, string word)
    {
        var letters = Encoding.UTF8.GetBytes(word);
        var lists = new PostingList[view.Parts.Count];
        var holding = 0;
        for (var i = 0; i < lists.Length; i++)
        {
            var live = view.Parts[i].Live;
            var number = live.Segment.Find(letters);
            lists[i] = live.Segment.Postings(number);
            holding += live.Holding(number);
        }
        return holding == 0 ? null : new ResolvedWord(word, lists, Bm25.Rarity(view.Count, holding));
    }

    // All words with this beginning count as one word: what it occurs is the sum of what they occur.
    private static ResolvedWord? Endings(IndexView view, string beginning)
    {
        var chosen = Beginnings.Of(view, beginning, MostEndings);
        if (chosen.Count == 0) return null;
        var lists = new PostingList[view.Parts.Count];
        var holding = 0;
        for (var i = 0; i < lists.Length; i++)
        {
            var live = view.Parts[i].Live;
            (lists[i], var texts) = Beginnings.Union(live, chosen);
            holding += texts;
        }
        return holding == 0 ? null : new ResolvedWord(beginning, lists, Bm25.Rarity(view.Count, holding), Beginning: true);
    }
}
