namespace Kazus.Registry;

/// <summary>Where a case is written that never had a file.</summary>
internal static class CaseFilePath
{
    public static string Of(string id) => $"cases/{string.Concat(id.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'))}.yaml";
}
