using System.Globalization;

namespace Kazus.Server.Words;

/// <summary>The words of a page in the reader's language.</summary>
internal static class Texts
{
    /// <summary>An English text in the language of the page.</summary>
    public static string Tell(string english) => Language.Now.Say(english);

    /// <summary>An English text with places {0}, {1} for words that are not translated.</summary>
    public static string Tell(string english, params ReadOnlySpan<object?> parts) => string.Format(CultureInfo.InvariantCulture, Language.Now.Say(english), parts);
}
