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
        : Words().Replace(svg, m => Sentences.Croatian.Say("figures", WebUtility.HtmlDecode(m.ValueSpan[1..^1].ToString())) is { } told ? $">{Escaped(told)}<" : m.Value);

    /// <summary>A caption or title, sentence by sentence.</summary>
    public static string Caption(string caption) => Language.Now == Language.English ? caption
        : string.Join(' ', End().Split(caption).Select(s => Sentences.Croatian.Say("captions", s) ?? Sentences.Croatian.Say("figures", s) ?? s));

    private static string Escaped(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex(">[^<>]*[A-Za-z]{3}[^<>]*<")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<=\.) (?=\p{Lu})")]
    private static partial Regex End();
}
