namespace Kazus.Manuscript.Compose;

/// <summary>Finds what somebody may have meant: the known names that are few keystrokes away.</summary>
internal static class NearestNames
{
    /// <summary>At most three names, the nearest first; empty when none is near.</summary>
    public static IReadOnlyList<string> Of(string asked, IEnumerable<string> known)
    {
        var reach = Math.Max(2, asked.Length / 3);
        var last = asked[(asked.LastIndexOf('.') + 1)..];
        return [.. known.Select(name => (Name: name, Steps: Steps(asked, name, last, reach)))
            .Where(n => n.Steps <= reach)
            .OrderBy(n => n.Steps).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Take(3).Select(n => n.Name)];
    }

    /// <summary>"Known: …" as a sentence for a finding, or null.</summary>
    public static string? Sentence(string asked, IEnumerable<string> known)
    {
        var near = Of(asked, known);
        return near.Count == 0 ? null : "Nearest known: " + string.Join(", ", near) + ".";
    }

    // A name that ends in the same word, or contains what was asked, is near whatever stands before it.
    private static int Steps(string asked, string name, string last, int reach)
    {
        if (last.Length > 1 && name.EndsWith("." + last, StringComparison.OrdinalIgnoreCase)) return Math.Min(reach, 2);
        if (asked.Length > 3 && name.Contains(asked, StringComparison.OrdinalIgnoreCase)) return 1;
        return Math.Abs(asked.Length - name.Length) > reach ? int.MaxValue : Distance(asked, name);
    }

    // Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, without regard to case.
    private static int Distance(string a, string b)
    {
        var two = new int[b.Length + 1];
        var one = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) one[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, one[j] + 1), one[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) row[j] = Math.Min(row[j], two[j - 2] + 1);
            }
            (two, one, row) = (one, row, two);
        }
        return one[b.Length];
    }

    private static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
}
