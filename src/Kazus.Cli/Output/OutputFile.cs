namespace Kazus.Cli.Output;

/// <summary>A file the user names for what a verb writes, asked about before anything is done.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file in which something else stands: one of <paramref name="inputs"/>, or any other kind of file. A page or a drawing written before is replaced.</summary>
    /// <param name="path">Where the page or drawing shall stand.</param>
    /// <param name="endings">How the names of such files end, in small letters with the dot; the first is told to the user.</param>
    /// <param name="inputs">What is read.</param>
    /// <exception cref="InputException">Something else would be lost.</exception>
    internal static void Spare(string? path, string[] endings, params IEnumerable<string> inputs)
    {
        // In an empty file, a pipe or a terminal nothing can be lost.
        if (path is null || !File.Exists(path) || new FileInfo(path).Length == 0) return;
        var full = Path.GetFullPath(path);
        // Names are compared without their case: on most desks two cases are one file.
        var read = inputs.Any(i => string.Equals(Path.GetFullPath(i), full, StringComparison.OrdinalIgnoreCase));
        if (!read && endings.Contains(Path.GetExtension(path).ToLowerInvariant())) return;
        throw new InputException($"{path} {(read ? "is what is read" : "is there already, and another kind of file")}; it would be lost. Name a new file that ends in {endings[0]}.");
    }
}
