namespace Kazus.Statistics;

/// <summary>A log likelihood with its first and second derivatives, for Newton's method.</summary>
internal abstract class PartialLikelihood : IDisposable
{
    /// <summary>Number of coefficients.</summary>
    public abstract int Width { get; }

    /// <summary>The log likelihood; fills the score and the lower triangle of the observed information.</summary>
    public abstract double Evaluate(ReadOnlySpan<double> coefficients, Span<double> score, double[,] information);

    /// <summary>Gives buffers back.</summary>
    public virtual void Dispose()
    {
    }
}
