using Kazus.Find.Index;
using Kazus.Find.Search;
using Kazus.Find.Words;

namespace Kazus.Find.Likeness;

/// <summary>The words of a case that tell it from others, and how much of them other cases share.</summary>
internal sealed class CaseWords
{
    private const int Most = 32;

    // Words that join, count and ask: that two cases both have them says nothing.
    private static readonly HashSet<string> Empty = [.. Cut("""
        the and with without from for was were had has have been are not but she her his him their who which that this these after before during
        into onto under over than then also both all any each other one two three four five six first second day week month year old patient case
        man woman male female yes no none reported showed revealed underwent presented performed treated case report time
        """), .. Cases.Variables.All.SelectMany(v => Cut(v.Label)), .. Enum.GetNames<Cases.EventKind>().SelectMany(Cut)];

    private readonly IndexView _view;
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Finder.ResolvedWord> _words;
    private readonly long _self;

    public CaseWords(IndexView view, IndexedCase one)
    {
        _view = view;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var length = 0;
        foreach (var text in one.Texts)
        {
            var reader = new WordReader(text);
            while (reader.Read())
            {
                var word = reader.Word.ToString();
                counts[word] = counts.GetValueOrDefault(word) + 1;
                length++;
                if (!reader.Token.Beside) _written.TryAdd(word, text[reader.Token.Start..reader.Token.End]);
            }
        }
        // A word of one case alone joins it to none; one of nearly all tells nothing; a bare number means nothing without its unit.
        var norm = Bm25.Norm(length, view.MeanLength);
        var telling = counts.Where(c => c.Key.Length > 2 && !char.IsAsciiDigit(c.Key[0]) && !Empty.Contains(c.Key)).Select(c => (Word: c.Key, Count: c.Value, Holding: Holding(view, c.Key)))
            .Where(w => w.Holding > 1 && w.Holding <= view.Count * 3 / 4)
            .OrderByDescending(w => Bm25.Weight(Bm25.Rarity(view.Count, w.Holding), w.Count, norm)).ThenBy(w => w.Word, StringComparer.Ordinal).Take(Most).ToList();
        _words = [.. Finder.Resolve(view, FindQuery.Of(telling.Select(w => w.Word))).Where(w => !w.IsName)];
        foreach (var word in _words) _self += Bm25.Weight(word.Rarity, counts[word.Word], norm);
    }

    /// <summary>True when there is something to compare.</summary>
    public bool Tells => _self > 0;

    /// <summary>The share of the words' weight that each case of a segment has, from 0 to 1, in units of 2^-20.</summary>
    public int[] Shares(int part)
    {
        var segment = _view.Parts[part].Live.Segment;
        var scores = new int[segment.Count];
        foreach (var word in _words)
            if (word.In[part].Texts > 0) new ScoredWord(word, _view, part).AddTo(scores, 0);
        for (var i = 0; i < scores.Length; i++) scores[i] = (int)Math.Min(Bm25.One, (long)scores[i] * Bm25.One / _self);
        return scores;
    }

    /// <summary>The words that a case shares, the most telling first, as they were written.</summary>
    public IReadOnlyList<string> Shared(int part, int text)
    {
        var shared = new List<(string Word, int Weight)>();
        foreach (var word in _words)
        {
            if (word.In[part].Texts == 0) continue;
            var weight = new ScoredWord(word, _view, part).In(text);
            if (weight > 0) shared.Add((_written.GetValueOrDefault(word.Word, word.Word), weight));
        }
        return [.. shared.OrderByDescending(s => s.Weight).ThenBy(s => s.Word, StringComparer.Ordinal).Select(s => s.Word)];
    }

    private static List<string> Cut(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text);
        while (reader.Read()) words.Add(reader.Word.ToString());
        return words;
    }

    private static int Holding(IndexView view, string word)
    {
        var letters = System.Text.Encoding.UTF8.GetBytes(word);
        return view.Parts.Sum(p => p.Live.Holding(p.Live.Segment.Find(letters)));
    }
}
