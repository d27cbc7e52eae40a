using Kazus.Text.Documents;

namespace Kazus.Checking.Reading;

/// <summary>What an outcome statement is about.</summary>
internal enum OutcomeKind
{
    Recurrence,
    Metastasis,
    Death,

    /// <summary>No evidence of disease.</summary>
    Free,

    /// <summary>Alive with disease.</summary>
    Diseased,

    /// <summary>Alive, and nothing said of disease.</summary>
    Alive,
}

/// <summary>A statement on the outcome of the own patient.</summary>
/// <param name="Part">Where it stands.</param>
/// <param name="Sentence">The sentence or cell.</param>
/// <param name="Span">The words.</param>
/// <param name="Words">The words as they read.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Present">Whether it happened or is so; false for a denial.</param>
internal sealed record Outcome(Part Part, Told Sentence, Span Span, string Words, OutcomeKind Kind, bool Present)
{
    /// <summary>The time after treatment it speaks of, or null.</summary>
    public Length? At { get; init; }

    /// <summary>The time was taken over from the sentence before.</summary>
    public bool Carried { get; init; }

    /// <summary>Only the original site is meant ("no local recurrence").</summary>
    public bool LocalOnly { get; init; }

    /// <summary>A denial of what is far away only ("no distant disease").</summary>
    public bool DistantOnly { get; init; }

    /// <summary>What came back lies in the region of the tumour: in transit, in lymph nodes.</summary>
    public bool Regional { get; init; }

    /// <summary>It covers the whole time up to <see cref="At"/> ("has remained free of recurrence").</summary>
    public bool Throughout { get; init; }

    public bool IsReturn => Kind is OutcomeKind.Recurrence or OutcomeKind.Metastasis;

    /// <summary>Whether a denial and an assertion are about the same thing.</summary>
    public bool Speaks(Outcome other)
    {
        if (!IsReturn || !other.IsReturn) return Kind == other.Kind;
        if (DistantOnly && other.Regional || Regional && other.DistantOnly) return false;
        if (Kind == other.Kind) return true;
        var denial = Present ? other : this;
        return denial is { Kind: OutcomeKind.Recurrence, LocalOnly: false, Throughout: true };
    }
}
