namespace Kazus.Text.Mentions;

/// <summary>
/// The labels of the sequence: outside, then the beginning of each type, then the inside of each type. Outside and beginnings may follow
/// anything; an inside follows only the beginning or the inside of its own type. They stand in two blocks so that each is whole vectors wide.
/// </summary>
internal sealed class Labels(string[] types)
{
    public const int Outside = 0;

    public string[] Types { get; } = types;

    /// <summary>Width of the first block, outside and beginnings, and where the second, the insides, starts.</summary>
    public int InsideFrom { get; } = (types.Length + 1 + 7) & ~7;

    /// <summary>The width of a row: both blocks.</summary>
    public int Width => InsideFrom + ((Types.Length + 1 + 7) & ~7);

    public static int Begin(int type) => type + 1;

    public int Inside(int type) => InsideFrom + type + 1;

    public bool IsInside(int label) => label >= InsideFrom;

    public bool IsBegin(int label) => label > 0 && label < InsideFrom;

    public int TypeOf(int label) => (label >= InsideFrom ? label - InsideFrom : label) - 1;

    /// <summary>Whether the place in a row is a label at all; the blocks are padded.</summary>
    public bool IsUsed(int label) => label <= Types.Length || label > InsideFrom && label <= InsideFrom + Types.Length;

    /// <summary>Only the beginning or the inside of a type may stand before its inside.</summary>
    public bool MayFollow(int previous, int next) =>
        IsUsed(previous) && IsUsed(next) && (!IsInside(next) || previous == next || previous == next - InsideFrom);
}
