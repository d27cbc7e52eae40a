using SkiaSharp;
using Svg.Skia.TypefaceProviders;

namespace Kazus.Figures.Png;

/// <summary>
/// Fonts found in the folders where systems keep them, for machines whose font service the drawing library does not reach. Faces as
/// wide as Helvetica come first, since figures are laid out for them.
/// </summary>
internal sealed class FolderFonts : ITypefaceProvider
{
    private static readonly string[] Families = ["LiberationSans", "Arimo", "NimbusSans", "FreeSans", "Arial", "Helvetica", "DejaVuSans", "NotoSans", "OpenSans", "Roboto"];

    private readonly Dictionary<(bool Bold, bool Italic), SKTypeface> faces = [];

    private FolderFonts(Dictionary<string, string> files)
    {
        foreach (var bold in new[] { false, true })
            foreach (var italic in new[] { false, true })
                if (File(files, bold, italic) is { } path && SKTypeface.FromFile(path) is { } face) faces[(bold, italic)] = face;
    }

    /// <summary>The fonts of this machine, or null where its own font service works or no usable font was found.</summary>
    public static FolderFonts? OfThisMachine { get; } = SKFontManager.Default.FontFamilyCount > 1 ? null : Read();

    /// <summary>True when letters can be drawn.</summary>
    public static bool HasLetters => OfThisMachine is not null || SKFontManager.Default.FontFamilyCount > 1;

    public SKTypeface? FromFamilyName(string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth, SKFontStyleSlant fontStyle)
    {
        var bold = fontWeight >= SKFontStyleWeight.SemiBold;
        var italic = fontStyle != SKFontStyleSlant.Upright;
        return faces.GetValueOrDefault((bold, italic)) ?? faces.GetValueOrDefault((bold, false)) ?? faces.GetValueOrDefault((false, false));
    }

    private static FolderFonts? Read()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = [Path.Combine(home, ".fonts"), Path.Combine(home, ".local", "share", "fonts"), "/usr/local/share/fonts", "/usr/share/fonts", "/run/host/fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 5 };
        foreach (var folder in folders.Where(f => f.Length > 0 && Directory.Exists(f)))
            foreach (var path in Directory.EnumerateFiles(folder, "*.?tf", options)) files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        var fonts = new FolderFonts(files);
        return fonts.faces.ContainsKey((false, false)) ? fonts : null;
    }

    private static string? File(Dictionary<string, string> files, bool bold, bool italic)
    {
        string[] endings = (bold, italic) switch
        {
            (false, false) => ["-Regular", ""],
            (true, false) => ["-Bold"],
            (false, true) => ["-Italic", "-Oblique"],
            _ => ["-BoldItalic", "-BoldOblique"],
        };
        return Families.SelectMany(f => endings.Select(e => files.GetValueOrDefault(f + e))).FirstOrDefault(p => p is not null);
    }
}
