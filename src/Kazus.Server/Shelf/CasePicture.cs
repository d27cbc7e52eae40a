using System.Text.RegularExpressions;
using Kazus.Cases;

namespace Kazus.Server.Shelf;

/// <summary>A picture file of a case.</summary>
/// <param name="Path">Relative to the casebook, with forward slashes.</param>
/// <param name="Of">The event it shows, or null when no event names it.</param>
public sealed partial record CasePicture(string Path, CaseEvent? Of)
{
    /// <summary>Endings of pictures a browser shows, and their types. No SVG: a drawing can carry a program.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".webp"] = "image/webp", [".gif"] = "image/gif",
    };

    private static readonly string[] Folders = ["imaging", "images", "sources"];

    /// <summary>The name of the file without its folder and ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>A date in its name ("2024-01-27", "2024-01"), or null.</summary>
    public string? Date => DateInName().Match(Name) is { Success: true } date ? date.Value : null;

    /// <summary>
    /// The pictures of a case: those its events name under 'shown' ("mri-c5.png", "imaging/mri-c5.png"), then the files whose name begins
    /// with the case's id ("imaging/LMS-001-2024-01-27.png").
    /// </summary>
    internal static IReadOnlyList<CasePicture> In(CasebookFiles files, Case one)
    {
        List<string> there = [.. Folders.SelectMany(f => files.In(f, [.. Types.Keys]).Select(n => $"{f}/{n}"))];
        if (there.Count == 0) return [];
        var pictures = new List<CasePicture>();
        foreach (var happening in one.Events)
            foreach (var word in (happening.Shown ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (there.FirstOrDefault(p => p.Equals(word, StringComparison.OrdinalIgnoreCase) || p[(p.IndexOf('/', StringComparison.Ordinal) + 1)..].Equals(word, StringComparison.OrdinalIgnoreCase)) is { } path) pictures.Add(new(path, happening));
        pictures.AddRange(there.Where(p => Begins(System.IO.Path.GetFileNameWithoutExtension(p), one.Id) && pictures.All(k => k.Path != p)).Select(p => new CasePicture(p, null)));
        return pictures;
    }

    // "LMS-0010" is no picture of LMS-001.
    private static bool Begins(string name, string id) => name.StartsWith(id, StringComparison.OrdinalIgnoreCase) && (name.Length == id.Length || !char.IsLetterOrDigit(name[id.Length]));

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(-\d\d(-\d\d)?)?(?!\d)")]
    private static partial Regex DateInName();
}
