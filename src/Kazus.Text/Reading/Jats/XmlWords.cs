using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kazus.Text.Reading.Jats;

/// <summary>Short ways to ask an element for its parts and its words.</summary>
internal static partial class XmlWords
{
    public static XElement? First(this XElement element, string name) => element.Elements(name).FirstOrDefault() ?? element.Descendants(name).FirstOrDefault();

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements(name);

    /// <summary>The words of an element, white space runs as one space.</summary>
    public static string Flat(this XElement element) => element.Value.Squeezed().Trim();

    public static string Squeezed(this string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
