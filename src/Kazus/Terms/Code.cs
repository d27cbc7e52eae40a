namespace Kazus.Terms;

/// <summary>A concept of a public vocabulary.</summary>
/// <param name="System">Short name of the vocabulary: NCIT, ICDO3, ONCOTREE, DOID, UBERON, HP.</param>
/// <param name="Id">The concept's code in it.</param>
public readonly record struct Code(string System, string Id)
{
    /// <summary>Reads "NCIT:C3158", or null.</summary>
    public static Code? Parse(string curie)
    {
        ArgumentNullException.ThrowIfNull(curie);
        var colon = curie.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < curie.Length - 1 ? new Code(curie[..colon], curie[(colon + 1)..]) : null;
    }

    /// <summary>The compact form "NCIT:C3158".</summary>
    public override string ToString() => $"{System}:{Id}";
}

/// <summary>A word of the field, as written, with the concept it names when a vocabulary knows it. Never guessed.</summary>
/// <param name="Words">As written.</param>
/// <param name="Label">The vocabulary's preferred name, or null when the words are unknown to it.</param>
/// <param name="Codes">The concept in each vocabulary that has it; empty when unknown.</param>
public sealed record Term(string Words, string? Label, IReadOnlyList<Code> Codes)
{
    /// <summary>A term no vocabulary was asked about, or that none knows.</summary>
    public static Term Plain(string words) => new(words, null, []);

    /// <summary>True when a vocabulary knows the words.</summary>
    public bool IsKnown => Codes.Count > 0;

    /// <summary>Two terms name the same thing when they share a code, or, where a code is missing, when the words are the same.</summary>
    public bool Names(Term other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsKnown && other.IsKnown) return Codes.Any(other.Codes.Contains);
        return string.Equals(Plainly(Label ?? Words), Plainly(other.Label ?? other.Words), StringComparison.Ordinal)
            || string.Equals(Plainly(Words), Plainly(other.Words), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public bool Equals(Term? other) => other is not null && Words == other.Words && Label == other.Label && Codes.SequenceEqual(other.Codes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Words, Label, Codes.Count);

    /// <inheritdoc/>
    public override string ToString() => Words;

    private static string Plainly(string words) => string.Join(' ', words.ToLowerInvariant()
        .Split([' ', '-', '\u2013', ',', '.', '/'], StringSplitOptions.RemoveEmptyEntries));
}
