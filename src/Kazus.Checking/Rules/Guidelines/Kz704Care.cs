namespace Kazus.Checking.Rules.Guidelines;

/// <summary>Items of CARE that are told in part or not at all.</summary>
internal static class Kz704Care
{
    public static Rule Rule { get; } = ItemFindings.Rule("KZ704", "care-items", "care");
}
