using Kazus.Provenance;

namespace Kazus.Checking.Scores;

/// <summary>What the record says of one item of a score: the fewest and the most points it leaves open.</summary>
/// <param name="Item">The item.</param>
/// <param name="Least">Fewest points.</param>
/// <param name="Most">Most points.</param>
/// <param name="Words">What was read, or null when the record says nothing.</param>
/// <param name="From">The claim it rests on, or null.</param>
public sealed record ItemReading(Item Item, int Least, int Most, string? Words, Claim? From)
{
    public bool IsKnown => Least == Most;
}

/// <summary>A score or scale as the record of one patient gives it: bounds where items are missing, and the class when they leave one only.</summary>
public sealed record ScoreReading
{
    /// <summary>"SINS", "ESCC".</summary>
    public required string Score { get; init; }

    /// <summary>The paper that defines it.</summary>
    public required string Source { get; init; }

    /// <summary>The items; empty for a scale that is read at once.</summary>
    public IReadOnlyList<ItemReading> Items { get; init; } = [];

    /// <summary>The fewest points possible, or null for a scale.</summary>
    public int? Least { get; init; }

    /// <summary>The most points possible, or null for a scale.</summary>
    public int? Most { get; init; }

    /// <summary>The classes or grades that are still possible, in order.</summary>
    public IReadOnlyList<string> Possible { get; init; } = [];

    /// <summary>The class, when no missing item can change it; for a scale the group of its grade.</summary>
    public string? Class { get; init; }

    /// <summary>The claim that states the score itself, or null.</summary>
    public Claim? Stated { get; init; }

    /// <summary>Why the stated score cannot come from the stated items, or null.</summary>
    public string? Contradiction { get; init; }

    /// <summary>Why the score does not apply to this patient, or null.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>Whether the record says anything of it.</summary>
    public bool IsTold => Stated is not null || Items.Any(i => i.From is not null) || Items.Count == 0 && Class is not null;

    /// <summary>In one line: "5 to 12 of 18 points; stable or potentially unstable".</summary>
    public string Say
    {
        get
        {
            var sum = Least is null ? null : Least == Most ? $"{Least} points" : $"{Least} to {Most} points";
            var what = Class ?? string.Join(" or ", Possible);
            return sum is null ? what : $"{sum}; {what}";
        }
    }
}
