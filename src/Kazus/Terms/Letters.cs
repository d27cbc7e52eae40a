using System.Globalization;
using System.Reflection;
using System.Text;

namespace Kazus.Terms;

/// <summary>
/// Takes letters and their accents apart and joins them, and writes raised numbers plainly. The program is started without the
/// operating system's Unicode tables, so that it answers alike at every desk; normalization of strings does nothing then.
/// Latin, Greek and Cyrillic letters are known (Unicode Standard Annex 15); others stay as they are.
/// </summary>
public static class Letters
{
    private static readonly Dictionary<(char Letter, char Mark), char> Joinings = Read();
    private static readonly Dictionary<char, (char Letter, char Mark)> Partings = Joinings.ToDictionary(j => j.Value, j => j.Key);

    // Raised and lowered signs and what they stand for, one after the other.
    private const string Raised = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-⁽(⁾)ⁿn₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-ªaºo";

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <summary>Every accent joined to the letter before it, where there is a letter for both: "e" and an acute are "é".</summary>
    public static string Joined(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036f')) return text;
        var joined = new StringBuilder(text.Length);
        foreach (var c in text)
            if (joined.Length > 0 && Joinings.TryGetValue((joined[^1], c), out var both)) joined[^1] = both;
            else joined.Append(c);
        return joined.ToString();
    }

    /// <summary>Every letter followed by its accents: "é" is "e" and an acute.</summary>
    public static string Apart(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u00bf')) return text;
        var apart = new StringBuilder(text.Length + 8);
        foreach (var c in text) Append(c);
        return apart.ToString();

        void Append(char c)
        {
            if (!Partings.TryGetValue(c, out var parts))
            {
                apart.Append(c);
                return;
            }
            Append(parts.Letter);
            apart.Append(parts.Mark);
        }
    }

    /// <summary>Accents joined, raised and lowered numbers, full-width letters and ligatures written plainly: "¹²⁻¹⁴" is "12-14", "ﬁ" is "fi".</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c < '\u00aa') plain.Append(c);
            else if (Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0) plain.Append(Raised[at + 1]);
            else if (c is >= '\uff01' and <= '\uff5e') plain.Append((char)(c - '\uff01' + '!'));
            else if (c is >= '\ufb00' and <= '\ufb06') plain.Append(Ligatures[c - '\ufb00']);
            else plain.Append(c);
        return Joined(plain.ToString());
    }

    private static Dictionary<(char, char), char> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Kazus.Terms.Data.accents.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var joinings = new Dictionary<(char, char), char>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('\t') is not [var mark, var letters]) continue;
            for (var i = 0; i + 1 < letters.Length; i += 2)
                joinings.Add((letters[i], (char)ushort.Parse(mark, NumberStyles.HexNumber, CultureInfo.InvariantCulture)), letters[i + 1]);
        }
        return joinings;
    }
}
