using System.Globalization;

namespace Kazus.Checking.Reading;

/// <summary>A word, a number or a stop of a sentence. Hyphens part words ("right-handed" is two), so that both spellings read alike.</summary>
/// <param name="Start">First character in the sentence.</param>
/// <param name="Size">Number of characters.</param>
/// <param name="Lower">The characters in lower case.</param>
internal readonly record struct Term(int Start, int Size, string Lower)
{
    public int End => Start + Size;

    /// <summary>A comma, semicolon, colon, full stop or bracket: it ends a clause.</summary>
    public bool IsStop => !char.IsLetterOrDigit(Lower[0]);

    public bool IsWord => char.IsLetter(Lower[0]);

    /// <summary>What its forms share.</summary>
    public string Stem => Keys.Stem(Lower);

    /// <summary>The month, which is not the verb: "in May" says nothing of what may be.</summary>
    public const string May = "may-month";

    /// <summary>The terms of a sentence in order.</summary>
    public static List<Term> Of(string text)
    {
        var terms = new List<Term>(text.Length / 5);
        for (var i = 0; i < text.Length;)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                var from = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i - 1]))) i++;
                terms.Add(new(from, i - from, IsMonth(text, from, i) ? May : text[from..i].ToLower(CultureInfo.InvariantCulture)));
            }
            else
            {
                if (text[i] is ',' or ';' or ':' or '.' or '(' or ')' or '—' or '|') terms.Add(new(i, 1, text[i].ToString()));
                i++;
            }
        }
        return terms;
    }

    private static bool IsMonth(string text, int from, int to) =>
        text.AsSpan(from, to - from).SequenceEqual("May") && (from > 0 || to + 1 < text.Length && char.IsAsciiDigit(text[to + 1]));
}
