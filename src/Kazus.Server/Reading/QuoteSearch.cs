using System.Text;
using Kazus.Text.Documents;

namespace Kazus.Server.Reading;

/// <summary>Finds words a reader selected or typed in the article: line breaks and markup between them do not matter.</summary>
internal static class QuoteSearch
{
    /// <summary>Where the words first stand, or null.</summary>
    public static Span? Find(Document document, string words)
    {
        var asked = Plain(words).Trim();
        if (asked.Length is 0 or > 1000) return null;
        var texts = document.Paragraphs.Select(p => p.Plain).Concat(document.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Plain));
        foreach (var text in texts)
        {
            var at = Plain(text.Text).IndexOf(asked, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return text.ToDocument(at, at + asked.Length);
        }
        return null;
    }

    // Character for character, so that places stay; runs of blanks are left as they are, for a browser copies what it shows.
    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var c in words)
            plain.Append(c switch { '\u00a0' or '\n' or '\r' or '\t' or '\u2009' or '\u202f' => ' ', '\u2018' or '\u2019' => '\'', '\u201c' or '\u201d' => '"', _ => c });
        return plain.ToString();
    }
}
