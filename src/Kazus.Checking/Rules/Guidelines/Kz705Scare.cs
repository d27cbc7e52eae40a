namespace Kazus.Checking.Rules.Guidelines;

/// <summary>Items of SCARE that are told in part or not at all.</summary>
internal static class Kz705Scare
{
    public static Rule Rule { get; } = ItemFindings.Rule("KZ705", "scare-items", "scare");
}
