using Xunit;

namespace Kazus.Testing;

/// <summary>
/// Compares a text with an approved file in the repository. A difference writes a <c>.received</c> file beside it and fails;
/// accepting is a separate act: rename the file, or run <c>eng/approve.sh</c>. A test run never changes what it compares with.
/// </summary>
public static class Approve
{
    public static void Text(string actual, params string[] approvedPath)
    {
        var path = Repository.File(approvedPath);
        var received = Path.Combine(Path.GetDirectoryName(path)!,
            Path.GetFileNameWithoutExtension(path) + ".received" + Path.GetExtension(path));
        var clean = Normalise(actual);
        if (File.Exists(path) && Normalise(File.ReadAllText(path)) == clean)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, clean);
        Assert.Fail(FirstDifference(File.Exists(path) ? Normalise(File.ReadAllText(path)) : "", clean, path));
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";

    private static string FirstDifference(string approved, string actual, string path)
    {
        var a = approved.Split('\n');
        var b = actual.Split('\n');
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i]) i++;
        return $"{path} differs at line {i + 1}.\n approved: {(i < a.Length ? a[i] : "(end)")}\n received: {(i < b.Length ? b[i] : "(end)")}\n" +
            "If the new text is right, run eng/approve.sh.";
    }
}
