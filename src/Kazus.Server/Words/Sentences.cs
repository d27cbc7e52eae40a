using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kazus.Checks;
using Kazus.Server.Pages;

namespace Kazus.Server.Words;

/// <summary>
/// Sentences that come from elsewhere in the program with their words filled in (what a check says, what a change was) in another
/// language: each is told by its English pattern, and the words that were filled in are put into the pattern of the other language.
/// </summary>
internal sealed partial class Sentences
{
    private readonly FrozenDictionary<string, Pair[]> _byKind;

    private Sentences(FrozenDictionary<string, Pair[]> byKind) => _byKind = byKind;

    /// <summary>The sentences of Croatian.</summary>
    public static Sentences Croatian { get; } = Read("words/findings.hr.json");

    /// <summary>What a check says, or null where nobody has translated it.</summary>
    public string? Message(Finding finding) => Say(finding.Rule, finding.Message);

    /// <summary>A sentence of a kind, or null.</summary>
    public string? Say(string kind, string english)
    {
        if (!_byKind.TryGetValue(kind, out var pairs)) return null;
        foreach (var pair in pairs)
            if (pair.WordsIn(english) is { } words) return Filled(pair.Other, words);
        return null;
    }

    /// <summary>A sentence of any rule whose id begins so, where the rule is not told.</summary>
    public string? OfRules(string beginning, string english) => _byKind.Keys.Where(k => k.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(k => Say(k, english)).FirstOrDefault(s => s is not null);

    /// <summary>All patterns, for a test: kind, English, other.</summary>
    internal IEnumerable<(string Kind, string English, string Other)> All => _byKind.SelectMany(k => k.Value.Select(p => (k.Key, p.Source, p.Other)));

    private string Filled(string other, string[] filled) => Place().Replace(other, m =>
    {
        var n = m.Groups["n"].Value[0] - '0';
        var words = n < filled.Length ? filled[n] : "";
        var told = m.Groups["how"].Value switch
        {
            "t" => Told(words),
            "p" => Say("places", words) ?? Told(words),
            "l" => Listed(words),
            "d" => string.Join("; ", words.Split("; ").Select(w => Say("descriptions", w) ?? w)),
            "c" => Say("contrasts", words) ?? words,
            "w" => TimeWords.Croatian(words) ?? words,
            "n" => Spoken.Number(words),
            _ => words,
        };
        // "+12 mj." and "27. 1. 2024." end a sentence with their own full stop.
        return told.EndsWith('.') && other.AsSpan(m.Index + m.Length).StartsWith(".") ? told[..^1] : told;
    });

    // A list of words or sentences, each told by itself; one of them may hold a comma.
    private string Listed(string words)
    {
        if (Say("settle", words) is { } whole) return whole;
        var between = words.Contains("; ", StringComparison.Ordinal) ? "; " : ", ";
        return words.Contains(between, StringComparison.Ordinal) ? string.Join(between, words.Split(between).Select(Listed)) : Told(words);
    }

    // A word of the interface may begin a sentence here and stand within one there.
    private static string Told(string words)
    {
        if (words.Length == 0) return words;
        var told = Texts.Tell(words);
        if (told != words) return told;
        var (upper, lower) = (char.ToUpperInvariant(words[0]) + words[1..], char.ToLowerInvariant(words[0]) + words[1..]);
        if (Texts.Tell(upper) is var big && big != upper) return char.ToLowerInvariant(big[0]) + big[1..];
        return Texts.Tell(lower) is var small && small != lower ? char.ToUpperInvariant(small[0]) + small[1..] : words;
    }

    private static Sentences Read(string resource)
    {
        using var stream = typeof(Sentences).Assembly.GetManifestResourceStream(resource)!;
        using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return new Sentences(document.RootElement.EnumerateObject().ToFrozenDictionary(k => k.Name, k => k.Value.EnumerateArray().Select(p => new Pair(p[0].GetString()!, p[1].GetString()!)).ToArray(), StringComparer.Ordinal));
    }

    /// <summary>
    /// A sentence with places for words. A place takes the fewest characters, at least one, so that the words between follow: since the
    /// last of them stand at the end, the first fit from the left is the only one that need be looked for, and it takes linear time.
    /// </summary>
    private sealed class Pair
    {
        private readonly List<string> _between = [];
        private readonly List<int> _places = [];

        public Pair(string source, string other)
        {
            (Source, Other) = (source, other);
            var at = 0;
            foreach (Match place in Place().Matches(source))
            {
                _between.Add(source[at..place.Index]);
                _places.Add(place.Groups["n"].Value[0] - '0');
                at = place.Index + place.Length;
            }
            _between.Add(source[at..]);
        }

        public string Source { get; }

        public string Other { get; }

        /// <summary>The words at each place, by its number, or null where the sentence is another.</summary>
        public string[]? WordsIn(string english)
        {
            if (_places.Count == 0) return english == Source ? [] : null;
            if (!english.StartsWith(_between[0], StringComparison.Ordinal) || !english.EndsWith(_between[^1], StringComparison.Ordinal)) return null;
            var words = new string[10];
            Array.Fill(words, "");
            var (at, end) = (_between[0].Length, english.Length - _between[^1].Length);
            for (var i = 0; i < _places.Count; i++)
            {
                if (at + 1 > end) return null;
                var to = i == _places.Count - 1 ? end : english.IndexOf(_between[i + 1], at + 1, end - at - 1, StringComparison.Ordinal);
                if (to < 0) return null;
                words[_places[i]] = english[at..to];
                at = to + _between[i + 1].Length;
            }
            return words;
        }
    }

    [GeneratedRegex(@"\{(?<n>\d)(?::(?<how>[tpnlwdc]))?\}")]
    private static partial Regex Place();
}
