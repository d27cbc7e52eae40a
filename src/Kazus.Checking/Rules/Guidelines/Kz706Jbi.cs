namespace Kazus.Checking.Rules.Guidelines;

/// <summary>Items of JBI that are told in part or not at all.</summary>
internal static class Kz706Jbi
{
    public static Rule Rule { get; } = ItemFindings.Rule("KZ706", "jbi-items", "jbi");
}
