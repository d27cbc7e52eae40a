using Kazus.Find.Index;
using Kazus.Find.Search;
using Kazus.Find.Words;

namespace Kazus.Find.Tests;

/// <summary>
/// The slow twin: every case is looked at, every weight is added, everything is sorted. No blocks, no bounds, no segments.
/// </summary>
internal sealed class PlainSearch(IReadOnlyList<IndexedCase> cases)
{
    private readonly IReadOnlyList<(IndexedCase Case, Dictionary<string, int> Words, int Length)> _cases = [.. cases.Select(c => (c, c.Texts.SelectMany(Cut).CountBy(w => w).ToDictionary(), c.Texts.Sum(t => Cut(t).Count)))];

    public bool Knows(string word) => _cases.Any(c => c.Words.ContainsKey(word));

    public IReadOnlyList<FoundCase> Find(IReadOnlyList<string> words, int top, Func<IndexedCase, bool>? may = null)
    {
        var mean = Bm25.Mean(_cases.Sum(c => (long)c.Length), _cases.Count);
        var rarity = words.Distinct().ToDictionary(w => w, w => Bm25.Rarity(_cases.Count, _cases.Count(c => c.Words.ContainsKey(w))));
        return [.. _cases.Where(c => may is null || may(c.Case))
            .Select(c => (c.Case.Id, Score: rarity.Sum(r => c.Words.TryGetValue(r.Key, out var count) ? (long)Bm25.Weight(r.Value, count, Bm25.Norm(c.Length, mean)) : 0)))
            .Where(c => c.Score > 0).OrderByDescending(c => c.Score).ThenBy(c => c.Id, StringComparer.Ordinal).Take(top)
            .Select(c => new FoundCase(new CaseKey("", c.Id), (double)c.Score / Bm25.One))];
    }

    public static List<string> Cut(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text);
        while (reader.Read()) words.Add(reader.Word.ToString());
        return words;
    }
}

/// <summary>Cases by chance, repeatable by a seed: few words are frequent, many are rare, some cases are alike to the letter.</summary>
internal static class Chance
{
    public static IndexedCase Case(Random chance, string id, int vocabulary = 300)
    {
        var words = Enumerable.Range(0, chance.Next(1, 60)).Select(_ => Word(chance, vocabulary));
        return new IndexedCase(id, [string.Join(' ', words)], [new Fact("kind", chance.Next(3) == 0 ? "primary" : "metastasis"), new Fact("year", (1990 + chance.Next(30)).ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    public static string Word(Random chance, int vocabulary = 300) => "w" + ((int)(vocabulary * Math.Pow(chance.NextDouble(), 3))).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
