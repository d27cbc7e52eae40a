using Kazus.Cases;
using Kazus.Find.Search;

namespace Kazus.Find.Likeness;

/// <summary>What is wanted of a search for like cases.</summary>
public sealed record LikeWish
{
    /// <summary>How many cases.</summary>
    public int Top { get; init; } = 10;

    /// <summary>Ids of the variables to compare; empty for all that can be.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>Whether the words of the cases count too.</summary>
    public bool Words { get; init; } = true;

    /// <summary>Conditions that the cases have to meet.</summary>
    public IReadOnlyList<FactFilter> Filters { get; init; } = [];

    /// <summary>A case that is not wanted: the one that others are compared with.</summary>
    public CaseKey? Except { get; init; }
}

/// <summary>Why a case is like another, or unlike, by one question.</summary>
/// <param name="Variable">The question, or null for the words of the whole case.</param>
/// <param name="Own">What the case asked about says.</param>
/// <param name="Other">What the case found says.</param>
/// <param name="Likeness">0 to 1.</param>
/// <param name="Average">How alike the cases of the collection that answer the question are on average.</param>
/// <param name="Contribution">Weight × (likeness − average): what the question adds to the score, or takes away.</param>
public sealed record LikeReason(Variable? Variable, string Own, string Other, double Likeness, double Average, double Contribution)
{
    /// <summary>Name of the question.</summary>
    public string Name => Variable?.Label ?? "Words";
}

/// <summary>A question that could not be compared, and which of the two cases does not answer it.</summary>
/// <param name="Variable">The question.</param>
/// <param name="Value">What the one case says that does.</param>
public sealed record NotCompared(Variable Variable, string Value);

/// <summary>A case like another.</summary>
public sealed record LikeCase
{
    /// <summary>Which.</summary>
    public required CaseKey Key { get; init; }

    /// <summary>Sum of all contributions: 0 is as like as an average case. A question that either case leaves open adds and takes nothing.</summary>
    public required double Score { get; init; }

    /// <summary>Weighted mean likeness over the questions that were compared, 0 to 1.</summary>
    public required double Alike { get; init; }

    /// <summary>Why, the greatest contribution first; those below zero are the differences.</summary>
    public required IReadOnlyList<LikeReason> Reasons { get; init; }

    /// <summary>Questions that the case asked about answers and this one does not.</summary>
    public required IReadOnlyList<NotCompared> Open { get; init; }

    /// <summary>Questions compared.</summary>
    public int Compared => Reasons.Count(r => r.Variable is not null);

    /// <summary>Questions that the case asked about answers.</summary>
    public int Asked => Compared + Open.Count;
}
