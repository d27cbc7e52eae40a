namespace Kazus.Text.Documents;

/// <summary>An entry of the reference list, read as far as it can be read.</summary>
public sealed record Reference(Span Span, PlainText Plain) : Node(Span)
{
    /// <summary>Its place in the list, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The number printed or implied, or the identifier the article uses.</summary>
    public required string Key { get; init; }

    /// <summary>Surname and initials as printed, without "et al.".</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Whether the list of authors is cut with "et al.".</summary>
    public bool EtAl { get; init; }

    public int? Year { get; init; }

    public Span? YearSpan { get; init; }

    public string? Title { get; init; }

    public string? Journal { get; init; }

    public string? Volume { get; init; }

    public string? Pages { get; init; }

    public string? Doi { get; init; }

    public string? Pmid { get; init; }

    /// <summary>The surname of the first author, or null.</summary>
    public string? FirstSurname => Authors.Count == 0 ? null : SurnameOf(Authors[0]);

    private static string SurnameOf(string author)
    {
        var comma = author.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0) return author[..comma].Trim();
        // "S. Lafferty", "J.-P. van der Berg": the initials may stand before the name.
        var words = author.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => w[^1] == '.' && w.Length <= 6 && char.IsUpper(w[0]) && w != "St.").ToArray();
        if (words.Length == 0) return author;
        var count = words.Length;
        while (count > 1 && words[count - 1].Length <= 4 && words[count - 1].All(c => char.IsUpper(c) || c is '.' or '-')) count--;
        return string.Join(' ', words.Take(count));
    }
}
