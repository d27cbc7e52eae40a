using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Kazus.Text.Claims;

/// <summary>
/// The words a pattern can begin with. A pattern of many alternatives that share no first letters is tried at every character of a
/// sentence; tried only where one of its first words stands, it finds the same and costs a fraction. The pattern has to begin with
/// <c>\G</c>.
/// </summary>
internal sealed class FirstWords
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words;
    private readonly bool numbers;

    /// <param name="numbers">True when the pattern may begin with digits as well.</param>
    /// <param name="words">First words in lower case.</param>
    public FirstWords(bool numbers, params ReadOnlySpan<string> words)
    {
        this.numbers = numbers;
        this.words = FrozenSet.Create(StringComparer.Ordinal, words).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The matches from left to right, none inside another.</summary>
    public IEnumerable<Match> Matches(Regex pattern, string text, List<Token> tokens)
    {
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Start < from || !IsFirst(tokens[i])) continue;
            // Digits begin anew after a point or a comma inside a number.
            for (var at = tokens[i].Start; at < tokens[i].End; at = NextDigits(text, tokens[i], at))
            {
                if (at < from) continue;
                var match = pattern.Match(text, at);
                if (!match.Success) continue;
                yield return match;
                from = match.Index + match.Length;
            }
        }
    }

    /// <summary>Whether the pattern may begin with this token.</summary>
    public bool IsFirst(Token token)
    {
        if (token.IsNumber) return numbers;
        if (!token.IsWord) return false;
        var word = token.Lower.AsSpan();
        var apostrophe = word.IndexOf('\'');
        return words.Contains(apostrophe < 0 ? word : word[..apostrophe]);
    }

    private static int NextDigits(string text, Token token, int at)
    {
        if (!token.IsNumber) return token.End;
        while (at < token.End && char.IsAsciiDigit(text[at])) at++;
        while (at < token.End && !char.IsAsciiDigit(text[at])) at++;
        return at;
    }
}
