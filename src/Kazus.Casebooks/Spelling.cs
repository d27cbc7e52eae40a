namespace Kazus.Casebooks;

/// <summary>Finds the known name that a mistyped one is nearest to.</summary>
public static class Spelling
{
    /// <summary>The nearest name within a third of the typed length (at least two edits), or null.</summary>
    public static string? Nearest(string typed, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(names);
        if (typed.Length > 60) return null;
        var limit = Math.Max(2, typed.Length / 3);
        var best = names.Select(n => (Name: n, Edits: Distance(typed.ToLowerInvariant(), n.ToLowerInvariant())))
            .OrderBy(x => x.Edits).ThenBy(x => x.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Edits <= limit ? best.Name : null;
    }

    // Edit distance with swapped neighbours counted once (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
