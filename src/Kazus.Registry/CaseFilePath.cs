using System.Security.Cryptography;
using System.Text;

namespace Kazus.Registry;

/// <summary>Where a case is written.</summary>
internal static class CaseFilePath
{
    /// <summary>The usual file of a case that never had one. An id that is no file name is marked by its hash, so that two ids never share a file.</summary>
    public static string Of(string id)
    {
        var name = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
        if (name != id || name.StartsWith('.')) name += "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 6));
        return $"cases/{name}.yaml";
    }

    /// <summary>True for a table, whose rows are cases.</summary>
    public static bool IsTable(string path) => IsUnderCases(path) && path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the file of one case.</summary>
    public static bool IsCaseFile(string path) => IsUnderCases(path) && (path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase));

    private static bool IsUnderCases(string path) => path.StartsWith("cases/", StringComparison.Ordinal) && path.IndexOf('/', 6) < 0;
}
