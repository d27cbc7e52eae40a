using Kazus.Terms;

namespace Kazus.Cases;

/// <summary>Whether two values of one variable can both be true of one patient.</summary>
public enum Agreement
{
    /// <summary>The same value in other words, unit or rounding.</summary>
    Same,

    /// <summary>Both can be true: one is less precise, or the question has several answers.</summary>
    Compatible,

    /// <summary>They cannot both be true.</summary>
    Different,

    /// <summary>Free words that differ: a person has to tell.</summary>
    Undecided,
}

/// <summary>Compares values of one variable.</summary>
public static class ValueComparison
{
    /// <summary>Compares two values as answers to <paramref name="variable"/> about one patient and one lesion. Symmetric.</summary>
    public static Agreement Compare(Variable variable, Value a, Value b)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (a is Value.Absent || b is Value.Absent) return a.Equals(b) ? Agreement.Same : Agreement.Compatible;
        return (a, b) switch
        {
            (Value.Number x, Value.Number y) => Numbers(x, y),
            (Value.Choice x, Value.Choice y) => Choices(variable, x.Answer, y.Answer),
            (Value.Length x, Value.Length y) => x.Duration.Days == y.Duration.Days ? Agreement.Same
                : x.Duration.Days.Overlaps(y.Duration.Days) ? Agreement.Compatible : Agreement.Different,
            (Value.Levels x, Value.Levels y) => Extents(x.Extent, y.Extent),
            (Value.Size x, Value.Size y) => Math.Abs(x.Largest - y.Largest) < 0.05 * Math.Max(x.Largest, y.Largest) ? Agreement.Same
                : variable.Several ? Agreement.Compatible : Agreement.Different,
            (Value.Stain x, Value.Stain y) => x.Marker != y.Marker ? Agreement.Compatible : x.Result == y.Result ? Agreement.Same : Agreement.Different,
            (Value.Coded x, Value.Coded y) => x.Term.Names(y.Term) ? Agreement.Same : variable.Several ? Agreement.Compatible : Agreement.Undecided,
            (Value.Scale x, Value.Scale y) => Scales(x, y),
            _ => a.Equals(b) ? Agreement.Same : variable.Several ? Agreement.Compatible : Agreement.Undecided,
        };
    }

    private static Agreement Numbers(Value.Number a, Value.Number b)
    {
        if (a.Low == b.Low && a.High == b.High) return Agreement.Same;
        // Half-open intervals; an exact number is a point.
        var apart = a.High > a.Low ? b.Low >= a.High : b.Low > a.High;
        var apartToo = b.High > b.Low ? a.Low >= b.High : a.Low > b.High;
        return apart || apartToo ? Agreement.Different : Agreement.Compatible;
    }

    private static Agreement Choices(Variable variable, string a, string b)
    {
        if (a == b) return Agreement.Same;
        var narrowsA = variable.Answers.FirstOrDefault(x => x.Id == a)?.Narrows;
        var narrowsB = variable.Answers.FirstOrDefault(x => x.Id == b)?.Narrows;
        return narrowsA == b || narrowsB == a ? Agreement.Compatible : Agreement.Different;
    }

    private static Agreement Extents(VertebralExtent a, VertebralExtent b)
    {
        if (a.SameAs(b)) return Agreement.Same;
        var one = a.Levels.ToHashSet();
        var other = b.Levels.ToHashSet();
        return one.IsSubsetOf(other) || other.IsSubsetOf(one) ? Agreement.Compatible : Agreement.Different;
    }

    private static Agreement Scales(Value.Scale a, Value.Scale b)
    {
        if (!string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) || a.Of is not null && b.Of is not null && a.Of != b.Of) return Agreement.Compatible;
        return string.Equals(a.Reading, b.Reading, StringComparison.OrdinalIgnoreCase) ? Agreement.Same : Agreement.Undecided;
    }
}
