namespace Kazus.Text.Mentions.Training;

/// <summary>A conditional random field over scores that something else gives, with the transitions it learns.</summary>
internal sealed class RandomField
{
    private readonly Labels _labels;
    private readonly Crf _crf;
    private float[] _scores = [];

    public RandomField(Labels labels)
    {
        (_labels, _crf, Transitions) = (labels, new(labels), new(labels.Width * labels.Width));
        Renew();
    }

    public Parameter Transitions { get; }

    /// <summary>To be called when the transitions have changed.</summary>
    public void Renew() => _crf.SetTransitions(Transitions.Values);

    /// <summary>
    /// Replaces the scores by their slopes: the probability of each label, less one for the given one. The scores of a token are one part of a row
    /// as wide as those of two fields, from <paramref name="offset"/> on.
    /// </summary>
    public void Learn(Span<float> rows, ReadOnlySpan<byte> given, int offset, bool fromTheEnd)
    {
        var (n, width, stride) = (given.Length, _labels.Width, 2 * _labels.Width);
        if (_scores.Length < n * width) _scores = new float[2 * n * width];
        var scores = _scores.AsSpan(0, n * width);
        for (var t = 0; t < n; t++) rows.Slice((fromTheEnd ? n - 1 - t : t) * stride + offset, width).CopyTo(scores[(t * width)..]);
        _crf.Marginals(scores, n, Transitions.Slopes, 1);
        for (var t = 0; t < n; t++)
        {
            scores[t * width + given[t]] -= 1;
            if (t > 0) Transitions.Slopes[given[t - 1] * width + given[t]] -= 1;
            scores.Slice(t * width, width).CopyTo(rows[((fromTheEnd ? n - 1 - t : t) * stride + offset)..]);
        }
    }
}
