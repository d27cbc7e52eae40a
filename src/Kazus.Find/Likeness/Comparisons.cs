using Kazus.Cases;
using Kazus.Terms;
using Kazus.Time;

namespace Kazus.Find.Likeness;

/// <summary>
/// How alike two answers to one question are, from 0 (as different as can be) to 1 (the same), each kind of question in its own way.
/// What can both be true of one patient (<see cref="ValueComparison"/>) is alike; beyond that, near is more alike than far. The
/// rules and the weights are in docs/methods/ranked-search.md.
/// </summary>
public static class Comparisons
{
    private const double Compatible = 0.9;

    // How much a question says of whether two cases are alike: judgement, not estimate; the page says so.
    private static readonly (string Variable, double Weight)[] Weighed =
    [
        ("disease", 3), ("disease.kind", 1.5), ("primary.site", 1.5), ("disease.site", 1.5), ("lesion.levels", 2), ("lesion.size", 0.5), ("metastasis.site", 0.7),
        ("patient.age", 1), ("patient.sex", 0.7), ("symptom", 0.8), ("symptom.duration", 0.5), ("interval.from-primary", 0.7),
        ("surgery.extent", 1), ("surgery.approach", 0.4), ("margins", 0.5), ("radiotherapy", 0.6), ("chemotherapy", 0.6), ("chemotherapy.drug", 0.6),
        ("ihc", 0.8), ("ki67", 0.5), ("molecular", 0.8), ("recurrence", 0.8), ("recurrence.time", 0.5), ("status", 0.8), ("followup", 0.3), ("survival.time", 0.5),
    ];

    /// <summary>Questions that are compared, in the order of a form.</summary>
    public static IReadOnlyList<Variable> Variables { get; } = [.. Cases.Variables.All.Where(v => Weighed.Any(w => w.Variable == v.Id))];

    /// <summary>The weight of a question.</summary>
    public static double Weight(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return Weighed.First(w => w.Variable == variable.Id).Weight;
    }

    /// <summary>How alike two answers are, or null when they answer different things (two stains of different markers).</summary>
    public static double? Compare(Variable variable, Value a, Value b)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return (a, b) switch
        {
            (Value.Stain x, Value.Stain y) => x.Marker != y.Marker ? null : x.Result == y.Result ? 1 : 0,
            (Value.Scale x, Value.Scale y) when !string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase) => null,
            _ => ValueComparison.Compare(variable, a, b) switch
            {
                Agreement.Same => 1,
                Agreement.Compatible when !variable.Several => Compatible,
                _ => Near(variable, a, b),
            },
        };
    }

    private static double Near(Variable variable, Value a, Value b) => (a, b) switch
    {
        // Ten years apart is half alike, whatever the age.
        (Value.Number x, Value.Number y) => Math.Pow(0.5, Math.Abs(x.Amount - y.Amount) / (variable.Unit == "a" ? 10 : 15)),
        // Twice as long is half alike, whether weeks or years; one month is added so that days are not far apart.
        (Value.Length x, Value.Length y) => Math.Pow(0.5, Math.Abs(Math.Log2((1 + x.Duration.In(TimeUnit.Month)) / (1 + y.Duration.In(TimeUnit.Month))))),
        (Value.Size x, Value.Size y) => Math.Pow(0.5, Math.Abs(Math.Log2((1 + x.Largest) / (1 + y.Largest)))),
        (Value.Levels x, Value.Levels y) => Levels(x.Extent, y.Extent),
        (Value.Choice x, Value.Choice y) => Choices(variable, x.Answer, y.Answer),
        (Value.Coded x, Value.Coded y) => Math.Max(Names(x.Term.Label ?? x.Term.Words, y.Term.Label ?? y.Term.Words), Names(x.Term.Words, y.Term.Words)),
        _ => Names(a.ToString(), b.ToString()),
    };

    // Shared levels first; without any, the next vertebra is nearly as good and three away half of that.
    private static double Levels(VertebralExtent a, VertebralExtent b)
    {
        var (one, other) = (Positions(a), Positions(b));
        if (one.Count == 0 || other.Count == 0) return 0;
        var shared = one.Intersect(other).Count();
        if (shared > 0) return 0.7 + 0.3 * 2 * shared / (one.Count + other.Count);
        var gap = one.Min(p => other.Min(q => Math.Abs(p - q)));
        return 0.7 * Math.Pow(0.5, (gap - 1) / 3.0);
    }

    private static HashSet<int> Positions(VertebralExtent extent) =>
        [.. extent.Levels.Select(l => l.Position), .. extent.Interspaces.SelectMany(i => new[] { i.Upper.Position, i.Upper.Position + 1 })];

    private static double Choices(Variable variable, string a, string b)
    {
        // Extents of resection stand in order, from all to nothing.
        if (variable.Id == "surgery.extent") return Math.Max(0, 1 - Math.Abs(Place(variable, a) - Place(variable, b)) / 3.0);
        // Alive with and without disease are nearer than alive and dead.
        var (wideA, wideB) = (Wider(variable, a), Wider(variable, b));
        return wideA is not null && wideA == wideB ? 0.5 : 0;
    }

    private static int Place(Variable variable, string answer) => variable.Answers.TakeWhile(a => a.Id != answer).Count();

    private static string? Wider(Variable variable, string answer) => variable.Answers.FirstOrDefault(a => a.Id == answer)?.Narrows;

    // Names of which one says more than the other share words; sarcomas and carcinomas at least end alike.
    private static double Names(string a, string b)
    {
        var (one, other) = (Cut(a), Cut(b));
        if (one.Count == 0 || other.Count == 0) return 0;
        var shared = one.Intersect(other).Count();
        var words = 2.0 * shared / (one.Count + other.Count);
        return words == 1 ? 1 : Math.Max(0.8 * words, one.Any(x => other.Any(y => EndAlike(x, y))) ? 0.3 : 0);
    }

    private static HashSet<string> Cut(string words)
    {
        var cut = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Words.WordReader(words);
        while (reader.Read())
            if (reader.Word.Length > 1) cut.Add(reader.Word.ToString());
        return cut;
    }

    private static bool EndAlike(string a, string b)
    {
        var n = 0;
        while (n < a.Length && n < b.Length && a[^(n + 1)] == b[^(n + 1)]) n++;
        return n >= 6;
    }
}
