using Kazus.Checks;
using Kazus.Provenance;

namespace Kazus.Casebooks.References;

/// <summary>Reads references as reference managers write them: CSL-JSON, BibTeX, RIS and PubMed's NBIB, told apart by content.</summary>
public static class ReferenceFile
{
    /// <summary>The references with the line each begins on.</summary>
    public static IReadOnlyList<(Source Source, int Line)> Read(string text, string shown, List<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0)
        {
            findings.Add(CasebookRule.Unreadable(shown, "The file is empty: expected references.", 1));
            return [];
        }
        if (start[0] is '[' or '{') return CslJson.Read(text, shown, findings);
        if (start[0] is '@' or '%') return BibTex.Read(text, shown, findings);
        return TaggedReferences.Read(text, shown, findings);
    }

    /// <summary>An id for a reference that has none: family, year, a letter if needed.</summary>
    internal static string MakeId(IReadOnlyList<string> authors, int? year, ISet<string> taken)
    {
        var family = authors.Count > 0 ? authors[0].Split(' ')[0] : "reference";
        var plain = new string([.. family.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
        var id = year is null ? plain : $"{plain}-{year}";
        var unique = id;
        for (var letter = 'b'; !taken.Add(unique) && letter <= 'z'; letter++) unique = id + letter;
        return unique;
    }

    internal static string? BareDoi(string? doi)
    {
        if (string.IsNullOrWhiteSpace(doi)) return null;
        var at = doi.IndexOf("10.", StringComparison.Ordinal);
        return at < 0 ? doi.Trim() : doi[at..].Trim();
    }

    /// <summary>Family name and initials: "Ziewacz JE".</summary>
    internal static string AuthorName(string family, string given)
    {
        var initials = string.Concat(given.Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries).Select(p => p.All(char.IsUpper) ? p : p[..1].ToUpperInvariant()));
        return initials.Length == 0 ? family.Trim() : $"{family.Trim()} {initials}";
    }
}
