using System.Runtime.CompilerServices;

namespace Kazus.Testing;

/// <summary>Where the tests find the checkout, and the shared reference material when it lies beside it.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Kazus.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shared reference folder beside the checkout (or KAZUS_SHARED), or null: users have none.</summary>
    public static string? Shared { get; } = FindShared();

    /// <summary>A path under the checkout.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var d = new DirectoryInfo(Path.GetDirectoryName(here)!); d is not null; d = d.Parent)
            if (System.IO.File.Exists(Path.Combine(d.FullName, "Kazus.slnx"))) return d.FullName;
        throw new DirectoryNotFoundException($"No Kazus.slnx above {here}");
    }

    private static string? FindShared()
    {
        var named = Environment.GetEnvironmentVariable("KAZUS_SHARED");
        var path = string.IsNullOrEmpty(named) ? Path.Combine(Root, "..", "shared") : named;
        return Directory.Exists(Path.Combine(path, "reference")) ? Path.GetFullPath(path) : null;
    }
}
