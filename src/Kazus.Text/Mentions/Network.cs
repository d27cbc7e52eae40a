namespace Kazus.Text.Mentions;

/// <summary>The weights of the network that reads a sentence from both ends at once.</summary>
/// <param name="Rows">For each feature of a word one more than the number of its embedding.</param>
/// <param name="Embeddings">The embeddings; the first are those of the <see cref="SentenceMarks"/>.</param>
/// <param name="Input">From the inputs to the gates of both directions.</param>
/// <param name="Bias">Of the gates.</param>
/// <param name="Recurrent">From what is shown to the gates, one table per direction.</param>
/// <param name="Output">From what both directions show to the labels, read from the left and from the right.</param>
/// <param name="OutputBias">Of the labels.</param>
internal sealed record NetworkWeights(NumberTable Rows, float[] Embeddings, float[] Input, float[] Bias, float[] Recurrent, float[] Output, float[] OutputBias)
{
    public const int Embedding = 32, Inputs = Vocabulary.VectorWidth + Embedding;

    /// <summary>How many cells each direction has.</summary>
    public int Hidden => Bias.Length / 8;

    /// <summary>How many gates each direction has, four per cell.</summary>
    public int Gates => 4 * Hidden;

    /// <summary>The weights as the model file keeps them, in sixteen bits, so that what is measured is what ships.</summary>
    public NetworkWeights InHalves() => new(Rows, Halved(Embeddings), Halved(Input), Halved(Bias), Halved(Recurrent), Halved(Output), Halved(OutputBias));

    private static float[] Halved(float[] numbers) => [.. numbers.Select(x => (float)(Half)x)];

    /// <summary>Whether the tables fit each other and the labels.</summary>
    public bool Fits(Labels labels) =>
        Embeddings.Length % Embedding == 0 && Embeddings.Length >= SentenceMarks.Count * Embedding && Rows.Greatest * Embedding <= (ulong)Embeddings.Length &&
        Hidden is > 0 and <= 256 && Hidden % 8 == 0 && Input.Length == Inputs * 2 * Gates && Bias.Length == 2 * Gates && Recurrent.Length == 2 * Hidden * Gates &&
        Output.Length == 4 * Hidden * labels.Width && OutputBias.Length == 2 * labels.Width;
}

/// <summary>
/// What each word and mark adds to the gates, worked out once. Whole numbers of steps, so that a remembered word takes little room.
/// </summary>
internal sealed class Network
{
    public const float Step = 1 / 512f;

    // A word and the eight marks a token can bear stay within sixteen bits; gates are long shut or open at such sums.
    private const float MostOfWord = 16_000, MostOfMark = 2_000;
    private readonly short[][] _marks;
    private readonly Vocabulary _vocabulary;

    public Network(NetworkWeights weights, Vocabulary vocabulary)
    {
        (Weights, _vocabulary) = (weights, vocabulary);
        _marks = [.. Enumerable.Range(0, SentenceMarks.Count).Select(m => Sums(weights.Embeddings.AsSpan(m * NetworkWeights.Embedding, NetworkWeights.Embedding), [], [], MostOfMark))];
    }

    public NetworkWeights Weights { get; }

    /// <summary>What a mark adds to the gates of both directions.</summary>
    public ReadOnlySpan<short> Of(int mark) => _marks[mark];

    /// <summary>What a word adds to the gates of both directions, their bias with it.</summary>
    public ReadOnlySpan<short> Of(Word word)
    {
        if (word.Gates is { } known) return known;
        Span<float> embedding = stackalloc float[NetworkWeights.Embedding];
        embedding.Clear();
        foreach (var feature in word.Features)
            if (Weights.Rows[FeatureKey.Short(feature)] is not 0 and var row)
                Mentions.Rows.Add(Weights.Embeddings.AsSpan((int)(row - 1) * NetworkWeights.Embedding, NetworkWeights.Embedding), embedding);
        // Two threads may do this at once: both write the same numbers.
        return word.Gates = Sums(embedding, _vocabulary.Vector(word.Row), Weights.Bias, MostOfWord);
    }

    private short[] Sums(ReadOnlySpan<float> embedding, ReadOnlySpan<sbyte> vector, ReadOnlySpan<float> bias, float most)
    {
        Span<float> inputs = stackalloc float[NetworkWeights.Inputs], sums = stackalloc float[2 * Weights.Gates];
        inputs.Clear();
        for (var k = 0; k < vector.Length; k++) inputs[k] = vector[k] * Vocabulary.VectorStep;
        embedding.CopyTo(inputs[Vocabulary.VectorWidth..]);
        sums.Clear();
        bias.CopyTo(sums);
        Products.Add(inputs, Weights.Input, sums);
        var steps = new short[sums.Length];
        for (var j = 0; j < steps.Length; j++) steps[j] = (short)Math.Clamp(MathF.Round(sums[j] / Step), -most, most);
        return steps;
    }
}
