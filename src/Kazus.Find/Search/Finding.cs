namespace Kazus.Find.Search;

/// <summary>A case found.</summary>
/// <param name="Key">Which.</param>
/// <param name="Score">BM25 of the query's words in it; only its order means something.</param>
public readonly record struct FoundCase(CaseKey Key, double Score);

/// <summary>How many of the cases found have a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">Cases.</param>
public readonly record struct ValueCount(string Value, int Count);

/// <summary>What a query finds.</summary>
public sealed record FindResult
{
    /// <summary>The best cases, best first; equal ones by collection and id.</summary>
    public required IReadOnlyList<FoundCase> Cases { get; init; }

    /// <summary>How many cases were found in all; null when it was not asked for.</summary>
    public int? Total { get; init; }

    /// <summary>The values of each facet asked for over all cases found, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<ValueCount>>> Facets { get; init; } = [];
}

/// <summary>What is wanted of a search.</summary>
/// <param name="Top">How many cases.</param>
/// <param name="Skip">How many of the best are left out in front of them: the pages before.</param>
/// <param name="Facets">Facets whose values are counted over all cases found.</param>
/// <param name="Count">True to count all cases found.</param>
public sealed record FindWish(int Top = 20, int Skip = 0, IReadOnlyList<string>? Facets = null, bool Count = false);
