using Kazus.Terms;

namespace Kazus.Find.Words;

/// <summary>Vertebral levels among the words.</summary>
internal static class Levels
{
    /// <summary>The level a plain word names ("c5", "th10", "d10"), or null.</summary>
    public static VertebralLevel? Read(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= 4 && word[0] is 'c' or 't' or 'd' or 'l' or 's' && char.IsAsciiDigit(word[^1]) ? VertebralLevel.Parse(word) : null;

    /// <summary>The last level of the range that follows a level ("-C7", "–7", "/6"), or null.</summary>
    public static VertebralLevel? End(VertebralLevel from, ReadOnlySpan<char> after)
    {
        if (after.Length < 2 || after[0] is not ('-' or '\u2013' or '\u2014' or '\u2010' or '\u2011' or '/')) return null;
        var n = 1;
        while (n < after.Length && char.IsAsciiLetterOrDigit(after[n])) n++;
        var second = after[1..n];
        if (second.Length is 0 or > 4) return null;
        if (char.IsAsciiDigit(second[0]))
        {
            if (!int.TryParse(second, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)) return null;
            Span<char> whole = [from.Region[0], .. second];
            return number > 12 ? null : VertebralLevel.Parse(whole) is { } to && to.Position > from.Position ? to : null;
        }
        return char.IsAsciiDigit(second[^1]) && VertebralLevel.Parse(second) is { } level && level.Position > from.Position ? level : null;
    }

    /// <summary>Writes a level as its plain word ("c5").</summary>
    public static int Write(VertebralLevel level, Span<char> to)
    {
        var words = level.ToString();
        return words.AsSpan().ToLowerInvariant(to);
    }
}
