namespace Kazus.Manuscript.Front;

/// <summary>The journal and the place in it; only the title is needed.</summary>
/// <param name="Title">Full title.</param>
public sealed record Journal(string Title)
{
    /// <summary>Abbreviated title as NLM gives it, or null.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>Id within the publisher's system, or null.</summary>
    public string? Id { get; init; }

    public string? PrintIssn { get; init; }

    public string? ElectronicIssn { get; init; }

    public string? Publisher { get; init; }

    public string? Volume { get; init; }

    public string? Issue { get; init; }

    public string? FirstPage { get; init; }

    public string? LastPage { get; init; }

    public string? ArticleNumber { get; init; }
}

/// <summary>Terms under which the report may be used.</summary>
/// <param name="Name">Short name ("CC BY 4.0").</param>
public sealed record Licence(string Name)
{
    public string? Url { get; init; }

    /// <summary>The whole statement to print; a standard sentence is made from name and address when null.</summary>
    public string? Statement { get; init; }

    /// <summary>Who holds the copyright, or null for "The authors".</summary>
    public string? Holder { get; init; }

    public int? Year { get; init; }

    /// <summary>A licence known by its short name: the Creative Commons ones ("CC BY-NC 4.0", "CC0 1.0") get their address.</summary>
    public static Licence Of(string name)
    {
        var words = name.Trim().ToLowerInvariant().Replace("creative commons", "cc", StringComparison.Ordinal).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["cc0", ..]) return new Licence(name) { Url = "https://creativecommons.org/publicdomain/zero/1.0/" };
        if (words is not ["cc", "by", ..]) return new Licence(name);
        var version = words.FirstOrDefault(w => char.IsAsciiDigit(w[0])) ?? "4.0";
        var terms = string.Join('-', words.Skip(1).Where(w => w is "by" or "nc" or "nd" or "sa"));
        return new Licence(name) { Url = $"https://creativecommons.org/licenses/{terms}/{version}/" };
    }
}
