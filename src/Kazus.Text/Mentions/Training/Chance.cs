namespace Kazus.Text.Mentions.Training;

/// <summary>What is left out at random: quick, and the same on every machine (xorshift of 64 bits, multiplied: Vigna 2016).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = FeatureKey.Join(seed, 0x6B617A7573) | 1;

    /// <summary>True in a share of the cases.</summary>
    public bool Is(float share) => (uint)(Next() >> 32) < Bar(share);

    /// <summary>Nought in a share of the places, and in the others what keeps the mean at one.</summary>
    public void Fill(Span<float> mask, float share)
    {
        var (keep, bar) = (1 / (1 - share), Bar(share));
        for (var i = 0; i < mask.Length; i += 2)
        {
            var next = Next();
            mask[i] = (uint)next < bar ? 0 : keep;
            if (i + 1 < mask.Length) mask[i + 1] = (uint)(next >> 32) < bar ? 0 : keep;
        }
    }

    private static uint Bar(float share) => (uint)(share * (double)uint.MaxValue);

    private ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1D;
    }
}
