using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Kazus.Server.Words;

/// <summary>
/// A language of the interface. The English sentence is the key of every text, so that a page can be read in the code and a text
/// that nobody has translated yet is shown in English.
/// </summary>
internal sealed class Language
{
    private static readonly AsyncLocal<Language?> Chosen = new();
    private readonly FrozenDictionary<string, string> _texts;

    private Language(string tag, string name, FrozenDictionary<string, string> texts)
    {
        Tag = tag;
        Name = name;
        _texts = texts;
    }

    public static Language English { get; } = new("en", "English", FrozenDictionary<string, string>.Empty);

    public static Language Croatian { get; } = new("hr", "Hrvatski", Read("hr"));

    public static IReadOnlyList<Language> All { get; } = [English, Croatian];

    /// <summary>The language of the page that is being written.</summary>
    public static Language Now
    {
        get => Chosen.Value ?? English;
        set => Chosen.Value = value;
    }

    /// <summary>BCP 47.</summary>
    public string Tag { get; }

    /// <summary>True when a decimal is written behind a comma.</summary>
    public bool Comma => Tag == "hr";

    /// <summary>Its own name.</summary>
    public string Name { get; }

    /// <summary>The English texts that have a translation.</summary>
    public IEnumerable<string> Translated => _texts.Keys;

    /// <summary>The language with this tag, or null.</summary>
    public static Language? Find(string? tag) => All.FirstOrDefault(l => l.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text in this language.</summary>
    public string Say(string english)
    {
        if (_texts.TryGetValue(english, out var text)) return text;
        Unsaid?.TryAdd(english, 0);
        return english;
    }

    /// <summary>Collects the texts that were asked for and have no translation; for a test.</summary>
    internal ConcurrentDictionary<string, byte>? Unsaid { get; set; }

    /// <summary>A number with its noun: English has two forms, Croatian three (1 slučaj, 2 slučaja, 5 slučajeva).</summary>
    public string Count(int n, string one, string many)
    {
        var forms = Say($"{one}|{many}").Split('|');
        var form = forms.Length == 3 ? Slavic(n) : n == 1 ? 0 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{n} {forms[form]}");
    }

    private static int Slavic(int n)
    {
        var (ones, tens) = (Math.Abs(n) % 10, Math.Abs(n) % 100);
        if (ones == 1 && tens != 11) return 0;
        return ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14) ? 1 : 2;
    }

    // The pages in one file, and a file for each larger list of texts that they show.
    private static FrozenDictionary<string, string> Read(string tag)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in typeof(Language).Assembly.GetManifestResourceNames().Where(n => n.StartsWith($"words/{tag}.", StringComparison.Ordinal)))
        {
            using var stream = typeof(Language).Assembly.GetManifestResourceStream(part)!;
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var text in document.RootElement.EnumerateObject()) texts[text.Name] = text.Value.GetString()!;
        }
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
