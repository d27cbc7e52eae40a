namespace Kazus.Registry.Casebooks;

/// <summary>Paths within a casebook never lead out of it.</summary>
internal static class CasebookPath
{
    /// <exception cref="RegistryException">The path is not one within a casebook.</exception>
    public static void Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        if (path.Length is 0 or > 1024 || path.Contains('\0', StringComparison.Ordinal) || parts.Any(p => p is "" or "." or "..") || Path.IsPathRooted(path))
            throw new RegistryException($"'{path}' is not a path within a casebook: expected one such as manuscript/01-report.md.");
    }

    /// <summary>The file's place under a folder.</summary>
    public static string Under(string folder, string path)
    {
        Check(path);
        var full = Path.GetFullPath(Path.Combine([folder, .. path.Split('/')]));
        var root = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return full.StartsWith(root, StringComparison.Ordinal) ? full : throw new RegistryException($"'{path}' would be written outside {folder}; nothing was written.");
    }
}
