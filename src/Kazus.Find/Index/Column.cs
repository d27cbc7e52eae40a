namespace Kazus.Find.Index;

/// <summary>The values of one facet or variable over the cases of a segment: each distinct value once, and for every case the numbers of its values.</summary>
internal sealed class Column
{
    public required string Name { get; init; }

    /// <summary>Distinct values in ordinal order.</summary>
    public required string[] Values { get; init; }

    /// <summary>Where each case's numbers begin in <see cref="Numbers"/>; one more than there are cases.</summary>
    public required int[] First { get; init; }

    /// <summary>Numbers of values.</summary>
    public required int[] Numbers { get; init; }

    /// <summary>For each value the cases that have it; made when the column is first counted.</summary>
    public ValueHolders Holders => field ??= ValueHolders.Of(this);

    /// <summary>The numbers of a case's values.</summary>
    public ReadOnlySpan<int> Of(int text) => Numbers.AsSpan(First[text], First[text + 1] - First[text]);

    /// <summary>Builds the columns of cases given in order.</summary>
    public static IReadOnlyList<Column> Build(IReadOnlyList<IReadOnlyList<Fact>> cases)
    {
        var byName = new SortedDictionary<string, List<(int Text, string Value)>>(StringComparer.Ordinal);
        for (var i = 0; i < cases.Count; i++)
            foreach (var fact in cases[i])
            {
                if (!byName.TryGetValue(fact.Name, out var list)) byName[fact.Name] = list = [];
                list.Add((i, fact.Value));
            }
        return [.. byName.Select(n => Build(n.Key, n.Value, cases.Count))];
    }

    private static Column Build(string name, List<(int Text, string Value)> told, int texts)
    {
        string[] values = [.. told.Select(t => t.Value).ToHashSet(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numberOf = new Dictionary<string, int>(values.Length, StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++) numberOf[values[i]] = i;
        var first = new int[texts + 1];
        foreach (var (text, _) in told) first[text + 1]++;
        for (var i = 0; i < texts; i++) first[i + 1] += first[i];
        return new Column { Name = name, Values = values, First = first, Numbers = [.. told.Select(t => numberOf[t.Value])] };
    }
}
