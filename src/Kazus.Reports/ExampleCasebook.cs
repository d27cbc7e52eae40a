using System.Reflection;

namespace Kazus.Reports;

/// <summary>The example casebook, carried inside the program so that it is there on every desk.</summary>
public static class ExampleCasebook
{
    private const string Prefix = "example/";

    /// <summary>Copies the example into a folder; files that are already there are left as they are.</summary>
    /// <returns>How many files were written.</returns>
    public static int CopyTo(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var assembly = Assembly.GetExecutingAssembly();
        var written = 0;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, Path.Combine(name[Prefix.Length..].Replace('\\', '/').Split('/')));
            if (File.Exists(path)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var from = assembly.GetManifestResourceStream(name)!;
            using var to = File.Create(path);
            from.CopyTo(to);
            written++;
        }
        return written;
    }
}
