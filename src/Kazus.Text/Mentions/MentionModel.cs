namespace Kazus.Text.Mentions;

/// <summary>What training leaves behind.</summary>
/// <param name="Labels">The types and their labels.</param>
/// <param name="Features">The weights: labels 0 to Width - 1 for the reading from the left, Width to 2 Width - 1 for the reading from the right.</param>
/// <param name="LeftTransitions">Scores of label after label, read from the left.</param>
/// <param name="RightTransitions">The same read from the right, where a mention begins with its last word.</param>
/// <param name="Vocabulary">Word groups.</param>
/// <param name="Lexicon">Phrases of terminologies.</param>
/// <param name="Memory">How phrases were marked in training.</param>
/// <param name="Judge">The second reading: how probable a candidate is, all things considered.</param>
/// <param name="Threshold">How probable a mention must be to be taken.</param>
/// <param name="TrainingTexts">Fingerprints of the texts trained on.</param>
internal sealed record MentionModel(Labels Labels, FeatureTable Features, float[] LeftTransitions, float[] RightTransitions, Vocabulary Vocabulary,
    Lexicon Lexicon, PhraseMemory Memory, Trees Judge, float Threshold, IReadOnlySet<ulong> TrainingTexts)
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
