namespace Kazus.Checking.Rules.Guidelines;

/// <summary>Items of Murad that are told in part or not at all.</summary>
internal static class Kz707Murad
{
    public static Rule Rule { get; } = ItemFindings.Rule("KZ707", "murad-items", "murad");
}
