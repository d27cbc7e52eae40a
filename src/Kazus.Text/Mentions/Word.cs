namespace Kazus.Text.Mentions;

/// <summary>
/// What the labeller knows of one written word wherever it stands. A feature is used at every distance from the labelled token
/// up to its reach, so that all of them together are one row of numbers per distance.
/// </summary>
internal sealed class Word
{
    public const int FarthestReach = 3;

    /// <summary>As it stands in the text.</summary>
    public required string Written { get; init; }

    public required ulong Key { get; init; }

    public required ulong Form { get; init; }

    /// <summary>The form without a plural ending, as the phrases of the lexicon are stored.</summary>
    public required ulong Stem { get; init; }

    /// <summary>Group of middle fineness, or the shape for a word with no group.</summary>
    public required ulong Middle { get; init; }

    public required ulong Fine { get; init; }

    /// <summary>The classes of the lexicon in which some phrase begins with this word.</summary>
    public required bool BeginsPhrase { get; init; }

    public required bool IsSign { get; init; }

    /// <summary>One more than the number of the word's row in the vocabulary; nought for a word it does not know at all.</summary>
    public required int Row { get; init; }

    public required ulong[] Features { get; init; }

    public required byte[] Reaches { get; init; }

    /// <summary>The sums of all features at each distance, -FarthestReach to +FarthestReach, in steps of weight, once asked for.</summary>
    public short[]?[] Sums { get; } = new short[]?[2 * FarthestReach + 1];

    /// <summary>What the word adds to the gates of the network, once asked for.</summary>
    public short[]? Gates { get; set; }
}
