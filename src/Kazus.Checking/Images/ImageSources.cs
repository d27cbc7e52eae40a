using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Kazus.Checking.Images;

/// <summary>The images that belong to a manuscript or a casebook: inside the Word file, linked from the Markdown, in the folder.</summary>
internal static partial class ImageSources
{
    /// <summary>Each image with its name and its bytes, as many as are looked at.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(Manuscript m)
    {
        if (!File.Exists(m.Path)) return [];
        return m.Document.Format switch
        {
            Text.Documents.SourceFormat.Docx => Embedded(m.Path),
            Text.Documents.SourceFormat.Markdown => Linked(m),
            _ => [],
        };
    }

    /// <summary>The images below a folder, without what was built.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Select(f => (Full: f, Name: Path.GetRelativePath(folder, f).Replace('\\', '/')))
            .Where(f => ImageFile.IsImage(f.Name) && !f.Name.StartsWith("build/", StringComparison.Ordinal))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => (f.Name, Head(f.Full)));

    private static List<(string, byte[])> Embedded(string path)
    {
        var found = new List<(string, byte[])>();
        try
        {
            using var zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("word/media/", StringComparison.Ordinal) && ImageFile.IsImage(e.Name)).OrderBy(e => e.FullName, StringComparer.Ordinal).Take(200))
            {
                using var stream = entry.Open();
                found.Add((entry.FullName, Head(stream)));
            }
        }
        catch (InvalidDataException)
        {
            // A damaged file is said by the reader (KZ012).
        }
        return found;
    }

    private static IEnumerable<(string, byte[])> Linked(Manuscript m)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(m.Path))!;
        foreach (var link in Link().Matches(m.Document.Text).Select(l => l.Groups["p"].Value).Distinct(StringComparer.Ordinal).Take(200))
        {
            if (!ImageFile.IsImage(link) || link.Contains("://", StringComparison.Ordinal) || link.IndexOfAny(Path.GetInvalidPathChars()) >= 0) continue;
            var file = Path.GetFullPath(Path.Combine(folder, link.Replace('/', Path.DirectorySeparatorChar)));
            if (File.Exists(file)) yield return (link, Head(file));
        }
    }

    private static byte[] Head(string file)
    {
        using var stream = File.OpenRead(file);
        return Head(stream);
    }

    private static byte[] Head(Stream stream)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (copy.Length < ImageFile.MostBytes && stream.Read(buffer) is var read and > 0) copy.Write(buffer, 0, read);
        return copy.ToArray();
    }

    [GeneratedRegex(@"!\[[^\]]*\]\((?<p>[^)\s""]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
