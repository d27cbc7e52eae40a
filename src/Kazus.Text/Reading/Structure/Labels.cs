using System.Globalization;
using System.Text.RegularExpressions;
using Kazus.Text.Patterns;

namespace Kazus.Text.Reading.Structure;

/// <summary>A label at the head of a caption or legend: "Figure 2", "Table II", "Fig. S1".</summary>
/// <param name="Name">"Figure" or "Table".</param>
/// <param name="Number">The number; Roman numerals are read as Arabic.</param>
/// <param name="Length">How many characters of the text the label takes, closing punctuation included.</param>
/// <param name="Punctuated">Whether a point, colon, dash or bar follows the number, or nothing at all.</param>
internal readonly record struct CaptionLabel(string Name, string Number, int Length, bool Punctuated)
{
    public string Label => $"{Name} {Number}";
}

/// <summary>Recognises labels of figures and tables, however abbreviated.</summary>
internal static partial class Labels
{
    public static CaptionLabel? Read(string text)
    {
        if (text.Length < 5) return null;
        var match = Label().FirstIn(text);
        if (!match.Success) return null;
        var name = match.Groups["t"].Success ? "Table" : "Figure";
        var number = Number(match.Groups["n"].Value);
        var supplement = match.Groups["s"].Success && !number.StartsWith('S') ? "S" : "";
        return new(name, supplement + number, match.Length, match.Groups["p"].Success || match.Length == text.Length);
    }

    /// <summary>"II" is "2", "s1" is "S1"; Arabic numbers as they are.</summary>
    public static string Number(string printed)
    {
        if (printed.Length > 0 && printed.All(c => c is 'I' or 'V' or 'X'))
            return Roman(printed).ToString(CultureInfo.InvariantCulture);
        return printed.ToUpperInvariant();
    }

    private static int Roman(string text)
    {
        var value = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = Digit(text[i]);
            value += i + 1 < text.Length && digit < Digit(text[i + 1]) ? -digit : digit;
        }
        return value;
    }

    private static int Digit(char c) => c switch { 'X' => 10, 'V' => 5, _ => 1 };

    [GeneratedRegex("""
        ^(?<s>Suppl(?:ementary|emental|\.)?\s+|Additional\s+|Extended\s+Data\s+)?
        (?:(?<t>Table|Tab\.?|Tabelle|Tablica|Tableau|Tabla|Tabella|Tabela)|Fig(?:ure)?s?\.?|Abb(?:ildung)?\.?|Slika|Figura)
        \s*(?<n>S?\d{1,2}|(?-i:[IVX]{1,5}))(?![\d-])(?:\s?(?-i:[A-Ha-h](?=[.:\s)]|$)))?
        (?<p>\s*[.:—–|]|\s+-\s|\s*$)?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
