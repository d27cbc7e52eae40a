using System.Text.RegularExpressions;
using Kazus.Text.Documents;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>Words that head a paragraph on its own first line: "Keywords: ...", "ABSTRACT. ...", "Ethics approval: ...".</summary>
/// <param name="Words">The words, without punctuation.</param>
/// <param name="Length">How many characters of the paragraph they take, punctuation included.</param>
internal readonly record struct RunIn(string Words, int Length);

internal static partial class RunIns
{
    public static RunIn? Read(Block block)
    {
        var text = block.Plain.Text;
        var set = block.Lead(MarkKind.Bold, MarkKind.Italic);
        if (set is > 2 and < 130 && set < text.Length)
        {
            var end = set;
            while (end < text.Length && text[end] is ':' or '.' or ' ' or '—' or '–' or '-') end++;
            return new(text[..set].Trim(' ', ':', '.', '—', '–', '-'), end);
        }
        var match = Head().FirstIn(text);
        if (!match.Success) return null;
        var words = match.Groups["w"].Value;
        // Without type to set it apart, only a colon or capitals make the words a heading.
        return match.Groups["p"].Value[0] == ':' || !words.Any(char.IsLower) ? new(words, match.Length) : null;
    }

    [GeneratedRegex(@"^(?<w>\p{Lu}[\p{L}’'()/ &-]{2,90}?)\s*(?<p>[:.—–])[:.—–-]?\s+(?=\S)")]
    private static partial Regex Head();
}
