using System.IO.Compression;

namespace Kazus.Text.Mentions;

/// <summary>What training leaves behind: the labels, the weights, the word groups and the lexicon, which texts it was
/// trained on, and how probable a mention must be to be taken.</summary>
internal sealed record MentionModel(Labels Labels, FeatureTable Features, float[] Transitions, Vocabulary Vocabulary, Lexicon Lexicon, IReadOnlySet<ulong> TrainingTexts, float Threshold)
{
    private const string Resource = "Kazus.Text.Mentions.Model.mentions.bin";
    private static readonly Lazy<MentionModel> Embedded = new(LoadEmbedded);

    /// <summary>The model that ships with Kazus.</summary>
    public static MentionModel Shipped => Embedded.Value;

    public static MentionModel Load(Stream stream)
    {
        using BrotliStream brotli = new(stream, CompressionMode.Decompress);
        using MemoryStream bytes = new();
        brotli.CopyTo(bytes);
        return ModelFile.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public void Save(Stream stream)
    {
        using BrotliStream brotli = new(stream, CompressionLevel.SmallestSize);
        brotli.Write(ModelFile.Write(this));
    }

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
        return Load(stream);
    }
}
