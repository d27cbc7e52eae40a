namespace Kazus.Manuscript.Word;

/// <summary>Parts a text into pieces that run one way; Word wants to be told, the web works it out.</summary>
internal static class Direction
{
    public static IEnumerable<(string Words, bool RightToLeft)> Split(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var right = RightToLeft(text[start]);
            var end = start + 1;
            var last = start;
            while (end < text.Length && (right ? RightToLeft(text[end]) || !char.IsLetterOrDigit(text[end]) : !RightToLeft(text[end])))
            {
                if (right && RightToLeft(text[end])) last = end;
                end++;
            }
            if (right) end = last + 1;
            yield return (text[start..end], right);
            start = end;
        }
    }

    // Hebrew, Arabic, Syriac, Thaana, N'Ko and the presentation forms.
    private static bool RightToLeft(char c) => c is >= '\u0590' and <= '\u08ff' or >= '\ufb1d' and <= '\ufdff' or >= '\ufe70' and <= '\ufefc';
}
