using System.Globalization;
using System.Text;

namespace Kazus.Server.Find;

/// <summary>An index in memory over texts, ranked by BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75).</summary>
internal sealed class RankedIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    private readonly Dictionary<string, List<(int Text, int Count)>> _words = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _mean;

    public RankedIndex(IReadOnlyList<string> texts)
    {
        _lengths = new int[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var group in Words(texts[i]).GroupBy(w => w, StringComparer.Ordinal))
            {
                var count = group.Count();
                _lengths[i] += count;
                if (!_words.TryGetValue(group.Key, out var list)) _words[group.Key] = list = [];
                list.Add((i, count));
            }
        }
        _mean = texts.Count == 0 ? 1 : Math.Max(1, _lengths.Average());
    }

    /// <summary>The texts that hold any word of the query, best first; equal ones in the order given.</summary>
    public IReadOnlyList<(int Text, double Score)> Rank(string query)
    {
        var scores = new Dictionary<int, double>();
        foreach (var word in Words(query).Distinct(StringComparer.Ordinal))
            foreach (var list in Postings(word))
            {
                var rarity = Math.Log(1 + (_lengths.Length - list.Count + 0.5) / (list.Count + 0.5));
                foreach (var (text, count) in list)
                    scores[text] = scores.GetValueOrDefault(text) + rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * _lengths[text] / _mean));
            }
        return [.. scores.Select(s => (s.Key, s.Value)).OrderByDescending(s => s.Value).ThenBy(s => s.Key)];
    }

    // A word nobody wrote is taken as the beginning of one.
    private IEnumerable<List<(int Text, int Count)>> Postings(string word) =>
        _words.TryGetValue(word, out var list) ? [list]
        : word.Length < 3 ? []
        : _words.Where(w => w.Key.StartsWith(word, StringComparison.Ordinal)).OrderBy(w => w.Key, StringComparer.Ordinal).Take(20).Select(w => w.Value);

    /// <summary>Lower case, without accents, plural s left off: "Tumours" and "tumour" are one word.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }
            if (word.Length == 0) continue;
            if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'i' or 'u')) word.Length--;
            yield return word.ToString();
            word.Clear();
        }
    }
}
