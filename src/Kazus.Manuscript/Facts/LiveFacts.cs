namespace Kazus.Manuscript.Facts;

/// <summary>The facts a manuscript may call by name. Looked up one at a time, so that a large collection need not be worked out.</summary>
public sealed class LiveFacts(Func<string, LiveFact?> find, Func<IEnumerable<string>> names)
{
    /// <summary>No facts.</summary>
    public static LiveFacts None { get; } = new(_ => null, () => []);

    /// <summary>All names; read only when a name is unknown and the nearest ones are to be told.</summary>
    public IEnumerable<string> Names => names();

    /// <summary>The fact of that name, or null.</summary>
    public LiveFact? Find(string name) => find(name);

    /// <summary>Facts from a list; the first of a name holds.</summary>
    public static LiveFacts Of(IEnumerable<LiveFact> facts)
    {
        var byName = new Dictionary<string, LiveFact>(StringComparer.Ordinal);
        foreach (var fact in facts) byName.TryAdd(fact.Name, fact);
        return new LiveFacts(byName.GetValueOrDefault, () => byName.Keys);
    }
}
