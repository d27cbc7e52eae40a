using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Kazus.Checking.Reading.Learnt;

/// <summary>
/// Which side of which <see cref="Contrast"/> a stretch of a sentence says of the patient, learnt from example sentences: the
/// probability of each is the softmax of the summed weights of its <see cref="Clues"/>. See docs/models/sayings.md.
/// </summary>
internal sealed class SayingModel
{
    private readonly uint[] clues;
    private readonly int[] first;
    private readonly byte[] classes;
    private readonly sbyte[] weights;
    private readonly float[] bias;
    private readonly float step;

    // A bit for the upper twenty of each clue's: most pairs of words were never seen, and need no search.
    private readonly ulong[] seen = new ulong[1 << 14];

    // Where the clues begin whose upper sixteen bits are at least these: some few have all of them in common.
    private readonly int[] begins = new int[(1 << 16) + 1];

    /// <param name="kinds">The kinds of words.</param>
    /// <param name="sides">The sides that can be said, as "contrast|side"; the last class, of no name, is that nothing of them is said.</param>
    /// <param name="clues">Keys in ascending order.</param>
    /// <param name="first">Where each clue's weights begin, and one more: their end.</param>
    /// <param name="classes">The class of each weight.</param>
    /// <param name="weights">In steps.</param>
    /// <param name="bias">Of each class.</param>
    /// <param name="step">What a weight of 1 stands for.</param>
    public SayingModel(WordKinds kinds, IReadOnlyList<string> sides, uint[] clues, int[] first, byte[] classes, sbyte[] weights, float[] bias, float step)
    {
        if (sides.Count is 0 or > 254 || bias.Length != sides.Count + 1 || first.Length != clues.Length + 1 || first[^1] != weights.Length || classes.Length != weights.Length || classes.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)sides.Count)) throw new InvalidDataException("The model of sayings is damaged.");
        (Kinds, Sides, this.clues, this.first, this.classes, this.weights, this.bias, this.step) = (kinds, sides, clues, first, classes, weights, bias, step);
        foreach (var clue in clues)
        {
            seen[clue >> 18] |= 1UL << (int)(clue >> 12 & 63);
            begins[(clue >> 16) + 1]++;
        }
        for (var i = 1; i < begins.Length; i++) begins[i] += begins[i - 1];
    }

    private static readonly Lazy<SayingModel> released = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("words/sayings.bin")!;
        return Read(stream);
    });

    /// <summary>The model that ships with Kazus.</summary>
    public static SayingModel Released => released.Value;

    public WordKinds Kinds { get; }

    public IReadOnlyList<string> Sides { get; }

    /// <summary>The contrast of each side, by name, and which side of it it is.</summary>
    public IReadOnlyList<(string Contrast, string Pole)> Poles => poles ??= [.. Sides.Select(s => s.Split('|')).Select(s => (s[0], s[1]))];

    private (string, string)[]? poles;

    // What another side of the contrast may have of a side's probability, and what the class of nothing. What goes to other contrasts counts
    // less against it: a sentence may be about several.
    private const float MostOfAnotherSide = 0.25f;
    private const float MostOfNothing = 0.5f;

    /// <summary>Whether a side is said with at least a probability, and neither its contrary nor nothing is nearly as probable.</summary>
    public bool IsSaid(ReadOnlySpan<float> probabilities, int side, float sure)
    {
        var own = probabilities[side];
        if (own < sure || probabilities[^1] > MostOfNothing * own) return false;
        for (var other = 0; other < Poles.Count; other++)
            if (other != side && probabilities[other] > MostOfAnotherSide * own && Poles[other].Contrast == Poles[side].Contrast) return false;
        return true;
    }

    /// <summary>What a stretch of a sentence says: the probability of each side, in the order of <see cref="Sides"/>, and last that of none.</summary>
    public float[] Probabilities(ReadOnlySpan<Clues.Word> stretch) => Probabilities(Clues.Of(stretch));

    /// <summary>The words of a sentence as <see cref="Probabilities(ReadOnlySpan{Clues.Word})"/> takes stretches of them.</summary>
    public Clues.Word[] WordsOf(List<Term> terms) => Clues.WordsOf(terms, Kinds);

    // The places of those clues that the model knows, each once, ascending.
    private int Known(ReadOnlySpan<uint> found, Span<int> places)
    {
        var count = 0;
        foreach (var clue in found)
        {
            if ((seen[clue >> 18] >> (int)(clue >> 12 & 63) & 1) == 0) continue;
            var from = begins[clue >> 16];
            var at = clues.AsSpan(from, begins[(clue >> 16) + 1] - from).IndexOf(clue);
            if (at >= 0) places[count++] = from + at;
        }
        places = places[..count];
        places.Sort();
        count = 0;
        foreach (var place in places)
            if (count == 0 || places[count - 1] != place) places[count++] = place;
        return count;
    }

    /// <summary>The probability of each side, in the order of <see cref="Sides"/>, and last that of none.</summary>
    public float[] Probabilities(ReadOnlySpan<uint> found)
    {
        var scores = new float[bias.Length];
        var places = found.Length <= MostOnStack ? stackalloc int[found.Length] : new int[found.Length];
        var known = Known(found, places);
        foreach (var at in places[..known])
            for (var w = first[at]; w < first[at + 1]; w++) scores[classes[w]] += weights[w];
        var scale = known == 0 ? 0 : step / MathF.Sqrt(known);
        var highest = float.NegativeInfinity;
        for (var c = 0; c < scores.Length; c++) highest = Math.Max(highest, scores[c] = scores[c] * scale + bias[c]);
        var sum = 0f;
        for (var c = 0; c < scores.Length; c++) sum += scores[c] = MathF.Exp(scores[c] - highest);
        for (var c = 0; c < scores.Length; c++) scores[c] /= sum;
        return scores;
    }

    private const int MostOnStack = 1024;

    private static readonly byte[] Mark = "KZS2"u8.ToArray();

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        Kinds.Write(writer);
        writer.Write(Sides.Count);
        foreach (var side in Sides) writer.Write(side);
        foreach (var b in bias) writer.Write(b);
        writer.Write(step);
        writer.Write(clues.Length);
        writer.Write(weights.Length);
        writer.Write(MemoryMarshal.AsBytes(clues.AsSpan()));
        for (var i = 0; i < clues.Length; i++) writer.Write((byte)Math.Min(255, first[i + 1] - first[i]));
        writer.Write(classes);
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The file is no such model.</exception>
    public static SayingModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark)) throw new InvalidDataException("The file is no model of sayings.");
        var kinds = WordKinds.Read(reader);
        var sides = new string[reader.ReadInt32()];
        for (var i = 0; i < sides.Length; i++) sides[i] = reader.ReadString();
        var bias = new float[sides.Length + 1];
        for (var i = 0; i < bias.Length; i++) bias[i] = reader.ReadSingle();
        var step = reader.ReadSingle();
        var clues = new uint[reader.ReadInt32()];
        var weights = new sbyte[reader.ReadInt32()];
        stream.ReadExactly(MemoryMarshal.AsBytes(clues.AsSpan()));
        var first = new int[clues.Length + 1];
        for (var i = 0; i < clues.Length; i++) first[i + 1] = first[i] + reader.ReadByte();
        var classes = reader.ReadBytes(weights.Length);
        stream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(kinds, sides, clues, first, classes, weights, bias, step);
    }
}
