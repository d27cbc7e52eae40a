using System.Globalization;
using Kazus.Find.Content;
using Kazus.Find.Search;

namespace Kazus.Server.Find;

/// <summary>What a reader looks for: words, values of facets, years. All of it stands in the address.</summary>
public sealed record SearchQuery
{
    /// <summary>Cases on one page.</summary>
    public const int CasesOnPage = 20;

    /// <summary>Longest words that are looked for.</summary>
    public const int Longest = 300;

    /// <summary>Words; any of them may stand in the case.</summary>
    public string Words { get; init; } = "";

    /// <summary>Chosen values by facet; one value of each facet must be there.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Chosen { get; init; } = [];

    /// <summary>First year, or null.</summary>
    public int? From { get; init; }

    /// <summary>Last year, or null.</summary>
    public int? To { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>True when nothing is asked.</summary>
    public bool IsEmpty => Words.Length == 0 && Chosen.Count == 0 && From is null && To is null;

    /// <summary>Reads an address; what means nothing is not looked at.</summary>
    public static SearchQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var words = query["q"].ToString().Trim();
        return new SearchQuery
        {
            Words = words.Length > Longest ? words[..Longest] : words,
            Chosen = [.. Facets.All.SelectMany(f => query[f].Where(v => !string.IsNullOrWhiteSpace(v)).Distinct().Take(20).Select(v => KeyValuePair.Create(f, v!)))],
            From = Number(query["from"]),
            To = Number(query["to"]),
            Page = Number(query["page"]) is { } page and > 0 and < 100_000 ? page : 1,
        };
    }

    /// <summary>The same for the index.</summary>
    public FindQuery ToFind() => FindQuery.Parse(Words) with
    {
        Filters =
        [
            .. Chosen.GroupBy(c => c.Key).Select(g => FactFilter.Is(g.Key, [.. g.Select(c => c.Value)])),
            .. From is null && To is null ? Array.Empty<FactFilter>() : [FactFilter.Between("year", From, To)],
        ],
    };

    /// <summary>True when a value is chosen.</summary>
    public bool Has(string facet, string value) => Chosen.Contains(KeyValuePair.Create(facet, value));

    /// <summary>The address of another page.</summary>
    public string Address(int page) => Address(this with { Page = page });

    /// <summary>The address without one of the chosen values.</summary>
    public string Without(KeyValuePair<string, string> choice) => Address(this with { Chosen = [.. Chosen.Where(c => !c.Equals(choice))], Page = 1 });

    /// <summary>The address without years.</summary>
    public string WithoutYears() => Address(this with { From = null, To = null, Page = 1 });

    private static string Address(SearchQuery query)
    {
        var parts = new List<string>();
        if (query.Words.Length > 0) parts.Add("q=" + Uri.EscapeDataString(query.Words));
        parts.AddRange(query.Chosen.Select(c => $"{c.Key}={Uri.EscapeDataString(c.Value)}"));
        if (query.From is { } from) parts.Add("from=" + from.ToString(CultureInfo.InvariantCulture));
        if (query.To is { } to) parts.Add("to=" + to.ToString(CultureInfo.InvariantCulture));
        if (query.Page > 1) parts.Add("page=" + query.Page.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? "/search" : "/search?" + string.Join('&', parts);
    }

    private static int? Number(string? words) => int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
