using System.Globalization;
using System.Xml.Linq;
using Kazus.Manuscript.Prose;

namespace Kazus.Manuscript.Word;

/// <summary>What the file remembers of its own making (see <see cref="WordTrace"/>).</summary>
internal sealed class WordMemory
{
    private static readonly XNamespace K = WordNames.Kazus;

    public required IReadOnlyDictionary<string, (SourcePlace At, string Markdown, string Text)> Paragraphs { get; init; }

    public required IReadOnlyDictionary<string, (string Name, string Markdown, string Text)> Controls { get; init; }

    public static WordMemory? Read(IEnumerable<XDocument> parts)
    {
        if (parts.FirstOrDefault(p => p.Root?.Name == K + "manuscript")?.Root is not { } root) return null;
        var paragraphs = new Dictionary<string, (SourcePlace, string, string)>(StringComparer.Ordinal);
        foreach (var p in root.Elements(K + "paragraph"))
        {
            var line = int.TryParse(p.Attribute("line")?.Value, CultureInfo.InvariantCulture, out var number) ? number : 1;
            paragraphs[p.Attribute("bookmark")?.Value ?? ""] = (new SourcePlace(p.Attribute("path")?.Value ?? "", line, 1), p.Element(K + "markdown")?.Value ?? "", p.Element(K + "text")?.Value ?? "");
        }
        var controls = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal);
        foreach (var c in root.Elements(K + "control"))
            controls[c.Attribute("id")?.Value ?? ""] = (c.Attribute("name")?.Value ?? "", c.Attribute("markdown")?.Value ?? "", c.Attribute("text")?.Value ?? "");
        return new WordMemory { Paragraphs = paragraphs, Controls = controls };
    }
}
