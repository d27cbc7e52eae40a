using System.Net;
using System.Text.RegularExpressions;

namespace Kazus.Server.Words;

/// <summary>
/// The words of a drawing and its caption in the language of the page. Files for a manuscript stay in the language they are drawn in.
/// </summary>
internal static partial class FigureWords
{
    /// <summary>A drawing with its words.</summary>
    public static string Drawing(string svg) => Language.Now == Language.English ? svg
        : Words().Replace(svg, m => WebUtility.HtmlDecode(m.ValueSpan[1..^1].ToString()) is var words && (Sentences.Croatian.Say("figures", words) ?? TimeWords.Croatian(words) ?? (words.EndsWith('.') ? Described(words) : null)) is { } told ? $">{Escaped(told)}<" : m.Value);

    /// <summary>A caption or title, sentence by sentence.</summary>
    public static string Caption(string caption) => Language.Now == Language.English ? caption
        : string.Join(' ', End().Split(caption).Select(s => Sentences.Croatian.Say("captions", s) ?? Sentences.Croatian.Say("figures", s) ?? s));

    // What a screen reader says of a drawing, sentence by sentence; what happened stays in the words of the casebook, with its times.
    private static string Described(string words) => string.Join(' ', End().Split(words).Select(s => Sentences.Croatian.Say("descriptions", s) ?? InBrackets().Replace(s, m => TimeWords.Croatian(m.Groups["time"].Value) is { } time ? $"({time})" : m.Value)));

    private static string Escaped(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex(">[^<>]*(?:[A-Za-z]{3}|[0-9] ?(?:mo|wk|y|d)\\b)[^<>]*<")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<=\.) (?=\p{Lu}|n = )")]
    private static partial Regex End();

    [GeneratedRegex(@"\((?<time>[^()]+)\)")]
    private static partial Regex InBrackets();
}
