using System.Text;

namespace Kazus.Manuscript.Prose;

/// <summary>Characters that XML and HTML cannot hold, or that turn the direction of a whole line around, are left out of what is written.</summary>
public static class XmlCharacters
{
    /// <summary>The text without them; the same string when there are none.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!Holds(text, i, out _)) return Without(text);
        return text;
    }

    private static string Without(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Holds(text, i, out var pair)) continue;
            clean.Append(text[i]);
            if (pair) clean.Append(text[++i]);
        }
        return clean.ToString();
    }

    private static bool Holds(string text, int i, out bool pair)
    {
        var c = text[i];
        pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsSurrogate(c)) return pair || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]));
        return c is '\t' or '\n' or '\r' || (c >= ' ' && c is not ('\u202d' or '\u202e' or '\ufffe' or '\uffff'));
    }
}
