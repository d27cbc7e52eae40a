namespace Kazus.Text.Mentions;

/// <summary>
/// What reads a sentence: a network from both ends and two chains of labels, added up before sums over label sequences are made, once from the left,
/// where a mention is known by its first word, and once from the right, where it is known by its last.
/// </summary>
/// <param name="Labels">The types and their labels.</param>
/// <param name="Network">The network.</param>
/// <param name="Features">The weights of the chains: labels 0 to Width - 1 for the reading from the left, Width to 2 Width - 1 for the reading from the right.</param>
/// <param name="FromLeft">Scores of label after label, of network and chain together, read from the left.</param>
/// <param name="FromRight">The same read from the right.</param>
/// <param name="Vocabulary">Word groups and vectors.</param>
/// <param name="Lexicon">Phrases of terminologies.</param>
internal sealed record MentionReadings(Labels Labels, Network Network, FeatureTable Features, float[] FromLeft, float[] FromRight, Vocabulary Vocabulary, Lexicon Lexicon);

/// <summary>What training leaves behind.</summary>
/// <param name="Readings">What finds candidates.</param>
/// <param name="Memory">How phrases were marked in training.</param>
/// <param name="Judge">The last reading: how probable a candidate is, all things considered.</param>
/// <param name="Threshold">How probable a mention must be to be taken.</param>
/// <param name="TrainingTexts">Fingerprints of the texts trained on.</param>
internal sealed record MentionModel(MentionReadings Readings, PhraseMemory Memory, Trees Judge, float Threshold, IReadOnlySet<ulong> TrainingTexts)
{
    private const string Resource = "Kazus.Text.Mentions.Model.mentions.bin";
    private static readonly Lazy<MentionModel> Embedded = new(LoadEmbedded);

    /// <summary>The model that ships with Kazus.</summary>
    public static MentionModel Shipped => Embedded.Value;

    /// <summary>Whether this text, line ends and spaces aside, was among the texts the model was trained on.</summary>
    public bool WasTrainedOn(string text) => TrainingTexts.Contains(Fingerprint(text));

    public static ulong Fingerprint(string text)
    {
        var letters = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(letters));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static MentionModel LoadEmbedded()
    {
        using var stream = typeof(MentionModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Resource}.");
        return ModelFile.Read(stream);
    }
}
