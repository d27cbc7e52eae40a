using System.Collections.Concurrent;

namespace Kazus.Checking;

/// <summary>The pages of docs/rules, which travel inside the assembly so that <c>kazus rules ID</c> can show them anywhere.</summary>
public static class RulePages
{
    private static readonly ConcurrentDictionary<string, string> Pages = new(StringComparer.Ordinal);

    /// <summary>The page of a rule in Markdown; empty for an unknown id.</summary>
    public static string Of(string id) => Pages.GetOrAdd(id, static i =>
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{i}.md");
        return stream is null ? "" : new StreamReader(stream).ReadToEnd();
    });

    /// <summary>The heading of a rule's page without the id.</summary>
    public static string Title(string id)
    {
        var first = Of(id).Split('\n', 2)[0].Trim().TrimStart('#').Trim();
        return first.StartsWith(id, StringComparison.Ordinal) ? first[id.Length..].TrimStart(' ', ':', '·', '-') : first;
    }
}
