using System.Text;

namespace Kazus.Registry.Casebooks;

/// <summary>A file to be taken into a collection; its bytes are read when they are needed.</summary>
/// <param name="Path">Within the casebook, with forward slashes.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Read">Reads them.</param>
internal sealed record IntakeFile(string Path, long Length, Func<byte[]> Read)
{
    /// <summary>What a database row can hold, with room to spare.</summary>
    public const long Largest = 512L << 20;

    private const long LargestText = 32L << 20;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text to the last character, byte order mark included, or null when it is not UTF-8 text of a size that people write.</summary>
    public string? Text()
    {
        if (Length > LargestText) return null;
        try
        {
            return Strict.GetString(Read());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The files of a folder, but for what a build writes and what version control keeps; links are not followed.</summary>
    public static IReadOnlyList<IntakeFile> Of(string folder, List<string> notes)
    {
        var files = new List<IntakeFile>();
        Walk(new DirectoryInfo(folder), "", files, notes);
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static void Walk(DirectoryInfo folder, string under, List<IntakeFile> files, List<string> notes)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }))
        {
            var path = under + entry.Name;
            if (entry.LinkTarget is not null) notes.Add($"{path} is a link and was left out.");
            else if (entry is DirectoryInfo inner)
            {
                if (path is not ("build" or ".git")) Walk(inner, path + "/", files, notes);
            }
            else if (entry is FileInfo { Length: > Largest } large) notes.Add($"{path} has {large.Length >> 20} MB and was left out: files up to {Largest >> 20} MB are kept in a registry.");
            else files.Add(new IntakeFile(path, ((FileInfo)entry).Length, () => File.ReadAllBytes(entry.FullName)));
        }
    }
}
