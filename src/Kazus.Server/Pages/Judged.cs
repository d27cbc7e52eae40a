using Kazus.Checks;
using Kazus.Server.Words;

namespace Kazus.Server.Pages;

/// <summary>What checks and changes say, in the language of the page; what nobody has translated stays in English.</summary>
internal static class Judged
{
    private static bool InEnglish => Language.Now == Language.English;

    /// <summary>The sentence of a finding in the language of the page, or null where it is known in English alone.</summary>
    public static string? Told(Finding finding) => InEnglish ? finding.Message : Sentences.Croatian.Message(finding);

    /// <summary>The sentence of a finding.</summary>
    public static string Message(Finding finding) => Told(finding) ?? finding.Message;

    /// <summary>The sentence of a privacy finding that was kept without its rule.</summary>
    public static string Message(string privacy) => InEnglish ? privacy : Sentences.Croatian.OfRules("KZ80", privacy) ?? privacy;

    /// <summary>How to settle a finding.</summary>
    public static string Settle(string words) => InEnglish ? words : Sentences.Croatian.Say("settle", words) ?? Texts.Tell(words);

    /// <summary>A place in an article: "Table 1, row 4".</summary>
    public static string Place(string words) => InEnglish ? words : Sentences.Croatian.Say("places", words) ?? words;

    /// <summary>What a change was.</summary>
    public static string Change(string words) => InEnglish ? words : Sentences.Croatian.Say("history", words) ?? words;

    /// <summary>"en" where words stand in English on a page of another language, else null.</summary>
    public static string? LanguageOf(bool translated) => translated || InEnglish ? null : "en";
}
