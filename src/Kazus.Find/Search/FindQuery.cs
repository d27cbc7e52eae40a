using Kazus.Find.Words;

namespace Kazus.Find.Search;

/// <summary>
/// What is looked for. Cases that hold any of the words are found, ranked; <c>"words in quotes"</c> must stand together,
/// <c>resect*</c> finds every word that begins so, <c>-word</c> must not stand there.
/// </summary>
public sealed record FindQuery
{
    /// <summary>Words beyond this number are not looked at.</summary>
    public const int MostWords = 48;

    /// <summary>Distinct words in the order of the query.</summary>
    internal IReadOnlyList<QueryWord> Words { get; private init; } = [];

    /// <summary>Phrases that must stand in the case.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Phrases { get; private init; } = [];

    /// <summary>Phrases (of one word or more) that must not.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Without { get; private init; } = [];

    /// <summary>Conditions that all have to hold.</summary>
    public IReadOnlyList<FactFilter> Filters { get; init; } = [];

    /// <summary>True when no word is looked for: every case that meets the conditions is found.</summary>
    public bool IsEmpty => Words.Count == 0 && Phrases.Count == 0;

    /// <summary>A word, or the beginning of words.</summary>
    internal readonly record struct QueryWord(string Word, bool Beginning);

    /// <summary>Reads a query; every text is one.</summary>
    public static FindQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (plain, phrases, without) = (new System.Text.StringBuilder(), new List<IReadOnlyList<string>>(), new List<IReadOnlyList<string>>());
        for (var at = 0; at < text.Length;)
        {
            var not = text[at] == '-' && (at == 0 || char.IsWhiteSpace(text[at - 1]));
            if (not) at++;
            var quoted = at < text.Length && Quote(text[at]);
            if (quoted) at++;
            var stop = at;
            while (stop < text.Length && !Quote(text[stop]) && (quoted || !char.IsWhiteSpace(text[stop]))) stop++;
            var piece = text.AsSpan(at, stop - at);
            if (quoted && !not && Together(piece) is { Count: > 0 } phrase) phrases.Add(phrase);
            if (not && Together(piece) is { Count: > 0 } gone) without.Add(gone);
            // A measure is a number and the word after it, so the words are read together.
            if (!not) plain.Append(piece).Append(' ');
            at = quoted || stop < text.Length && !Quote(text[stop]) ? stop + 1 : stop;
        }
        var words = new List<QueryWord>();
        Read(plain.ToString(), words);
        return new FindQuery { Words = [.. words.Distinct().Take(MostWords)], Phrases = phrases, Without = without };
    }

    /// <summary>The words of a longer text, such as a case, that say most about it in a collection.</summary>
    internal static FindQuery Of(IEnumerable<string> words) => new() { Words = [.. words.Distinct(StringComparer.Ordinal).Take(MostWords).Select(w => new QueryWord(w, Beginning: false))] };

    private static bool Quote(char c) => c is '"' or '\u201c' or '\u201d' or '\u201e';

    private static void Read(ReadOnlySpan<char> text, List<QueryWord> words)
    {
        var reader = new WordReader(text);
        while (reader.Read())
        {
            var beginning = reader.Token.End < text.Length && text[reader.Token.End] == '*' && !reader.Token.Beside;
            words.Add(beginning ? new(Plain(text[reader.Token.Start..reader.Token.End]), true) : new(reader.Word.ToString(), false));
        }
    }

    // The beginning of a word is not shortened to its stem: it is none yet.
    private static string Plain(ReadOnlySpan<char> text)
    {
        Span<char> plain = stackalloc char[4];
        var word = new System.Text.StringBuilder();
        foreach (var c in text) word.Append(plain[..Folding.Fold(c, plain)]);
        return word.ToString();
    }

    private static List<string> Together(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var reader = new WordReader(text);
        while (reader.Read())
            if (!reader.Token.Beside) words.Add(reader.Word.ToString());
        return words;
    }
}

/// <summary>A condition on a facet: one of some values, or a number in a range.</summary>
/// <param name="Name">The facet.</param>
/// <param name="AnyOf">Values, one of which must be there; case and accents do not matter.</param>
/// <param name="From">Smallest number, included, or null.</param>
/// <param name="To">Greatest number, included, or null.</param>
public sealed record FactFilter(string Name, IReadOnlyList<string> AnyOf, int? From = null, int? To = null)
{
    /// <summary>A value must be this one.</summary>
    public static FactFilter Is(string name, params string[] anyOf) => new(name, anyOf);

    /// <summary>A number must lie here, ends included; null leaves an end open.</summary>
    public static FactFilter Between(string name, int? from, int? to) => new(name, [], from, to);
}
