namespace Kazus.Text.Mentions;

/// <summary>How many were right, proposed and marked, with the measures made from them.</summary>
/// <param name="Right">Proposed mentions that agree with a marked one.</param>
/// <param name="Found">Marked mentions that agree with a proposed one; equal to <paramref name="Right"/> when agreement is strict.</param>
/// <param name="Proposed">All proposed mentions.</param>
/// <param name="Marked">All marked mentions.</param>
public readonly record struct Counts(int Right, int Found, int Proposed, int Marked)
{
    /// <summary>Share of the proposed that are right; 0 when nothing was proposed.</summary>
    public double Precision => Proposed == 0 ? 0 : Right / (double)Proposed;

    /// <summary>Share of the marked that were found; 0 when nothing was marked.</summary>
    public double Recall => Marked == 0 ? 0 : Found / (double)Marked;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Counts operator +(Counts a, Counts b) => new(a.Right + b.Right, a.Found + b.Found, a.Proposed + b.Proposed, a.Marked + b.Marked);
}
