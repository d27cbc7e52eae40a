using System.Globalization;
using Kazus.Manuscript.Facts;

namespace Kazus.Manuscript.Html;

/// <summary>What stands behind one value of the page.</summary>
internal sealed record ClaimEntry(string Title, string Shown, IReadOnlyList<FactClaim> Claims)
{
    public string? Derivation { get; init; }

    public bool Conflict { get; init; }
}

/// <summary>Every value of the page that can be asked where it was read, each once, numbered as it is met.</summary>
internal sealed class ClaimRegister
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly List<(string Id, string FirstUse, ClaimEntry Entry)> entries = [];
    private int uses;

    public IReadOnlyList<(string Id, string FirstUse, ClaimEntry Entry)> Entries => entries;

    /// <summary>The id of the entry and of this use of it; the same key is the same entry.</summary>
    public (string Entry, string Use) Use(string key, Func<ClaimEntry> entry)
    {
        var use = "u" + (++uses).ToString(CultureInfo.InvariantCulture);
        if (!ids.TryGetValue(key, out var id))
        {
            ids[key] = id = "c" + (entries.Count + 1).ToString(CultureInfo.InvariantCulture);
            entries.Add((id, use, entry()));
        }
        return (id, use);
    }
}
